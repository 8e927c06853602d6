/** The demo company's Stripe objects, indexed; what is sent has no control data in it. */
import type { StripeSeed, StripeSeedObject } from '../story/model.ts';

/** Any object as sent. */
export type Wire = Readonly<Record<string, unknown>>;

/** The kinds of objects that can be listed. */
export type ListKind = 'payouts' | 'balanceTransactions' | 'charges' | 'refunds' | 'disputes' | 'customers';

/** One object with what the server knows about it besides. */
export interface Stored {
  readonly id: string;
  readonly created: number;
  readonly wire: Wire;
  /** The automatic payout that settled a balance transaction; empty for others. */
  readonly payout: string;
}

export interface Store {
  readonly account: Wire;
  readonly accountId: string;
  /** Newest first. */
  readonly lists: Readonly<Record<ListKind, readonly Stored[]>>;
  find(id: string): Wire | undefined;
}

/** A field's text, or empty. */
export function textOf(wire: Wire, field: string): string {
  const value = wire[field];
  return typeof value === 'string' ? value : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field's object, or an empty one. */
export function objectOf(wire: Wire, field: string): Wire {
  const value = wire[field];
  return isRecord(value) ? value : {};
}

function stored(object: StripeSeedObject, isMovement: boolean): Stored {
  const { id, created } = object;
  if (!isMovement) return { id, created, wire: object, payout: '' };
  const { payout, ...wire } = object;
  return { id, created, wire, payout: typeof payout === 'string' ? payout : '' };
}

/** Newest first; of two in the same second the later in the seed comes first. */
function newestFirst(objects: readonly StripeSeedObject[], isMovement = false): Stored[] {
  return objects
    .map((object) => stored(object, isMovement))
    .toReversed()
    .toSorted((a, b) => b.created - a.created);
}

function customerOf(charge: Wire, created: number): StripeSeedObject {
  const billing = objectOf(charge, 'billing_details');
  return {
    id: textOf(charge, 'customer'),
    object: 'customer',
    address: objectOf(billing, 'address'),
    balance: 0,
    created,
    currency: 'aud',
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: textOf(billing, 'email'),
    invoice_prefix: textOf(charge, 'customer').slice(-8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: textOf(billing, 'name'),
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  };
}

/** Customers as far as charges tell of them; each created with its first charge. */
function customersOf(charges: readonly StripeSeedObject[]): StripeSeedObject[] {
  const found = new Map<string, StripeSeedObject>();
  for (const charge of charges) {
    const id = textOf(charge, 'customer');
    if (id !== '' && !found.has(id)) found.set(id, customerOf(charge, charge.created));
  }
  return [...found.values()];
}

function externalAccounts(account: Wire): Wire[] {
  const { data } = objectOf(account, 'external_accounts');
  return Array.isArray(data) ? data.filter(isRecord) : [];
}

/** Indexes a seed. */
export function createStore(seed: StripeSeed): Store {
  const lists = {
    payouts: newestFirst(seed.payouts),
    balanceTransactions: newestFirst(seed.balanceTransactions, true),
    charges: newestFirst(seed.charges),
    refunds: newestFirst(seed.refunds),
    disputes: newestFirst(seed.disputes),
    customers: newestFirst(customersOf(seed.charges)),
  };
  const byId = new Map<string, Wire>();
  for (const list of Object.values(lists)) for (const each of list) byId.set(each.id, each.wire);
  for (const each of seed.others ?? []) byId.set(each.id, each);
  for (const each of externalAccounts(seed.account)) byId.set(textOf(each, 'id'), each);
  return {
    account: seed.account,
    accountId: textOf(seed.account, 'id'),
    lists,
    find: (id) => byId.get(id),
  };
}

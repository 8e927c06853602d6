/** What each path under `/v1` answers. */
import { badParameter, noSuch, StripeRefusal } from './errors.ts';
import { expandObject, expandRows, type Guard } from './expand.ts';
import { demand, redacted, type Caller, type Permission } from './keys.ts';
import { onlyExpand, pageOf, parseListQuery } from './lists.ts';
import { textOf, type ListKind, type Store, type Wire } from './store.ts';

/** A listable resource. */
interface Resource {
  readonly kind: ListKind;
  /** How Stripe names it in messages, and its parameter. */
  readonly what: string;
  readonly param: string;
  readonly permission: Permission;
  readonly filters: readonly string[];
  readonly ranged: readonly string[];
}

const RESOURCES: ReadonlyMap<string, Resource> = new Map([
  [
    'payouts',
    {
      kind: 'payouts',
      what: 'payout',
      param: 'payout',
      permission: 'payout_read',
      filters: ['status', 'destination'],
      ranged: ['created', 'arrival_date'],
    },
  ],
  [
    'balance_transactions',
    {
      kind: 'balanceTransactions',
      what: 'balance transaction',
      param: 'id',
      permission: 'balance_transaction_source_read',
      filters: ['payout', 'type', 'source', 'currency'],
      ranged: ['created'],
    },
  ],
  [
    'charges',
    {
      kind: 'charges',
      what: 'charge',
      param: 'charge',
      permission: 'charge_read',
      filters: ['customer', 'payment_intent', 'transfer_group'],
      ranged: ['created'],
    },
  ],
  [
    'refunds',
    {
      kind: 'refunds',
      what: 'refund',
      param: 'refund',
      permission: 'charge_read',
      filters: ['charge', 'payment_intent'],
      ranged: ['created'],
    },
  ],
  [
    'disputes',
    {
      kind: 'disputes',
      what: 'dispute',
      param: 'dispute',
      permission: 'dispute_read',
      filters: ['charge', 'payment_intent'],
      ranged: ['created'],
    },
  ],
  [
    'customers',
    {
      kind: 'customers',
      what: 'customer',
      param: 'customer',
      permission: 'customer_read',
      filters: ['email'],
      ranged: ['created'],
    },
  ],
]);

const PERMISSION_OF: ReadonlyMap<string, Permission> = new Map([
  ['charge', 'charge_read'],
  ['refund', 'charge_read'],
  ['dispute', 'dispute_read'],
  ['payout', 'payout_read'],
  ['customer', 'customer_read'],
  ['balance_transaction', 'balance_transaction_source_read'],
]);

/** One request, after authentication. */
export interface Call {
  /** Of the account that is asked about. */
  readonly store: Store;
  /** Of the key's own account. */
  readonly own: Store;
  /** Of the accounts that are connected to the key's own, the newest first; none: it isn't a platform. */
  readonly connected: readonly Store[];
  readonly caller: Caller;
  readonly query: URLSearchParams;
}

/** The sources of balance transactions come with their permission; objects deeper down need their own. */
function guardOf(call: Call): Guard {
  return (object, field) => {
    const permission = PERMISSION_OF.get(object);
    if (permission && field !== 'source') demand(call.caller, permission, call.store.accountId);
  };
}

function checkPayoutFilter(call: Call, id: string): void {
  const payout = call.store.lists.payouts.find((each) => each.id === id);
  if (!payout) throw noSuch('payout', id, 'payout');
  if (payout.wire['automatic'] === true) return;
  throw badParameter(
    'payout',
    'Balance transaction history can only be filtered on automatic transfers, not manual.',
  );
}

function list(call: Call, path: string, resource: Resource): Wire {
  const query = parseListQuery(call.query, resource.filters, resource.ranged);
  const payout = query.equal.get('payout');
  if (payout !== undefined) checkPayoutFilter(call, payout);
  const page = pageOf(call.store.lists[resource.kind], query, resource.what);
  const wires = page.rows.map((row) => row.wire);
  // The demo company's charges have no intents; a key that may not see them is refused all the same.
  if (query.expand.some((each) => each.endsWith('.payment_intent')))
    demand(call.caller, 'payment_intent_read', call.store.accountId);
  const data = expandRows(wires, query.expand, call.store, guardOf(call));
  return { object: 'list', data, has_more: page.hasMore, url: path };
}

function one(call: Call, resource: Resource, id: string): Wire {
  const expand = onlyExpand(call.query);
  const found = call.store.lists[resource.kind].find((each) => each.id === id);
  if (!found) throw noSuch(resource.what, id, resource.param);
  return expandObject(found.wire, expand, call.store, guardOf(call));
}

/**
 * `/v1/balance`: what all movements add up to by currency; pending is what isn't available yet. Issuing has a balance of its own; so has
 * the risk reserve, which Stripe's stable versions don't tell.
 */
function balance(call: Call): Wire {
  onlyExpand(call.query);
  const rows = call.store.lists.balanceTransactions
    .map(({ wire }) => wire)
    .filter((wire) => wire['balance_type'] !== 'risk_reserved');
  const main = textOf(call.store.account, 'default_currency') || 'aud';
  const currencies = [...new Set([main, ...rows.map((wire) => textOf(wire, 'currency'))])];
  const sums = (isIn: (wire: Wire) => boolean) =>
    currencies.map((currency) => {
      const own = rows.filter((wire) => wire['currency'] === currency && isIn(wire));
      const amount = own.reduce((sum, { net }) => sum + (typeof net === 'number' ? net : 0), 0);
      return { amount, currency, source_types: { card: amount } };
    });
  const isIssuing = (wire: Wire) => wire['balance_type'] === 'issuing';
  return {
    object: 'balance',
    available: sums((wire) => wire['status'] !== 'pending' && !isIssuing(wire)),
    connect_reserved: currencies.map((currency) => ({ amount: 0, currency })),
    ...(rows.some(isIssuing) ? { issuing: { available: sums(isIssuing) } } : {}),
    livemode: false,
    pending: sums((wire) => wire['status'] === 'pending' && !isIssuing(wire)),
  };
}

function account(call: Call, id: string): Wire {
  onlyExpand(call.query);
  if (id === '' || id === call.store.accountId) return call.store.account;
  const found = call.store === call.own && call.connected.find(({ accountId }) => accountId === id);
  if (found) return found.account;
  throw accountInvalid(call.caller, id);
}

const PLATFORMS_ONLY =
  "Only Stripe Connect platforms can work with other accounts. If you specified a client_id parameter, make sure it's correct. If you need to setup a Stripe Connect platform, you can do so at https://dashboard.stripe.com/account/applications/settings.";

/** `/v1/accounts`: what is connected to the key's own account, a platform. */
function accounts(call: Call, path: string): Wire {
  if (call.store !== call.own) {
    throw new StripeRefusal(
      403,
      "You cannot access the connected accounts of your platform's connected accounts.",
    );
  }
  if (call.connected.length === 0) throw new StripeRefusal(403, PLATFORMS_ONLY);
  const query = parseListQuery(call.query, [], ['created']);
  const rows = call.connected.map(({ account: wire, accountId: id }) => {
    const created = typeof wire['created'] === 'number' ? wire['created'] : 0;
    return { id, created, wire, payout: '' };
  });
  const page = pageOf(rows, query, 'account');
  return { object: 'list', data: page.rows.map(({ wire }) => wire), has_more: page.hasMore, url: path };
}

/** 403 for another account than the key's. */
function accountInvalid(caller: Caller, id: string): StripeRefusal {
  return new StripeRefusal(
    403,
    `The provided key '${redacted(caller.key)}' does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
    { code: 'account_invalid', doc_url: 'https://stripe.com/docs/error-codes/account-invalid' },
  );
}

/** Answers a GET, or null for a path that isn't there. Throws refusals. */
export function answerGet(call: Call, path: string): Wire | null {
  const [, , name = '', id = '', ...more] = path.split('/').map(decodeURIComponent);
  if (more.length > 0) return null;
  const { accountId } = call.store;
  if (name === 'balance' && id === '') {
    demand(call.caller, 'balance_read', accountId);
    return balance(call);
  }
  if (name === 'account' || name === 'accounts') {
    if (name === 'account' && id !== '') return null;
    demand(call.caller, 'connected_account_read', accountId);
    return name === 'accounts' && id === '' ? accounts(call, path) : account(call, id);
  }
  const resource = RESOURCES.get(name);
  if (!resource) return null;
  demand(call.caller, resource.permission, accountId);
  return id === '' ? list(call, path, resource) : one(call, resource, id);
}

/** The permission that a write to a path would need: no demo key has any. */
export function writePermission(path: string): string | null {
  const resource = RESOURCES.get(path.split('/')[2] ?? '');
  return resource ? resource.permission.replace(/_read$/, '_write') : null;
}

/** The account named in `Stripe-Account`: the key's own, or one connected to it. Throws a 403 for any other. */
export function accountNamed(call: Omit<Call, 'store'>, header: string): Store {
  if (header === '' || header === call.own.accountId) return call.own;
  const found = call.connected.find(({ accountId }) => accountId === header);
  if (found === undefined) throw accountInvalid(call.caller, header);
  return found;
}

/**
 * Which invoices payments pay, and who the customers are. A payment names neither: it is found by asking for the payments of
 * each invoice that its customer has. What was found once is kept while the app runs; it doesn't change.
 */
import { BridgeError } from '../../../shared/bridge.ts';
import { kindOf, paymentIdOf } from '../../../shared/payout/alternativePayments/entry.ts';
import {
  CustomerWireSchema,
  InvoiceWireSchema,
  TransactionWireSchema,
  type WireInvoice,
  type WireTransaction,
  parseAlternative,
} from '../../../shared/payout/alternativePayments/wire.ts';
import { orNull } from '../orNull.ts';
import type { RestClient } from '../rest/client.ts';
import { SCOPES } from './client.ts';
import { readAll } from './lists.ts';

interface InvoiceName {
  readonly number: string;
  readonly currency: string;
}

/** What is known of one account. */
export interface Names {
  /** Invoices by payment, as far as they were found: whole for the payments in `settled`. */
  readonly invoices: Map<string, InvoiceName[]>;
  readonly settled: Set<string>;
  readonly customers: Map<string, { readonly name: string; readonly email: string }>;
  /** Invoices by customer and payments by invoice, for as long as a sync takes. */
  readonly lists: Map<string, Recent<readonly WireInvoice[]>>;
  readonly asked: Map<string, Recent<readonly string[]>>;
}

interface Recent<T> {
  readonly answer: Promise<T>;
  /** Milliseconds of `performance.now()`. */
  readonly until: number;
}

const known = new Map<string, Names>();
const RECENT_MS = 600_000;
/** Invoices of a customer that are tried for one payment; each is asked about once, for all payments. */
const MOST_TRIED = 500;

/** What is known of the account of a connection. */
export function namesOf(connectionId: string): Names {
  const names = known.get(connectionId) ?? nothingKnown();
  known.set(connectionId, names);
  return names;
}

function nothingKnown(): Names {
  return {
    invoices: new Map(),
    settled: new Set(),
    customers: new Map(),
    lists: new Map(),
    asked: new Map(),
  };
}

/** Finds names for payouts, one after the other. */
export interface NameFinder {
  /** Adds the invoices and customers of a payout's rows to what is known. Throws `BridgeError`. */
  find(rows: readonly WireTransaction[]): Promise<void>;
}

/** A finder for one call of the bridge. */
export function createNameFinder(client: RestClient, names: Names): NameFinder {
  let mayRead = true;
  const paymentsOf = (invoice: WireInvoice) =>
    once(names.asked, invoice.id, async () => {
      const ids = await readPaymentIds(client, invoice.id);
      for (const id of ids) addName(names, id, invoice);
      return ids;
    });
  const findOne = async (row: WireTransaction): Promise<void> => {
    const id = paymentIdOf(row);
    if (names.settled.has(id) || row.invoice_number !== '') return;
    if (row.invoices.some((each) => each.invoice_number !== '')) return;
    const told = [row.invoice_id, ...row.invoices.map((each) => each.id)].filter((each) => each !== '');
    if (told.length > 0) await nameTold(client, names, id, told);
    else {
      if (row.customer_id === '' || kindOf(row).kind !== 'charge') return;
      const all = await once(names.lists, row.customer_id, () => readInvoices(client, row.customer_id));
      await nameAsked(row, nearestFirst(row, all), paymentsOf);
    }
    names.settled.add(id);
  };
  return {
    async find(rows) {
      for (const row of rows) await findOne(row);
      const customers = new Set(rows.map((row) => row.customer_id).filter((id) => id !== ''));
      for (const id of customers) {
        if (!mayRead || names.customers.has(id)) continue;
        const customer = await readCustomer(client, id);
        // A key that may not read customers now may be given that later.
        if (customer === null) mayRead = false;
        else names.customers.set(id, customer);
      }
    },
  };
}

/**
 * Asks about invoices until one is found that is the payment's to the cent. A payment of several, or of a part of one, has all
 * of its customer's asked about: with one of them missing it would be booked on the wrong one.
 */
async function nameAsked(
  row: WireTransaction,
  candidates: readonly WireInvoice[],
  paymentsOf: (invoice: WireInvoice) => Promise<readonly string[]>,
): Promise<void> {
  for (const invoice of candidates.slice(0, MOST_TRIED)) {
    const pays = (await paymentsOf(invoice)).includes(paymentIdOf(row));
    if (pays && isOfAmount(row, invoice)) return;
  }
}

/** The answer of a little while ago, or a new one; what failed, or was stopped for someone else, is asked again. */
async function once<T>(memory: Map<string, Recent<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = memory.get(key);
  if (found !== undefined && found.until > performance.now()) {
    const answer = await found.answer.then(
      (value) => ({ value }),
      () => null,
    );
    if (answer !== null) return answer.value;
  }
  const answer = read();
  memory.set(key, { answer, until: performance.now() + RECENT_MS });
  answer.catch(() => memory.delete(key));
  return answer;
}

function addName(
  { invoices }: Names,
  paymentId: string,
  { invoice_number: number, currency }: WireInvoice,
): void {
  const names = invoices.get(paymentId) ?? [];
  if (!names.some((each) => each.number === number))
    invoices.set(paymentId, [...names, { number, currency }]);
}

/** By value: `100` is `100.00`. Nothing is booked by it. */
function isOfAmount(row: WireTransaction, { total }: WireInvoice): boolean {
  return total !== null && Number(total) === Number(row.sub_total ?? row.amount ?? row.total);
}

/** Invoices of exactly the payment's amount first, then as listed; drafts and the like are never paid. */
function nearestFirst(row: WireTransaction, invoices: readonly WireInvoice[]): readonly WireInvoice[] {
  const open = invoices.filter(({ status }) => !/draft|void|archiv/i.test(status));
  return [
    ...open.filter((invoice) => isOfAmount(row, invoice)),
    ...open.filter((invoice) => !isOfAmount(row, invoice)),
  ];
}

async function readInvoices(client: RestClient, customerId: string): Promise<readonly WireInvoice[]> {
  const query = { customer_id: customerId };
  const all = await readAll(client, {
    path: '/invoices',
    what: 'invoices',
    permission: SCOPES.invoices,
    query,
  });
  const invoices = client.map(() => all.map((raw) => parseAlternative(InvoiceWireSchema, raw, 'invoice')));
  // Whether the list takes the filter isn't documented.
  return invoices.filter((invoice) => invoice.customer_id === customerId);
}

async function readPaymentIds(client: RestClient, invoiceId: string): Promise<readonly string[]> {
  const query = { invoice_id: invoiceId };
  const all = await readAll(client, {
    path: '/payments',
    what: 'payments',
    permission: SCOPES.payments,
    query,
  });
  return client.map(() =>
    all.map((raw) => paymentIdOf(parseAlternative(TransactionWireSchema, raw, 'payment'))),
  );
}

async function nameTold(
  client: RestClient,
  names: Names,
  paymentId: string,
  ids: readonly string[],
): Promise<void> {
  for (const id of new Set(ids)) {
    const raw = await orNull(
      client.read({ path: `/invoices/${encodeURIComponent(id)}`, permission: SCOPES.invoices }),
    );
    if (raw !== null)
      addName(
        names,
        paymentId,
        client.map(() => parseAlternative(InvoiceWireSchema, raw, 'invoice')),
      );
  }
}

/** A customer's name is good to have: null for a key that may not read it. */
async function readCustomer(client: RestClient, id: string): Promise<{ name: string; email: string } | null> {
  try {
    const raw = await orNull(
      client.read({ path: `/customers/${encodeURIComponent(id)}`, permission: SCOPES.customers }),
    );
    if (raw === null) return { name: '', email: '' };
    const customer = client.map(() => parseAlternative(CustomerWireSchema, raw, 'customer'));
    return { name: customer.company_name || customer.name, email: customer.email };
  } catch (error) {
    if (error instanceof BridgeError && error.data.code === 'permission') return null;
    throw error;
  }
}

/**
 * Which invoices payments pay, and who the customers are. A payment names neither: it is found by asking for the payments of
 * each invoice that its customer has. What was found once is kept while the app runs; it doesn't change.
 */
import { BridgeError } from '../../../shared/bridge.ts';
import { kindOf, paymentIdOf } from '../../../shared/payout/alternativePaymentsEntry.ts';
import {
  CustomerWireSchema,
  InvoiceWireSchema,
  TransactionWireSchema,
  type WireInvoice,
  type WireTransaction,
  parseAlternative,
} from '../../../shared/payout/alternativePaymentsWire.ts';
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
  readonly invoices: Map<string, InvoiceName[]>;
  readonly customers: Map<string, { readonly name: string; readonly email: string }>;
}

const known = new Map<string, Names>();
/** Invoices of a customer that are tried for one payment. */
const MOST_TRIED = 25;

/** What is known of the account of a connection. */
export function namesOf(connectionId: string): Names {
  const names = known.get(connectionId) ?? { invoices: new Map(), customers: new Map() };
  known.set(connectionId, names);
  return names;
}

/** Finds names for payouts, one after the other. */
export interface NameFinder {
  /** Adds the invoices and customers of a payout's rows to what is known. Throws `BridgeError`. */
  find(rows: readonly WireTransaction[]): Promise<void>;
}

/** A finder for one call of the bridge: lists of invoices are read once each. */
export function createNameFinder(client: RestClient, names: Names): NameFinder {
  const lists = new Map<string, Promise<readonly WireInvoice[]>>();
  const asked = new Map<string, Promise<readonly string[]>>();
  let mayRead = true;
  const invoicesOf = (customerId: string) => once(lists, customerId, () => readInvoices(client, customerId));
  const paymentsOf = (invoice: WireInvoice) =>
    once(asked, invoice.id, async () => {
      const ids = await readPaymentIds(client, invoice.id);
      for (const id of ids) addName(names, id, invoice);
      return ids;
    });
  const findOne = async (row: WireTransaction): Promise<void> => {
    const id = paymentIdOf(row);
    if (names.invoices.has(id) || row.invoice_number !== '') return;
    if (row.invoices.some((each) => each.invoice_number !== '')) return;
    const told = [row.invoice_id, ...row.invoices.map((each) => each.id)].filter((each) => each !== '');
    if (told.length > 0) return nameTold(client, names, id, told);
    if (row.customer_id === '' || kindOf(row).kind !== 'charge') return;
    const candidates = nearestFirst(row, await invoicesOf(row.customer_id));
    let explained = 0;
    for (const invoice of candidates.slice(0, MOST_TRIED)) {
      if ((await paymentsOf(invoice)).includes(id)) explained += Number(invoice.total ?? 0);
      // Only to know when to stop asking: nothing is booked by this number.
      if (explained > 0 && explained >= Number(row.sub_total ?? row.total ?? 0)) break;
    }
    if (!names.invoices.has(id)) names.invoices.set(id, []);
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

function once<T>(memory: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = memory.get(key) ?? read();
  memory.set(key, found);
  return found;
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

/** Invoices of exactly the payment's amount first, then as listed; drafts and the like are never paid. */
function nearestFirst(row: WireTransaction, invoices: readonly WireInvoice[]): readonly WireInvoice[] {
  const same = (invoice: WireInvoice) => Number(invoice.total) === Number(row.sub_total ?? row.total);
  const open = invoices.filter(({ status }) => !/draft|void|archiv/i.test(status));
  return [...open.filter(same), ...open.filter((invoice) => !same(invoice))];
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
  if (!names.invoices.has(paymentId)) names.invoices.set(paymentId, []);
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

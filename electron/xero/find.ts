/**
 * Looks up what a send of unknown outcome created, by reference. Only documented, optimised filters are used
 * (`Reference` on documents and payments, `Date` elsewhere); what comes back is compared here, exactly.
 */
import { type Bridge, BridgeError, type Result } from '../../shared/bridge.ts';
import { type PlainDate, plainDate } from '../../shared/dates.ts';
import { fromMajorNumber } from '../../shared/money.ts';
import type { HandlerContext } from '../ipc/contract.ts';
import type { BankAccountDirectory } from './bankAccounts.ts';
import type { XeroClient } from './client.ts';
import { type Operation, PAGE_SIZE, reads } from './clientSdk.ts';
import {
  type PaymentWire,
  parseBankTransactions,
  parseCreditNotes,
  parseInvoiceDocuments,
  parsePayments,
  parseTransfers,
  paymentAmount,
} from './ledgerWire.ts';
import { hasMore, mapExactly } from './wire.ts';
import type * as v from 'valibot';

export type Found = Result<'xero.findByReference'>['found'][number];
export type FindQuery = v.InferOutput<Bridge['xero.findByReference']['params']>;

export interface FindParts {
  readonly client: XeroClient;
  readonly directory: BankAccountDirectory;
}

const REFERENCES_A_CALL = 40;

/** Every object of the kind whose reference is one of those asked for, deleted ones too (see `status`). Throws `BridgeError`. */
export async function findByReference(
  parts: FindParts,
  query: FindQuery,
  context: HandlerContext,
): Promise<Found[]> {
  if (query.references.length === 0) return [];
  const wanted = new Set(query.references);
  const found = await finderOf(query.kind)(parts, query, context);
  return found.filter(({ reference }) => wanted.has(reference));
}

type Finder = (parts: FindParts, query: FindQuery, context: HandlerContext) => Promise<Found[]>;

function finderOf(kind: FindQuery['kind']): Finder {
  if (kind === 'payment') return findPayments;
  if (kind === 'invoice' || kind === 'creditNote') return findDocuments;
  return kind === 'bankTransaction' ? findBankTransactions : findTransfers;
}

async function findDocuments(parts: FindParts, query: FindQuery, context: HandlerContext): Promise<Found[]> {
  const isInvoice = query.kind === 'invoice';
  const parse = isInvoice ? parseInvoiceDocuments : parseCreditNotes;
  const read = isInvoice ? reads.invoices : reads.creditNotes;
  const found: Found[] = [];
  for (const where of referenceFilters(query)) {
    const operation = (page: number) => read({ since: undefined, page, where });
    // oxlint-disable-next-line no-await-in-loop -- at most two calls, and the tenant's limits are shared
    found.push(...(await allPages(parts, query, operation, 'accounting.invoices', parse, context)));
  }
  return found;
}

async function findPayments(parts: FindParts, query: FindQuery, context: HandlerContext): Promise<Found[]> {
  const payments: PaymentWire[] = [];
  const parse = (body: unknown) => {
    const kept = parsePayments(body);
    return { kept, all: kept.length };
  };
  for (const where of referenceFilters(query)) {
    const operation = (page: number) => reads.payments({ since: undefined, page, where });
    // oxlint-disable-next-line no-await-in-loop -- at most two calls, and the tenant's limits are shared
    payments.push(...(await allPages(parts, query, operation, 'accounting.payments', parse, context)));
  }
  const wanted = new Set(query.references);
  const mine = payments.filter(({ reference }) => wanted.has(reference));
  const ids = mine.map(({ account }) => account.accountID);
  const banks =
    ids.length > 0 ? await parts.directory.of(query.connectionId, ids, context) : new Map<string, string>();
  return mapExactly(mine, 'payments', (payment) => {
    const currency = banks.get(payment.account.accountID) ?? payment.invoice.currencyCode ?? 'XXX';
    return {
      reference: payment.reference,
      xeroId: payment.paymentID,
      amount: paymentAmount(payment, currency),
      status: payment.status,
    };
  });
}

/** Filters by reference; by date where a reference has characters that Xero's filter language can't be trusted with. */
function referenceFilters({ references, from, to }: FindQuery): string[] {
  if (references.some((reference) => !/^[\w .:;,/#|+@()-]*$/.test(reference))) return [dateFilter(from, to)];
  const filters: string[] = [];
  for (let start = 0; start < references.length; start += REFERENCES_A_CALL) {
    const chunk = references.slice(start, start + REFERENCES_A_CALL);
    filters.push(chunk.map((reference) => `Reference=="${reference}"`).join(' OR '));
  }
  return filters;
}

async function findBankTransactions(
  parts: FindParts,
  query: FindQuery,
  context: HandlerContext,
): Promise<Found[]> {
  const where = dateFilter(query.from, query.to);
  const operation = (page: number) => reads.bankTransactions({ since: undefined, page, where });
  const wanted = new Set(query.references);
  const all = await allPages(
    parts,
    query,
    operation,
    'accounting.banktransactions',
    parseBankTransactions,
    context,
  );
  const mine = all.filter(({ reference }) => wanted.has(reference));
  const ids = mine.map(({ bankAccount }) => bankAccount.accountID);
  const banks =
    ids.length > 0 ? await parts.directory.of(query.connectionId, ids, context) : new Map<string, string>();
  return mapExactly(mine, 'bankTransactions', (transaction) => ({
    reference: transaction.reference,
    xeroId: transaction.bankTransactionID,
    amount: fromMajorNumber(
      transaction.total,
      banks.get(transaction.bankAccount.accountID) ?? transaction.currencyCode ?? 'XXX',
    ),
    status: transaction.status,
  }));
}

async function findTransfers(parts: FindParts, query: FindQuery, context: HandlerContext): Promise<Found[]> {
  const operation = reads.transfers({ since: undefined, where: dateFilter(query.from, query.to) });
  const options = { write: false, scope: 'accounting.banktransactions' };
  const wanted = new Set(query.references);
  const body = await parts.client.call(query.connectionId, operation, options, context);
  const mine = parseTransfers(body).filter(({ reference }) => wanted.has(reference));
  const ids = mine.map(({ fromBankAccount }) => fromBankAccount.accountID);
  const banks =
    ids.length > 0 ? await parts.directory.of(query.connectionId, ids, context) : new Map<string, string>();
  return mapExactly(mine, 'bankTransfers', (transfer) => ({
    reference: transfer.reference,
    xeroId: transfer.bankTransferID,
    amount: fromMajorNumber(transfer.amount, banks.get(transfer.fromBankAccount.accountID) ?? 'XXX'),
    status: transfer.status,
  }));
}

async function allPages<T>(
  { client }: FindParts,
  { connectionId }: FindQuery,
  operation: (page: number) => Operation,
  scope: string,
  parse: (body: unknown) => { readonly kept: readonly T[]; readonly all: number },
  context: HandlerContext,
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- the next page is known to exist only after this one
    const body = await client.call(connectionId, operation(page), { write: false, scope }, context);
    const { kept, all: received } = parse(body);
    all.push(...kept);
    if (!hasMore(body, page, received, PAGE_SIZE)) return all;
  }
}

/** Xero's filter for days in [from, to], both included. */
function dateFilter(from: string, to: string): string {
  return `Date>=${dateLiteral(from)} AND Date<=${dateLiteral(to)}`;
}

function dateLiteral(text: string): string {
  let date: PlainDate;
  try {
    date = plainDate(text);
  } catch {
    throw new BridgeError({ code: 'badRequest', message: `“${text}” isn’t a date.`, detail: 'from, to' });
  }
  return `DateTime(${date.replaceAll('-', ', ')})`;
}

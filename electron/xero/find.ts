/**
 * Looks up objects: what a send of unknown outcome created, by reference; what became of objects, by id. Only documented,
 * optimised filters are used (`Reference` on documents and payments, `Date` elsewhere); what comes back is compared here, exactly.
 */
import { type Bridge, BridgeError, type Result } from '../../shared/bridge.ts';
import { type PlainDate, plainDate } from '../../shared/dates.ts';
import { fromMajorNumber } from '../../shared/money.ts';
import type { HandlerContext } from '../ipc/contract.ts';
import type { BankAccountDirectory } from './bankAccounts.ts';
import type { XeroClient } from './client.ts';
import { type Operation, PAGE_SIZE, reads } from './clientSdk.ts';
import {
  type FoundDocument,
  parseBankTransactions,
  parseCreditNotes,
  parseInvoiceDocuments,
  parsePayments,
  parseTransfers,
  paymentAmount,
} from './ledgerWire.ts';
import { readsOne } from './removeSdk.ts';
import { hasMore, mapExactly } from './wire.ts';
import type * as v from 'valibot';

export type Found = Result<'xero.findByReference'>['found'][number];
export type FindQuery = v.InferOutput<Bridge['xero.findByReference']['params']>;
type ByIdQuery = v.InferOutput<Bridge['xero.findById']['params']>;

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
  const { kind } = query;
  const isFiltered = kind === 'payment' || kind === 'invoice' || kind === 'creditNote';
  const filters = isFiltered ? referenceFilters(query) : [dateFilter(query.from, query.to)];
  const search = { ...query, filters, isWanted: ({ reference }: Named) => wanted.has(reference) };
  return await FINDERS[kind].search(parts, search, context);
}

/**
 * Objects of a kind by their ids, as they are now, deleted ones too. Looked for on the days that they were posted on, then, as
 * a date may have been changed in Xero, one by one; one that Xero doesn't know isn't in what comes back. Throws `BridgeError`.
 */
export async function findById(
  parts: FindParts,
  query: ByIdQuery,
  context: HandlerContext,
): Promise<Found[]> {
  const wanted = new Set(query.xeroIds);
  const finder = FINDERS[query.kind];
  const found: Found[] = [];
  if (wanted.size > 1) {
    const filters = [dateFilter(query.from, query.to)];
    const search = { ...query, filters, isWanted: ({ xeroId }: Named) => wanted.has(xeroId) };
    found.push(...(await finder.search(parts, search, context)));
  }
  const seen = new Set(found.map(({ xeroId }) => xeroId));
  for (const id of wanted) {
    // oxlint-disable-next-line no-await-in-loop -- few, and the tenant's limits are shared
    if (!seen.has(id)) found.push(...(await finder.one(parts, query, id, context)));
  }
  return found;
}

interface Named {
  readonly reference: string;
  readonly xeroId: string;
}

interface Search {
  readonly connectionId: string;
  /** One list is read for each. */
  readonly filters: readonly string[];
  readonly isWanted: (one: Named) => boolean;
}

interface Finder {
  readonly search: (parts: FindParts, search: Search, context: HandlerContext) => Promise<Found[]>;
  readonly one: (
    parts: FindParts,
    query: { readonly connectionId: string },
    id: string,
    context: HandlerContext,
  ) => Promise<Found[]>;
}

/** How one kind of object is read. */
interface Kind<T> {
  readonly scope: string;
  readonly list: (where: string, page: number) => Operation;
  readonly one: (id: string) => Operation;
  readonly isPaged?: boolean;
  readonly parse: (body: unknown) => { readonly kept: readonly T[]; readonly all: number };
  readonly nameOf: (object: T) => Named;
  /** Account whose currency the amount is in; empty where the object says it. */
  readonly accountOf: (object: T) => string;
  readonly describe: (object: T, currency: string | undefined) => Found;
}

function finderOf<T>(kind: Kind<T>): Finder {
  const describeAll = async (parts: FindParts, connectionId: string, mine: T[], context: HandlerContext) => {
    const ids = mine.map((object) => kind.accountOf(object)).filter((id) => id !== '');
    const banks =
      ids.length > 0 ? await parts.directory.of(connectionId, ids, context) : new Map<string, string>();
    return mapExactly(mine, 'found', (object) => kind.describe(object, banks.get(kind.accountOf(object))));
  };
  return {
    search: async (parts, { connectionId, filters, isWanted }, context) => {
      const mine: T[] = [];
      for (const where of filters) {
        // oxlint-disable-next-line no-await-in-loop -- at most two calls, and the tenant's limits are shared
        const all = await allPages(parts, connectionId, kind, where, context);
        mine.push(...all.filter((object) => isWanted(kind.nameOf(object))));
      }
      return await describeAll(parts, connectionId, mine, context);
    },
    one: async (parts, { connectionId }, id, context) => {
      try {
        const options = { write: false, scope: kind.scope };
        const body = await parts.client.call(connectionId, kind.one(id), options, context);
        return await describeAll(parts, connectionId, [...kind.parse(body).kept], context);
      } catch (error) {
        if (error instanceof BridgeError && error.data.code === 'notFound') return [];
        throw error;
      }
    },
  };
}

const whole = <T>(kept: readonly T[]) => ({ kept, all: kept.length });

const documents = (
  parse: Kind<FoundDocument>['parse'],
  read: typeof reads.invoices,
  one: Kind<FoundDocument>['one'],
) =>
  finderOf<FoundDocument>({
    scope: 'accounting.invoices',
    list: (where, page) => read({ since: undefined, page, where }),
    one,
    parse,
    nameOf: (document) => document,
    accountOf: () => '',
    describe: (document) => document,
  });

const FINDERS: Readonly<Record<FindQuery['kind'], Finder>> = {
  invoice: documents(parseInvoiceDocuments, reads.invoices, readsOne.invoice),
  creditNote: documents(parseCreditNotes, reads.creditNotes, readsOne.creditNote),
  payment: finderOf({
    scope: 'accounting.payments',
    list: (where, page) => reads.payments({ since: undefined, page, where }),
    one: readsOne.payment,
    parse: (body) => whole(parsePayments(body)),
    nameOf: ({ reference, paymentID }) => ({ reference, xeroId: paymentID }),
    accountOf: ({ account }) => account.accountID,
    describe: (payment, currency) => ({
      reference: payment.reference,
      xeroId: payment.paymentID,
      amount: paymentAmount(payment, currency ?? payment.invoice.currencyCode ?? 'XXX'),
      status: payment.status,
    }),
  }),
  bankTransaction: finderOf({
    scope: 'accounting.banktransactions',
    list: (where, page) => reads.bankTransactions({ since: undefined, page, where }),
    one: readsOne.bankTransaction,
    parse: parseBankTransactions,
    nameOf: ({ reference, bankTransactionID }) => ({ reference, xeroId: bankTransactionID }),
    accountOf: ({ bankAccount }) => bankAccount.accountID,
    describe: ({ reference, bankTransactionID, total, currencyCode, status }, currency) => ({
      reference,
      xeroId: bankTransactionID,
      amount: fromMajorNumber(total, currency ?? currencyCode ?? 'XXX'),
      status,
    }),
  }),
  transfer: finderOf({
    scope: 'accounting.banktransactions',
    list: (where) => reads.transfers({ since: undefined, where }),
    one: readsOne.transfer,
    isPaged: false,
    parse: (body) => whole(parseTransfers(body)),
    nameOf: ({ reference, bankTransferID }) => ({ reference, xeroId: bankTransferID }),
    accountOf: ({ fromBankAccount }) => fromBankAccount.accountID,
    describe: ({ reference, bankTransferID, amount, status }, currency) => ({
      reference,
      xeroId: bankTransferID,
      amount: fromMajorNumber(amount, currency ?? 'XXX'),
      status,
    }),
  }),
};

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

async function allPages<T>(
  { client }: FindParts,
  connectionId: string,
  { list, scope, parse, isPaged = true }: Kind<T>,
  where: string,
  context: HandlerContext,
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; ; page += 1) {
    // oxlint-disable-next-line no-await-in-loop -- the next page is known to exist only after this one
    const body = await client.call(connectionId, list(where, page), { write: false, scope }, context);
    const { kept, all: received } = parse(body);
    all.push(...kept);
    if (!isPaged || !hasMore(body, page, received, PAGE_SIZE)) return all;
  }
}

/** Xero's filter for days in [from, to], both included. */
function dateFilter(from: string, to: string): string {
  return `Date>=${dateLiteral(from)} AND Date<=${dateLiteral(to)}`;
}

/** A date in a filter of Xero's. Throws `BridgeError` `badRequest` for what isn't one. */
export function dateLiteral(text: string): string {
  let date: PlainDate;
  try {
    date = plainDate(text);
  } catch {
    throw new BridgeError({ code: 'badRequest', message: `“${text}” isn’t a date.`, detail: 'from, to' });
  }
  return `DateTime(${date.replaceAll('-', ', ')})`;
}

/**
 * Read-back: what we wrote beside what Xero has now. Whether the user has clicked OK there, and what was changed, deleted or
 * voided since. Only tells; what to do about it is the user's decision.
 */
import type { Invoice, LedgerItem } from '../../books/model.ts';
import type { PlainDate } from '../../dates.ts';
import { canonicalJson, stableHash } from '../../ids.ts';
import { type Minor, sumMinor, ZERO } from '../../money.ts';
import { stands } from '../../proof/clearing.ts';
import { type Difference, itemDifferences, unlike } from './differences.ts';
import type { JournalRow, WrittenDraft } from '../model.ts';
import { effectsOf } from '../checks/preflight.ts';
import { isBooking } from '../undo/takenBack.ts';

/**
 * `waiting`: on a real bank account, and nobody has clicked OK in Xero yet. `reconciled`: somebody has. `there`: as written, on
 * the clearing account or a document, where there is nothing to click. `deleted`: gone or voided. `notSeen`: not read since.
 */
export type Standing = 'waiting' | 'reconciled' | 'there' | 'changed' | 'deleted' | 'notSeen';

export interface RowStanding {
  readonly rowId: string;
  readonly planId: string;
  readonly payoutKeys: readonly string[];
  readonly state: Standing;
  /** Of a deleted payment: what became of its invoice, if that is part of the story. */
  readonly differences: readonly Difference[];
  /** Whether any side of it is reconciled: then Xero lets nobody delete it from outside. */
  readonly isReconciled: boolean;
  /** Under which id Xero shows it; a transfer is shown as the bank transaction of one of its sides. Empty where that isn't known. */
  readonly shownAs: string;
  /** Names what was found, so that it is told once and the answer to it is kept; empty where nothing is wrong. */
  readonly mark: string;
  /** Whether the user said that it may stay as it is. */
  readonly isAccepted: boolean;
}

export interface ReadBackInput {
  readonly journal: readonly JournalRow[];
  /** Of one Xero connection, as all of these: deleted ones included. */
  readonly ledgerItems: readonly LedgerItem[];
  readonly invoices: readonly Invoice[];
  readonly creditNotes: readonly Invoice[];
  /** Since when the invoices are as cached, unix milliseconds: payments sent later may not be on them yet. */
  readonly invoicesAsOf: number;
  /** What the user accepted, as marks by row. */
  readonly accepted: ReadonlyMap<string, string>;
}

/** How every posting of ours that should be in Xero stands there, in the journal's order. */
export function readBack(input: ReadBackInput): RowStanding[] {
  const books = indexOf(input);
  return input.journal.filter(isInXero).map((row) => {
    const found = row.draft.kind === 'invoice' || row.draft.kind === 'creditNote';
    const told = found ? documentStanding(row, books) : itemStanding(row, books);
    const mark = markOf(told);
    return {
      rowId: row.id,
      planId: row.planId,
      payoutKeys: row.payoutKeys,
      ...told,
      mark,
      isAccepted: mark !== '' && input.accepted.get(row.id) === mark,
    };
  });
}

/** Whether a row made an object that nobody of us took out again; what is set off by an opposite object is still there. */
const isInXero = ({ state, draft }: JournalRow) =>
  draft.kind !== 'removal' && (state === 'done' || state === 'reversed');

/** A call that was sent so long ago has taken effect, or never will. */
const SURELY_ARRIVED_MS = 5 * 60_000;

type Told = Pick<RowStanding, 'state' | 'differences' | 'isReconciled' | 'shownAs'>;

/** Whether something of a posting needs a person: it was changed or deleted, and nobody said that it may stay so. */
export function isFinding({ state, isAccepted }: Pick<RowStanding, 'state' | 'isAccepted'>): boolean {
  return (state === 'changed' || state === 'deleted') && !isAccepted;
}

function markOf({ state, differences }: Pick<Told, 'state' | 'differences'>): string {
  return state === 'changed' || state === 'deleted' ? stableHash(canonicalJson({ state, differences })) : '';
}

interface BooksNow {
  /** By kind and Xero id. */
  readonly items: ReadonlyMap<string, readonly LedgerItem[]>;
  readonly invoices: ReadonlyMap<string, Invoice>;
  readonly invoicesByNumber: ReadonlyMap<string, Invoice>;
  readonly creditNotes: ReadonlyMap<string, Invoice>;
  /** What standing payments of ours come to, by invoice. */
  readonly paid: ReadonlyMap<string, Minor>;
}

const itemKey = (kind: string, xeroId: string) => `${kind}|${xeroId}`;

function indexOf(input: ReadBackInput): BooksNow {
  const items = new Map<string, LedgerItem[]>();
  for (const item of input.ledgerItems) {
    const key = itemKey(item.kind, item.xeroId);
    const own = items.get(key);
    if (own) own.push(item);
    else items.set(key, [item]);
  }
  const invoices = byId(input.invoices);
  const invoicesByNumber = new Map(input.invoices.map((invoice) => [invoice.number, invoice]));
  const books = { items, invoices, invoicesByNumber, creditNotes: byId(input.creditNotes) };
  const paid = new Map<string, Minor>();
  for (const row of input.journal) {
    if (!isInXero(row) || row.draft.kind !== 'payment') continue;
    if (row.sentAt + SURELY_ARRIVED_MS > input.invoicesAsOf) continue;
    const invoice = paidInvoice(row.draft, books);
    const standing = items.get(itemKey('payment', row.xeroId))?.filter(stands) ?? [];
    if (!invoice || standing.length === 0) continue;
    paid.set(invoice.invoiceId, sumMinor([paid.get(invoice.invoiceId) ?? ZERO, row.draft.amount]));
  }
  return { ...books, paid };
}

const byId = (documents: readonly Invoice[]) =>
  new Map(documents.map((document) => [document.invoiceId, document]));

/** The invoice that a payment is on; payments of credit notes are on none. */
function paidInvoice(
  draft: WrittenDraft,
  books: Pick<BooksNow, 'invoices' | 'invoicesByNumber'>,
): Invoice | undefined {
  if (draft.kind !== 'payment' || draft.target === 'creditNote') return undefined;
  return draft.invoiceId === ''
    ? books.invoicesByNumber.get(draft.invoiceNumber)
    : books.invoices.get(draft.invoiceId);
}

const isOff = ({ status }: Pick<Invoice, 'status'>) => status === 'VOIDED' || status === 'DELETED';

function documentStanding({ draft, xeroId }: JournalRow, books: BooksNow): Told {
  const found = (draft.kind === 'creditNote' ? books.creditNotes : books.invoices).get(xeroId);
  const none: Told = { state: 'notSeen', differences: [], isReconciled: false, shownAs: xeroId };
  if (!found || !('total' in draft)) return none;
  if (isOff(found)) return { ...none, state: 'deleted' };
  const differences: Difference[] = [
    ...(found.currency === draft.currency ? unlike('amount', draft.total, found.total) : []),
    ...unlike('date', draft.date, found.date),
    ...unlike('reference', draft.reference, found.reference),
  ];
  return { ...none, state: differences.length > 0 ? 'changed' : 'there', differences };
}

function itemStanding(row: JournalRow, books: BooksNow): Told {
  const { draft } = row;
  const all = books.items.get(itemKey(draft.kind, row.xeroId)) ?? [];
  const items = all.filter(stands);
  const ground = { isReconciled: items.some((item) => item.isReconciled), shownAs: shownAs(row, all) };
  const off = offInvoice(draft, books);
  if (all.length === 0) return { ...ground, state: 'notSeen', differences: [] };
  if (items.length === 0) return { ...ground, state: 'deleted', differences: off };
  const differences = [...itemDifferences(row, items), ...off, ...underpaid(row, books)];
  if (differences.length > 0) return { ...ground, state: 'changed', differences };
  return { ...ground, state: stateOnBank(row, items), differences };
}

function shownAs(row: JournalRow, items: readonly LedgerItem[]): string {
  if (row.draft.kind !== 'transfer') return row.xeroId;
  const [real] = realSides(row);
  return items.find(({ accountId }) => accountId === real)?.shownAs ?? items[0]?.shownAs ?? '';
}

/** Whether the user has clicked OK: asked of the sides that are on a real bank account only. */
function stateOnBank(row: JournalRow, items: readonly LedgerItem[]): Standing {
  // What is set off, and what sets it off, has no bank line to be matched with.
  if (!isBooking(row)) return 'there';
  const real = new Set(realSides(row));
  const sides = items.filter((item) => real.has(item.accountId));
  if (sides.length === 0) return 'there';
  return sides.every((item) => item.isReconciled) ? 'reconciled' : 'waiting';
}

/**
 * Accounts that a posting touches and that bank statements are matched on in Xero: all but the clearing account, which has no
 * statement. A posting without an effect on clearing is on a real bank account altogether.
 */
export function realSides(row: Pick<JournalRow, 'draft' | 'clearingEffect'>): string[] {
  const effects = effectsOf(row.draft);
  const isReal = (amount: number) =>
    row.draft.kind === 'transfer'
      ? Math.sign(amount) !== Math.sign(row.clearingEffect)
      : row.clearingEffect === 0;
  return effects.filter(({ amount }) => isReal(amount)).map(({ accountId }) => accountId);
}

/** The invoice of a payment is no longer one that can be paid. */
function offInvoice(draft: WrittenDraft, books: BooksNow): Difference[] {
  const invoice = paidInvoice(draft, books);
  return invoice && isOff(invoice) ? unlike('invoiceStatus', 'AUTHORISED', invoice.status) : [];
}

/** The invoice says that less was paid than the payments of ours that stand on it: one of the two isn't true. */
function underpaid({ draft }: JournalRow, books: BooksNow): Difference[] {
  const invoice = paidInvoice(draft, books);
  if (!invoice || isOff(invoice) || invoice.currency !== draft.currency) return [];
  const ours = books.paid.get(invoice.invoiceId) ?? ZERO;
  return ours > invoice.amountPaid ? unlike('invoicePaid', ours, invoice.amountPaid) : [];
}

/**
 * The journal as the proof takes it: a posting whose other date in Xero was accepted counts as booked on that date. Amounts
 * stay as written, so that what Xero has otherwise remains a difference.
 */
export function withAcceptedDates(
  journal: readonly JournalRow[],
  standings: readonly RowStanding[],
): JournalRow[] {
  const dates = new Map<string, PlainDate>();
  for (const { rowId, isAccepted, differences } of standings) {
    if (!isAccepted) continue;
    for (const each of differences) if (each.field === 'date') dates.set(rowId, each.now);
  }
  return journal.map((row) => {
    const date = dates.get(row.id);
    return date === undefined ? row : { ...row, draft: { ...row.draft, date } };
  });
}

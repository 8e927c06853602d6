/** What is in the books already, taken into the journal as done: found by our reference, or made by someone else. */
import type { LedgerItem } from '../../books/model.ts';
import { compositeKey } from '../../ids.ts';
import { type Minor, minor, sumMinor, ZERO } from '../../money.ts';
import type { Payout, PayoutEntry } from '../../payout/model.ts';
import type { StatementLine } from '../../statement/model.ts';
import type { BookIndex } from '../books.ts';
import { effectsOf } from '../checks/effects.ts';
import { differencesOf } from '../checks/identity.ts';
import { journalRows, requestHashOf } from '../journal.ts';
import type { Draft, JournalRow, Mapping, PostingPlan, PostingStep } from '../model.ts';
import { isOurReference } from '../references.ts';
import { linePartKey, ownFeeId, partKey, partsOf } from '../parts.ts';

/** What adopting works on. */
export interface AdoptContext {
  readonly plan: PostingPlan;
  readonly mapping: Mapping;
  readonly books: BookIndex;
}

/**
 * A step as a row that is done by an object in the books. `items` are its sides. With our reference it must be the very object:
 * account, amount, date; someone else's may bear another date, reference and coding; the row takes date and reference. Null where it isn't.
 */
export function adoptedStep(
  step: PostingStep,
  items: readonly LedgerItem[],
  { plan, mapping, books }: AdoptContext,
): JournalRow | null {
  const [item] = items;
  if (!item) return null;
  const [row] = journalRows({ ...plan, steps: [step] }, 0, mapping);
  const differences = differencesOf(step.draft, items, books);
  if (!row) return null;
  if (item.reference === step.draft.reference)
    return differences.length === 0 ? doneBy(row, item.xeroId) : null;
  if (differences.some((one) => one !== 'date' && one !== 'lines')) return null;
  return takenOver(row, { ...step.draft, date: item.date, reference: item.reference }, item);
}

/** A sales invoice of a step as a row that is done by the one in the books that is the same. */
export function adoptedDocument(step: PostingStep, xeroId: string, context: AdoptContext): JournalRow | null {
  const [row] = journalRows({ ...context.plan, steps: [step] }, 0, context.mapping);
  return row ? doneBy(row, xeroId) : null;
}

const doneBy = (row: JournalRow, xeroId: string): JournalRow => ({ ...row, state: 'done', xeroId });

/** As it is in the books; what another computer of ours made is ours to take back as well. */
function takenOver(row: JournalRow, draft: Draft, { xeroId, reference }: LedgerItem): JournalRow {
  const done = { ...row, draft, requestHash: requestHashOf(draft), state: 'done' as const, xeroId };
  return isOurReference(reference) ? done : { ...done, foreign: true };
}

/**
 * A charge that payments in the books have booked, as rows that are done by them: one by someone else, or those of another
 * computer of ours. Null unless they are into the clearing account and come to the charge's gross: elsewhere the money isn't
 * where the payout takes it from.
 */
export function adoptedPayments(
  entry: PayoutEntry,
  items: readonly LedgerItem[],
  context: AdoptContext,
): JournalRow[] | null {
  const { mapping } = context;
  const fits = items.every(
    ({ accountId, currency }) => accountId === mapping.clearingAccountId && currency === mapping.currency,
  );
  if (!fits || sumMinor(items.map(({ amount }) => amount)) !== entry.gross) return null;
  return items.map((item) => adoptedShare(entry, item, context));
}

function adoptedShare(
  entry: PayoutEntry,
  item: LedgerItem,
  { plan, mapping, books }: AdoptContext,
): JournalRow {
  const draft = item.kind === 'payment' ? paymentDraft(item, books) : depositDraft(item);
  const isWhole = item.amount === entry.gross;
  const step: PostingStep = {
    id: `${plan.id}|${compositeKey('paid', entry.id, ...(isWhole ? [] : [item.xeroId]))}`,
    planId: plan.id,
    phase: item.kind === 'payment' ? 1 : 2,
    draft,
    clearingEffect: item.amount,
    entryIds: [entry.id],
    ...(isWhole ? { parts: [partKey(entry.id, 'gross')] } : { shareOf: entry.gross }),
  };
  const [row] = journalRows({ ...plan, steps: [step] }, 0, mapping);
  if (!row) throw new RangeError('A plan of one step is one row');
  return takenOver(row, draft, item);
}

function paymentDraft(
  { detail, accountId, date, amount, currency, reference }: LedgerItem,
  books: BookIndex,
): Draft {
  const invoice = books.invoicesByNumber.get(detail)?.[0];
  const invoiceId = invoice?.invoiceId ?? '';
  return { kind: 'payment', invoiceId, invoiceNumber: detail, accountId, date, amount, currency, reference };
}

/**
 * A decision that someone else has booked: a row for each bank line, done by the deposit found for it; the first books all that
 * the payouts hold. The clearing account isn't touched, as in style `direct`. Null unless every line has its deposit.
 */
export function bookedElsewhere(
  decision: { readonly payouts: readonly Payout[]; readonly lines: readonly StatementLine[] },
  deposits: ReadonlyMap<string, LedgerItem>,
  context: Omit<AdoptContext, 'books'>,
): JournalRow[] | null {
  const { payouts, lines } = decision;
  if (lines.length === 0 || lines.some((line) => !deposits.has(line.key))) return null;
  const everything = payouts.flatMap((payout) => [
    ...payout.entries.flatMap(partsOf).map(({ key }) => key),
    partKey(ownFeeId(payout), 'fee'),
  ]);
  return lines.flatMap((line, index) => {
    const item = deposits.get(line.key);
    const parts = [...(index === 0 ? everything : []), linePartKey(line.key)];
    return item ? depositRow(item, line.key, parts, context) : [];
  });
}

function depositRow(
  item: LedgerItem,
  lineKey: string,
  parts: readonly string[],
  { plan, mapping }: Omit<AdoptContext, 'books'>,
): JournalRow[] {
  const draft = depositDraft(item);
  const step: PostingStep = {
    id: `${plan.id}|${compositeKey('elsewhere', lineKey)}`,
    planId: plan.id,
    phase: 2,
    draft,
    clearingEffect: ZERO,
    entryIds: [],
    parts,
  };
  const rows = journalRows({ ...plan, lineKeys: [lineKey], steps: [step] }, 0, mapping);
  return rows.map((row) => takenOver(row, draft, item));
}

/** What is known of a deposit: its lines aren't in the cached ledger. */
function depositDraft(item: LedgerItem): Draft {
  const { date, currency, reference, detail } = item;
  const total: Minor = minor(Math.abs(item.amount));
  if (item.kind === 'payment')
    return {
      kind: 'payment',
      invoiceId: '',
      invoiceNumber: detail,
      accountId: item.accountId,
      date,
      amount: total,
      currency,
      reference,
    };
  return {
    kind: 'bankTransaction',
    direction: item.amount < 0 ? 'SPEND' : 'RECEIVE',
    bankAccountId: item.accountId,
    contactName: detail,
    date,
    currency,
    reference,
    lineAmountTypes: 'NoTax',
    lines: [],
    total,
  };
}

/** Whether an item is the deposit of a bank line: its account, its amount. Transfers are money of one's own. */
export function isDepositOf(item: LedgerItem, line: Pick<StatementLine, 'accountId' | 'amount'>): boolean {
  return item.kind !== 'transfer' && item.accountId === line.accountId && item.amount === line.amount;
}

/** All sides of one object. */
export function sidesOf(item: LedgerItem, draft: Draft, books: BookIndex): LedgerItem[] {
  const sides = effectsOf(draft).flatMap(
    ({ accountId }) => books.itemsByAccount.get(compositeKey(item.xeroId, accountId)) ?? [],
  );
  return sides.length > 0 ? sides : [item];
}

/**
 * Xero's ids of what the journal knows. A row without an answer has none: what it may have made is looked for by its reference
 * before anything is sent again.
 */
export function knownIds(rows: Iterable<Pick<JournalRow, 'xeroId'>>): Set<string> {
  return new Set([...rows].flatMap(({ xeroId }) => (xeroId === '' ? [] : [xeroId])));
}

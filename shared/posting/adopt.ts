/** What is in the books already, taken into the journal as done: found by our reference, or made by someone else. */
import type { LedgerItem } from '../books/model.ts';
import { compositeKey } from '../ids.ts';
import { type Minor, minor, ZERO } from '../money.ts';
import type { Payout, PayoutEntry } from '../payout/model.ts';
import type { StatementLine } from '../statement/model.ts';
import type { BookIndex } from './books.ts';
import { effectsOf } from './checks/effects.ts';
import { differencesOf } from './checks/identity.ts';
import { journalRows, requestHashOf } from './journal.ts';
import type { Draft, JournalRow, Mapping, PostingPlan, PostingStep } from './model.ts';
import { linePartKey, ownFeeId, partKey, partsOf } from './parts.ts';

/** What adopting works on. */
export interface AdoptContext {
  readonly plan: PostingPlan;
  readonly mapping: Mapping;
  readonly books: BookIndex;
}

/**
 * A step as a row that is done by an object in the books. `items` are its sides. With our reference it must be the very object:
 * account, amount, date; someone else's may bear another date and reference, which the row then takes. Null where it isn't.
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
  if (differences.some((one) => one !== 'date')) return null;
  return foreign(row, { ...step.draft, date: item.date, reference: item.reference }, item.xeroId);
}

/** A sales invoice of a step as a row that is done by the one in the books that is the same. */
export function adoptedDocument(step: PostingStep, xeroId: string, context: AdoptContext): JournalRow | null {
  const [row] = journalRows({ ...context.plan, steps: [step] }, 0, context.mapping);
  return row ? doneBy(row, xeroId) : null;
}

const doneBy = (row: JournalRow, xeroId: string): JournalRow => ({ ...row, state: 'done', xeroId });

function foreign(row: JournalRow, draft: Draft, xeroId: string): JournalRow {
  return { ...row, draft, requestHash: requestHashOf(draft), state: 'done', xeroId, foreign: true };
}

/**
 * A charge whose invoice someone else's payment paid, as a row that is done by that payment. Null unless it is into the
 * clearing account and of the charge's gross: elsewhere the money isn't where the payout takes it from.
 */
export function adoptedPayment(
  entry: PayoutEntry,
  item: LedgerItem,
  { plan, mapping, books }: AdoptContext,
): JournalRow | null {
  const isSame = item.kind === 'payment' && item.accountId === mapping.clearingAccountId;
  if (!isSame || item.amount !== entry.gross || item.currency !== mapping.currency) return null;
  const invoice = books.invoicesByNumber.get(item.detail)?.[0];
  const draft: Draft = {
    kind: 'payment',
    invoiceId: invoice?.invoiceId ?? '',
    invoiceNumber: item.detail,
    accountId: item.accountId,
    date: item.date,
    amount: item.amount,
    currency: mapping.currency,
    reference: item.reference,
  };
  const step: PostingStep = {
    id: `${plan.id}|${compositeKey('paid', entry.id)}`,
    planId: plan.id,
    phase: 1,
    draft,
    clearingEffect: item.amount,
    entryIds: [entry.id],
    parts: [partKey(entry.id, 'gross')],
  };
  const [row] = journalRows({ ...plan, steps: [step] }, 0, mapping);
  return row ? foreign(row, draft, item.xeroId) : null;
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
  return rows.map((row) => foreign(row, draft, item.xeroId));
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

/** A set of movements becomes payments, one bank transaction for what has no invoice, and one for the fees. */
import type { PlainDate } from '../dates.ts';
import { compositeKey } from '../ids.ts';
import { type Minor, minor, negate, subtract, sumMinor, ZERO } from '../money.ts';
import type { EntryKind, PayoutEntry } from '../payout/model.ts';
import type { BookIndex } from './books.ts';
import { feeItemOf, feeLines, type FeeItem } from './feeLines.ts';
import { codesOf, describeEntry, homeOf, wordsOf } from './homes.ts';
import type { BankTransactionDraft, Mapping, PostingProblem, PostingStep } from './model.ts';
import type { PlannedPayments } from './outstanding.ts';
import { bookedShare, partKey, type Shares } from './parts.ts';
import { planCharges } from './planCharges.ts';
import { partReference } from './references.ts';

/** What is booked together. */
export interface EntryScope {
  readonly planId: string;
  /** Payout id or `act_…`: goes into references and step ids. */
  readonly tag: string;
  /** Date of the bank transactions; payments carry their charge's date. */
  readonly date: PlainDate;
  readonly entries: readonly PayoutEntry[];
  /** The provider's fee for the payout itself, booked under the id of the payout's own movement. */
  readonly ownFee: { readonly entryId: string; readonly amount: Minor };
}

export interface PlanContext {
  readonly mapping: Mapping;
  readonly books: BookIndex;
  /** Parts (`partKey`, `linePartKey`) that the journal already has. */
  readonly booked: ReadonlySet<string>;
  /** Shares of entries' gross that the journal already has. */
  readonly shares?: Shares;
  readonly planned: PlannedPayments;
}

/** More charges without an invoice than this are one line, so that the books stay readable. */
const LINES_BEFORE_AGGREGATION = 10;

/** Steps of phases 1 and 2 for a scope. A charge that pays an invoice, or may pay one, gives payments or a problem, never a sale. */
export function planEntries(
  scope: EntryScope,
  context: PlanContext,
): { steps: PostingStep[]; problems: readonly PostingProblem[] } {
  const open = scope.entries.filter((entry) => !context.booked.has(partKey(entry.id, 'gross')));
  const isCharge = (entry: PayoutEntry) => entry.kind === 'charge' && entry.gross > 0;
  const { payments, overpayments, sales, problems } = planCharges(scope, open.filter(isCharge), context);
  const others = open.filter(
    (entry) => isGrossHome(entry.kind) && (isCharge(entry) ? sales.has(entry.id) : entry.gross !== 0),
  );
  const rest = others.map((entry) => ({
    ...entry,
    gross: subtract(entry.gross, bookedShare(context.shares, entry.id)),
  }));
  return {
    steps: [
      ...payments,
      ...overpayments,
      ...grossSteps(scope, rest, context.mapping, 'sales'),
      ...feeSteps(scope, openFees(scope, context), context.mapping, 'fees'),
    ],
    problems,
  };
}

function isGrossHome(kind: EntryKind): boolean {
  return !['fee', 'transferred', 'unknown'].includes(homeOf(kind));
}

/** One bank transaction at gross; where the total is zero, one for what came in and one for what went out. */
function grossSteps(
  scope: EntryScope,
  entries: readonly PayoutEntry[],
  mapping: Mapping,
  part: string,
): PostingStep[] {
  if (entries.length === 0) return [];
  const total = sumMinor(entries.map((entry) => entry.gross));
  if (total === 0) {
    return [
      ...grossSteps(
        scope,
        entries.filter((entry) => entry.gross > 0),
        mapping,
        `${part}-in`,
      ),
      ...grossSteps(
        scope,
        entries.filter((entry) => entry.gross < 0),
        mapping,
        `${part}-out`,
      ),
    ];
  }
  const lines = grossLines(entries, mapping);
  const ids = entries.map((entry) => entry.id);
  return [bankStep(scope, part, { lines, received: total, lineAmountTypes: 'Inclusive', ids }, mapping)];
}

function grossLines(entries: readonly PayoutEntry[], mapping: Mapping): BankTransactionDraft['lines'] {
  const sales = entries.filter((entry) => homeOf(entry.kind) === 'sales');
  const aggregated = sales.length > LINES_BEFORE_AGGREGATION;
  const single = aggregated ? entries.filter((entry) => homeOf(entry.kind) !== 'sales') : entries;
  const lines = single.map((entry) => ({
    description: describeEntry(entry),
    ...codes(entry.kind, mapping),
    amount: entry.gross,
  }));
  if (!aggregated) return lines;
  const sum = sumMinor(sales.map((entry) => entry.gross));
  const all = {
    description: `${wordsOf('charge')} · ${sales.length}`,
    ...codes('charge', mapping),
    amount: sum,
  };
  return sum === 0 ? lines : [all, ...lines];
}

function codes(kind: EntryKind, mapping: Mapping): { accountCode: string; taxType: string } {
  const home = homeOf(kind);
  if (home === 'fee' || home === 'transferred' || home === 'unknown') {
    throw new Error(`${kind} has no line at its gross`);
  }
  return codesOf(home, mapping);
}

function openFees(scope: EntryScope, { booked }: PlanContext): FeeItem[] {
  const items = scope.entries
    .filter((entry) => homeOf(entry.kind) !== 'transferred' && homeOf(entry.kind) !== 'unknown')
    .map(feeItemOf);
  const { entryId, amount } = scope.ownFee;
  return [...items, { entryId, base: amount, tax: ZERO, standalone: false }].filter(
    (item) => (item.base !== 0 || item.tax !== 0) && !booked.has(partKey(item.entryId, 'fee')),
  );
}

function feeSteps(
  scope: EntryScope,
  items: readonly FeeItem[],
  mapping: Mapping,
  part: string,
): PostingStep[] {
  if (items.length === 0) return [];
  const { lines, total } = feeLines(items, mapping);
  const kept = (item: FeeItem) => item.base + item.tax;
  if (total === 0) {
    const out = items.filter((item) => kept(item) > 0);
    const back = items.filter((item) => kept(item) < 0);
    if (out.length === 0) return [];
    return [...feeSteps(scope, out, mapping, `${part}-out`), ...feeSteps(scope, back, mapping, `${part}-in`)];
  }
  const ids = items.map((item) => item.entryId);
  const received = lines.map((line) => ({ ...line, amount: negate(line.amount) }));
  return [
    bankStep(
      scope,
      part,
      { lines: received, received: negate(total), lineAmountTypes: 'Exclusive', ids },
      mapping,
    ),
  ];
}

interface BankStepParts {
  /** Signed as received. */
  readonly lines: BankTransactionDraft['lines'];
  readonly received: Minor;
  readonly lineAmountTypes: BankTransactionDraft['lineAmountTypes'];
  readonly ids: readonly string[];
}

function bankStep(scope: EntryScope, part: string, parts: BankStepParts, mapping: Mapping): PostingStep {
  const isSpend = parts.received < 0;
  return {
    id: `${scope.planId}|${compositeKey(scope.tag, part)}`,
    planId: scope.planId,
    phase: 2,
    clearingEffect: parts.received,
    entryIds: parts.ids,
    draft: {
      kind: 'bankTransaction',
      direction: isSpend ? 'SPEND' : 'RECEIVE',
      bankAccountId: mapping.clearingAccountId,
      contactName: mapping.contactName,
      date: scope.date,
      currency: mapping.currency,
      reference: partReference(scope.tag, part),
      lineAmountTypes: parts.lineAmountTypes,
      lines: parts.lines.map((line) => ({ ...line, amount: isSpend ? negate(line.amount) : line.amount })),
      total: minor(Math.abs(parts.received)),
    },
  };
}

/** A set of movements becomes payments, one bank transaction for what has no invoice, and one for the fees. */
import type { PlainDate } from '../../dates.ts';
import { type Minor, negate, subtract, sumMinor } from '../../money.ts';
import type { PayoutEntry } from '../../payout/model.ts';
import type { Answers } from '../checks/answers.ts';
import type { BookIndex } from '../books.ts';
import { bankStep, freeName } from './bankStep.ts';
import { feeItemOf, feeLines, type FeeItem } from './feeLines.ts';
import { homeOf, isGrossHome } from './homes.ts';
import type { BankTransactionDraft, Mapping, PostingProblem, PostingStep } from '../model.ts';
import { entryKey } from './invoiceCharges.ts';
import type { PlannedPayments } from './outstanding.ts';
import { bookedShare, documentKey, partKey, type Shares } from '../parts.ts';
import { planCharges, type PlannedCharges } from './planCharges.ts';
import { entryLines, pieceLines } from '../styles/lines.ts';
import type { SalesTaxRates } from './salesTax.ts';
import { creditNoteSteps } from '../styles/refunds.ts';
import { settlementSteps } from '../styles/settlement.ts';
import { summarySteps } from '../styles/summary.ts';

/** What is booked together. */
export interface EntryScope {
  readonly planId: string;
  /** Payout id or `act_…`: goes into references and step ids. */
  readonly tag: string;
  /** Date of the bank transactions; payments carry their charge's date. */
  readonly date: PlainDate;
  readonly entries: readonly PayoutEntry[];
  /** The provider's fee for the payout itself, booked under the id of the payout's own movement. */
  readonly ownFee: { readonly entryId: string; readonly amount: Minor; readonly tax: Minor };
  /** How a settlement document of the payout is paid; absent for activity, which has none. */
  readonly settlement?: Settlement | undefined;
}

/** Where the payment of a settlement document goes, when, and which bank line it is; no line: into clearing. */
export interface Settlement {
  readonly accountId: string;
  readonly date: PlainDate;
  readonly lineKey: string | null;
}

export interface PlanContext {
  readonly mapping: Mapping;
  readonly books: BookIndex;
  /** Parts (`partKey`, `linePartKey`) that the journal already has. */
  readonly booked: ReadonlySet<string>;
  /** Shares of entries' gross that the journal already has. */
  readonly shares?: Shares;
  readonly planned: Pick<PlannedPayments, 'get'>;
  /** What the user said of findings. */
  readonly answers?: Answers | undefined;
}

/** More charges without an invoice than this are one line, so that the books stay readable. */
const LINES_BEFORE_AGGREGATION = 10;

/** What is still to be booked of a scope besides payments: movements at their gross, and fees. */
export interface Rest {
  readonly others: readonly PayoutEntry[];
  readonly fees: readonly FeeItem[];
}

/** Steps and what stands in their way. */
export interface Booked {
  readonly steps: readonly PostingStep[];
  readonly problems: readonly PostingProblem[];
}

/**
 * Steps for a scope in the mapping's style, but for transfers. A charge that pays an invoice, or may pay one, gives payments
 * or a problem, never a sale, unless the user wants invoiced charges as sales.
 */
export function planEntries(scope: EntryScope, context: PlanContext): Booked {
  const open = scope.entries.filter((entry) => !context.booked.has(partKey(entry.id, 'gross')));
  const charges = chargesOf(scope, context);
  const refunds = creditNoteSteps(scope, open, context);
  const credited = new Set(refunds.entryIds);
  const others = open
    .filter((entry) => isGrossHome(entry.kind) && !credited.has(entry.id))
    .filter((entry) => (isCharge(entry) ? charges.sales.has(entry.id) : entry.gross !== 0))
    .map((entry) => withoutShare(entry, context));
  const rest = bookRest(scope, { others, fees: openFees(scope, context) }, context);
  return {
    steps: [...charges.payments, ...charges.overpayments, ...refunds.steps, ...rest.steps],
    problems: [...charges.problems, ...refunds.problems, ...rest.problems],
  };
}

/** What of a movement isn't booked in shares yet; what is left of a sale no longer has the parts that the whole had. */
function withoutShare(entry: PayoutEntry, { shares }: PlanContext): PayoutEntry {
  const share = bookedShare(shares, entry.id);
  return share === 0 ? entry : { ...entry, gross: subtract(entry.gross, share), saleParts: undefined };
}

const isCharge = (entry: PayoutEntry) => entry.kind === 'charge' && entry.gross > 0;

/** What the open charges of a scope are. As sales, only those that the user gave an invoice pay one. */
export function chargesOf(
  scope: Pick<EntryScope, 'planId' | 'tag' | 'date' | 'entries' | 'ownFee'>,
  context: PlanContext,
): PlannedCharges {
  const { mapping, books, booked } = context;
  const open = scope.entries.filter((entry) => isCharge(entry) && !booked.has(partKey(entry.id, 'gross')));
  if (mapping.invoicedCharges === 'pay') return planCharges(scope, open, context);
  const isGiven = ({ id }: PayoutEntry) =>
    (books.links.get(entryKey(mapping.providerConnectionId, id))?.length ?? 0) > 0;
  const given = planCharges(scope, open.filter(isGiven), context);
  const sales = open.filter((entry) => !isGiven(entry)).map((entry) => entry.id);
  return { ...given, sales: new Set([...given.sales, ...sales]) };
}

/** A document that was made stays the payout's, whatever the style is now. */
function bookRest(scope: EntryScope, rest: Rest, context: PlanContext): Booked {
  const { mapping, booked } = context;
  const isSettled = mapping.style === 'settlement' || booked.has(documentKey(scope.tag));
  if (scope.settlement !== undefined && isSettled) return settlementSteps(scope, rest, context);
  const steps =
    mapping.style === 'itemised'
      ? [...grossSteps(scope, rest.others, context), ...feeSteps(scope, rest.fees, context)]
      : summarySteps(scope, rest, context);
  return { steps, problems: [] };
}

/** One bank transaction at gross; where the total is zero, one for what came in and one for what went out. */
function grossSteps(
  scope: EntryScope,
  entries: readonly PayoutEntry[],
  { mapping, booked, books }: PlanContext,
): PostingStep[] {
  const named = (some: readonly PayoutEntry[], name: string): PostingStep[] => {
    const total = sumMinor(some.map((entry) => entry.gross));
    if (some.length === 0) return [];
    if (total === 0) {
      const [ins, outs] = [some.filter(({ gross }) => gross > 0), some.filter(({ gross }) => gross < 0)];
      return [...named(ins, `${name}-in`), ...named(outs, `${name}-out`)];
    }
    const ids = some.map((entry) => entry.id);
    const keys = ids.map((id) => partKey(id, 'gross'));
    const lines = grossLines(some, mapping, books.taxRates);
    const parts = { lines, received: total, lineAmountTypes: 'Inclusive' as const, ids, keys };
    return [bankStep(scope, freeName(scope, name, keys, booked), parts, mapping)];
  };
  return named(entries, 'sales');
}

function grossLines(
  entries: readonly PayoutEntry[],
  mapping: Mapping,
  rates: SalesTaxRates,
): BankTransactionDraft['lines'] {
  const sales = entries.filter((entry) => homeOf(entry.kind) === 'sales');
  const aggregated = sales.length > LINES_BEFORE_AGGREGATION;
  const single = aggregated ? entries.filter((entry) => homeOf(entry.kind) !== 'sales') : entries;
  const lines = single.flatMap((entry) => entryLines(entry, mapping, rates));
  return aggregated
    ? [...pieceLines(sales, mapping, rates).filter(({ amount }) => amount !== 0), ...lines]
    : lines;
}

/** The fees of a scope that aren't booked yet. */
export function openFees(scope: EntryScope, { booked }: Pick<PlanContext, 'booked'>): FeeItem[] {
  const items = scope.entries
    .filter((entry) => homeOf(entry.kind) !== 'transferred' && homeOf(entry.kind) !== 'unknown')
    .map(feeItemOf);
  const { entryId, amount, tax } = scope.ownFee;
  return [...items, { entryId, base: subtract(amount, tax), tax, standalone: false }].filter(
    (item) => (item.base !== 0 || item.tax !== 0) && !booked.has(partKey(item.entryId, 'fee')),
  );
}

function feeSteps(
  scope: EntryScope,
  items: readonly FeeItem[],
  { mapping, booked }: PlanContext,
): PostingStep[] {
  const kept = (item: FeeItem) => item.base + item.tax;
  const named = (some: readonly FeeItem[], name: string): PostingStep[] => {
    if (some.length === 0) return [];
    const { lines, total } = feeLines(some, mapping);
    if (total === 0) {
      const out = some.filter((item) => kept(item) > 0);
      const back = some.filter((item) => kept(item) < 0);
      return out.length === 0 ? [] : [...named(out, `${name}-out`), ...named(back, `${name}-in`)];
    }
    const ids = some.map((item) => item.entryId);
    const keys = ids.map((id) => partKey(id, 'fee'));
    const received = lines.map((line) => ({ ...line, amount: negate(line.amount) }));
    const parts = {
      lines: received,
      received: negate(total),
      lineAmountTypes: 'Exclusive' as const,
      ids,
      keys,
    };
    return [bankStep(scope, freeName(scope, name, keys, booked), parts, mapping)];
  };
  return named(items, 'fees');
}

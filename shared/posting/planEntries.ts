/** A set of movements becomes payments, one bank transaction for what has no invoice, and one for the fees. */
import type { PlainDate } from '../dates.ts';
import { compositeKey } from '../ids.ts';
import { type Minor, negate, subtract, sumMinor } from '../money.ts';
import type { EntryKind, PayoutEntry } from '../payout/model.ts';
import type { BookIndex } from './books.ts';
import { bankStep, nameOf } from './bankStep.ts';
import { feeItemOf, feeLines, type FeeItem } from './feeLines.ts';
import { codesOf, describeEntry, homeOf, wordsOf } from './homes.ts';
import type { BankTransactionDraft, Mapping, PostingProblem, PostingStep } from './model.ts';
import { addPayment, findPayable, type PlannedPayments } from './outstanding.ts';
import { documentKey, partKey } from './parts.ts';
import { partReference } from './references.ts';
import { creditNoteSteps } from './styles/refunds.ts';
import { settlementSteps } from './styles/settlement.ts';
import { summarySteps } from './styles/summary.ts';

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
  readonly planned: PlannedPayments;
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
 * Steps for a scope in the mapping's style, but for transfers. A charge whose invoice can't be paid gives a problem, never
 * a sale.
 */
export function planEntries(scope: EntryScope, context: PlanContext): Booked {
  const open = scope.entries.filter((entry) => !context.booked.has(partKey(entry.id, 'gross')));
  const paying = open.filter((entry) => paysInvoice(entry, context.mapping));
  const payments = planPayments(scope, paying, context);
  const refunds = creditNoteSteps(scope, open, context);
  const apart = new Set([...paying.map((entry) => entry.id), ...refunds.entryIds]);
  const others = open.filter((entry) => entry.gross !== 0 && !apart.has(entry.id) && isGrossHome(entry.kind));
  const rest = bookRest(scope, { others, fees: openFees(scope, context) }, context);
  return {
    steps: [...payments.steps, ...refunds.steps, ...rest.steps],
    problems: [...payments.problems, ...refunds.problems, ...rest.problems],
  };
}

/** Whether a charge is booked as the payment of an invoice. */
export function paysInvoice(entry: PayoutEntry, mapping: Pick<Mapping, 'invoicedCharges'>): boolean {
  return (
    mapping.invoicedCharges === 'pay' &&
    entry.kind === 'charge' &&
    entry.invoiceNumber.trim() !== '' &&
    entry.gross > 0
  );
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

/** Whether movements of a kind are booked at their gross. */
export function isGrossHome(kind: EntryKind): boolean {
  return !['fee', 'transferred', 'unknown'].includes(homeOf(kind));
}

function planPayments(scope: EntryScope, charges: readonly PayoutEntry[], context: PlanContext) {
  const steps: PostingStep[] = [];
  const problems: PostingProblem[] = [];
  const planned = new Map(context.planned);
  for (const entry of charges) {
    const payable = findPayable(entry, context.books, planned);
    if ('problem' in payable) {
      problems.push(payable.problem);
      continue;
    }
    steps.push(paymentStep(scope, entry, payable.invoice, context.mapping));
    addPayment(planned, payable.invoice.invoiceId, entry.gross);
  }
  return { steps, problems };
}

function paymentStep(
  scope: EntryScope,
  entry: PayoutEntry,
  invoice: { invoiceId: string; number: string },
  mapping: Mapping,
): PostingStep {
  return {
    id: `${scope.planId}|${compositeKey(scope.tag, 'pay', entry.id)}`,
    planId: scope.planId,
    phase: 1,
    clearingEffect: entry.gross,
    entryIds: [entry.id],
    draft: {
      kind: 'payment',
      invoiceId: invoice.invoiceId,
      invoiceNumber: invoice.number,
      accountId: mapping.clearingAccountId,
      date: entry.date,
      amount: entry.gross,
      currency: mapping.currency,
      reference: partReference(scope.tag, entry.id),
    },
  };
}

/** One bank transaction at gross; where the total is zero, one for what came in and one for what went out. */
function grossSteps(
  scope: EntryScope,
  entries: readonly PayoutEntry[],
  { mapping, booked }: PlanContext,
): PostingStep[] {
  const isLater = scope.entries.some(
    (entry) =>
      isGrossHome(entry.kind) && !paysInvoice(entry, mapping) && booked.has(partKey(entry.id, 'gross')),
  );
  const named = (some: readonly PayoutEntry[], name: string): PostingStep[] => {
    const total = sumMinor(some.map((entry) => entry.gross));
    if (some.length === 0) return [];
    if (total === 0) {
      const [ins, outs] = [some.filter(({ gross }) => gross > 0), some.filter(({ gross }) => gross < 0)];
      return [...named(ins, `${name}-in`), ...named(outs, `${name}-out`)];
    }
    const ids = some.map((entry) => entry.id);
    const keys = isLater ? ids.map((id) => partKey(id, 'gross')) : undefined;
    const lines = grossLines(some, mapping);
    const parts = { lines, received: total, lineAmountTypes: 'Inclusive' as const, ids, keys };
    return [bankStep(scope, nameOf(name, keys), parts, mapping)];
  };
  return named(entries, 'sales');
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
  const own = [...scope.entries.map((entry) => entry.id), scope.ownFee.entryId];
  const isLater = own.some((id) => booked.has(partKey(id, 'fee')));
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
    const keys = isLater ? ids.map((id) => partKey(id, 'fee')) : undefined;
    const received = lines.map((line) => ({ ...line, amount: negate(line.amount) }));
    const parts = {
      lines: received,
      received: negate(total),
      lineAmountTypes: 'Exclusive' as const,
      ids,
      keys,
    };
    return [bankStep(scope, nameOf(name, keys), parts, mapping)];
  };
  return named(items, 'fees');
}

/** A decision becomes a plan, in the posting style of its provider account. */
import { negate, minor, sumMinor, toMajorText, ZERO, type Minor } from '../../money.ts';
import { isLateReturn } from '../../matching/shapes/lateReturns.ts';
import type { Decision } from '../../matching/model.ts';
import { type Payout, residualOf } from '../../payout/model.ts';
import type { StatementLine } from '../../statement/model.ts';
import { marked, movedFrom } from '../checks/answers.ts';
import { syncedProblems } from '../checks/alternativePaymentsSync.ts';
import { onOpenDays } from '../checks/locks.ts';
import { explained } from '../checks/entries.ts';
import { elsewhereParts, elsewhereStep, movesElsewhere } from './elsewhere.ts';
import { homeOf } from './homes.ts';
import type { Mapping, PostingPlan, PostingProblem, PostingStep } from '../model.ts';
import { alsoPaid } from './outstanding.ts';
import { bankFeeKey, linePartKey, openPartsOf, ownFeeId, partKey, transferStepId } from '../parts.ts';
import { type Booked, type EntryScope, planEntries, type PlanContext } from './planEntries.ts';
import { preflight } from '../checks/preflight.ts';
import { transferReference } from '../references.ts';
import { underFreeNames } from '../undo/freeNames.ts';
import { bankFeeOf, bankFeeSteps } from '../styles/bankFee.ts';
import { directStep, untoldProblems, wholeLine } from '../styles/direct.ts';

export interface DecisionInput {
  /** `evidence`, where it is given, may say that the deposit is short by the bank's fee. */
  readonly decision: Pick<Decision, 'id' | 'payoutKeys' | 'lineKeys'> & Partial<Pick<Decision, 'evidence'>>;
  /** The decision's payouts and bank lines. */
  readonly payouts: readonly Payout[];
  readonly lines: readonly StatementLine[];
}

/**
 * Everything that a decision still has to create in Xero, in order: documents, payments, then bank transactions, then a
 * transfer for each bank line that no other step settles, to the account whose statement the line is on; a payout decided without a line because it never
 * reaches the bank gives a bank transaction to the account chosen for that instead. What the journal has already
 * (`context.booked`) is left out, so planning again after a part was posted gives the rest. A payout whose composition isn't
 * known gives its transfer and its own fee only.
 *
 * Money that comes back: when a payout fails, a later payout's own list holds its `payoutReversal`, and the later bank line
 * is larger by that. No plan books such an entry. Either the failed payout was decided with its lines, then the transfer of
 * the returned line brings the money back into clearing; or it never left clearing. So the later plan moves clearing by
 * −Σ(its reversals), and over both payouts clearing moves as the provider's balance does. A return that came after its
 * payout's credit was decided is a decision of its own: the transfer of its line, nothing else.
 */
export function planDecision(input: DecisionInput, context: PlanContext): PostingPlan {
  const { decision } = input;
  const payouts = input.payouts.toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  const lines = input.lines.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const sorted = { decision, payouts, lines };
  const booked = planPayouts(sorted, context);
  const settled = new Set(booked.steps.flatMap((step) => step.parts ?? []));
  const open = lines.filter((line) => !settled.has(linePartKey(line.key)));
  const transfers = transferSteps(decision.id, payouts, open, context);
  const elsewhere = payouts.flatMap((payout) =>
    movesElsewhere(decision, payout, context.booked).map((move) =>
      elsewhereStep(decision.id, payout, move, context.mapping),
    ),
  );
  const bankFees = bankFeeSteps(sorted, context.mapping, context.booked);
  const planned = [...booked.steps, ...bankFees, ...transfers, ...elsewhere].toSorted(
    (a, b) => a.phase - b.phase,
  );
  const steps = onOpenDays(
    underFreeNames(planned, context.booked),
    context.books.organisation,
    movedFrom(context.answers, decision.id),
  );
  const problems = [
    ...payouts.flatMap((payout) => payoutProblems(payout, context.mapping)),
    ...untoldProblems(sorted, context),
    ...lines.flatMap((line) => lineProblems(line, context.mapping)),
    ...explained(
      booked.problems,
      payouts.flatMap(({ entries }) => entries),
      { ...context, steps },
    ),
    ...preflight(
      steps,
      context.mapping,
      context.books,
      payouts.map(({ id }) => id),
    ),
  ];
  if (steps.length > 0) problems.push(...syncedProblems(payouts, context.books, problems));
  return {
    id: decision.id,
    payoutKeys: payouts.map((payout) => payout.key),
    lineKeys: lines.map((line) => line.key),
    mappingKey: context.mapping.key,
    steps,
    problems: marked(
      decision.id,
      [...problems, ...balanceProblems(sorted, { steps, problems }, context)],
      context.answers,
    ),
  };
}

function planPayouts(input: DecisionInput, context: PlanContext): Booked {
  const { decision, payouts, lines } = input;
  if (isLateReturn(payouts, lines)) return { steps: [], problems: [] };
  const line = payouts.length === 1 ? wholeLine(input, context) : null;
  const scopes = payouts.map((payout) => scopeOf(decision.id, payout, line, context.mapping));
  const direct = context.mapping.style === 'direct' ? directStep(input, scopes, context) : null;
  if (direct !== null) return { steps: [direct], problems: [] };
  const steps: PostingStep[] = [];
  const problems: PostingProblem[] = [];
  let planned = context.planned;
  for (const [at, scope] of scopes.entries()) {
    const part = planEntries(scope, { ...context, planned });
    steps.push(...part.steps);
    problems.push(...part.problems);
    if (at < scopes.length - 1) planned = alsoPaid(planned, part.steps);
  }
  return { steps, problems };
}

/** What is booked of a payout; its settlement document is paid by the bank line `line`, or into clearing. */
function scopeOf(planId: string, payout: Payout, line: StatementLine | null, mapping: Mapping): EntryScope {
  const isKnown = payout.composition === 'known';
  const intoClearing = {
    accountId: mapping.clearingAccountId,
    date: payout.createdDate,
    lineKey: null,
  };
  return {
    planId,
    tag: payout.id,
    date: payout.createdDate,
    entries: isKnown ? payout.entries : [],
    ownFee: { entryId: ownFeeId(payout), amount: payout.ownFee, tax: payout.ownFeeTax ?? ZERO },
    // A payout whose make-up isn't told has its own fee only: nothing to invoice.
    settlement: isKnown
      ? line === null
        ? intoClearing
        : { accountId: line.accountId, date: line.date, lineKey: line.key }
      : undefined,
  };
}

function transferSteps(
  planId: string,
  payouts: readonly Payout[],
  lines: readonly StatementLine[],
  { mapping, booked }: PlanContext,
): PostingStep[] {
  const ids = payouts.map((payout) => payout.id);
  const isApart = lines.length > 1 || isLateReturn(payouts, lines);
  return lines
    .filter((line) => line.amount !== 0 && !booked.has(linePartKey(line.key)))
    .map((line) => ({
      id: transferStepId(planId, line.key),
      planId,
      phase: 3 as const,
      clearingEffect: negate(line.amount),
      entryIds: [],
      draft: {
        kind: 'transfer' as const,
        fromAccountId: line.amount > 0 ? mapping.clearingAccountId : line.accountId,
        toAccountId: line.amount > 0 ? line.accountId : mapping.clearingAccountId,
        date: line.date,
        amount: minor(Math.abs(line.amount)),
        currency: mapping.currency,
        reference: transferReference(ids, isApart ? line.key : null),
      },
    }));
}

function payoutProblems(payout: Payout, mapping: Mapping): PostingProblem[] {
  const problems: PostingProblem[] = [];
  const block = (code: PostingProblem['code'], values: PostingProblem['values']) =>
    problems.push({ code, values: { payout: payout.id, ...values }, entryId: '', severity: 'block' });
  if (payout.currency !== mapping.currency) {
    block('foreignPayout', { currency: payout.currency, expected: mapping.currency });
  }
  if (payout.composition !== 'known') return problems;
  const residual = residualOf(payout);
  if (residual !== 0) block('residual', { amount: residual, currency: payout.currency });
  const unknown = payout.entries.filter(
    (entry) => homeOf(entry.kind) === 'unknown' || entry.currency !== payout.currency,
  );
  if (unknown.length > 0) block('unknownEntries', { count: unknown.length });
  return problems;
}

/** A transfer is in the clearing account's currency; a line in another one is money that the bank converted. */
function lineProblems(line: StatementLine, mapping: Mapping): PostingProblem[] {
  if (line.currency === mapping.currency) return [];
  const arrives = `${toMajorText(line.amount, line.currency)} ${line.currency}`;
  const values = { currency: mapping.currency, expected: line.currency, arrives };
  return [{ code: 'foreignLine', values, entryId: '', severity: 'block' }];
}

/**
 * The plan against its own ground: the clearing account must move by exactly what the movements and bank lines say, and
 * the bank lines must be the payouts' amounts (a failed payout may be absent, or there with its return).
 */
function balanceProblems(
  input: DecisionInput,
  plan: { steps: readonly PostingStep[]; problems: readonly PostingProblem[] },
  context: PlanContext,
): PostingProblem[] {
  const { mapping } = context;
  if (plan.problems.some((problem) => problem.severity === 'block')) return [];
  const unbalanced = (amount: Minor): PostingProblem => ({
    code: 'unbalanced',
    values: { amount, currency: mapping.currency },
    entryId: '',
    severity: 'block',
  });
  const effect = sumMinor(plan.steps.map((step) => minor(step.clearingEffect)));
  const off = minor(effect - expectedEffect(input, context));
  if (off !== 0) return [unbalanced(off)];
  const { payouts, lines } = input;
  if (settledWithoutLines(input) || isLateReturn(payouts, lines)) return [];
  const lineTotal = sumMinor([...lines.map((line) => line.amount), bankFeeOf(input)]);
  const bank = bankEffects(payouts);
  return bank.includes(lineTotal) ? [] : [unbalanced(minor(lineTotal - (bank[0] ?? ZERO)))];
}

/** Whether every payout of a decision without bank lines goes elsewhere: then nothing is to be seen at the bank. */
function settledWithoutLines({ decision, payouts }: DecisionInput): boolean {
  return decision.lineKeys.length === 0 && payouts.every((payout) => payout.destination !== 'bank');
}

function expectedEffect(input: DecisionInput, { booked, shares }: PlanContext): Minor {
  const { payouts, lines } = input;
  const open = lines.filter((line) => !booked.has(linePartKey(line.key)));
  if (isLateReturn(payouts, lines)) return negate(sumMinor(open.map((line) => line.amount)));
  const entries = payouts.flatMap((payout) => (payout.composition === 'known' ? payout.entries : []));
  const parts = entries.flatMap((entry) => openPartsOf(entry, booked, shares));
  const fees = payouts.filter((payout) => !booked.has(partKey(ownFeeId(payout), 'fee')));
  return sumMinor([
    ...parts.map((part) => part.effect),
    ...fees.map((payout) => negate(payout.ownFee)),
    ...open.map((line) => negate(line.amount)),
    ...(booked.has(bankFeeKey(input.decision.id)) ? [] : [negate(bankFeeOf(input))]),
    ...(settledWithoutLines(input) ? payouts.map((payout) => expectedElsewhere(payout, booked)) : []),
  ]);
}

/** Away with the amount, once; back with it if the payout failed after it was booked as gone. */
function expectedElsewhere(payout: Payout, booked: ReadonlySet<string>): Minor {
  const hasGone = booked.has(partKey(ownFeeId(payout), 'gross'));
  if (payout.status !== 'failed' && payout.status !== 'canceled') {
    return hasGone ? ZERO : negate(payout.amount);
  }
  const isBack = booked.has(elsewhereParts(payout)[1].key);
  return hasGone && !isBack ? payout.amount : ZERO;
}

/** What the payouts may do to the bank account together. */
function bankEffects(payouts: readonly Payout[]): Minor[] {
  const sum = (some: readonly Payout[]) => sumMinor(some.map((payout) => payout.amount));
  const failed = payouts.filter((payout) => payout.status === 'failed' || payout.status === 'canceled');
  return [sum(payouts), sum(payouts.filter((payout) => !failed.includes(payout)))];
}

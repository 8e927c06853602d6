/** The score of a possible pairing and the reasons for it. */
import { daysBetween } from '../dates.ts';
import type { Payout } from '../payout/model.ts';
import { businessLagOfDays, type Holidays, nextBusinessDay } from './calendar.ts';
import type { Candidate, LineNode, PayoutNode } from './input.ts';
import type { Evidence } from './model.ts';
import {
  AMOUNT_WEIGHT,
  BATCH_PENALTY,
  CERTAIN_LAG,
  dateWeight,
  DESCRIPTOR_WEIGHT,
  EARLIEST_BUSINESS_LAG,
  ID_WEIGHT,
  UNMARKED_PENALTY,
} from './rules.ts';
import { type Signals, signalsIn } from './signals.ts';

export interface ScoreContext {
  readonly holidays: Holidays;
  /** Connections whose lines carry a mark. */
  readonly marking: ReadonlySet<string>;
}

/** Rounds away the noise of adding decimals, so that equal sums are equal. */
export function tidy(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}

function dateEvidence(payout: PayoutNode, line: LineNode, lag: number, holidays: Holidays): Evidence {
  const values = {
    expected: nextBusinessDay(payout.payout.arrivalDate, holidays),
    date: line.line.date,
    businessDays: Math.abs(lag),
    days: Math.abs(line.day - payout.day),
  };
  const code = lag === 0 ? 'dateExpected' : lag > 0 ? 'dateLater' : 'dateEarlier';
  return { code, values, weight: dateWeight(lag) };
}

function markEvidence(payout: Payout, signals: Signals): Evidence[] {
  if (signals.payoutId) return [{ code: 'payoutIdSeen', values: { value: payout.id }, weight: ID_WEIGHT }];
  if (signals.traceId) return [{ code: 'traceIdSeen', values: { value: payout.traceId }, weight: ID_WEIGHT }];
  if (signals.descriptor === '') return [];
  return [{ code: 'descriptorSeen', values: { value: signals.descriptor }, weight: DESCRIPTOR_WEIGHT }];
}

/** What else a reader must know of a payout; adds nothing to the score. */
export function stateEvidence(payout: Payout): Evidence[] {
  if (payout.composition === 'known') return [];
  return [{ code: 'compositionUntold', values: { state: payout.composition }, weight: 0 }];
}

function total(evidence: readonly Evidence[]): number {
  let sum = 0;
  for (const { weight } of evidence) sum += weight;
  return tidy(Math.min(1, Math.max(0, sum)));
}

/** One payout on one line of the same amount; null if the dates or the text rule it out. */
export function scoreSingle(payout: PayoutNode, line: LineNode, context: ScoreContext): Candidate | null {
  const lag = businessLagOfDays(payout.day, line.day, context.holidays);
  if (lag < EARLIEST_BUSINESS_LAG) return null;
  const signals = signalsIn(payout.marks, line.text);
  if (signals.contradicted) return null;
  const mark = markEvidence(payout.payout, signals);
  const unmarked: Evidence[] =
    mark.length === 0 && context.marking.has(payout.payout.connectionId)
      ? [{ code: 'descriptorMissing', values: {}, weight: UNMARKED_PENALTY }]
      : [];
  const evidence = [
    {
      code: 'amountEqual' as const,
      values: { amount: line.line.amount, currency: line.line.currency },
      weight: AMOUNT_WEIGHT,
    },
    dateEvidence(payout, line, lag, context.holidays),
    ...mark,
    ...unmarked,
  ];
  return {
    kind: 'single',
    payouts: [payout.index],
    lines: [line.index],
    score: total(evidence),
    marked: mark.length > 0,
    dateInside: lag >= CERTAIN_LAG.from && lag <= CERTAIN_LAG.to,
    evidence,
  };
}

/** Several payouts whose sum is the line; null if one of them is ruled out. */
export function scoreBatch(
  payouts: readonly PayoutNode[],
  line: LineNode,
  context: ScoreContext,
): Candidate | null {
  const singles = payouts.map((payout) => scoreSingle(payout, line, context));
  if (singles.some((single) => single === null)) return null;
  const parts = singles.filter((single) => single !== null);
  const worst = parts.toSorted((a, b) => a.score - b.score)[0];
  if (!worst) return null;
  const values = { amount: line.line.amount, currency: line.line.currency, count: payouts.length };
  const evidence: Evidence[] = [
    { code: 'sumEqual', values, weight: tidy(AMOUNT_WEIGHT + BATCH_PENALTY * (payouts.length - 1)) },
    ...worst.evidence.filter(({ code }) => code !== 'amountEqual'),
  ];
  return {
    kind: 'batch',
    payouts: payouts.map(({ index }) => index),
    lines: [line.index],
    score: total(evidence),
    marked: parts.every(({ marked }) => marked),
    dateInside: parts.every(({ dateInside }) => dateInside),
    evidence,
  };
}

/** A failed payout: the credit that came and the debit that took it back. Nothing stays on the account. */
export function scoreReturned(
  payout: PayoutNode,
  credit: LineNode,
  back: LineNode,
  context: ScoreContext,
): Candidate | null {
  const came = scoreSingle(payout, credit, context);
  if (!came) return null;
  const days = daysBetween(credit.line.date, back.line.date);
  const backSignals = signalsIn(payout.marks, back.text);
  const backMarked =
    !back.text.cardPurchase && (backSignals.descriptor !== '' || backSignals.payoutId || backSignals.traceId);
  if (backSignals.contradicted) return null;
  const evidence: Evidence[] = [
    ...came.evidence,
    { code: 'failedPayout', values: { message: payout.payout.failureMessage }, weight: 0 },
    {
      code: 'returnedPair',
      values: { date: back.line.date, days },
      weight: tidy((backMarked ? 0.1 : 0) - days * 0.005),
    },
  ];
  return {
    kind: 'returned',
    payouts: [payout.index],
    lines: [credit.index, back.index],
    score: total(evidence),
    marked: came.marked && backMarked,
    dateInside: came.dateInside,
    evidence,
  };
}

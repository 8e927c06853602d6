/** The score of a possible pairing and the reasons for it. */
import { daysBetween } from '../dates.ts';
import type { MatchPayout } from './input.ts';
import { ZERO } from '../money.ts';
import type { StatementLine } from '../statement/model.ts';
import type { Holidays } from './days/calendar.ts';
import type { DayFit, DayFits } from './days/dayFits.ts';
import type { Candidate, LineNode, PayoutNode } from './input.ts';
import type { Lags } from './days/lag.ts';
import type { Evidence } from './model.ts';
import {
  AMOUNT_WEIGHT,
  BATCH_PENALTY,
  DESCRIPTOR_WEIGHT,
  EARLIEST_BUSINESS_LAG,
  ID_WEIGHT,
  SPLIT_PENALTY,
  UNMARKED_PENALTY,
} from './rules.ts';
import { type Signals, signalsIn } from './text/signals.ts';

export interface ScoreContext {
  readonly holidays: Holidays;
  /** How late each connection's payouts usually are. */
  readonly lags: Lags;
  /** Connections whose lines carry a mark. */
  readonly marking: ReadonlySet<string>;
  readonly days: DayFits;
  /** Marks that were seen. */
  readonly marks: Map<string, Evidence>;
}

/** Rounds away the noise of adding decimals, so that equal sums are equal. */
export function tidy(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}

const NO_MARK: Evidence = { code: 'descriptorMissing', values: {}, weight: UNMARKED_PENALTY };

/** `marks` keeps what was said of a mark: it is the same for most lines. */
function markEvidence(payout: MatchPayout, signals: Signals, marks: Map<string, Evidence>): Evidence | null {
  if (signals.payoutId) return { code: 'payoutIdSeen', values: { value: payout.id }, weight: ID_WEIGHT };
  if (signals.traceId) return { code: 'traceIdSeen', values: { value: payout.traceId }, weight: ID_WEIGHT };
  if (signals.alias !== '')
    return { code: 'aliasSeen', values: { value: signals.alias }, weight: DESCRIPTOR_WEIGHT };
  const value = signals.descriptor;
  if (value === '') return null;
  const known = marks.get(value);
  if (known) return known;
  const made: Evidence = { code: 'descriptorSeen', values: { value }, weight: DESCRIPTOR_WEIGHT };
  marks.set(value, made);
  return made;
}

const untold = (state: string): Evidence[] => [{ code: 'compositionUntold', values: { state }, weight: 0 }];

const UNTOLD: Readonly<Record<'pending' | 'untold', readonly Evidence[]>> = {
  pending: untold('pending'),
  untold: untold('untold'),
};

/** What else a reader must know of a payout; adds nothing to the score. */
export function stateEvidence({ composition }: MatchPayout): readonly Evidence[] {
  return composition === 'known' ? [] : UNTOLD[composition];
}

/** The score that reasons come to. */
export function total(evidence: readonly Evidence[]): number {
  let sum = 0;
  for (const { weight } of evidence) sum += weight;
  return bounded(sum);
}

function bounded(sum: number): number {
  return tidy(Math.min(1, Math.max(0, sum)));
}

/** How a payout goes with a line, whatever the amounts. */
export interface Fit {
  readonly marked: boolean;
  /** The text names the payout by its id or trace id. */
  readonly named: boolean;
  readonly dateInside: boolean;
  readonly evidence: readonly Evidence[];
}

/** What the days and the text of a payout and a line say; `why` is the mark, or that it is missing. */
export interface Said {
  readonly days: DayFit;
  readonly why: Evidence | null;
}

/** Null if dates or text rule each other out. */
export function saidOf(payout: PayoutNode, line: LineNode, context: ScoreContext): Said | null {
  const days = context.days.of(payout, line);
  if (days.lag < EARLIEST_BUSINESS_LAG) return null;
  const signals = signalsIn(payout.marks, line.text);
  if (signals.contradicted) return null;
  const mark = markEvidence(payout.payout, signals, context.marks);
  const missing = mark === null && context.marking.has(payout.payout.connectionId) ? NO_MARK : null;
  return { days, why: mark ?? missing };
}

/** Whether what was said of a text is a mark of the payout. */
export function isMark(why: Evidence | null): boolean {
  return why !== null && why !== NO_MARK;
}

/** Whether it is the payout's id or trace id. */
export function isNaming({ code }: Evidence): boolean {
  return code === 'payoutIdSeen' || code === 'traceIdSeen';
}

/** Dates and text of a payout and a line; null if they rule each other out. */
export function fitOf(payout: PayoutNode, line: LineNode, context: ScoreContext): Fit | null {
  const said = saidOf(payout, line, context);
  if (!said) return null;
  const { days, why } = said;
  return {
    marked: isMark(why),
    named: why !== null && isNaming(why),
    dateInside: days.inside,
    evidence: why ? [...days.evidence, why] : days.evidence,
  };
}

/** The score of one payout on one line of the same amount, of which the days and the text say this. */
export function singleScore({ days, why }: Said): number {
  let sum: number = AMOUNT_WEIGHT;
  for (const { weight } of days.evidence) sum += weight;
  if (why) sum += why.weight;
  return bounded(sum);
}

/** The first reason of every pairing of one payout with a line of its amount. */
export function equalAmount({ amount, currency }: StatementLine): Evidence {
  return { code: 'amountEqual', values: { amount, currency }, weight: AMOUNT_WEIGHT };
}

/** The pairing of a payout, by its index, with one line. */
export function singleOf(payout: number, { index, line }: LineNode, said: Said): Candidate {
  const { days, why } = said;
  return {
    kind: 'single',
    payouts: [payout],
    lines: [index],
    score: singleScore(said),
    marked: isMark(why),
    dateInside: days.inside,
    unproven: false,
    shortBy: ZERO,
    evidence: reasons(equalAmount(line), days.evidence, why),
  };
}

/** In one list that is no longer than it must be: one that grows keeps room. */
function reasons(equal: Evidence, ofDays: readonly Evidence[], why: Evidence | null): Evidence[] {
  const [day] = ofDays;
  if (day && ofDays.length === 1) return why ? [equal, day, why] : [equal, day];
  return why ? [equal, ...ofDays, why] : [equal, ...ofDays];
}

/** One payout on one line of the same amount; null if the dates or the text rule it out. */
export function scoreSingle(payout: PayoutNode, line: LineNode, context: ScoreContext): Candidate | null {
  const said = saidOf(payout, line, context);
  return said && singleOf(payout.index, line, said);
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
    // A bank may be a day early with one payout; with a sum of several it hardly is.
    dateInside: parts.every(
      ({ dateInside, evidence: own }) => dateInside && !own.some(({ code }) => code === 'dateEarlier'),
    ),
    unproven: false,
    shortBy: ZERO,
    evidence,
  };
}

/** One payout in several lines that come to its amount; null unless each of them carries its mark at a fitting date. */
export function scoreSplit(
  payout: PayoutNode,
  lines: readonly LineNode[],
  context: ScoreContext,
): Candidate | null {
  const fits = lines.map((line) => fitOf(payout, line, context)).filter((fit) => fit !== null);
  if (fits.length !== lines.length || !fits.every(({ marked }) => marked)) return null;
  const worst = fits.toSorted((a, b) => total(a.evidence) - total(b.evidence))[0];
  if (!worst) return null;
  const { amount, currency } = payout.payout;
  const evidence: Evidence[] = [
    {
      code: 'linesEqual',
      values: { amount, currency, count: lines.length },
      weight: tidy(AMOUNT_WEIGHT + SPLIT_PENALTY * (lines.length - 1)),
    },
    ...worst.evidence,
  ];
  return {
    kind: 'split',
    payouts: [payout.index],
    lines: lines.map(({ index }) => index),
    score: total(evidence),
    marked: true,
    dateInside: fits.every(({ dateInside }) => dateInside),
    unproven: !fits.every(({ named }) => named),
    shortBy: ZERO,
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
    unproven: false,
    shortBy: ZERO,
    evidence,
  };
}

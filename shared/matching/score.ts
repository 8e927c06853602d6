/** The score of a possible pairing and the reasons for it. */
import { daysBetween } from '../dates.ts';
import type { MatchPayout } from './input.ts';
import { ZERO } from '../money.ts';
import { businessLagOfDays, type Holidays, nextBusinessDay } from './days/calendar.ts';
import type { Candidate, LineNode, PayoutNode } from './input.ts';
import type { Lag, Lags } from './days/lag.ts';
import type { Evidence } from './model.ts';
import {
  AMOUNT_WEIGHT,
  BATCH_PENALTY,
  CERTAIN_LAG,
  dateWeight,
  DESCRIPTOR_WEIGHT,
  EARLIEST_BUSINESS_LAG,
  ID_WEIGHT,
  SPLIT_PENALTY,
  UNMARKED_PENALTY,
  WINDOW,
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

/** What two days say of each other, whichever payout and line they belong to. */
interface DayFit {
  /** Business days from the payout's day to the line's. */
  readonly lag: number;
  readonly inside: boolean;
  readonly evidence: readonly Evidence[];
}

/** Of the days of a run every pair is looked at once: many payouts and lines share them. */
export class DayFits {
  private readonly holidays: Holidays;
  private readonly lags: Lags;
  private readonly known = new Map<Lag | undefined, Map<number, DayFit>>();

  constructor(holidays: Holidays, lags: Lags) {
    this.holidays = holidays;
    this.lags = lags;
  }

  of(payout: PayoutNode, line: LineNode): DayFit {
    const usual = this.lags.size === 0 ? undefined : this.lags.get(payout.payout.connectionId);
    const fits = this.known.get(usual) ?? new Map<number, DayFit>();
    if (fits.size === 0) this.known.set(usual, fits);
    // No line is looked for years from its payout.
    const key = payout.day * 4096 + (line.day - payout.day);
    const found = fits.get(key);
    if (found) return found;
    const made = this.make(payout, line, usual);
    fits.set(key, made);
    return made;
  }

  private make({ payout, day }: PayoutNode, line: LineNode, usual: Lag | undefined): DayFit {
    const lag = businessLagOfDays(day, line.day, this.holidays);
    const values = {
      expected: nextBusinessDay(payout.arrivalDate, this.holidays),
      date: line.line.date,
      businessDays: Math.abs(lag),
      days: Math.abs(line.day - day),
    };
    const code = lag === 0 ? 'dateExpected' : lag > 0 ? 'dateLater' : 'dateEarlier';
    const median = usual?.median ?? 0;
    const weight = dateWeight(lag < 0 ? lag : Math.abs(lag - median));
    const evidence: Evidence[] = [{ code, values, weight }];
    if (usual && median > 0)
      evidence.push({ code: 'usualLag', values: { businessDays: median, count: usual.count }, weight: 0 });
    // Before a row of holidays a payout alone is looked for earlier than sums of several are.
    const inside = isInside(lag, usual) && line.day >= day - WINDOW.early;
    return { lag, inside, evidence };
  }
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

function isInside(lag: number, usual: Lag | undefined): boolean {
  const from = usual ? Math.max(CERTAIN_LAG.from, usual.low - 1) : CERTAIN_LAG.from;
  return lag >= from && lag <= (usual ? usual.high + 1 : CERTAIN_LAG.to);
}

/** Dates and text of a payout and a line, `first` being the reason before them; null if they rule each other out. */
export function fitOf(
  payout: PayoutNode,
  line: LineNode,
  context: ScoreContext,
  first: Evidence | null = null,
): Fit | null {
  const { connectionId } = payout.payout;
  const { lag, inside, evidence: ofDays } = context.days.of(payout, line);
  if (lag < EARLIEST_BUSINESS_LAG) return null;
  const signals = signalsIn(payout.marks, line.text);
  if (signals.contradicted) return null;
  const mark = markEvidence(payout.payout, signals, context.marks);
  const missing = mark === null && context.marking.has(connectionId) ? NO_MARK : null;
  const why = mark ?? missing;
  return {
    marked: mark !== null,
    named: signals.payoutId || signals.traceId,
    dateInside: inside,
    evidence: reasons(first, ofDays, why),
  };
}

/** In one list that is no longer than it must be: there is one for each pairing of a run, and a list that grows keeps room. */
function reasons(first: Evidence | null, ofDays: readonly Evidence[], why: Evidence | null): Evidence[] {
  const [day] = ofDays;
  if (first && day && ofDays.length === 1) return why ? [first, day, why] : [first, day];
  return [...(first ? [first] : []), ...ofDays, ...(why ? [why] : [])];
}

/** One payout on one line of the same amount; null if the dates or the text rule it out. */
export function scoreSingle(payout: PayoutNode, line: LineNode, context: ScoreContext): Candidate | null {
  const { amount, currency } = line.line;
  const equal = { code: 'amountEqual', values: { amount, currency }, weight: AMOUNT_WEIGHT } as const;
  const fit = fitOf(payout, line, context, equal);
  if (!fit) return null;
  const { marked, dateInside, evidence } = fit;
  return {
    kind: 'single',
    payouts: [payout.index],
    lines: [line.index],
    score: total(evidence),
    marked,
    dateInside,
    unproven: false,
    shortBy: ZERO,
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

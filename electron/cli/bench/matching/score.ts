/** Answers held against the truth. */
import type { MatchInput } from '../../../../shared/matching/input.ts';
import { matchAll } from '../../../../shared/matching/matchAll.ts';
import { type Minor, minor } from '../../../../shared/money.ts';
import { additiveScore, type BaselineInput, hashBucket, nearestDate } from './baselines.ts';
import type { Clarity, LabelledCompany, Shape } from './model.ts';
import { compareText } from '../../../../shared/order.ts';

/** What a matcher says of one payout. */
export interface Answer {
  /** Positions of all payouts that share the lines. */
  readonly payouts: readonly number[];
  readonly lines: readonly number[];
  /** Next best sets of lines. */
  readonly others: readonly (readonly number[])[];
  readonly verdict: 'certain' | 'likely' | 'flagged' | 'none';
}

export const MATCHERS = ['engine', 'exact amount + date', 'nearest within 7 days', 'additive score'] as const;
export type Matcher = (typeof MATCHERS)[number];

/** The largest fee that a receiving bank may keep. */
const MAX_FEE: Minor = minor(2_500);

/** What the engine is given of a company: everything but the truth. */
export function inputOf(company: LabelledCompany): MatchInput {
  const { payouts, lines, accountId, holidays, asOf, euro } = company;
  const to = lines[0]?.currency ?? '';
  const abroad = payouts.filter(({ currency }) => currency !== to);
  return {
    payouts,
    lines,
    decisions: [],
    declined: [],
    accountIdOf: () => accountId,
    asOf,
    holidays,
    tolerances: [{ accountId, maxFee: MAX_FEE, maxBasisPoints: null }],
    rates: abroad.map(({ currency, arrivalDate }) => ({ from: currency, to, date: arrivalDate, rate: euro })),
  };
}

const NONE: Answer = { payouts: [], lines: [], others: [], verdict: 'none' };

function engineAnswers(company: LabelledCompany): Answer[] {
  const answers = company.payouts.map(() => NONE);
  const payoutAt = new Map(company.payouts.map(({ key }, at) => [key, at]));
  const lineAt = new Map(company.lines.map(({ key }, at) => [key, at]));
  const positions = (keys: readonly string[]) => keys.map((key) => lineAt.get(key) ?? -1);
  for (const { payoutKeys, lineKeys, verdict, alternatives, evidence } of matchAll(inputOf(company))
    .matches) {
    const payouts = payoutKeys.map((key) => payoutAt.get(key) ?? -1);
    const hasEqual = verdict === 'ambiguous' || evidence.some(({ code }) => code === 'equalAnswers');
    const said = verdict === 'certain' || verdict === 'likely' ? verdict : hasEqual ? 'flagged' : 'none';
    const others = alternatives.map((other) => positions(other.lineKeys));
    const answer = { payouts, lines: positions(lineKeys), others, verdict: said } as const;
    for (const at of payouts) answers[at] = answer;
  }
  return answers;
}

const BASELINES: Readonly<Record<string, (input: BaselineInput) => Int32Array>> = {
  'exact amount + date': hashBucket,
  'nearest within 7 days': nearestDate,
  'additive score': additiveScore,
};

/** By position of the payout. */
export function answersOf(matcher: Matcher, company: LabelledCompany): Answer[] {
  const baseline = BASELINES[matcher];
  if (baseline === undefined) return engineAnswers(company);
  const { payouts, lines, accountId } = company;
  return Array.from(baseline({ payouts, lines, accountIdOf: () => accountId }), (line, at) =>
    line < 0 ? NONE : { payouts: [at], lines: [line], others: [], verdict: 'certain' },
  );
}

/** Counts of payouts. */
export interface Tally {
  payouts: number;
  certain: number;
  certainWrong: number;
  answered: number;
  answeredRight: number;
  answeredRightAt3: number;
  determinable: number;
  foundAt1: number;
  foundAt3: number;
  unclear: number;
  ambiguous: number;
  ambiguousFlagged: number;
  ambiguousCertain: number;
  readonly shapes: Record<string, { determinable: number; found: number }>;
  readonly wrong: string[];
}

/** An empty tally. */
export function newTally(): Tally {
  return {
    payouts: 0,
    certain: 0,
    certainWrong: 0,
    answered: 0,
    answeredRight: 0,
    answeredRightAt3: 0,
    determinable: 0,
    foundAt1: 0,
    foundAt3: 0,
    unclear: 0,
    ambiguous: 0,
    ambiguousFlagged: 0,
    ambiguousCertain: 0,
    shapes: {},
    wrong: [],
  };
}

/** Lines of one class make the same books: same day, amount, currency and kind of text. */
function classOf({ lines, marked }: LabelledCompany, positions: readonly number[]): string {
  const one = (at: number) => {
    const line = lines[at];
    return `${line?.date} ${line?.amount} ${line?.currency} ${marked[at]}`;
  };
  return positions.map(one).toSorted(compareText).join();
}

/** A payout that is left without a line is flagged if another one of its case is. */
function isFlagged(company: LabelledCompany, answers: readonly Answer[], at: number): boolean {
  const verdict = answers[at]?.verdict;
  if (verdict !== 'none') return verdict === 'flagged';
  return company.planted.get(at)?.some((other) => answers[other]?.verdict === 'flagged') ?? false;
}

const sorted = (positions: readonly number[]) => positions.toSorted((a, b) => a - b).join();

/** Adds one company's answers to a tally; describes up to 100 `certain` ones that are wrong. */
export function addTo(
  tally: Tally,
  company: LabelledCompany,
  clarity: readonly Clarity[],
  answers: readonly Answer[],
): void {
  company.payouts.forEach((payout, at) => {
    const [truth, answer, clear] = [company.truth[at], answers[at] ?? NONE, clarity[at] ?? 'determinable'];
    if (!truth) return;
    const real = classOf(company, truth.lines);
    const fits = (lines: readonly number[]) => truth.lines.length > 0 && classOf(company, lines) === real;
    const isRight = fits(answer.lines) && sorted(answer.payouts) === sorted(truth.payouts);
    const isRightAt3 = isRight || answer.others.slice(0, 2).some(fits);
    const isAnswer = answer.verdict === 'certain' || answer.verdict === 'likely';
    tally.payouts += 1;
    if (isAnswer) {
      tally.answered += 1;
      tally.answeredRight += Number(isRight);
      tally.answeredRightAt3 += Number(isRightAt3);
    }
    if (answer.verdict === 'certain') {
      tally.certain += 1;
      if (!isRight) {
        tally.certainWrong += 1;
        const said = `${classOf(company, answer.lines)} with ${answer.payouts.length}`;
        if (tally.wrong.length < 100)
          tally.wrong.push(
            `${payout.key} ${payout.arrivalDate} ${payout.amount} ${truth.shape} ${clear}: said ${said}, is ${real || 'absent'} with ${truth.payouts.length}`,
          );
      }
    }
    count(tally, truth.shape, clear, {
      isFound: isAnswer && isRight,
      isFoundAt3: isAnswer && isRightAt3,
      isFlagged: isFlagged(company, answers, at),
      isCertain: answer.verdict === 'certain',
    });
  });
}

interface Told {
  readonly isFound: boolean;
  readonly isFoundAt3: boolean;
  readonly isFlagged: boolean;
  readonly isCertain: boolean;
}

function count(tally: Tally, shape: Shape, clarity: Clarity, told: Told): void {
  if (clarity === 'unclear') tally.unclear += 1;
  if (clarity === 'ambiguous') {
    tally.ambiguous += 1;
    tally.ambiguousFlagged += Number(told.isFlagged);
    tally.ambiguousCertain += Number(told.isCertain);
  }
  if (clarity !== 'determinable' || shape === 'absent') return;
  const ofShape = (tally.shapes[shape] ??= { determinable: 0, found: 0 });
  ofShape.determinable += 1;
  ofShape.found += Number(told.isFound);
  tally.determinable += 1;
  tally.foundAt1 += Number(told.isFound);
  tally.foundAt3 += Number(told.isFoundAt3);
}

/** Time and memory by size: all companies in one run, a bank account each, 11 lines for 10 payouts. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { MatchInput, MatchPayout } from '../../../../shared/matching/input.ts';
import { matchAll } from '../../../../shared/matching/matchAll.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';
import { timed } from '../report.ts';
import { additiveScore, hashBucket, nearestDate } from './baselines.ts';
import { makeLabelledCompany } from './fates.ts';
import { inputOf, type Matcher } from './score.ts';

const COMPANY = 1_000;
const NOISE = 0.14;

export interface ScalePoint {
  readonly matcher: Matcher;
  readonly payouts: number;
  readonly lines: number;
  /** Median of the runs, milliseconds. */
  readonly ms: number;
  readonly runs: number;
  /** What the result keeps, in megabytes of heap; input not counted. */
  readonly megabytes: number;
}

/** Lets the heap grow beyond Node's usual bound and shows the collector; both are needed before the data is made. */
export function prepareMemory(): () => void {
  setFlagsFromString('--max-old-space-size=16000');
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  return () => {
    if (typeof collect === 'function') collect();
  };
}

/** Companies of a thousand in one input of `count` payouts, a bank account each. */
export function mergedCompanies(
  seed: string,
  count: number,
): MatchInput & { readonly accountIdOf: (payout: MatchPayout) => string } {
  const payouts: MatchPayout[] = [];
  const lines: StatementLine[] = [];
  const accounts = new Map<string, string>();
  let base: MatchInput | null = null;
  for (let number = 0; payouts.length < count; number += 1) {
    const size = Math.min(COMPANY, count - payouts.length);
    const company = makeLabelledCompany(`${seed}scale`, number, {
      payouts: size,
      noise: NOISE,
      country: 'AU',
    });
    base ??= inputOf(company);
    for (const payout of company.payouts) {
      if (payouts.length === count) break;
      accounts.set(payout.connectionId, company.accountId);
      payouts.push(payout);
    }
    for (const line of company.lines) lines.push(line);
  }
  const accountIdOf = ({ connectionId }: MatchPayout) => accounts.get(connectionId) ?? '';
  return {
    decisions: [],
    declined: [],
    holidays: base?.holidays,
    asOf: base?.asOf ?? payouts[0]?.arrivalDate ?? failNoData(),
    payouts,
    lines,
    accountIdOf,
  };
}

function failNoData(): never {
  throw new Error('There are no payouts to measure with.');
}

/** Every matcher on the same data of one size. The heap is collected before and after each. */
export function measure(seed: string, count: number, collect: () => void): ScalePoint[] {
  const input = mergedCompanies(seed, count);
  const work: readonly (readonly [Matcher, () => unknown])[] = [
    ['exact amount + date', () => hashBucket(input)],
    ['nearest within 7 days', () => nearestDate(input)],
    ['additive score', () => additiveScore(input)],
    ['engine', () => matchAll(input)],
  ];
  return work.map(([matcher, run]) => {
    collect();
    const before = process.memoryUsage();
    const { ms, runs, result } = timed(run);
    collect();
    const after = process.memoryUsage();
    const bytes = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
    const lines = result === null ? 0 : input.lines.length;
    return { matcher, payouts: count, lines, ms, runs, megabytes: Math.max(0, bytes / 1_048_576) };
  });
}

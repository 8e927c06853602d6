/** The matching benchmark: how right on labelled companies, how fast and how large by size, against three simple matchers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchOptions, type BenchRow, row } from '../report.ts';
import { scaleChart } from './chart.ts';
import { makeLabelledCompany } from './fates.ts';
import { benchIncremental } from './incremental.ts';
import { clarityOf } from './oracle.ts';
import { measure, prepareMemory, type ScalePoint } from './scale.ts';
import { addTo, answersOf, type Matcher, MATCHERS, newTally, type Tally } from './score.ts';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** Labelled payouts: companies of a thousand, with ten other lines on the statement for each payout. */
const LABELLED = { large: 1_000, small: 20, payouts: 1_000, noise: 10 };
/** Payouts of the history to which a line is added. */
const LONG = { large: 100_000, small: 10_000 };
const FOLDER = join('out', 'bench');

/**
 * Runs both parts; with `small` on 20,000 labelled payouts and up to 10,000 in one run. Leaves `matching.json` and
 * `matching.svg` in out/bench/. Throws if they can't be written.
 */
// oxlint-disable-next-line typescript/require-await -- a benchmark may wait; this one only computes
export async function matchingBench({ seed, small }: BenchOptions): Promise<readonly BenchRow[]> {
  const collect = prepareMemory();
  const quality = judge(seed, small ? LABELLED.small : LABELLED.large);
  const points = SIZES.slice(0, small ? 2 : SIZES.length).flatMap((size) => {
    process.stderr.write(`  ${size.toLocaleString('en')} payouts in one run\n`);
    return measure(seed, size, collect);
  });
  write(seed, quality, points);
  const incremental = benchIncremental(seed, small ? LONG.small : LONG.large);
  return [...quality.map(qualityRow), ...points.map((point) => scaleRow(point, points)), ...incremental];
}

interface Judged {
  readonly matcher: Matcher;
  readonly tally: Tally;
  readonly ms: number;
}

/** One company after the other, so that a million payouts need no more memory than a thousand. */
function judge(seed: string, companies: number): Judged[] {
  const judged = MATCHERS.map((matcher) => ({ matcher, tally: newTally(), ms: 0 }));
  for (let number = 0; number < companies; number += 1) {
    const company = makeLabelledCompany(seed, number, LABELLED);
    const clarity = clarityOf(company);
    for (const one of judged) {
      const began = performance.now();
      const answers = answersOf(one.matcher, company);
      one.ms += performance.now() - began;
      addTo(one.tally, company, clarity, answers);
    }
    if (number % 100 === 99) process.stderr.write(`  ${number + 1} of ${companies} labelled companies\n`);
  }
  return judged;
}

/** Percent with two decimals; 100 only if it is all. */
function percent(part: number, whole: number): number {
  if (whole === 0 || part === whole) return 100;
  return Math.min(99.99, Math.round((part / whole) * 10_000) / 100);
}

function measures(tally: Tally) {
  const { certain, certainWrong, answered, determinable, ambiguous } = tally;
  return {
    certain,
    certainWrong,
    certainPrecision: percent(certain - certainWrong, certain),
    precisionAt1: percent(tally.answeredRight, answered),
    precisionAt3: percent(tally.answeredRightAt3, answered),
    recallAt1: percent(tally.foundAt1, determinable),
    recallAt3: percent(tally.foundAt3, determinable),
    ambiguous,
    ambiguousFlagged: percent(tally.ambiguousFlagged, ambiguous),
    ambiguousCertain: tally.ambiguousCertain,
    determinable,
    unclear: tally.unclear,
  };
}

function qualityRow({ matcher, tally, ms }: Judged): BenchRow {
  const name = { bench: 'matching', case: `${matcher}, labelled`, size: tally.payouts, unit: 'payouts' };
  return row(name, { ms, runs: 1 }, measures(tally));
}

const BASE: Matcher = 'exact amount + date';

function scaleRow(point: ScalePoint, points: readonly ScalePoint[]): BenchRow {
  const { matcher, payouts, lines, ms, runs, megabytes } = point;
  const base = points.find((other) => other.payouts === payouts && other.matcher === BASE);
  const facts = {
    lines,
    megabytes: Math.round(megabytes * 10) / 10,
    timesBaseline: Math.round((ms / (base?.ms ?? ms)) * 100) / 100,
  };
  return row({ bench: 'matching', case: matcher, size: payouts, unit: 'payouts' }, { ms, runs }, facts);
}

function write(seed: string, quality: readonly Judged[], points: readonly ScalePoint[]): void {
  mkdirSync(FOLDER, { recursive: true });
  const report = {
    version: 1,
    seed,
    quality: quality.map(({ matcher, tally, ms }) => {
      const { shapes, wrong, payouts } = tally;
      return { matcher, payouts, ms: Math.round(ms), ...measures(tally), shapes, wrongCertain: wrong };
    }),
    scale: points,
  };
  writeFileSync(join(FOLDER, 'matching.json'), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(
    join(FOLDER, 'matching.svg'),
    scaleChart('Matching: time by size, one run, 11 lines for 10 payouts', points),
  );
}

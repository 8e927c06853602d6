/** Matching against the obvious baseline: exact amount in a hash bucket, nearest date, first come first served. */
import { daysBetween } from '../../../shared/dates.ts';
import { matchAll } from '../../../shared/matching/matchAll.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';
import { type Company, makeCompany } from './company.ts';
import { type BenchOptions, type BenchRow, row, timed } from './report.ts';

const SIZES = [1_000, 10_000, 100_000];
/** Days before and after the expected arrival in which the baseline looks. */
const WINDOW = { early: 1, late: 6 };

/** Both matchers on the same companies; `wrong` pairs contradict the truth, `missed` payouts have a line and none was found. */
export async function benchMatching({ seed, small }: BenchOptions): Promise<readonly BenchRow[]> {
  return SIZES.slice(0, small ? 2 : 3).flatMap((size) => {
    const company = makeCompany(size, seed);
    const name = { bench: 'matching', size, unit: 'payouts' };
    const ours = timed(() => engine(company));
    const theirs = timed(() => baseline(company));
    const certain = new Map([...ours.result].filter(([, pair]) => pair.certain));
    return [
      row({ ...name, case: 'engine' }, ours, {
        lines: company.lines.length,
        ...score(company, lineOf(ours.result)),
        certain: certain.size,
        certainWrong: score(company, lineOf(certain)).wrong,
      }),
      row({ ...name, case: 'amount + date greedy' }, theirs, {
        lines: company.lines.length,
        ...score(company, theirs.result),
      }),
    ];
  });
}

type Pairs = ReadonlyMap<string, string>;

function lineOf(pairs: ReadonlyMap<string, { readonly line: string }>): Pairs {
  return new Map([...pairs].map(([payout, { line }]) => [payout, line]));
}

function engine({ payouts, lines, asOf }: Company): Map<string, { line: string; certain: boolean }> {
  const run = matchAll({ payouts, lines, decisions: [], declined: [], accountIdOf: () => 'bank', asOf });
  const pairs = new Map<string, { line: string; certain: boolean }>();
  for (const { payoutKeys, lineKeys, verdict } of run.matches) {
    const [line] = lineKeys;
    if (line === undefined || (verdict !== 'certain' && verdict !== 'likely')) continue;
    for (const payout of payoutKeys) pairs.set(payout, { line, certain: verdict === 'certain' });
  }
  return pairs;
}

function baseline({ payouts, lines }: Company): Pairs {
  const buckets = new Map<number, StatementLine[]>();
  for (const line of lines) {
    const bucket = buckets.get(line.amount);
    if (bucket === undefined) buckets.set(line.amount, [line]);
    else bucket.push(line);
  }
  const used = new Set<string>();
  const pairs = new Map<string, string>();
  for (const payout of payouts) {
    const near = (buckets.get(payout.amount) ?? [])
      .map((line) => ({ line, lag: daysBetween(payout.arrivalDate, line.date) }))
      .filter(({ line, lag }) => !used.has(line.key) && lag >= -WINDOW.early && lag <= WINDOW.late)
      .toSorted((a, b) => Math.abs(a.lag) - Math.abs(b.lag));
    const [best] = near;
    if (best === undefined) continue;
    used.add(best.line.key);
    pairs.set(payout.key, best.line.key);
  }
  return pairs;
}

function score({ truth }: Company, pairs: Pairs): { right: number; wrong: number; missed: number } {
  let right = 0;
  for (const [payout, line] of pairs) if (truth.get(payout) === line) right += 1;
  const missed = [...truth.keys()].filter((payout) => !pairs.has(payout)).length;
  return { right, wrong: pairs.size - right, missed };
}

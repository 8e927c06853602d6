/** One bank line more in a long history: solved where it matters, against everything from scratch. */
import { changesOf } from '../../../../shared/matching/incremental/changes.ts';
import { IncrementalMatcher } from '../../../../shared/matching/incremental/matcher.ts';
import { matchAll } from '../../../../shared/matching/matchAll.ts';
import { type BenchRow, row, timed } from '../report.ts';
import { mergedCompanies } from './scale.ts';

/** Lines that come back, one after the other, from all over the history. */
const LINES = 60;

/** Times a line that is added to `count` payouts, and counts what was solved for it. Throws if the result isn't that from scratch. */
export function benchIncremental(seed: string, count: number): BenchRow[] {
  const input = mergedCompanies(seed, count);
  const step = Math.floor(input.lines.length / LINES);
  const added = input.lines.filter((_, at) => at % step === 0).slice(0, LINES);
  const later = new Set(added);
  const matcher = new IncrementalMatcher();
  const began = performance.now();
  matcher.update({ ...input, lines: input.lines.filter((line) => !later.has(line)) });
  const first = performance.now() - began;
  const runs = added.map((line) => {
    const start = performance.now();
    const { solved } = matcher.apply(changesOf({ lines: { put: [line], gone: [] } }));
    return { ms: performance.now() - start, solved };
  });
  const whole = timed(() => matchAll(input));
  if (JSON.stringify(matcher.matches()) !== JSON.stringify(whole.result.matches))
    throw new Error('Incremental matching doesn’t say what matching from scratch does.');
  const times = runs.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const median = times[times.length >> 1] ?? 0;
  const solved = runs.map((run) => run.solved).toSorted((a, b) => a - b);
  const facts = {
    fromScratchMs: Math.round(whole.ms),
    firstMs: Math.round(first),
    slowestMs: Math.round((times.at(-1) ?? 0) * 10) / 10,
    solved: solved[solved.length >> 1] ?? 0,
    timesFaster: Math.round(whole.ms / median),
  };
  const name = { bench: 'matching', case: 'engine, one line added', size: count, unit: 'payouts' };
  return [row(name, { ms: median, runs: runs.length }, facts)];
}

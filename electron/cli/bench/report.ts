/** What a benchmark says, and how it is timed. */
export interface BenchOptions {
  /** The same seed gives the same data. */
  readonly seed: string;
  /** Leaves out the largest sizes. */
  readonly small: boolean;
}

export interface BenchRow {
  readonly bench: string;
  readonly case: string;
  /** How many of `unit` one run handles. */
  readonly size: number;
  readonly unit: string;
  /** Median of the runs, milliseconds. */
  readonly ms: number;
  readonly runs: number;
  /** Everything else that was counted. */
  readonly facts: Readonly<Record<string, number>>;
}

/** Enough runs for a steady median of quick work; of slow work a few, of very slow work one. */
const ENOUGH_MS = 1_000;
const MOST_RUNS = 15;
const SLOW = { ms: 15_000, runs: 5 } as const;

/** Runs `work` once to warm up where that is quick, then repeatedly; the median and the last result. */
export function timed<T>(work: () => T): { ms: number; runs: number; result: T } {
  const times: number[] = [];
  let began = performance.now();
  let result = work();
  const first = performance.now() - began;
  if (first > SLOW.ms) return { ms: first, runs: 1, result };
  const least = first > ENOUGH_MS ? SLOW.runs : 1;
  for (
    let total = 0;
    times.length < least || (total < ENOUGH_MS && times.length < MOST_RUNS);
    total += times.at(-1) ?? 0
  ) {
    began = performance.now();
    result = work();
    times.push(performance.now() - began);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { ms: sorted[sorted.length >> 1] ?? first, runs: times.length, result };
}

/** A row of the report from a timing. */
export function row(
  name: Pick<BenchRow, 'bench' | 'case' | 'size' | 'unit'>,
  { ms, runs }: { readonly ms: number; readonly runs: number },
  facts: BenchRow['facts'] = {},
): BenchRow {
  return { ...name, ms: Math.round(ms * 100) / 100, runs, facts };
}

/** The report as a table for people. */
export function benchTable(
  machine: Readonly<Record<string, string | number>>,
  rows: readonly BenchRow[],
): string {
  const cells = rows.map((one) => [
    one.bench,
    one.case,
    `${one.size.toLocaleString('en')} ${one.unit}`,
    `${one.ms.toLocaleString('en')} ms`,
    `${Math.round((one.size / one.ms) * 1000).toLocaleString('en')} /s`,
    Object.entries(one.facts)
      .map(([name, value]) => `${name} ${value.toLocaleString('en')}`)
      .join(', '),
  ]);
  const all = [['Bench', 'Case', 'Size', 'Median', 'Rate', 'Counted'], ...cells];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...all.map((line) => (line[column] ?? '').length)));
  const print = (line: readonly string[]): string =>
    line
      .map((cell, column) => pad(cell, widths[column] ?? 0, column))
      .join('  ')
      .trimEnd();
  const head = Object.entries(machine).map(([name, value]) => `${name} ${value}`);
  return [head.join(' · '), '', ...all.map(print)].join('\n');
}

function pad(cell: string, width: number, column: number): string {
  return column >= 2 && column <= 4 ? cell.padStart(width) : cell.padEnd(width);
}

/** What the command prints: one JSON object, or a table. */
import type { MatchPayout, MatchRun } from '../../../shared/matching/input.ts';
import { toMajorText } from '../../../shared/money.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';

export interface ReportInput {
  readonly run: MatchRun;
  readonly payouts: readonly MatchPayout[];
  readonly lines: readonly StatementLine[];
  /** Ids of payouts that weren't matched at all. */
  readonly skipped: readonly string[];
  readonly ms: number;
}

/** `file:line`, as a user finds it. */
export function lineId(line: StatementLine): string {
  return `${line.source.file}:${line.source.line}`;
}

/** The object of `--json`, version 1. Amounts in major units as text. */
export function toJson(input: ReportInput) {
  const payouts = new Map(input.payouts.map((payout) => [payout.key, payout]));
  const lines = new Map(input.lines.map((line) => [line.key, line]));
  const ids = (keys: readonly string[]) => keys.map((key) => payouts.get(key)?.id ?? key);
  const places = (keys: readonly string[]) =>
    keys.map((key) => (lines.has(key) ? lineId(lines.get(key) ?? never(key)) : key));
  const found = input.run.matches.filter(({ lineKeys }) => lineKeys.length > 0);
  const used = new Set(found.flatMap(({ lineKeys }) => lineKeys));
  return {
    version: 1,
    matches: found.map((match) => ({
      payouts: ids(match.payoutKeys),
      lines: places(match.lineKeys),
      verdict: match.verdict,
      score: match.score,
      margin: match.margin,
      residual: toMajorText(match.residual, payouts.get(match.payoutKeys[0] ?? '')?.currency ?? ''),
      evidence: match.evidence,
      alternatives: match.alternatives.map(({ lineKeys, score }) => ({ lines: places(lineKeys), score })),
    })),
    unmatchedPayouts: [
      ...input.run.matches
        .filter(({ lineKeys }) => lineKeys.length === 0)
        .flatMap(({ payoutKeys }) => ids(payoutKeys)),
      ...input.skipped,
    ],
    unmatchedLines: input.lines.filter(({ key }) => !used.has(key)).map(lineId),
    stats: {
      ms: input.ms,
      payouts: input.payouts.length,
      lines: input.lines.length,
      outOfBudget: input.run.stats.outOfBudget,
    },
  };
}

function never(key: string): never {
  throw new Error(`No line ${key}`);
}

function pad(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A table for people: one row a match, then what found none. */
export function toTable(input: ReportInput): string {
  const json = toJson(input);
  const payouts = new Map(input.payouts.map((payout) => [payout.key, payout]));
  const rows = input.run.matches.map((match) => {
    const of = match.payoutKeys.map((key) => payouts.get(key)).filter((payout) => payout !== undefined);
    const currency = of[0]?.currency ?? '';
    const amounts = of.map(({ amount }) => toMajorText(amount, currency)).join(' + ');
    const shown = json.matches.find((one) => one.payouts.join() === of.map(({ id }) => id).join());
    const reasons = match.evidence.map(({ code }) => code).join(', ');
    return [
      match.verdict,
      of.map(({ id }) => id).join(' + '),
      `${amounts} ${currency}`,
      of[0]?.arrivalDate ?? '',
      shown?.lines.join(' + ') ?? '–',
      match.score.toFixed(2),
      match.margin.toFixed(2),
      reasons,
    ];
  });
  const header = ['verdict', 'payout', 'amount', 'arrival', 'bank line', 'score', 'margin', 'because'];
  const summary = `${json.matches.length} matches, ${json.unmatchedPayouts.length} payouts and ${json.unmatchedLines.length} lines without one.`;
  return `${pad([header, ...rows])}\n\n${summary}`;
}

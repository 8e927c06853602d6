/** What the command prints for people: a row a payout or set of payouts, with the reason in words. */
import type { Match } from '../../../shared/matching/model.ts';
import { sumMinor, toMajorText } from '../../../shared/money.ts';
import type { MatchPayout } from '../../../shared/matching/input.ts';
import { tellEvidence } from './evidenceText.ts';
import { payoutNames } from './makePayout.ts';
import { isFound, lineId, type ReportInput } from './report.ts';

const HEADER = ['verdict', 'payout', 'amount', 'due', 'bank line', 'score', 'margin', 'because'] as const;
const RIGHT = new Set([2, 5, 6]);

function pad(rows: readonly (readonly string[])[]): string {
  const widths: number[] = HEADER.map(() => 0);
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          RIGHT.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** The reasons that weigh, most first, then what else must be known. */
function because({ evidence }: Match): string {
  return evidence
    .filter(({ code }) => code !== 'compositionUntold')
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map((one) => tellEvidence(one).text)
    .join(' ');
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function summary({ run, lines }: ReportInput): string {
  const found = run.matches.filter(isFound);
  const used = new Set(found.flatMap(({ lineKeys }) => lineKeys));
  const verdicts = (['certain', 'likely', 'ambiguous', 'residual'] as const)
    .map((verdict) => `${found.filter((match) => match.verdict === verdict).length} ${verdict}`)
    .join(', ');
  const none = run.matches.length - found.length;
  return `${count(found.length, 'match', 'matches')} (${verdicts}); ${count(none, 'payout', 'payouts')} and ${count(lines.length - used.size, 'line', 'lines')} without one.`;
}

/** The table and a line that sums it up. */
export function toTable(input: ReportInput): string {
  const byKey = new Map<string, MatchPayout>(input.payouts.map((payout) => [payout.key, payout]));
  const names = payoutNames(input.payouts);
  const places = new Map(input.lines.map((line) => [line.key, lineId(line)]));
  const rows = input.run.matches.map((match) => {
    const of = match.payoutKeys.map((key) => byKey.get(key)).filter((payout) => payout !== undefined);
    const currency = of[0]?.currency ?? '';
    return [
      match.verdict === 'noLine' ? 'no line' : match.verdict,
      match.payoutKeys.map((key) => names.get(key) ?? key).join(' + '),
      `${toMajorText(sumMinor(of.map(({ amount }) => amount)), currency)} ${currency}`,
      of[0]?.arrivalDate ?? '',
      match.lineKeys.map((key) => places.get(key) ?? key).join(' + ') || '–',
      match.score.toFixed(2),
      match.margin.toFixed(2),
      because(match),
    ];
  });
  return `${pad([HEADER, ...rows])}\n\n${summary(input)}`;
}

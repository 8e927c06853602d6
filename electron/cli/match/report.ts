/** What the command prints: one JSON object. */
import type { MatchPayout, MatchRun } from '../../../shared/matching/input.ts';
import type { Match } from '../../../shared/matching/model.ts';
import { toMajorText } from '../../../shared/money.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';
import { tellEvidence } from './evidenceText.ts';
import { payoutNames } from './makePayout.ts';
import type { RepeatedLine } from './overlap.ts';

export interface ReportInput {
  readonly run: MatchRun;
  readonly payouts: readonly MatchPayout[];
  readonly lines: readonly StatementLine[];
  /** Lines of files that overlap, each in its first file already. */
  readonly repeated: readonly RepeatedLine[];
  /** How long matching took, milliseconds. */
  readonly ms: number;
}

/** `file:line`, as a user finds it. */
export function lineId(line: StatementLine): string {
  return `${line.source.file}:${line.source.line}`;
}

/** Names of payouts and lines by their keys. */
function namer({ payouts, lines }: ReportInput) {
  const names = payoutNames(payouts);
  const places = new Map(lines.map((line) => [line.key, lineId(line)]));
  return {
    payouts: (keys: readonly string[]) => keys.map((key) => names.get(key) ?? key),
    lines: (keys: readonly string[]) => keys.map((key) => places.get(key) ?? key),
  };
}

/** Whether something was found: a payout without a line is no match. */
export function isFound({ lineKeys }: Match): boolean {
  return lineKeys.length > 0;
}

/**
 * The object of `--json`, version 1. Amounts in major units as text. Every payout is in one match or in `unmatchedPayouts`, every
 * line in one match, in `unmatchedLines` or in `repeatedLines`; `alternatives` name lines that may be elsewhere too.
 */
export function toJson(input: ReportInput) {
  const name = namer(input);
  const currencies = new Map(input.payouts.map(({ key, currency }) => [key, currency]));
  const found = input.run.matches.filter(isFound);
  const used = new Set(found.flatMap(({ lineKeys }) => lineKeys));
  return {
    version: 1,
    matches: found.map((match) => ({
      payouts: name.payouts(match.payoutKeys),
      lines: name.lines(match.lineKeys),
      verdict: match.verdict,
      score: match.score,
      margin: match.margin,
      residual: toMajorText(match.residual, currencies.get(match.payoutKeys[0] ?? '') ?? ''),
      evidence: match.evidence.map(tellEvidence),
      alternatives: match.alternatives.map(({ lineKeys, score }) => ({ lines: name.lines(lineKeys), score })),
    })),
    unmatchedPayouts: input.run.matches
      .filter((match) => !isFound(match))
      .flatMap(({ payoutKeys }) => name.payouts(payoutKeys)),
    unmatchedLines: input.lines.filter(({ key }) => !used.has(key)).map(lineId),
    repeatedLines: input.repeated.map(({ line, first }) => ({ line: lineId(line), first: lineId(first) })),
    stats: {
      ms: input.ms,
      payouts: input.payouts.length,
      lines: input.lines.length,
      outOfBudget: input.run.stats.outOfBudget,
    },
  };
}

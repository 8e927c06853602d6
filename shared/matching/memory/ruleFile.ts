/** All rules and declined pairs as one readable JSON file, out and in again without losing anything. */
import * as v from 'valibot';
import { checkRule } from './ruleCheck.ts';
import { type Rule, RuleSchema } from './ruleRows.ts';
import { compareText } from '../../order.ts';

const FORMAT = 'tieout-rules';

/** A pair that is never offered again. `about` says in words what it is, for who reads the file; it is not read back. */
const DeclinedRowSchema = v.object({
  payoutKey: v.pipe(v.string(), v.nonEmpty()),
  lineKey: v.pipe(v.string(), v.nonEmpty()),
  /** Unix milliseconds. */
  at: v.number(),
});
export type DeclinedRow = v.InferOutput<typeof DeclinedRowSchema>;

const FileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(1),
  rules: v.array(v.unknown()),
  declined: v.array(v.unknown()),
});

/** What can't be taken, and where. `row` counts from 1 within `part`; 0 when the file as a whole is meant. */
export interface RuleFileIssue {
  readonly part: 'file' | 'rules' | 'declined';
  readonly row: number;
  readonly field: string;
  /** What was expected, or the code of a problem (`ruleProblem.<code>`). */
  readonly problem: string;
}

export interface RuleFileRead {
  readonly rules: readonly Rule[];
  readonly declined: readonly DeclinedRow[];
  readonly issues: readonly RuleFileIssue[];
}

export interface RuleFileContent {
  readonly rules: readonly Rule[];
  readonly declined: readonly (DeclinedRow & { readonly about?: string })[];
}

/** The file's text: rows in the order of their making, two spaces deep, with a new line at the end. */
export function writeRuleFile({ rules, declined }: RuleFileContent): string {
  const content = {
    format: FORMAT,
    version: 1,
    rules: rules.toSorted((a, b) => a.createdAt - b.createdAt || compareText(a.id, b.id)),
    declined: declined.toSorted(
      (a, b) => a.at - b.at || compareText(a.payoutKey, b.payoutKey) || compareText(a.lineKey, b.lineKey),
    ),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function firstIssue(issue: v.BaseIssue<unknown>): Pick<RuleFileIssue, 'field' | 'problem'> {
  const field = v.getDotPath(issue) ?? '';
  return { field, problem: issue.expected ?? issue.message };
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

/** Two rows of one id in one file contradict each other; so do two rules that can't stand side by side. */
function readRules(
  rows: readonly unknown[],
  present: readonly Rule[],
): Pick<RuleFileRead, 'rules' | 'issues'> {
  const rules: Rule[] = [];
  const issues: RuleFileIssue[] = [];
  const ids = new Set(rows.flatMap((row) => (v.is(v.object({ id: v.string() }), row) ? [row.id] : [])));
  const kept = new Map(present.filter(({ id }) => !ids.has(id)).map((rule) => [rule.id, rule]));
  const seen = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const at = { part: 'rules', row: index + 1 } as const;
    const parsed = v.safeParse(RuleSchema, row);
    if (!parsed.success) {
      issues.push({ ...at, ...firstIssue(parsed.issues[0]) });
      continue;
    }
    const rule = parsed.output;
    const [problem] = checkRule(rule, [...kept.values()]);
    if (rule.id === '') issues.push({ ...at, field: 'id', problem: 'missing' });
    else if (seen.has(rule.id)) issues.push({ ...at, field: 'id', problem: 'twice' });
    else if (problem) issues.push({ ...at, field: problem.field, problem: problem.code });
    else {
      rules.push(rule);
      kept.set(rule.id, rule);
    }
    seen.add(rule.id);
  }
  return { rules, issues };
}

function readDeclined(rows: readonly unknown[]): Pick<RuleFileRead, 'declined' | 'issues'> {
  const declined: DeclinedRow[] = [];
  const issues: RuleFileIssue[] = [];
  for (const [index, row] of rows.entries()) {
    const parsed = v.safeParse(DeclinedRowSchema, row);
    if (parsed.success) declined.push(parsed.output);
    else issues.push({ part: 'declined', row: index + 1, ...firstIssue(parsed.issues[0]) });
  }
  return { declined, issues };
}

/**
 * Reads a file row by row: good rows are taken, each bad one is told with its row and field. `present` are the rules there
 * are: a row of the same id replaces one, every other one stays.
 */
export function readRuleFile(text: string, present: readonly Rule[]): RuleFileRead {
  const file = v.safeParse(FileSchema, parseText(text));
  if (!file.success) {
    return { rules: [], declined: [], issues: [{ part: 'file', row: 0, ...firstIssue(file.issues[0]) }] };
  }
  const read = readRules(file.output.rules, present);
  const pairs = readDeclined(file.output.declined);
  return { rules: read.rules, declined: pairs.declined, issues: [...read.issues, ...pairs.issues] };
}

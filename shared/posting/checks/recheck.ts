/** Rows that were written down and never sent, checked again before they go out. Pure. */
import type { Answers } from './answers.ts';
import { holds, marked } from './answers.ts';
import type { BookIndex } from '../books.ts';
import { finding } from './finding.ts';
import { paymentProblems } from './paid.ts';
import type { Draft, JournalRow, Mapping, PostingProblem, PostingStep } from '../model.ts';
import type { PlannedPayments } from '../plan/outstanding.ts';
import { preflight } from './preflight.ts';

export interface RecheckInput {
  /** Rows of one organisation that never went out, in the order in which they would. */
  readonly rows: readonly JournalRow[];
  /** Plans of which something is in Xero, or may be. */
  readonly begun: ReadonlySet<string>;
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly books: BookIndex;
  /** Payments on their way besides those of `rows`. */
  readonly planned: PlannedPayments;
  readonly answers: Answers;
}

/** What was found for one plan, and the ids of its rows that must not go out. */
export interface PlanFindings {
  readonly planId: string;
  readonly problems: readonly PostingProblem[];
  readonly held: readonly string[];
}

/**
 * Findings for every plan. Of a plan of which nothing is in Xero, one finding holds all rows; of one that was begun, only the
 * rows that it is about: what is right goes on.
 */
export function recheck(input: RecheckInput): PlanFindings[] {
  const steps = input.rows.flatMap((row) => stepOf(row) ?? []);
  const payments = paymentProblems(steps, input.books, input.planned);
  return [...groupByPlan(input.rows)].map(([planId, rows]) => {
    const own = new Set(rows.map(({ id }) => id));
    const about = payments.filter(({ stepIds = [] }) => stepIds.some((id) => own.has(id)));
    const checks = checksOf(rows, input);
    // What is in the books already has taken its invoice: said once.
    const there = new Set(
      checks.filter(({ code }) => code === 'alreadyInBooks').flatMap(({ stepIds = [] }) => stepIds),
    );
    const unpaid = about.filter(({ stepIds = [] }) => !stepIds.every((id) => there.has(id)));
    const problems = marked(planId, [...unpaid, ...checks], input.answers);
    return { planId, problems, held: heldRows(rows, problems, input.begun.has(planId)) };
  });
}

/** What a row creates, as a step; null for rows that take something back. */
function stepOf(row: JournalRow): PostingStep | null {
  const { id, planId, phase, draft, clearingEffect, entryIds, parts } = row;
  if (!isCreation(draft) || row.undoes !== undefined) return null;
  return { id, planId, phase, draft, clearingEffect, entryIds, parts };
}

function isCreation(draft: JournalRow['draft']): draft is Draft {
  return draft.kind !== 'removal';
}

function checksOf(rows: readonly JournalRow[], { mappings, books }: RecheckInput): PostingProblem[] {
  const [first] = rows;
  const mapping = mappings.get(first?.mappingKey ?? '');
  const steps = rows.flatMap((row) => stepOf(row) ?? []);
  if (steps.length === 0) return [];
  if (!mapping) return [finding('mappingIncomplete', { currency: steps[0]?.draft.currency ?? '' })];
  const payouts = [...new Set(rows.flatMap((row) => row.payoutKeys.map(payoutIdOf)))];
  return preflight(steps, mapping, books, payouts);
}

/** The provider's id at the end of a payout's key. */
function payoutIdOf(key: string): string {
  return key.slice(key.lastIndexOf('|') + 1);
}

function heldRows(
  rows: readonly JournalRow[],
  problems: readonly PostingProblem[],
  isBegun: boolean,
): string[] {
  const holding = problems.filter(holds);
  if (holding.length === 0) return [];
  const ids = rows.filter((row) => stepOf(row) !== null).map(({ id }) => id);
  const isWhole = !isBegun || holding.some(({ stepIds }) => stepIds === undefined);
  if (isWhole) return ids;
  const named = new Set(holding.flatMap(({ stepIds = [] }) => stepIds));
  return ids.filter((id) => named.has(id));
}

function groupByPlan(rows: readonly JournalRow[]): Map<string, JournalRow[]> {
  const groups = new Map<string, JournalRow[]>();
  for (const row of rows) groups.set(row.planId, [...(groups.get(row.planId) ?? []), row]);
  return groups;
}

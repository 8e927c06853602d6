/** The queue as people see it: one row a plan, whether it is still to be written down, waiting, or done. Pure. */
import { isFresh } from '../../flows/post/planning.ts';
import { BATCH_SIZE, callsToSend } from '../../flows/post/batches.ts';
import type { JournalRow, PostingPlan, WrittenDraft } from '../../../shared/posting/model.ts';
import type { PlanCheck } from '../../db/database.ts';
import { isGoing, previewState, type QueueState, writtenState } from './queueStates.ts';
import { isUndo } from './undoPlans.ts';

export interface QueueStep {
  readonly id: string;
  readonly draft: WrittenDraft;
  readonly state: JournalRow['state'] | 'ready';
  readonly message: string;
  readonly xeroId: string;
}

export interface QueuePlan {
  readonly id: string;
  readonly state: QueueState;
  readonly mappingKey: string;
  readonly payoutKeys: readonly string[];
  readonly lineKeys: readonly string[];
  readonly steps: readonly QueueStep[];
  readonly problems: PostingPlan['problems'];
  /** Whether it is written down: in the journal. */
  readonly isWritten: boolean;
  /** The books that it was last checked against were read then, unix milliseconds; null where that isn't kept. */
  readonly checkedAsOf: number | null;
}

/**
 * What needs a person first: refused or unsure. Then plans from the preview, then what waits, then the done ones, newest first. `known` are the
 * ids of all journal rows, where `journal` is a part of them: a preview that hasn't caught up yet doesn't count twice.
 */
export function queuePlans(
  preview: readonly PostingPlan[],
  journal: readonly JournalRow[],
  known: ReadonlySet<string> = new Set(journal.map((row) => row.id)),
  checks: ReadonlyMap<string, PlanCheck> = new Map(),
): readonly QueuePlan[] {
  const ready = preview.filter((plan) => isFresh(plan, known)).map(readyPlan);
  const written = [...groupByPlan(journal)].map(([id, rows]) => writtenPlan(id, rows, checks.get(id)));
  return inOrder(ready, written);
}

/** A plan from the preview, as the queue shows it. */
export function readyPlan(plan: PostingPlan): QueuePlan {
  return {
    id: plan.id,
    state: previewState(plan),
    mappingKey: plan.mappingKey,
    payoutKeys: plan.payoutKeys,
    lineKeys: plan.lineKeys,
    isWritten: false,
    checkedAsOf: null,
    steps: plan.steps.map((step) => ({
      id: step.id,
      draft: step.draft,
      state: 'ready',
      message: '',
      xeroId: '',
    })),
    problems: plan.problems,
  };
}

/** Plans in the order of `queuePlans`; `written` in the order in which they were written down. */
export function inOrder(ready: readonly QueuePlan[], written: readonly QueuePlan[]): readonly QueuePlan[] {
  // What took a plan back and is through is told by that plan.
  const shown = written.filter((plan) => !isUndo(plan) || plan.state !== 'done');
  const needy = shown.filter(needsPerson);
  const waiting = shown.filter((plan) => !isOver(plan) && !needsPerson(plan));
  const done = shown.filter(isOver).toReversed();
  return [...needy, ...ready, ...waiting, ...done];
}

const needsPerson = ({ state, isWritten }: QueuePlan) =>
  state === 'refused' || state === 'unknown' || (state === 'held' && isWritten);

/** In Xero, or taken back: nothing of it is on its way. */
const isOver = ({ state }: QueuePlan) => state === 'done' || state === 'removed' || state === 'reversed';

/** Rows by their plans, both in the order in which they were written down. */
function groupByPlan(journal: readonly JournalRow[]): ReadonlyMap<string, JournalRow[]> {
  const groups = new Map<string, JournalRow[]>();
  for (const row of journal.toSorted((a, b) => a.sequence - b.sequence)) {
    const group = groups.get(row.planId);
    if (group) group.push(row);
    else groups.set(row.planId, [row]);
  }
  return groups;
}

/** A plan that is written down, with its rows in their order. */
export function writtenPlan(
  id: string,
  rows: readonly JournalRow[],
  check: PlanCheck | undefined,
): QueuePlan {
  const state = writtenState(rows, check);
  const isQueued = state === 'queued' || state === 'held';
  return {
    id,
    state,
    mappingKey: rows[0]?.mappingKey ?? '',
    lineKeys: [...new Set(rows.flatMap((row) => row.lineKeys))],
    isWritten: true,
    checkedAsOf: isQueued ? (check?.at ?? null) : null,
    payoutKeys: [...new Set(rows.flatMap((row) => row.payoutKeys))],
    steps: rows.map(({ id: stepId, draft, state: stepState, message, xeroId }) => ({
      id: stepId,
      draft,
      state: stepState,
      message,
      xeroId,
    })),
    problems: isQueued ? (check?.problems ?? []) : [],
  };
}

export interface PostSummary {
  readonly plans: number;
  readonly blocked: number;
  readonly payments: number;
  readonly bankTransactions: number;
  readonly transfers: number;
  readonly invoices: number;
  readonly creditNotes: number;
  /** What is taken out of Xero again. */
  readonly removals: number;
  /** Calls to Xero that sending takes; what has no answer yet is looked up before. */
  readonly calls: number;
}

/** What pressing Post will send: everything ready or waiting; refused and done steps stay where they are. */
export function postSummary(plans: readonly QueuePlan[]): PostSummary {
  const going = plans.filter(({ state }) => isGoing(state));
  const steps = going.flatMap((plan) => plan.steps.filter((step) => isGoing(step.state)));
  const drafts = steps.map((step) => step.draft);
  const count = (kind: WrittenDraft['kind']) => drafts.filter((one) => one.kind === kind).length;
  const unsure = steps.filter((step) => step.state === 'unknown' || step.state === 'sending');
  return {
    plans: going.length,
    blocked: plans.filter(({ state }) => state === 'blocked' || state === 'held').length,
    payments: count('payment'),
    bankTransactions: count('bankTransaction'),
    transfers: count('transfer'),
    invoices: count('invoice'),
    creditNotes: count('creditNote'),
    removals: count('removal'),
    calls: callsToSend(drafts) + Math.ceil(unsure.length / BATCH_SIZE),
  };
}

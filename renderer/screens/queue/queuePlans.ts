/** The queue as people see it: one row a plan, whether it is still to be written down, waiting, or done. Pure. */
import { BATCH_SIZE, callsToSend } from '../../flows/post/batches.ts';
import type { JournalRow, PostingPlan, WrittenDraft } from '../../../shared/posting/model.ts';
import { mayPost } from '../../../shared/posting/checks/answers.ts';
import { isBlocked } from '../../../shared/posting/journal.ts';
import type { PlanCheck } from '../../db/database.ts';
import { isUndo } from './undoPlans.ts';
import { isTakenBack, stepIdOf } from '../../../shared/posting/undo/takenBack.ts';

/**
 * `ready`: may be posted. `blocked`: something stands in the way. `held`: a warning waits for the user's word, or the books have
 * changed since the plan was written down. `partly`: some of it was taken back, some is in Xero. Then the journal's own states.
 */
export type QueueState = 'ready' | 'blocked' | 'held' | 'partly' | JournalRow['state'];

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
  const fresh = preview.filter(
    ({ steps }) => steps.length === 0 || steps.some((step) => !known.has(step.id)),
  );
  const ready = fresh.map((plan): QueuePlan => ({
    id: plan.id,
    state: isBlocked(plan) ? 'blocked' : mayPost(plan) ? 'ready' : 'held',
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
  }));
  const written = [...groupByPlan(journal)]
    .map(([id, rows]): QueuePlan => fromRows(id, rows, checks.get(id)))
    // What took a plan back and is through is told by that plan.
    .filter((plan) => !isUndo(plan) || plan.state !== 'done');
  const needy = written.filter(needsPerson);
  const waiting = written.filter((plan) => !isOver(plan) && !needsPerson(plan));
  const done = written.filter(isOver).toReversed();
  return [...needy, ...ready, ...waiting, ...done];
}

const needsPerson = ({ state, isWritten }: QueuePlan) =>
  state === 'refused' || state === 'unknown' || (state === 'held' && isWritten);

/** In Xero, or taken back: nothing of it is on its way. */
const isOver = ({ state }: QueuePlan) => state === 'done' || state === 'removed' || state === 'reversed';

function groupByPlan(journal: readonly JournalRow[]): ReadonlyMap<string, JournalRow[]> {
  const groups = new Map<string, JournalRow[]>();
  for (const row of journal.toSorted((a, b) => a.sequence - b.sequence)) {
    const group = groups.get(row.planId);
    if (group) group.push(row);
    else groups.set(row.planId, [row]);
  }
  return groups;
}

const order = ['unknown', 'refused', 'sending', 'queued', 'removed', 'reversed', 'done'] as const;

function fromRows(id: string, rows: readonly JournalRow[], check: PlanCheck | undefined): QueuePlan {
  // What was taken back and posted again is judged by what stands now.
  const steps = new Set(rows.map((row) => row.id));
  const judged = rows.filter((row) => !isTakenBack(row) || !steps.has(stepIdOf(row)));
  const found = order.find((one) => judged.some((row) => row.state === one)) ?? 'queued';
  const isPartly = judged.some(isTakenBack) && judged.some((row) => row.state === 'done');
  const state = isPartly && (found === 'removed' || found === 'reversed') ? 'partly' : found;
  const isHeld = state === 'queued' && rows.some((row) => check?.held.includes(row.id));
  return {
    id,
    state: isHeld ? 'held' : state,
    mappingKey: rows[0]?.mappingKey ?? '',
    lineKeys: [...new Set(rows.flatMap((row) => row.lineKeys))],
    isWritten: true,
    checkedAsOf: state === 'queued' ? (check?.at ?? null) : null,
    payoutKeys: [...new Set(rows.flatMap((row) => row.payoutKeys))],
    steps: rows.map(({ id: stepId, draft, state: stepState, message, xeroId }) => ({
      id: stepId,
      draft,
      state: stepState,
      message,
      xeroId,
    })),
    problems: state === 'queued' ? (check?.problems ?? []) : [],
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

const GOING = new Set<QueueStep['state']>(['ready', 'queued', 'sending', 'unknown']);

/** What pressing Post will send: everything ready or waiting; refused and done steps stay where they are. */
export function postSummary(plans: readonly QueuePlan[]): PostSummary {
  const going = plans.filter((plan) => ['ready', 'queued', 'sending', 'unknown'].includes(plan.state));
  const steps = going.flatMap((plan) => plan.steps.filter((step) => GOING.has(step.state)));
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

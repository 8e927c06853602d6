/** The queue as people see it: one row a plan, whether it is still to be written down, waiting, or done. Pure. */
import type { JournalRow, PostingPlan, WrittenDraft } from '../../../shared/posting/model.ts';
import { isBlocked } from '../../../shared/posting/journal.ts';
import { isTakenBack, stepIdOf } from '../../../shared/posting/undo/takenBack.ts';

/** `ready`: may be posted. `blocked`: something stands in the way. Then the journal's own states. */
export type QueueState = 'ready' | 'blocked' | JournalRow['state'];

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
  readonly payoutKeys: readonly string[];
  readonly steps: readonly QueueStep[];
  readonly problems: PostingPlan['problems'];
}

/**
 * What needs a person first: refused or unsure. Then plans from the preview, then what waits, then the done ones, newest first. `known` are the
 * ids of all journal rows, where `journal` is a part of them: a preview that hasn't caught up yet doesn't count twice.
 */
export function queuePlans(
  preview: readonly PostingPlan[],
  journal: readonly JournalRow[],
  known: ReadonlySet<string> = new Set(journal.map((row) => row.id)),
): readonly QueuePlan[] {
  const fresh = preview.filter(
    ({ steps }) => steps.length === 0 || steps.some((step) => !known.has(step.id)),
  );
  const ready = fresh.map((plan): QueuePlan => ({
    id: plan.id,
    state: isBlocked(plan) ? 'blocked' : 'ready',
    payoutKeys: plan.payoutKeys,
    steps: plan.steps.map((step) => ({
      id: step.id,
      draft: step.draft,
      state: 'ready',
      message: '',
      xeroId: '',
    })),
    problems: plan.problems,
  }));
  const written = [...groupByPlan(journal)].map(([id, rows]): QueuePlan => fromRows(id, rows));
  const needy = written.filter(needsPerson);
  const waiting = written.filter((plan) => plan.state !== 'done' && !needsPerson(plan));
  const done = written.filter((plan) => plan.state === 'done').toReversed();
  return [...needy, ...ready, ...waiting, ...done];
}

const needsPerson = ({ state }: QueuePlan) => state === 'refused' || state === 'unknown';

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

function fromRows(id: string, rows: readonly JournalRow[]): QueuePlan {
  // What was taken back and posted again is judged by what stands now.
  const steps = new Set(rows.map((row) => row.id));
  const judged = rows.filter((row) => !isTakenBack(row) || !steps.has(stepIdOf(row)));
  const state = order.find((one) => judged.some((row) => row.state === one)) ?? 'queued';
  return {
    id,
    state,
    payoutKeys: [...new Set(rows.flatMap((row) => row.payoutKeys))],
    steps: rows.map(({ id: stepId, draft, state: stepState, message, xeroId }) => ({
      id: stepId,
      draft,
      state: stepState,
      message,
      xeroId,
    })),
    problems: [],
  };
}

export interface PostSummary {
  readonly plans: number;
  readonly blocked: number;
  readonly payments: number;
  readonly bankTransactions: number;
  readonly transfers: number;
}

/** What pressing Post will send: everything ready or waiting; refused and done steps stay where they are. */
export function postSummary(plans: readonly QueuePlan[]): PostSummary {
  const going = plans.filter((plan) => ['ready', 'queued', 'sending', 'unknown'].includes(plan.state));
  const drafts = going.flatMap((plan) =>
    plan.steps
      .filter((step) => step.state !== 'done' && step.state !== 'refused')
      .map((step) => step.draft.kind),
  );
  const count = (kind: WrittenDraft['kind']) => drafts.filter((one) => one === kind).length;
  return {
    plans: going.length,
    blocked: plans.filter((plan) => plan.state === 'blocked').length,
    payments: count('payment'),
    bankTransactions: count('bankTransaction'),
    transfers: count('transfer'),
  };
}

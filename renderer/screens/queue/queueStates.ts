/** Where plans of the queue stand. Pure. */
import { mayPost } from '../../../shared/posting/checks/answers.ts';
import { isBlocked } from '../../../shared/posting/journal.ts';
import type { JournalRow, PostingPlan } from '../../../shared/posting/model.ts';
import { isTakenBack, stepIdOf } from '../../../shared/posting/undo/takenBack.ts';
import type { PlanCheck } from '../../db/database.ts';

/**
 * `ready`: may be posted. `blocked`: something stands in the way. `held`: a warning waits for the user's word, or the books have
 * changed since the plan was written down. `partly`: some of it was taken back, some is in Xero. Then the journal's own states.
 */
export type QueueState = 'ready' | 'blocked' | 'held' | 'partly' | JournalRow['state'];

/** Where a plan of the preview stands. */
export function previewState(plan: PostingPlan): QueueState {
  if (isBlocked(plan)) return 'blocked';
  return mayPost(plan) ? 'ready' : 'held';
}

const ORDER = ['unknown', 'refused', 'sending', 'queued', 'removed', 'reversed', 'done'] as const;

/** Where a plan that is written down stands, by its rows and how it was last checked. */
export function writtenState(
  rows: readonly Pick<JournalRow, 'id' | 'state'>[],
  check: Pick<PlanCheck, 'held'> | undefined,
): QueueState {
  // What was taken back and posted again is judged by what stands now.
  const steps = new Set(rows.map((row) => row.id));
  const judged = rows.filter((row) => !isTakenBack(row) || !steps.has(stepIdOf(row)));
  const found = ORDER.find((one) => judged.some((row) => row.state === one)) ?? 'queued';
  const isPartly = judged.some(isTakenBack) && judged.some((row) => row.state === 'done');
  if (isPartly && (found === 'removed' || found === 'reversed')) return 'partly';
  // What has gone out since it was checked isn't held any more.
  const isHeld = rows.some((row) => row.state === 'queued' && check?.held.includes(row.id));
  return found === 'queued' && isHeld ? 'held' : found;
}

const GOING = new Set<QueueState>(['ready', 'queued', 'sending', 'unknown']);

/** Whether pressing Post sends what stands so. */
export function isGoing(state: QueueState): boolean {
  return GOING.has(state);
}

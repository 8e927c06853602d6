/** How much the queue holds, without making its list: of plans that are written down only those are looked at of which something is open. */
import type { PostingPlan } from '../../../shared/posting/model.ts';
import { isFinding, type RowStanding } from '../../../shared/posting/readBack/readBack.ts';
import type { JournalHead } from '../../db/derived.ts';
import { isFresh } from '../../flows/post/planning.ts';
import { PlansKept, type PlanTables } from './plansKept.ts';
import { isAttention, isToPost } from './queueFilters.ts';
import { isGoing, previewState, type QueueState, writtenState } from './queueStates.ts';
import { isUndo } from './undoPlans.ts';

/** Where plans that are written down stand: those of which something is open, or was when it was read first. */
export class WrittenPlans extends PlansKept<JournalHead, QueueState> {
  /** Takes the rows that aren't done, and all that changed since these were read. */
  constructor(tables: PlanTables<JournalHead>) {
    super(tables, (_, rows, check) => writtenState(rows, check));
  }
}

type Preview = readonly PostingPlan[];
type Written = Pick<WrittenPlans, 'made' | 'rows'>;

/** How many plans pressing Post would send: `postSummary(queuePlans(…)).plans`. */
export function postCount(preview: Preview, { made, rows }: Written): number {
  const ready = preview.filter((plan) => isGoing(previewState(plan)) && isFresh(plan, rows));
  return ready.length + [...made.values()].filter(isGoing).length;
}

/** What `queueCounts(queuePlans(…))` says of three filters. */
export interface QueueFigures {
  readonly toPost: number;
  readonly attention: number;
  readonly waiting: number;
}

/** Works them out; `standings` are those of plans that are posted, by the plan. */
export function queueFigures(
  preview: Preview,
  { made, rows }: Written,
  standings: ReadonlyMap<string, readonly RowStanding[]>,
): QueueFigures {
  const fresh = preview.filter((plan) => isFresh(plan, rows)).map(previewState);
  const all = [...fresh, ...made.values()];
  const posted = [...standings].filter(([planId]) => {
    const state = made.get(planId) ?? 'done';
    return !isToPost(state) && !(isUndo({ id: planId }) && state === 'done');
  });
  const found = posted.filter(
    ([planId, own]) => own.some(isFinding) && !isAttention(made.get(planId) ?? 'done'),
  );
  return {
    toPost: all.filter(isToPost).length,
    attention: all.filter(isAttention).length + found.length,
    waiting: posted.filter(([, own]) => own.some(({ state }) => state === 'waiting')).length,
  };
}

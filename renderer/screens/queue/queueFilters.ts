/** Which plans of the queue are shown. Pure. */
import { isFinding, type RowStanding } from '../../../shared/posting/readBack/readBack.ts';
import { summarise } from '../../../shared/posting/readBack/standings.ts';
import type { QueuePlan } from './queuePlans.ts';
import type { QueueState } from './queueStates.ts';

export const QUEUE_FILTERS = ['all', 'toPost', 'attention', 'waiting', 'reconciled'] as const;
export type QueueFilter = (typeof QUEUE_FILTERS)[number];

type Standings = ReadonlyMap<string, readonly RowStanding[]>;

const TO_POST = new Set<QueueState>(['ready', 'blocked', 'held', 'queued', 'sending']);
const ATTENTION = new Set<QueueState>(['refused', 'unknown', 'held']);

/** Whether what stands so is still to be posted. */
export function isToPost(state: QueueState): boolean {
  return TO_POST.has(state);
}

/** Whether what stands so waits for a person, whatever Xero has of it. */
export function isAttention(state: QueueState): boolean {
  return ATTENTION.has(state);
}

/**
 * Whether a plan belongs to a filter. `attention`: it waits for the user's word, Xero refused it, its outcome is unknown, or it was changed or deleted in Xero.
 * `waiting`: somebody has to click OK in Xero. `reconciled`: all of it that can be is.
 */
export function inQueueFilter(plan: QueuePlan, filter: QueueFilter, standings: Standings): boolean {
  if (filter === 'all') return true;
  if (filter === 'toPost') return isToPost(plan.state);
  // A plan may be half posted and half still to be: what is to be posted has no standing of its own.
  const own = isToPost(plan.state) ? [] : (standings.get(plan.id) ?? []);
  if (filter === 'attention') return isAttention(plan.state) || own.some(isFinding);
  if (filter === 'waiting') return own.some(({ state }) => state === 'waiting');
  return summarise(own)?.state === 'reconciled';
}

/** How many plans belong to each filter. */
export function queueCounts(
  plans: readonly QueuePlan[],
  standings: Standings,
): Readonly<Record<QueueFilter, number>> {
  const counts = { all: plans.length, toPost: 0, attention: 0, waiting: 0, reconciled: 0 };
  for (const plan of plans) {
    for (const filter of QUEUE_FILTERS) {
      if (filter !== 'all' && inQueueFilter(plan, filter, standings)) counts[filter] += 1;
    }
  }
  return counts;
}

/** What needs a person comes first; otherwise the order stays. */
export function attentionFirst(plans: readonly QueuePlan[], standings: Standings): readonly QueuePlan[] {
  const needy = new Set(plans.filter((plan) => inQueueFilter(plan, 'attention', standings)));
  return needy.size === 0 ? plans : [...needy, ...plans.filter((plan) => !needy.has(plan))];
}

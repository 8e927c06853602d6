/**
 * Which movements a payout could draw on, and where the line between available and pending may have run. Providers name a
 * day (`available_on` is a UTC midnight), so the moment is known to a day only: each reading is tried.
 */
import { dateOfUnixUtc } from '../../dates.ts';
import type { PoolMovement, PoolPayout } from './model.ts';

/** What counts as available: up to the eve, up to the day (by the account's calendar), up to the second, pending too. */
export type Cut = 'eve' | 'day' | 'now' | 'all';

/** The readings that make sense for a payout: only instant payouts draw on pending money. */
export function cutsFor({ method }: Pick<PoolPayout, 'method'>): readonly Cut[] {
  return method === 'standard' ? ['eve', 'day', 'now'] : ['eve', 'day', 'now', 'all'];
}

/** Whether the payout finds the movement in the balance under a reading. A movement without a day is there at once. */
export function isThere(movement: PoolMovement, payout: PoolPayout, cut: Cut): boolean {
  if (movement.created > payout.created) return false;
  const at = movement.availableAt;
  if (at === undefined || cut === 'all') return true;
  if (cut === 'now') return at <= payout.created;
  const date = dateOfUnixUtc(at);
  return cut === 'day' ? date <= payout.createdDate : date < payout.createdDate;
}

/** Whether the payout could have drawn on the movement under any reading. */
export function isDrawable(movement: PoolMovement, payout: PoolPayout): boolean {
  return cutsFor(payout).some((cut) => isThere(movement, payout, cut));
}

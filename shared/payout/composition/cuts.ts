/**
 * Which movements a payout could draw on, and where the line between available and pending may have run. Providers name a
 * day (`available_on` is a UTC midnight), so the moment is known to a day only: each reading is tried.
 */
import { dayNumber } from '../../dates.ts';
import type { PoolMovement, PoolPayout } from './model.ts';

const DAY_SECONDS = 86_400;

/** What counts as available: up to the eve, up to the day (by the account's calendar), up to the second, pending too. */
export type Cut = 'eve' | 'day' | 'now' | 'all';

const STANDARD: readonly Cut[] = ['eve', 'day', 'now'];
const OTHERS: readonly Cut[] = [...STANDARD, 'all'];

/** The readings that make sense for a payout: only instant payouts draw on pending money. */
export function cutsFor({ method }: Pick<PoolPayout, 'method'>): readonly Cut[] {
  return method === 'standard' ? STANDARD : OTHERS;
}

/** The latest `availableAt` that the payout finds in the balance under a reading. */
function limitOf(payout: PoolPayout, cut: Cut): number {
  if (cut === 'all') return Infinity;
  if (cut === 'now') return payout.created;
  return dayNumber(payout.createdDate) * DAY_SECONDS + (cut === 'day' ? DAY_SECONDS : 0) - 1;
}

function within(payout: PoolPayout, limit: number): (movement: PoolMovement) => boolean {
  const { created } = payout;
  return (movement) =>
    movement.created <= created && (movement.availableAt === undefined || movement.availableAt <= limit);
}

/** Tells whether the payout finds a movement in the balance under a reading. One without a day is there at once. */
export function isThere(payout: PoolPayout, cut: Cut): (movement: PoolMovement) => boolean {
  return within(payout, limitOf(payout, cut));
}

/** Tells whether the payout could have drawn on a movement under any reading. */
export function isDrawable(payout: PoolPayout): (movement: PoolMovement) => boolean {
  return within(payout, Math.max(...cutsFor(payout).map((cut) => limitOf(payout, cut))));
}

/** Tells whether the payout, and so every later one, finds a movement in the balance under every reading. */
export function isSurelyThere(payout: PoolPayout): (movement: PoolMovement) => boolean {
  return within(payout, Math.min(...cutsFor(payout).map((cut) => limitOf(payout, cut))));
}

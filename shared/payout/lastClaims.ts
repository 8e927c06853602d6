/** Movements that more than one payout lists: what the bank sent back is paid out again with another payout. */
import type { Payout } from './model.ts';

/**
 * Leaves each movement to the last payout that lists it, so that it is booked once; a payout that has nothing left doesn't
 * tell what it holds. Others stay as they are. Order doesn't matter.
 */
export function lastClaims(payouts: readonly Payout[]): Payout[] {
  const holders = new Map<string, Payout>();
  for (const payout of payouts) {
    for (const { id } of payout.entries) {
      const holder = holders.get(id);
      if (holder === undefined || isLater(payout, holder)) holders.set(id, payout);
    }
  }
  return payouts.map((payout) => {
    const entries = payout.entries.filter(({ id }) => holders.get(id)?.id === payout.id);
    if (entries.length === payout.entries.length) return payout;
    return entries.length === 0
      ? { ...payout, entries, composition: 'untold' as const }
      : { ...payout, entries };
  });
}

function isLater(a: Payout, b: Payout): boolean {
  return a.created === b.created ? a.id > b.id : a.created > b.created;
}

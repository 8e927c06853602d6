/** How likely it is that some payouts come to a line by chance. */
import type { PayoutNode } from '../input.ts';

/** Above this many sums expected by chance alone, one that was found proves nothing. */
const MOST_BY_CHANCE = 0.001;

function greatestDivisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}

/** Ways to take two to `most` out of `count`. */
function waysToTake(count: number, most: number): number {
  let ways = 0;
  let take = count;
  for (let size = 2; size <= most; size += 1) {
    take = (take * (count - size + 1)) / size;
    ways += take;
  }
  return ways;
}

/**
 * Whether a sum may be chance. It isn't if the bank took all that was there: every payout without a line of its own that was due
 * from the first to the last of its days. Else it depends on how many sums there are of `near`, and how fine the amounts are.
 */
export function mayBeChance(
  nodes: readonly PayoutNode[],
  near: readonly PayoutNode[],
  amount: number,
  lacking: Uint8Array,
): boolean {
  const days = nodes.map(({ day }) => day);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const leftOut = near.some(
    (node) => lacking[node.index] === 1 && node.day >= first && node.day <= last && !nodes.includes(node),
  );
  if (!leftOut) return false;
  let step = Math.abs(amount);
  for (const { payout } of near) {
    if (step === 1) break;
    step = greatestDivisor(step, payout.amount);
  }
  return waysToTake(near.length, nodes.length) * step > MOST_BY_CHANCE * Math.abs(amount);
}

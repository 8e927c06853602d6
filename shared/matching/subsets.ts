/** Exact subset sums in minor units, with a budget. */
import { meetInTheMiddle } from './meetInTheMiddle.ts';

export interface SubsetSearch {
  /** Positions of each solution, ascending; solutions in an order that depends on `values` only. At most `MOST_LISTED`. */
  readonly solutions: readonly (readonly number[])[];
  /** How many there are; at least so many if `complete` is false. */
  readonly count: number;
  /** Whether everything was searched and every solution is listed. */
  readonly complete: boolean;
}

export interface Item {
  readonly size: number;
  readonly position: number;
}

/** Solutions beyond these are counted, not listed: nobody could choose among them. */
export const MOST_LISTED = 48;

/**
 * All sets of 2 … `most` values (all of one sign) whose sum is `target`. Depth-first with the largest first, cut by the sum of what
 * remains; if that takes more than `budget` steps, meeting in the middle with ten times as many. Stops after that: then
 * `complete` is false.
 */
export function subsetsWithSum(
  values: readonly number[],
  target: number,
  most: number,
  budget: number,
): SubsetSearch {
  const goal = Math.abs(target);
  const items = values
    .map((value, position) => ({ size: Math.abs(value), position }))
    .filter(({ size }) => size > 0 && size < goal)
    .toSorted((a, b) => b.size - a.size || a.position - b.position);
  if (items.length < 2) return { solutions: [], count: 0, complete: true };
  return depthFirst(items, goal, most, budget) ?? meetInTheMiddle(items, goal, most, budget * 10);
}

/** Null if it ran out of steps or found more solutions than can be listed. */
function depthFirst(order: readonly Item[], goal: number, most: number, budget: number): SubsetSearch | null {
  const rest = order.map(() => 0);
  for (let index = order.length - 1, sum = 0; index >= 0; index -= 1) {
    sum += order[index]?.size ?? 0;
    rest[index] = sum;
  }
  const solutions: number[][] = [];
  const chosen: number[] = [];
  let steps = 0;
  const visit = (from: number, left: number): void => {
    if (left === 0) {
      if (chosen.length > 1) solutions.push(chosen.toSorted((a, b) => a - b));
      return;
    }
    if (chosen.length === most) return;
    for (let index = from; index < order.length; index += 1) {
      if ((rest[index] ?? 0) < left || steps >= budget || solutions.length > MOST_LISTED) return;
      const item = order[index];
      if (!item || item.size > left) continue;
      if (item.size * (most - chosen.length) < left) return;
      steps += 1;
      chosen.push(item.position);
      visit(index + 1, left - item.size);
      chosen.pop();
    }
  };
  visit(0, goal);
  if (steps >= budget || solutions.length > MOST_LISTED) return null;
  return { solutions, count: solutions.length, complete: true };
}

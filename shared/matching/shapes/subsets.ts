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
  const order = largestFirst(values, goal);
  if (order.length < 2) return NONE;
  const sizes = order.map((position) => Math.abs(values[position] ?? 0));
  const found = depthFirst(order, sizes, goal, most, budget);
  if (found) return found;
  const items = order.map((position, at): Item => ({ size: sizes[at] ?? 0, position }));
  return meetInTheMiddle(items, goal, most, budget * 10);
}

const NONE: SubsetSearch = { solutions: [], count: 0, complete: true };

/** Positions of the values that could be part of the goal, the largest first, equal ones as they come. There are few: sorted by insertion. */
function largestFirst(values: readonly number[], goal: number): number[] {
  const order: number[] = [];
  for (let position = 0; position < values.length; position += 1) {
    const size = Math.abs(values[position] ?? 0);
    if (size === 0 || size >= goal) continue;
    let at = order.length;
    for (; at > 0 && Math.abs(values[order[at - 1] ?? 0] ?? 0) < size; at -= 1)
      order[at] = order[at - 1] ?? 0;
    order[at] = position;
  }
  return order;
}

/** Null if it ran out of steps or found more solutions than can be listed. */
function depthFirst(
  order: readonly number[],
  sizes: readonly number[],
  goal: number,
  most: number,
  budget: number,
): SubsetSearch | null {
  const rest = order.map(() => 0);
  for (let index = order.length - 1, sum = 0; index >= 0; index -= 1) {
    sum += sizes[index] ?? 0;
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
      const size = sizes[index] ?? 0;
      if (size > left) continue;
      if (size * (most - chosen.length) < left) return;
      steps += 1;
      chosen.push(order[index] ?? -1);
      visit(index + 1, left - size);
      chosen.pop();
    }
  };
  visit(0, goal);
  if (steps >= budget || solutions.length > MOST_LISTED) return null;
  return { solutions, count: solutions.length, complete: true };
}

/**
 * False only if no 2 … `most` of the sizes come to `goal` and seeing that took at most `budget` steps. `sizes` descending. Nothing is
 * listed, so that nothing is made; `subsetsWithSum` goes the same way and finds nothing either in any part of the sizes.
 */
export function mayHaveSum(sizes: readonly number[], goal: number, most: number, budget: number): boolean {
  let first = 0;
  while (first < sizes.length && (sizes[first] ?? 0) >= goal) first += 1;
  if (most === 2) return hasPair(sizes, first, goal);
  let rest = 0;
  for (let at = first; at < sizes.length; at += 1) rest += sizes[at] ?? 0;
  return stepsLeft(sizes, first, goal, rest, most, budget) < 0;
}

function hasPair(sizes: readonly number[], first: number, goal: number): boolean {
  let [large, small] = [first, sizes.length - 1];
  while (large < small) {
    const sum = (sizes[large] ?? 0) + (sizes[small] ?? 0);
    if (sum === goal) return true;
    if (sum > goal) large += 1;
    else small -= 1;
  }
  return false;
}

/** Steps that are left after looking for `left` in the sizes from `from` on, which come to `rest`; −1 if it was found or none are left. */
function stepsLeft(
  sizes: readonly number[],
  from: number,
  left: number,
  rest: number,
  most: number,
  budget: number,
): number {
  let steps = budget;
  let after = rest;
  for (let at = from; at < sizes.length && after >= left; at += 1) {
    const size = sizes[at] ?? 0;
    after -= size;
    if (size > left) continue;
    if (size === left) return -1;
    if (size * most < left) break;
    steps = stepsLeft(sizes, at + 1, left - size, after, most - 1, steps - 1);
    if (steps < 0) return -1;
  }
  return steps;
}

/** Exact subset sums in minor units, with a budget. */

export interface SubsetSearch {
  /** Positions of each solution, ascending; solutions in order of discovery, which depends on `values` only. */
  readonly solutions: readonly (readonly number[])[];
  /** Whether everything was searched. */
  readonly complete: boolean;
}

/**
 * All sets of 2 … `most` values (all of one sign) whose sum is `target`. Depth-first with the largest first, cut by the sum of what
 * remains. Stops after `budget` steps: then `complete` is false.
 */
export function subsetsWithSum(
  values: readonly number[],
  target: number,
  most: number,
  budget: number,
): SubsetSearch {
  const goal = Math.abs(target);
  const order = values
    .map((value, position) => ({ size: Math.abs(value), position }))
    .filter(({ size }) => size > 0 && size < goal)
    .toSorted((a, b) => b.size - a.size || a.position - b.position);
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
      if ((rest[index] ?? 0) < left || steps >= budget) return;
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
  return { solutions, complete: steps < budget };
}

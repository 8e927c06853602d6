/**
 * Subset sums by meeting in the middle: every solution is, in one way only, a front half whose items all come before those of a
 * back half. Back halves are kept by their sum, so that a front half finds its missing part at once: n³ steps where trying
 * all sets of six takes n⁶.
 */
import { type Item, MOST_LISTED, type SubsetSearch } from './subsets.ts';

interface Half {
  readonly sum: number;
  /** Indices into the items, ascending. */
  readonly indices: readonly number[];
}

/** Sets of exactly `size` items with `first` as their first one. */
function halvesFrom(items: readonly Item[], first: number, size: number): Half[] {
  let halves: Half[] = [{ sum: items[first]?.size ?? 0, indices: [first] }];
  for (let taken = 1; taken < size; taken += 1) {
    const longer: Half[] = [];
    for (const { sum, indices } of halves) {
      for (let next = (indices.at(-1) ?? first) + 1; next < items.length; next += 1)
        longer.push({ sum: sum + (items[next]?.size ?? 0), indices: [...indices, next] });
    }
    halves = longer;
  }
  return halves;
}

/** Sets of exactly `size` items with `last` as their last one. */
function halvesTo(items: readonly Item[], last: number, size: number): Half[] {
  let halves: Half[] = [{ sum: items[last]?.size ?? 0, indices: [last] }];
  for (let taken = 1; taken < size; taken += 1) {
    const longer: Half[] = [];
    for (const { sum, indices } of halves) {
      for (let before = 0; before < (indices[0] ?? 0); before += 1)
        longer.push({ sum: sum + (items[before]?.size ?? 0), indices: [before, ...indices] });
    }
    halves = longer;
  }
  return halves;
}

/** Number of sets of `size` out of `n`. */
function choose(n: number, size: number): number {
  let ways = 1;
  for (let step = 0; step < size; step += 1) ways = (ways * (n - step)) / (step + 1);
  return ways;
}

interface Found {
  readonly solutions: (readonly number[])[];
  count: number;
}

function findOfSize(items: readonly Item[], goal: number, size: number, found: Found): void {
  const front = Math.ceil(size / 2);
  const back = size - front;
  const bySum = new Map<number, Half[]>();
  // From the end: when the front half ends at `pivot`, the back halves that begin after it are in the map.
  for (let pivot = items.length - 1; pivot >= 0; pivot -= 1) {
    for (const half of halvesTo(items, pivot, front)) {
      const others = bySum.get(goal - half.sum) ?? [];
      found.count += others.length;
      for (const other of others) {
        if (found.solutions.length >= MOST_LISTED) break;
        const indices = [...half.indices, ...other.indices];
        found.solutions.push(indices.map((index) => items[index]?.position ?? -1).toSorted((a, b) => a - b));
      }
    }
    for (const half of halvesFrom(items, pivot, back)) {
      const list = bySum.get(half.sum);
      if (list) list.push(half);
      else bySum.set(half.sum, [half]);
    }
  }
}

/**
 * All sets of 2 … `most` items whose sizes sum to `goal`, the small sets first. A size of set for which the budget of steps doesn't
 * last is left out with all larger ones, and `complete` is false; so it is when there are more solutions than are listed.
 */
export function meetInTheMiddle(
  items: readonly Item[],
  goal: number,
  most: number,
  budget: number,
): SubsetSearch {
  const found: Found = { solutions: [], count: 0 };
  let left = budget;
  let complete = true;
  for (let size = 2; size <= Math.min(most, items.length); size += 1) {
    left -= choose(items.length, Math.ceil(size / 2)) + choose(items.length, Math.floor(size / 2));
    if (left < 0) {
      complete = false;
      break;
    }
    findOfSize(items, goal, size, found);
  }
  return { ...found, complete: complete && found.count === found.solutions.length };
}

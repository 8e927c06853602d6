/**
 * Counts the sets of signed amounts that have a given sum, by meeting in the middle: the sums of all sets of one half of the
 * amounts, in order, against those of the other half. (`shared/matching/subsets` lists small sets of amounts of one sign;
 * here any number of movements can be inside, and refunds are negative.)
 */

/** More amounts than these aren't tried: beyond, chance alone makes sums equal. */
export const MOST_TRIED = 32;

export interface SubsetCount {
  /** Sets with the sum, the empty one included where the sum is zero. */
  readonly count: number;
  /** Positions of the set where there is one only, ascending; else empty. */
  readonly only: readonly number[];
  /** Other sets per minor unit around the sum, on average over an eighth of the span of all sums. */
  readonly density: number;
}

/** Steps that counting takes: the sets of both halves. */
export function stepsFor(amounts: number): number {
  return 2 ** Math.ceil(amounts / 2) + 2 ** Math.floor(amounts / 2);
}

/** Counts exactly. Throws `RangeError` for more than `MOST_TRIED` values. */
export function countSubsets(values: readonly number[], target: number): SubsetCount {
  if (values.length > MOST_TRIED)
    throw new RangeError(`${values.length} amounts are too many to try all sets`);
  const middle = Math.ceil(values.length / 2);
  const front = halfSums(values.slice(0, middle));
  const back = halfSums(values.slice(middle));
  const { count, masks } = pairsWith(front, back, target);
  const span = values.reduce((sum, value) => sum + Math.abs(value), 0);
  const reach = Math.max(1, Math.floor(span / 16));
  const near = pairsUpTo(front, back, target + reach) - pairsUpTo(front, back, target - reach - 1);
  const only = count === 1 ? [...bits(masks[0], 0), ...bits(masks[1], middle)] : [];
  return { count, only, density: (near - count) / (2 * reach + 1) };
}

interface Half {
  /** Ascending. */
  readonly sums: Float64Array;
  /** Which values make the sum at the same place. */
  readonly masks: Uint32Array;
}

/** Each value doubles the sets: those without it and those with it, both in order, are merged. */
function halfSums(values: readonly number[]): Half {
  let half: Half = { sums: Float64Array.of(0), masks: Uint32Array.of(0) };
  for (const [index, value] of values.entries()) half = merged(half, value, 2 ** index);
  return half;
}

function merged({ sums, masks }: Half, value: number, bit: number): Half {
  const more = { sums: new Float64Array(sums.length * 2), masks: new Uint32Array(sums.length * 2) };
  let [without, having] = [0, 0];
  for (let at = 0; at < more.sums.length; at += 1) {
    const plain = sums[without] ?? Infinity;
    const added = (sums[having] ?? Infinity) + value;
    if (plain <= added) {
      more.sums[at] = plain;
      more.masks[at] = masks[without] ?? 0;
      without += 1;
    } else {
      more.sums[at] = added;
      more.masks[at] = (masks[having] ?? 0) + bit;
      having += 1;
    }
  }
  return more;
}

/** How many pairs add up, and the last of them. Runs of equal sums are counted at once. */
function pairsWith(front: Half, back: Half, target: number) {
  let count = 0;
  let masks: readonly [number, number] = [0, 0];
  let high = back.sums.length - 1;
  let place = 0;
  while (place < front.sums.length && high >= 0) {
    const excess = (front.sums[place] ?? 0) + (back.sums[high] ?? 0) - target;
    if (excess > 0) high -= 1;
    else if (excess < 0) place += 1;
    else {
      masks = [front.masks[place] ?? 0, back.masks[high] ?? 0];
      const [here, there] = [runUp(front.sums, place), runDown(back.sums, high)];
      count += here * there;
      place += here;
      high -= there;
    }
  }
  return { count, masks };
}

function runUp(sums: Float64Array, from: number): number {
  let to = from + 1;
  while (to < sums.length && sums[to] === sums[from]) to += 1;
  return to - from;
}

function runDown(sums: Float64Array, from: number): number {
  let to = from - 1;
  while (to >= 0 && sums[to] === sums[from]) to -= 1;
  return from - to;
}

function pairsUpTo(front: Half, back: Half, most: number): number {
  let pairs = 0;
  let high = back.sums.length;
  for (const sum of front.sums) {
    while (high > 0 && (back.sums[high - 1] ?? 0) > most - sum) high -= 1;
    pairs += high;
  }
  return pairs;
}

function bits(mask: number, from: number): number[] {
  const places: number[] = [];
  for (let place = 0; place < 32; place += 1) if ((mask >>> place) & 1) places.push(from + place);
  return places;
}

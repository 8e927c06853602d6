/** Where things go in a chart of rates. Pure. */

const STEPS = [1, 2, 3, 4, 5, 6, 8, 10];

/** The end of an axis for shares of one: a round percentage at or above the highest rate, at least 1 %. */
export function niceTop(highest: number): number {
  let unit = 0.01;
  while (highest > unit * 10) unit *= 10;
  const step = STEPS.find((one) => highest <= one * unit + 1e-12) ?? 10;
  return step * unit;
}

/** Parts of a line without gaps. */
export function segments(
  rates: readonly (number | null)[],
): readonly (readonly { readonly index: number; readonly rate: number }[])[] {
  const parts: { index: number; rate: number }[][] = [];
  let last: { index: number; rate: number }[] | null = null;
  for (const [index, rate] of rates.entries()) {
    if (rate === null) {
      last = null;
    } else {
      if (last === null) parts.push((last = []));
      last.push({ index, rate });
    }
  }
  return parts;
}

/** Heights of labels near those wished for, at least `gap` apart, none below `bottom`; in the order given. */
export function apart(wished: readonly number[], gap: number, bottom: number): readonly number[] {
  const order = wished.map((y, at) => ({ y, at })).toSorted((a, b) => a.y - b.y || a.at - b.at);
  const placed = [...wished];
  let next = Number.NEGATIVE_INFINITY;
  for (const { y, at } of order) {
    placed[at] = Math.max(y, next);
    next = (placed[at] ?? y) + gap;
  }
  // What was pushed out below goes up again, with those above it as far as they are in the way.
  let limit = bottom;
  for (const { at } of order.toReversed()) {
    placed[at] = Math.min(placed[at] ?? limit, limit);
    limit = (placed[at] ?? limit) - gap;
  }
  return placed;
}

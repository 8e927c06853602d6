/** What two lists have in common at their ends: a long list that changes little needs little made anew. */

export interface Common {
  /** So many items are the same at the start. */
  readonly start: number;
  /** So many at the end, beside those. */
  readonly end: number;
}

/** Compares by identity. Pure. */
export function commonEnds<T>(before: readonly T[], now: readonly T[]): Common {
  const most = Math.min(before.length, now.length);
  let start = 0;
  while (start < most && before[start] === now[start]) start += 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  return { start, end };
}

/** The height of each item of a list, kept from list to list: looking at a hundred thousand items for one that went takes longer than a frame. */
export class KeptHeights<T> {
  private items: readonly T[] = [];
  private heights = new Float64Array();
  private heightOf: ((item: T) => number) | null = null;

  /** As many as there are items, in their order. `heightOf` must be the same function as long as heights are the same. */
  of(items: readonly T[], heightOf: (item: T) => number): Readonly<Float64Array> {
    const before = this.heightOf === heightOf ? this.items : [];
    const { start, end } = commonEnds(before, items);
    const heights = new Float64Array(items.length);
    heights.set(this.heights.subarray(0, start));
    heights.set(this.heights.subarray(before.length - end, before.length), items.length - end);
    for (let at = start; at < items.length - end; at += 1) {
      const item = items[at];
      if (item !== undefined) heights[at] = heightOf(item);
    }
    this.items = items;
    this.heights = heights;
    this.heightOf = heightOf;
    return heights;
  }
}

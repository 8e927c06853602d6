/** What storing something made of it. */
import { canonicalJson } from '../../shared/ids.ts';

export interface Counts {
  readonly added: number;
  readonly changed: number;
}

export const NOTHING: Counts = { added: 0, changed: 0 };

export function addCounts(a: Counts, b: Counts): Counts {
  return { added: a.added + b.added, changed: a.changed + b.changed };
}

/** Sorts rows into new and different ones, by what is stored (`before` in the same order). Equal rows are in neither. */
export function compareRows<T>(
  rows: readonly T[],
  before: readonly (T | undefined)[],
): { readonly toPut: T[]; readonly counts: Counts } {
  const toPut: T[] = [];
  let added = 0;
  for (const [index, row] of rows.entries()) {
    const old = before[index];
    if (old === undefined) added += 1;
    else if (canonicalJson(old) === canonicalJson(row)) continue;
    toPut.push(row);
  }
  return { toPut, counts: { added, changed: toPut.length - added } };
}

/** The order of texts, the same on every machine and in every language. */

/** Compares by code units: for keys, ids and ISO dates, in `sort` and `toSorted`. Never for what people read as a sorted list. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

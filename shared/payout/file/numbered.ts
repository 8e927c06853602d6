/** Ids of rows that a file gives no id of their own, or the same one: numbered from the second on. */

const NUMBER = /×\d+$/;

/** The id of the `count`th row (from 1) with this base. */
export function numbered(base: string, count: number): string {
  // A base that looks numbered itself is numbered from the first on, so that the base can always be told again.
  return count === 1 && !NUMBER.test(base) ? base : `${base}×${count}`;
}

/** What an id is a number of. */
export function baseOf(id: string): string {
  return id.replace(NUMBER, '');
}

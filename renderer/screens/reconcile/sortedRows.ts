/** Rows in order, by id. A few that change are put in their places; many are sorted anew. */
import type { DeskRow } from './deskRows.ts';

/** More than these at once are cheaper sorted together. */
const FEW = 200;

export class SortedRows {
  private readonly byId = new Map<string, DeskRow>();
  private rows: DeskRow[] = [];
  private readonly compare: (a: DeskRow, b: DeskRow) => number;

  /** `compare` must tell any two rows apart. */
  constructor(compare: (a: DeskRow, b: DeskRow) => number) {
    this.compare = compare;
  }

  list(): readonly DeskRow[] {
    return this.rows;
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
    if (!isFew) this.rows = [...this.byId.values()].toSorted(this.compare);
  }

  /** Where a row stands, or would. */
  private placeOf(row: DeskRow): number {
    let [low, high] = [0, this.rows.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = this.rows[middle];
      if (there !== undefined && this.compare(there, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

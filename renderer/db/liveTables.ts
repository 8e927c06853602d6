/**
 * Whole tables kept in memory, brought up to date row by row: where a live query would read a hundred thousand rows again for
 * one that changed. All tables of a group are read again in one transaction, so what is seen together was true together.
 */
import type { Table } from 'dexie';
import type { Dirty } from './changes.ts';

/** Rows read at a time: short enough for a frame. */
const CHUNK = 2_000;

/** Keys of rows that are new, other or gone, by table. */
export type Changed = ReadonlyMap<string, readonly string[]>;

/** One table in memory; `I` is what may be put into it. */
export class LiveTable<T extends object, I> {
  readonly rows = new Map<string, T>();
  readonly name: string;
  private readonly table: Table<T, string, I>;
  private readonly keyOf: (row: T) => string;

  constructor(table: Table<T, string, I>, keyOf: (row: T) => string) {
    this.name = table.name;
    this.table = table;
    this.keyOf = keyOf;
  }

  /** Reads everything, a chunk at a time. */
  async load(): Promise<void> {
    for (let last: string | null = null; ;) {
      const from: string | null = last;
      const part = from === null ? this.table.orderBy(':id') : this.table.where(':id').above(from);
      // oxlint-disable-next-line no-await-in-loop -- a chunk at a time, so that frames come between
      const rows: T[] = await part.limit(CHUNK).toArray();
      for (const row of rows) this.rows.set(this.keyOf(row), row);
      const end = rows.at(-1);
      if (end === undefined || rows.length < CHUNK) return;
      last = this.keyOf(end);
    }
  }

  /** Reads what may be other; `apply` then puts it in place and returns the keys concerned. Call inside a transaction. */
  async reread({ keys, ranges, all }: Dirty): Promise<() => readonly string[]> {
    const { table } = this;
    const [single, many] = await Promise.all([
      all ? [] : table.bulkGet([...keys]),
      Promise.all(
        all
          ? [table.toArray()]
          : ranges.map(([from, to]) => table.where(':id').between(from, to, true, true).toArray()),
      ),
    ]);
    return () => {
      const touched = new Set(keys);
      for (const key of this.rows.keys()) {
        if (all || ranges.some(([from, to]) => from <= key && key <= to)) touched.add(key);
      }
      for (const key of touched) this.rows.delete(key);
      for (const row of [...single, ...many.flat()]) {
        if (row === undefined) continue;
        const key = this.keyOf(row);
        touched.add(key);
        this.rows.set(key, row);
      }
      return [...touched];
    };
  }
}

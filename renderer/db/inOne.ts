/** One transaction for a flow with many waits. */
import type { Table, TransactionMode } from 'dexie';
import type { TieoutDatabase } from './database.ts';

/**
 * Runs `work` in one transaction over `tables`, given a view of the database whose tables belong to that transaction. Dexie
 * finds a transaction by following promises, and in a long flow of native awaits it may lose it: what is read or written then
 * goes its own way, and half of it may be kept. Tables of the view can't go astray. Rejects as `work` does, with nothing written.
 */
export function inOne<T>(
  db: TieoutDatabase,
  mode: TransactionMode,
  tables: readonly Table[],
  work: (view: TieoutDatabase) => Promise<T>,
): Promise<T> {
  return db.transaction(mode, [...new Set(tables)], async (change) => {
    const own = Object.fromEntries(
      tables.map(({ name }) => [name, { value: change.table(name), enumerable: true }]),
    );
    // oxlint-disable-next-line typescript/no-unsafe-assignment -- the same database but for these tables
    const view: TieoutDatabase = Object.create(db, own);
    return await work(view);
  });
}

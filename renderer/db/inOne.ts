/** One transaction for a flow with many waits. */
import type Dexie from 'dexie';
import type { Table, Transaction, TransactionMode } from 'dexie';

/** The transactions that views belong to. */
const belongsTo = new WeakMap<Dexie, Transaction>();

/**
 * Runs `work` in one transaction over `tables`, given a view of the database whose tables belong to that transaction. Dexie
 * finds a transaction by following promises, and in a long flow of native awaits it may lose it: what is read or written then
 * goes its own way, and half of it may be kept. Tables of the view can't go astray. Rejects as `work` does, with nothing written.
 * Called with a view it goes on in the view's transaction, which must have the tables.
 */
export async function inOne<D extends Dexie, T>(
  db: D,
  mode: TransactionMode,
  tables: readonly Pick<Table, 'name'>[],
  work: (view: D) => Promise<T>,
): Promise<T> {
  const names = [...new Set(tables.map(({ name }) => name))];
  const outer = belongsTo.get(db);
  if (outer === undefined) return db.transaction(mode, names, (change) => work(viewOf(db, change, names)));
  const missing = names.filter((name) => !outer.storeNames.includes(name));
  if (missing.length > 0) throw new RangeError(`The transaction under way lacks ${missing.join(', ')}`);
  return work(db);
}

function viewOf<D extends Dexie>(db: D, change: Transaction, names: readonly string[]): D {
  const own = names.map((name) => change.table(name));
  const view: D = Object.create(db, {
    ...Object.fromEntries(own.map((table) => [table.name, { value: table, enumerable: true }])),
    tables: { value: own },
    table: { value: (name: string) => change.table(name) },
    // One of its own would wait for this one, which waits for it.
    transaction: {
      value: () => {
        throw new RangeError('A transaction is under way: go on in it with `inOne`');
      },
    },
  });
  belongsTo.set(view, change);
  return view;
}

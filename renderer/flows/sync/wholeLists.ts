/** Lists that Xero gives in one call: the cache becomes the same, so that what was deleted there is gone here too. */
import type { Table } from 'dexie';
import { type Counts, compareRows } from '../../db/counts.ts';
import { loadCursor } from '../../db/cursors.ts';
import type { Cached } from '../../db/database.ts';
import type { FlowContext } from '../context.ts';
import { isoText } from './changes.ts';
import { inOne } from '../../db/inOne.ts';

/** A list, and where it is kept. */
export interface WholeList<T extends object> {
  readonly connectionId: string;
  readonly resource: string;
  readonly table: Table<Cached<T>, [string, string]>;
  readonly keyOf: (item: T) => string;
  readonly read: () => Promise<readonly T[]>;
  /** Whether an organisation may have none; otherwise an empty list is no list. */
  readonly mayBeEmpty: boolean;
}

/** Reads the list and makes the cache the same. Rejects with `BridgeError`. */
export async function readWhole<T extends object>(
  ctx: Pick<FlowContext, 'db' | 'now'>,
  list: WholeList<T>,
): Promise<{ readonly items: readonly T[]; readonly counts: Counts }> {
  const { connectionId, resource, keyOf } = list;
  const began = ctx.now();
  const items = await list.read();
  const byKey = new Map(items.map((item) => [keyOf(item), { ...item, connectionId }]));
  const counts = await inOne(ctx.db, 'rw', [list.table, ctx.db.cursors], async (db) => {
    const table: typeof list.table = db.table(list.table.name);
    const [cached, cursor] = await Promise.all([
      table.where({ connectionId }).toArray(),
      loadCursor(db, connectionId, resource),
    ]);
    const before = new Map(cached.map((row) => [keyOf(row), row]));
    const compared = compareRows(
      [...byKey.values()],
      [...byKey.keys()].map((key) => before.get(key)),
    );
    const isList = items.length > 0 || list.mayBeEmpty;
    const gone = isList ? [...before.keys()].filter((key) => !byKey.has(key)) : [];
    const passTo = isoText(began);
    await table.bulkPut(compared.toPut);
    await table.bulkDelete(gone.map((key): [string, string] => [connectionId, key]));
    await db.cursors.put({ ...cursor, pageCursor: null, passTo, completeTo: passTo, finishedAt: ctx.now() });
    return compared.counts;
  });
  return { items, counts };
}

/** The same as a stage of a sync. */
export async function syncWhole<T extends object>(ctx: FlowContext, list: WholeList<T>): Promise<Counts> {
  const stage = `sync.${list.resource}`;
  ctx.onProgress?.({ stage, done: 0, total: null });
  const { counts, items } = await readWhole(ctx, list);
  ctx.onProgress?.({ stage, done: items.length, total: items.length });
  return counts;
}

/** The client's books, cached per Xero connection. */
import type { Table } from 'dexie';
import { type Counts, compareRows } from './counts.ts';
import type { Cached } from './database.ts';

/**
 * Stores what was read, by its key within the connection; of two with one key the later wins. Writes only what is new or
 * different. Call it inside a transaction over `table`.
 */
export async function storeBooks<T extends object>(
  table: Table<Cached<T>, [string, string]>,
  connectionId: string,
  items: readonly T[],
  keyOf: (item: T) => string,
): Promise<Counts> {
  const byKey = new Map(items.map((item) => [keyOf(item), { ...item, connectionId }]));
  const keys = [...byKey.keys()].map((key): [string, string] => [connectionId, key]);
  const { toPut, counts } = compareRows([...byKey.values()], await table.bulkGet(keys));
  await table.bulkPut(toPut);
  return counts;
}

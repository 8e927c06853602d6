/** The ledger's items, cached per Xero connection. */
import type { Table } from 'dexie';
import type { LedgerItem } from '../../shared/books/model.ts';
import { storeBooks } from './books.ts';
import type { Counts } from './counts.ts';
import type { Cached } from './database.ts';

/** Everything of an item's key but the account: its kind and its id in Xero. */
const objectOf = (key: string) => key.slice(0, key.lastIndexOf('|'));

/**
 * Stores items as read. An object that was moved to another account in Xero has its old item taken away: it would count twice.
 * A page holds all items of an object. `isFirst`: nothing was stored before, so nothing can have moved. Call it inside a
 * transaction over `table`.
 */
export async function storeLedger(
  table: Table<Cached<LedgerItem>, [string, string]>,
  connectionId: string,
  items: readonly LedgerItem[],
  isFirst: boolean,
): Promise<Counts> {
  const counts = await storeBooks(table, connectionId, items, ({ key }) => key);
  if (isFirst || counts.added === 0) return counts;
  const now = new Set(items.map(({ key }) => key));
  const objects = new Set([...now].map(objectOf));
  const stored = await table.where({ connectionId }).primaryKeys();
  const moved = stored.filter(([, key]) => objects.has(objectOf(key)) && !now.has(key));
  if (moved.length > 0) await table.bulkDelete(moved);
  return { ...counts, changed: counts.changed + moved.length };
}

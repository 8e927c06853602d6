/** The chart of accounts: always read whole (Xero gives it in one call), so that an account deleted there is gone here too. */
import type { Account } from '../../../shared/books/model.ts';
import { type Counts, compareRows } from '../../db/counts.ts';
import { loadCursor } from '../../db/cursors.ts';
import type { FlowContext } from '../context.ts';
import { isoText } from './changes.ts';

/** Reads the accounts of an organisation, archived ones too, and makes the cache the same. Rejects with `BridgeError`. */
export async function readAccounts(
  ctx: Pick<FlowContext, 'db' | 'call' | 'now' | 'signal'>,
  connectionId: string,
): Promise<{ readonly accounts: readonly Account[]; readonly counts: Counts }> {
  const { db } = ctx;
  const began = ctx.now();
  const query = { connectionId, modifiedSince: null, cursor: null };
  const { items } = await ctx.call('xero.accounts', query, { signal: ctx.signal });
  const rows = items.map((account) => ({ ...account, connectionId }));
  const listed = new Set(items.map(({ accountId }) => accountId));
  const counts = await db.transaction('rw', [db.accounts, db.cursors], async () => {
    const [cached, cursor] = await Promise.all([
      db.accounts.where({ connectionId }).toArray(),
      loadCursor(db, connectionId, 'accounts'),
    ]);
    const before = new Map(cached.map((row) => [row.accountId, row]));
    const compared = compareRows(
      rows,
      rows.map(({ accountId }) => before.get(accountId)),
    );
    // Every organisation has accounts: an empty list is no list.
    const gone = rows.length === 0 ? [] : cached.filter(({ accountId }) => !listed.has(accountId));
    const passTo = isoText(began);
    await db.accounts.bulkPut(compared.toPut);
    await db.accounts.bulkDelete(gone.map(({ accountId }): [string, string] => [connectionId, accountId]));
    await db.cursors.put({ ...cursor, pageCursor: null, passTo, completeTo: passTo, finishedAt: ctx.now() });
    return compared.counts;
  });
  return { accounts: items, counts };
}

/** The same as a stage of a sync. */
export async function syncAccounts(ctx: FlowContext, connectionId: string): Promise<Counts> {
  ctx.onProgress?.({ stage: 'sync.accounts', done: 0, total: null });
  const { counts, accounts } = await readAccounts(ctx, connectionId);
  ctx.onProgress?.({ stage: 'sync.accounts', done: accounts.length, total: accounts.length });
  return counts;
}

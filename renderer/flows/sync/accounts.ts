/** The chart of accounts, archived ones too. */
import type { Account } from '../../../shared/books/model.ts';
import type { Counts } from '../../db/counts.ts';
import type { FlowContext } from '../context.ts';
import { type WholeList, readWhole, syncWhole } from './wholeLists.ts';

type Ground = Pick<FlowContext, 'db' | 'call' | 'now' | 'signal'>;

function chartOf({ db, call, signal }: Ground, connectionId: string): WholeList<Account> {
  const query = { connectionId, modifiedSince: null, cursor: null };
  return {
    connectionId,
    resource: 'accounts',
    table: db.accounts,
    keyOf: ({ accountId }) => accountId,
    read: async () => (await call('xero.accounts', query, { signal })).items,
    // Every organisation has accounts.
    mayBeEmpty: false,
  };
}

/** Reads the accounts of an organisation and makes the cache the same. Rejects with `BridgeError`. */
export async function readAccounts(
  ctx: Ground,
  connectionId: string,
): Promise<{ readonly accounts: readonly Account[]; readonly counts: Counts }> {
  const { items, counts } = await readWhole(ctx, chartOf(ctx, connectionId));
  return { accounts: items, counts };
}

/** The same as a stage of a sync. */
export function syncAccounts(ctx: FlowContext, connectionId: string): Promise<Counts> {
  return syncWhole(ctx, chartOf(ctx, connectionId));
}

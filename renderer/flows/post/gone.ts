/** Which postings were deleted in Xero since, as far as the cached ledger knows. */
import { compositeKey } from '../../../shared/ids.ts';
import type { JournalRow } from '../../../shared/posting/model.ts';
import { effectsOf } from '../../../shared/posting/checks/preflight.ts';
import { stands } from '../../../shared/proof/clearing.ts';
import type { TieoutDatabase } from '../../db/database.ts';

/** Keys of what the cached ledger shows of a row, one for each account that it touches. */
export function ledgerKeys({ draft, xeroConnectionId, xeroId }: JournalRow): [string, string][] {
  return effectsOf(draft).map(({ accountId }) => [
    xeroConnectionId,
    compositeKey(draft.kind, xeroId, accountId),
  ]);
}

/**
 * Ids of the rows that are done and whose object the ledger shows as deleted or voided on every account that it touched. One
 * that the ledger doesn't show at all counts as there. Call inside a transaction over `ledgerItems`.
 */
export async function goneFromXero(
  db: TieoutDatabase,
  rows: readonly JournalRow[],
): Promise<ReadonlySet<string>> {
  const done = rows.filter((row) => row.state === 'done');
  const keys = done.map(ledgerKeys);
  const items = await db.ledgerItems.bulkGet(keys.flat());
  const known = new Map(items.flatMap((item) => (item ? [[item.key, item] as const] : [])));
  const isGone = (own: readonly [string, string][]) => {
    const found = own.flatMap(([, key]) => known.get(key) ?? []);
    return found.length > 0 && !found.some(stands);
  };
  return new Set(done.filter((_row, index) => isGone(keys[index] ?? [])).map((row) => row.id));
}

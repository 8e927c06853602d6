/** A movement of a plan by its id. */
import type { PayoutEntry } from '../../../shared/payout/model.ts';
import type { TieoutDatabase } from '../../db/database.ts';

/** In one of the plan's payouts, or among those that no payout holds; null where it isn't any more. */
export async function entryOf(
  db: TieoutDatabase,
  entryId: string,
  payoutKeys: readonly string[],
): Promise<{ entry: PayoutEntry; connectionId: string } | null> {
  const payouts = await db.payouts.bulkGet([...payoutKeys]);
  for (const payout of payouts) {
    const entry = payout?.entries.find(({ id }) => id === entryId);
    if (payout && entry) return { entry, connectionId: payout.connectionId };
  }
  const open = await db.openEntries.filter(({ entry }) => entry.id === entryId).first();
  return open ? { entry: open.entry, connectionId: open.connectionId } : null;
}

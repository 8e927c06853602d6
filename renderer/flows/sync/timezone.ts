/** The time zone that a provider's days are counted in: one for everything stored, or the days would not add up. */
import { compositeKey } from '../../../shared/ids.ts';
import { cursorKey, loadCursor } from '../../db/cursors.ts';
import type { FlowContext } from '../context.ts';

const RESOURCES = ['entries', 'payouts'] as const;

/**
 * The zone of the first organisation (by connection id), `UTC` without one. If what is stored was dated in another zone, its
 * days are forgotten and the next passes read the same stretch of time again.
 */
export async function settleTimezone(ctx: FlowContext, connectionId: string): Promise<string> {
  const organisation = await ctx.db.organisations.orderBy('connectionId').first();
  const timezone = organisation?.timezone ?? 'UTC';
  const known = await loadCursor(ctx.db, connectionId, 'timezone');
  if (known.completeTo === timezone) return timezone;
  const { db } = ctx;
  await db.transaction('rw', [db.cursors, db.balanceDays, db.openEntries], async () => {
    if (known.completeTo !== null) await forgetDays(ctx, connectionId);
    await db.cursors.put({ ...known, completeTo: timezone, finishedAt: ctx.now() });
  });
  return timezone;
}

async function forgetDays({ db }: FlowContext, connectionId: string): Promise<void> {
  const prefix = compositeKey(connectionId, '');
  await db.balanceDays.where('key').startsWith(prefix).delete();
  await db.openEntries.where('connectionId').equals(connectionId).delete();
  for (const resource of RESOURCES) {
    const cursor = await loadCursor(db, connectionId, resource);
    // `completeFrom` stays: the first pass from now on reads back to there.
    await db.cursors.put({ ...cursor, pageCursor: null, passFrom: null, passTo: null, completeTo: null });
    await db.cursors.delete(cursorKey(connectionId, `${resource}.older`));
  }
}

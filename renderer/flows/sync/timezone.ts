/** The time zone that a provider's days are counted in: one for everything stored, or the days would not add up. */
import { compositeKey } from '../../../shared/ids.ts';
import { cursorKey, loadCursor } from '../../db/cursors.ts';
import type { Connection } from '../../../shared/bridge.ts';
import type { FlowContext } from '../context.ts';
import { inOne } from '../../db/inOne.ts';

const RESOURCES = ['entries', 'payouts'] as const;

/**
 * The zone of the organisation whose books the provider's money is posted to (before there is a mapping: of the first
 * one by connection id, the demo company's for a demo account only), `UTC` without one. If what is stored was dated in
 * another zone, its days are forgotten and the next passes read the same stretch of time again.
 */
export async function settleTimezone(
  ctx: FlowContext,
  { id: connectionId, demo }: Pick<Connection, 'id' | 'demo'>,
): Promise<string> {
  const timezone = await zoneOf(ctx, connectionId, demo);
  const known = await loadCursor(ctx.db, connectionId, 'timezone');
  if (known.completeTo === timezone) return timezone;
  await inOne(ctx.db, 'rw', [ctx.db.cursors, ctx.db.balanceDays, ctx.db.openEntries], async (db) => {
    if (known.completeTo !== null) await forgetDays({ ...ctx, db }, connectionId);
    await db.cursors.put({ ...known, completeTo: timezone, finishedAt: ctx.now() });
  });
  return timezone;
}

async function zoneOf({ db }: FlowContext, connectionId: string, demo: boolean): Promise<string> {
  const mappings = await db.mappings.where('providerConnectionId').equals(connectionId).sortBy('key');
  const mapped = await db.organisations.get(mappings[0]?.xeroConnectionId ?? '');
  if (mapped) return mapped.timezone;
  const all = await db.organisations.orderBy('connectionId').toArray();
  const demoOf = new Map((await db.connections.toArray()).map((each) => [each.id, each.demo]));
  const found =
    all.find((each) => demoOf.get(each.connectionId) === demo) ??
    all.find((each) => !demoOf.has(each.connectionId));
  return found?.timezone ?? 'UTC';
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

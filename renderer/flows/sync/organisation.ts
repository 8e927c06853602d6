/** The organisation itself, and the currencies that it has. */
import { type Counts, compareRows, NOTHING } from '../../db/counts.ts';
import { loadCursor } from '../../db/cursors.ts';
import type { FlowContext } from '../context.ts';
import { isoText } from './changes.ts';
import { inOne } from '../../db/inOne.ts';

/** Name, base currency, time zone, lock dates. */
export async function syncOrganisation(ctx: FlowContext, connectionId: string): Promise<Counts> {
  ctx.onProgress?.({ stage: 'sync.organisation', done: 0, total: 1 });
  const began = ctx.now();
  const { organisation } = await ctx.call('xero.organisation', { connectionId }, { signal: ctx.signal });
  const counts = await inOne(ctx.db, 'rw', [ctx.db.organisations, ctx.db.cursors], async (db) => {
    const [before, cursor] = await Promise.all([
      db.organisations.get(connectionId),
      loadCursor(db, connectionId, 'organisation'),
    ]);
    const currencies = before?.currencies;
    const row = { ...organisation, connectionId, ...(currencies === undefined ? {} : { currencies }) };
    const compared = compareRows([row], [before]);
    await db.organisations.bulkPut(compared.toPut);
    await db.cursors.put({ ...cursor, passTo: isoText(began), finishedAt: ctx.now() });
    return compared.counts;
  });
  ctx.onProgress?.({ stage: 'sync.organisation', done: 1, total: 1 });
  return counts;
}

/** Which currencies can be booked in. After `syncOrganisation`: they are kept with it. */
export async function syncCurrencies(ctx: FlowContext, connectionId: string): Promise<Counts> {
  ctx.onProgress?.({ stage: 'sync.currencies', done: 0, total: null });
  const { currencies } = await ctx.call('xero.currencies', { connectionId }, { signal: ctx.signal });
  ctx.onProgress?.({ stage: 'sync.currencies', done: currencies.length, total: currencies.length });
  return inOne(ctx.db, 'rw', [ctx.db.organisations], async (db) => {
    const before = await db.organisations.get(connectionId);
    if (before === undefined) return NOTHING;
    const { toPut, counts } = compareRows([{ ...before, currencies }], [before]);
    await db.organisations.bulkPut(toPut);
    // The first time it is the organisation that has grown, not one that was changed in Xero.
    return before.currencies === undefined ? { added: currencies.length, changed: 0 } : counts;
  });
}

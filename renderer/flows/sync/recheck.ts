/** Payouts that may still change, read again by id. */
import type { ProviderCapabilities } from '../../../shared/payout/capabilities.ts';
import type { Payout } from '../../../shared/payout/model.ts';
import { type Counts, NOTHING, addCounts } from '../../db/counts.ts';
import { loadCursor } from '../../db/cursors.ts';
import { payoutTables, storePayouts } from '../../db/payouts.ts';
import type { FlowContext } from '../context.ts';
import { throwIfCancelled } from './pass.ts';
import { inOne } from '../../db/inOne.ts';

/** As many as `provider.payoutsById` takes. */
const AT_A_TIME = 25;

const RESOURCE = 'payouts.recheck';

/** What a recheck needs to know from before the pass that it follows. Unix seconds. */
export interface RecheckSpan {
  /** Start of the last sync that finished its recheck, or of the first sync ever: older news than this nobody has missed. */
  readonly since: number;
  /** Start of this sync. */
  readonly startedAt: number;
}

/** Call it before payouts are read. Notes the start of the very first sync, so that a killed one is made good later. */
export async function beginRecheck(ctx: FlowContext, connectionId: string): Promise<RecheckSpan> {
  const startedAt = Math.floor(ctx.now() / 1000);
  const cursor = await loadCursor(ctx.db, connectionId, RESOURCE);
  if (cursor.completeTo !== null) return { since: Number(cursor.completeTo), startedAt };
  await ctx.db.cursors.put({ ...cursor, completeTo: String(startedAt) });
  return { since: startedAt, startedAt };
}

interface Scope extends RecheckSpan {
  readonly connectionId: string;
  readonly timezone: string;
  readonly can: Pick<ProviderCapabilities, 'failsWithin' | 'lookBack'>;
}

/** Reads again every stored payout that may have changed since it was read, but for those in `seen`. */
export async function recheckPayouts(
  ctx: FlowContext,
  scope: Scope,
  seen: ReadonlySet<string>,
): Promise<Counts> {
  const ids = (await unsettled(ctx, scope)).filter((id) => !seen.has(id));
  let counts = NOTHING;
  for (let at = 0; at < ids.length; at += AT_A_TIME) {
    throwIfCancelled(ctx);
    ctx.onProgress?.({ stage: 'sync.payouts', done: seen.size + at, total: seen.size + ids.length });
    counts = addCounts(counts, await readAgain(ctx, scope, ids.slice(at, at + AT_A_TIME)));
  }
  await finish(ctx, scope);
  return counts;
}

async function readAgain(
  ctx: FlowContext,
  { connectionId, timezone }: Scope,
  ids: string[],
): Promise<Counts> {
  const { items } = await ctx.call(
    'provider.payoutsById',
    { connectionId, ids, timezone },
    { signal: ctx.signal },
  );
  return inOne(ctx.db, 'rw', payoutTables(ctx.db), (db) => storePayouts(db, connectionId, items));
}

/** Never later than the newest payout: a local clock that runs ahead must not hide what happens until then. */
async function finish(ctx: FlowContext, { connectionId, startedAt }: Scope): Promise<void> {
  const payouts = await loadCursor(ctx.db, connectionId, 'payouts');
  const cursor = await loadCursor(ctx.db, connectionId, RESOURCE);
  const completeTo = String(Math.min(startedAt, Number(payouts.completeTo ?? startedAt)));
  await ctx.db.cursors.put({ ...cursor, completeTo, finishedAt: ctx.now() });
}

async function unsettled(ctx: FlowContext, { connectionId, since, can }: Scope): Promise<string[]> {
  const ids: string[] = [];
  await ctx.db.payouts
    .where('[connectionId+created]')
    .between([connectionId, since - can.lookBack], [connectionId, Number.MAX_SAFE_INTEGER], true, true)
    .each((payout) => {
      if (mayChange(payout, since - can.failsWithin)) ids.push(payout.id);
    });
  return ids;
}

function mayChange(payout: Payout, firmBefore: number): boolean {
  if (payout.composition === 'pending') return true;
  if (payout.status === 'paid') return payout.created >= firmBefore;
  return payout.status === 'pending' || payout.status === 'inTransit' || payout.status === 'unknown';
}

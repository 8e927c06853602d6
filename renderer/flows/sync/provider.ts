/**
 * A provider → local database: movements first, then the payouts that claim them. What a provider can't tell
 * (`shared/payout/capabilities.ts`) isn't asked for; everything else is the same for all.
 */
import type { ProviderConnection } from '../../../shared/bridge.ts';
import { compositeKey } from '../../../shared/ids.ts';
import { CAPABILITIES, type ProviderCapabilities } from '../../../shared/payout/capabilities.ts';
import type { Payout, PayoutEntry } from '../../../shared/payout/model.ts';
import { type Counts, NOTHING, addCounts, compareRows } from '../../db/counts.ts';
import { loadCursor } from '../../db/cursors.ts';
import { payoutTables, storeEntries, storePayouts } from '../../db/payouts.ts';
import type { FlowContext } from '../context.ts';
import { type PassSpec, runPass } from './pass.ts';
import { settlePlaces } from './places.ts';
import { refuseHeld } from './heldElsewhere.ts';
import { beginRecheck, recheckPayouts } from './recheck.ts';
import type { ConnectionReport } from './report.ts';
import { type Stage, runStages } from './stages.ts';
import { BEGINNING, olderBounds, recentBounds, seconds } from './window.ts';
import { settleTimezone } from './timezone.ts';
import { inOne } from '../../db/inOne.ts';

export interface ProviderSyncOptions {
  /** `recent` keeps up; `older` also reads all history before what is known. */
  readonly history: 'recent' | 'older';
}

interface Job {
  readonly ctx: FlowContext;
  readonly connectionId: string;
  readonly timezone: string;
  readonly can: ProviderCapabilities;
}

/**
 * Reads movements, the stated balance and payouts. The first time twelve months, later what is new, payouts that may
 * still change again. Days are counted in the time zone of the Xero organisation. Never throws for what one resource does.
 */
export async function syncProvider(
  ctx: FlowContext,
  connection: ProviderConnection,
  options: ProviderSyncOptions,
): Promise<ConnectionReport> {
  const older = options.history === 'older';
  const can = CAPABILITIES[connection.kind];
  const job = async (): Promise<Job> => ({
    ctx,
    connectionId: connection.id,
    timezone: await settleTimezone(ctx, connection),
    can,
  });
  const entries: Stage = {
    resource: 'entries',
    run: async () => recentThenOlder(await job(), entriesPass, older),
  };
  const balance: Stage = { resource: 'balance', run: async () => syncBalance(await job()) };
  const payouts: Stage = {
    resource: 'payouts',
    run: async () => {
      await settlePlaces(ctx, connection);
      return syncPayouts(await job(), older);
    },
  };
  return runStages(ctx, connection, [
    ...(can.listsEntries ? [entries] : []),
    ...(can.tellsBalance ? [balance] : []),
    payouts,
  ]);
}

type Unbounded<T> = Omit<PassSpec<T>, 'begin' | 'finished' | 'opened'>;

async function recentThenOlder<T extends { created: number }>(
  job: Job,
  build: (job: Job) => Unbounded<T>,
  older: boolean,
): Promise<Counts> {
  const { ctx, connectionId, can } = job;
  const spec = build(job);
  const entries = await loadCursor(ctx.db, connectionId, 'entries');
  const bounds = recentBounds<T>(can, Math.floor(ctx.now() / 1000), entries.completeFrom);
  const recent = await runPass<T>(ctx, { ...spec, ...bounds });
  return older ? addCounts(recent, await readOlder(job, spec)) : recent;
}

async function readOlder<T>({ ctx, connectionId }: Job, spec: Unbounded<T>): Promise<Counts> {
  const { completeFrom } = await loadCursor(ctx.db, connectionId, spec.resource);
  if (completeFrom === null || completeFrom === BEGINNING) return NOTHING;
  return runPass<T>(ctx, {
    ...spec,
    ...olderBounds<T>(completeFrom),
    resource: `${spec.resource}.older`,
    once: true,
    settle: async (db) => {
      const main = await loadCursor(db, connectionId, spec.resource);
      await db.cursors.put({ ...main, completeFrom: BEGINNING });
    },
  });
}

function entriesPass({ ctx, connectionId, timezone }: Job): Unbounded<PayoutEntry> {
  return {
    connectionId,
    resource: 'entries',
    stage: 'sync.entries',
    tables: [...payoutTables(ctx.db), ctx.db.connections],
    read: ({ passFrom, passTo, resource, pageCursor }) =>
      ctx.call(
        'provider.entries',
        { connectionId, timezone, cursor: pageCursor, ...windowOf(resource, passFrom, passTo) },
        { signal: ctx.signal },
      ),
    store: async (db, items) => {
      await refuseHeld(db, connectionId, { entries: items });
      return storeEntries(db, connectionId, items);
    },
  };
}

function payoutsPass({ ctx, connectionId, timezone }: Job, seen: Set<string>): Unbounded<Payout> {
  const stage = 'sync.payouts';
  return {
    connectionId,
    resource: 'payouts',
    stage,
    tables: [...payoutTables(ctx.db), ctx.db.connections],
    read: ({ passFrom, passTo, resource, pageCursor }, before) =>
      ctx.call(
        'provider.payouts',
        { connectionId, timezone, cursor: pageCursor, ...windowOf(resource, passFrom, passTo) },
        {
          signal: ctx.signal,
          onProgress: ({ done }) => ctx.onProgress?.({ stage, done: before + done, total: null }),
        },
      ),
    store: async (db, items) => {
      await refuseHeld(db, connectionId, { payouts: items });
      for (const payout of items) seen.add(payout.id);
      return storePayouts(db, connectionId, items);
    },
  };
}

/** A pass that keeps up is open towards now: `passTo` then only notes how far it came. */
function windowOf(resource: string, passFrom: string | null, passTo: string | null) {
  return { from: seconds(passFrom), to: resource.endsWith('.older') ? seconds(passTo) : null };
}

async function syncPayouts(job: Job, older: boolean): Promise<Counts> {
  const seen = new Set<string>();
  const recheck = await beginRecheck(job.ctx, job.connectionId);
  const counts = await recentThenOlder(job, (same) => payoutsPass(same, seen), older);
  return addCounts(counts, await recheckPayouts(job.ctx, { ...job, ...recheck }, seen));
}

/** The provider's own figures replace those of the last time; a currency that it no longer names goes. */
async function syncBalance({ ctx, connectionId }: Job): Promise<Counts> {
  ctx.onProgress?.({ stage: 'sync.balance', done: 0, total: 1 });
  const { at, balances } = await ctx.call('provider.balance', { connectionId }, { signal: ctx.signal });
  const rows = balances.map(({ currency, total, reserve }) => ({
    key: compositeKey(connectionId, currency),
    connectionId,
    currency,
    total,
    ...(reserve === undefined ? {} : { reserve }),
    at,
  }));
  const counts = await inOne(ctx.db, 'rw', [ctx.db.statedBalances], async (db) => {
    const before = await db.statedBalances.bulkGet(rows.map((row) => row.key));
    await db.statedBalances.where('connectionId').equals(connectionId).delete();
    await db.statedBalances.bulkPut(rows);
    return compareRows(
      rows.map((row) => row.total),
      before.map((row) => row?.total),
    ).counts;
  });
  ctx.onProgress?.({ stage: 'sync.balance', done: 1, total: 1 });
  return counts;
}

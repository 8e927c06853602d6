/** Sync: everything that changed at Xero and at the providers, into the local database. */
import { type Connection, isProviderConnection } from '../../shared/bridge.ts';
import { CAPABILITIES } from '../../shared/payout/capabilities.ts';
import type { FlowContext } from './context.ts';
import { refreshConnections } from './sync/connections.ts';
import { inSyncTurn, syncLocks, type WaitingLocks } from './sync/lock.ts';
import { settlePlaces } from './sync/places.ts';
import type { ConnectionReport, SyncReport } from './sync/report.ts';
import { skipped } from './sync/stages.ts';
import { type ProviderSyncOptions, syncProvider } from './sync/provider.ts';
import { syncXero } from './sync/xero.ts';

export { refreshConnections, settlePlaces, syncProvider, syncXero };
export type { ConnectionReport, ProviderSyncOptions, SyncReport };

/**
 * Syncs every connection, Xero first (its organisation gives the providers' days their time zone). One that fails doesn't
 * stop the others: the report says how each went. Cancelled by `ctx.signal`, it keeps what was read and goes on there the
 * next time. While another window syncs the same book it waits for its turn. Throws only if the desktop process can't even list its connections.
 */
export async function syncAll(
  ctx: FlowContext,
  options: Partial<ProviderSyncOptions> = {},
  locks: WaitingLocks = syncLocks(),
): Promise<SyncReport> {
  const began = ctx.now();
  const history = options.history ?? 'recent';
  const done = await inSyncTurn(ctx, history, locks, () => syncEach(ctx, history));
  return {
    connections: done ?? [],
    ms: ctx.now() - began,
    cancelled: done === null || ctx.signal?.aborted === true,
  };
}

async function syncEach(
  ctx: FlowContext,
  history: ProviderSyncOptions['history'],
): Promise<ConnectionReport[]> {
  const listed = await refreshConnections(ctx);
  const reports: ConnectionReport[] = [];
  for (const connection of listed.toSorted(xeroFirst)) {
    if (ctx.signal?.aborted === true) break;
    const report = await syncOne(ctx, connection, history);
    if (report !== null) reports.push(report);
  }
  reports.push(...(await lostConnections(ctx, listed)));
  if (reports.some((report) => report.error?.code === 'unauthorised')) {
    await refreshConnections({ ...ctx, signal: undefined });
  }
  return reports;
}

/** Reads again what a posting changes in Xero: invoices and the ledger, nothing else; each call counts against the limits. */
export async function syncPosted(ctx: FlowContext): Promise<readonly ConnectionReport[]> {
  const books = (await ctx.db.connections.toArray()).filter((connection) => connection.kind === 'xero');
  const reports: ConnectionReport[] = [];
  for (const connection of books)
    reports.push(await syncXero(ctx, connection, ['invoices', 'creditNotes', 'ledgerItems']));
  return reports;
}

/** Null for what has nothing to be read: the books' older history, payouts that come with files. */
async function syncOne(
  ctx: FlowContext,
  connection: Connection,
  history: ProviderSyncOptions['history'],
): Promise<ConnectionReport | null> {
  if (isProviderConnection(connection)) {
    return CAPABILITIES[connection.kind].online ? syncProvider(ctx, connection, { history }) : null;
  }
  return history === 'older' ? null : syncXero(ctx, connection);
}

async function lostConnections(ctx: FlowContext, listed: readonly Connection[]): Promise<ConnectionReport[]> {
  const known = new Set(listed.map((connection) => connection.id));
  const cached = await ctx.db.connections.toArray();
  return cached.filter((connection) => !known.has(connection.id) && connection.kind !== 'file').map(skipped);
}

function xeroFirst(a: Connection, b: Connection): number {
  if (a.kind !== b.kind) return a.kind === 'xero' ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

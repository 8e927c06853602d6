/** The books, read again before anything is posted against them: only what changed, only what is older than a minute. */
import { BridgeError, type Connection } from '../../../shared/bridge.ts';
import type { Mapping } from '../../../shared/posting/model.ts';
import { cursorKey } from '../../db/cursors.ts';
import type { SyncCursor, TieoutDatabase } from '../../db/database.ts';
import type { FlowContext } from '../context.ts';
import { syncXero } from '../sync/xero.ts';

/** What was read so recently isn't read again. */
export const FRESH_MS = 60_000;

/** Calls that reading a resource again takes while little has changed: the ledger is payments, bank transactions, transfers. */
const CALLS = {
  organisation: 1,
  accounts: 1,
  contacts: 1,
  invoices: 1,
  taxRates: 1,
  tracking: 1,
  ledgerItems: 3,
} as const;
type Resource = keyof typeof CALLS;
const RESOURCES: readonly Resource[] = [
  'organisation',
  'accounts',
  'taxRates',
  'tracking',
  'contacts',
  'invoices',
  'ledgerItems',
];

/** How old the cached books of one organisation are. */
export interface BooksAge {
  readonly connectionId: string;
  /** When the oldest of what posting needs was read, unix milliseconds; 0 if something was never read. */
  readonly asOf: number;
  /** What would be read again now. */
  readonly stale: readonly Resource[];
  /** The calls that takes, while little has changed. */
  readonly calls: number;
}

/** What posting through some mappings needs of the books: tracking only where it is used. */
function neededBy(mappings: readonly Pick<Mapping, 'tracking' | 'overrides'>[]): readonly Resource[] {
  const isTracked = mappings.some(
    ({ tracking, overrides }) => tracking.length > 0 || overrides.some((one) => one.tracking.length > 0),
  );
  return RESOURCES.filter((resource) => isTracked || resource !== 'tracking');
}

/** The age of the books of every organisation that is posted to; stale is what is `freshMs` old. Reads two tables. */
export async function booksAge(
  db: TieoutDatabase,
  now: number,
  freshMs: number = FRESH_MS,
): Promise<BooksAge[]> {
  const [mappings, cursors] = await Promise.all([db.mappings.toArray(), db.cursors.toArray()]);
  const byKey = new Map(cursors.map((cursor) => [cursor.key, cursor]));
  return [...new Set(mappings.map((mapping) => mapping.xeroConnectionId))].map((connectionId) => {
    const needed = neededBy(mappings.filter((one) => one.xeroConnectionId === connectionId));
    const ages = needed.map((resource) => ({
      resource,
      at: readAt(byKey.get(cursorKey(connectionId, resource))),
    }));
    const stale = ages.filter(({ at }) => Math.abs(now - at) >= freshMs).map(({ resource }) => resource);
    return {
      connectionId,
      asOf: Math.min(...ages.map(({ at }) => at)),
      stale,
      calls: stale.reduce((sum, resource) => sum + CALLS[resource], 0),
    };
  });
}

/** When the last finished pass began: what changed later isn't in it. */
function readAt(cursor: SyncCursor | undefined): number {
  if (cursor?.finishedAt === null || cursor?.passTo === undefined || cursor.passTo === null) return 0;
  return cursor.pageCursor === null ? Date.parse(cursor.passTo) : 0;
}

/**
 * Reads again what is older than a minute (or `freshMs`), once for everything that is posted. Rejects with `BridgeError` where the books can't
 * be read. An organisation that isn't connected any more is left out: nothing can be sent to it either.
 */
export async function freshenBooks(
  ctx: FlowContext,
  only?: ReadonlySet<string>,
  freshMs: number = FRESH_MS,
): Promise<void> {
  const ages = await booksAge(ctx.db, ctx.now(), freshMs);
  for (const { connectionId, stale } of ages) {
    if (stale.length === 0 || only?.has(connectionId) === false) continue;
    // oxlint-disable-next-line no-await-in-loop -- one organisation after the other, as their limits are
    const connection = await ctx.db.connections.get(connectionId);
    // oxlint-disable-next-line no-await-in-loop -- see above
    if (connection) await read(ctx, connection, stale);
  }
}

async function read(ctx: FlowContext, connection: Connection, stale: readonly Resource[]): Promise<void> {
  const report = await syncXero(ctx, connection, stale);
  if (report.error !== null) throw new BridgeError(report.error);
  if (report.outcome === 'cancelled') throw new BridgeError({ code: 'cancelled', message: '' });
  const missing = stale.filter((resource) => report.counts[resource] === undefined);
  if (missing.length === 0) return;
  const message =
    report.warnings[0] ?? 'The books couldn’t be read again, so nothing was sent. Sync, then post again.';
  throw new BridgeError({ code: 'permission', message });
}

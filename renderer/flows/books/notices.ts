/** What needs the user after a sync, kept in the list of books: told once, over all windows, until it is right again. */
import type { BridgeErrorData } from '../../../shared/bridge.ts';
import type { BookRegistry, Notice } from '../../db/bookRegistry.ts';
import type { ConnectionReport, SyncReport } from '../sync.ts';
import { inOne } from '../../db/inOne.ts';

/** Nobody can do anything about these: they pass, and the next sync reads what is missing. */
const PASSES: ReadonlySet<BridgeErrorData['code']> = new Set(['cancelled', 'offline', 'rateLimited']);
/** These often pass by themselves. */
const MAY_PASS: ReadonlySet<BridgeErrorData['code']> = new Set(['provider', 'internal']);
const PATIENCE = 3;

export interface Noting {
  /** Unix milliseconds. */
  readonly now: number;
  /** Whether the user was told already, as after a sync that they asked for. */
  readonly isRead: boolean;
}

/**
 * Takes a sync's outcome into the notices of its book and resolves with those to be told now: of each trouble once, until a
 * sync reads that connection again. A connection without a key on this computer needs the user too.
 */
export async function noteReport(
  registry: BookRegistry,
  bookId: string,
  { connections, cancelled }: Pick<SyncReport, 'connections' | 'cancelled'>,
  { now, isRead }: Noting,
): Promise<readonly Notice[]> {
  return inOne(registry, 'rw', [registry.notices], async ({ notices }) => {
    const keys = connections.map(({ connectionId }) => `${bookId}|${connectionId}`);
    const before = await notices.bulkGet(keys);
    const gone: string[] = [];
    const kept: Notice[] = [];
    const told: Notice[] = [];
    connections.forEach((report, at) => {
      const key = keys[at] ?? '';
      if (report.outcome === 'done' || report.outcome === 'partial') gone.push(key);
      const trouble = troubleOf(report);
      if (trouble === null) return;
      const last = before[at]?.code === trouble.code ? before[at] : undefined;
      const tries = (last?.tries ?? 0) + 1;
      const isTold = last?.isTold === true || isRead || !MAY_PASS.has(trouble.code) || tries >= PATIENCE;
      const { connectionId, name } = report;
      const read = last?.isTold === true ? last.isRead || isRead : isRead;
      const notice = { key, bookId, connectionId, name, ...trouble, tries, isTold, isRead: read };
      kept.push({ ...notice, at: last?.at ?? now });
      if (isTold && last?.isTold !== true && !isRead) told.push({ ...notice, at: last?.at ?? now });
    });
    // Of what isn't connected any more nothing is to be told.
    const isStray = (row: Notice) => row.bookId === bookId && !cancelled && !keys.includes(row.key);
    await notices.filter(isStray).delete();
    await notices.bulkDelete(gone);
    await notices.bulkPut(kept);
    return told;
  });
}

function troubleOf({ outcome, error }: ConnectionReport): Pick<Notice, 'code' | 'message'> | null {
  if (outcome === 'skipped') return { code: 'unauthorised', message: '' };
  if (error === null || PASSES.has(error.code)) return null;
  return { code: error.code, message: error.message };
}

/** The user has seen the notices. */
export async function markRead(registry: BookRegistry): Promise<void> {
  await registry.notices.toCollection().modify({ isRead: true });
}

/**
 * A pass over one resource, page by page. Each page is committed with the cursor of the next in one transaction: killed
 * anywhere, the next run goes on at that page with the bounds that the pass began with.
 */
import type { Table } from 'dexie';
import { BridgeError } from '../../../shared/bridge.ts';
import { type Counts, NOTHING, addCounts } from '../../db/counts.ts';
import { loadCursor } from '../../db/cursors.ts';
import type { SyncCursor, TieoutDatabase } from '../../db/database.ts';
import type { FlowContext } from '../context.ts';
import { inOne } from '../../db/inOne.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface PassSpec<T> {
  readonly connectionId: string;
  readonly resource: string;
  /** Progress stage, a catalogue key such as `sync.invoices`. */
  readonly stage: string;
  /** Tables that `store` and `settle` touch. */
  readonly tables: readonly Table[];
  /** Sets the bounds of a new pass. */
  readonly begin: (cursor: SyncCursor) => SyncCursor;
  /** Corrects the bounds by what the first page shows. */
  readonly opened?: (cursor: SyncCursor, first: Page<T>) => SyncCursor;
  /** Says what a finished pass has made complete. */
  readonly finished: (cursor: SyncCursor) => SyncCursor;
  readonly read: (cursor: SyncCursor, done: number) => Promise<Page<T>>;
  readonly store: (db: TieoutDatabase, items: readonly T[], cursor: SyncCursor) => Promise<Counts>;
  /** The pass is whole once it has been read to its end, however often it was cut short: no fresh pass follows. */
  readonly once?: boolean;
  /** More to write in the transaction that finishes the pass. */
  readonly settle?: (db: TieoutDatabase) => Promise<void>;
}

/** Throws `BridgeError` `cancelled` once the flow's signal is aborted. */
export function throwIfCancelled(ctx: FlowContext): void {
  if (ctx.signal?.aborted !== true) return;
  throw new BridgeError({ code: 'cancelled', message: 'Stopped. What was read so far is kept.' });
}

/** Finishes a pass that was cut short, if there is one, then runs a new one. */
export async function runPass<T>(ctx: FlowContext, spec: PassSpec<T>): Promise<Counts> {
  const cursor = await loadCursor(ctx.db, spec.connectionId, spec.resource);
  if (cursor.pageCursor === null) return runPages(ctx, spec, spec.begin(cursor), true);
  const rest = await resume(ctx, spec, cursor);
  if (rest !== null && spec.once === true) return rest;
  return addCounts(rest ?? NOTHING, await runPass(ctx, spec));
}

/** Goes on where a pass stopped. Null: the provider no longer knows the page and the pass was given up. */
async function resume<T>(ctx: FlowContext, spec: PassSpec<T>, cursor: SyncCursor): Promise<Counts | null> {
  try {
    return await runPages(ctx, spec, cursor, false);
  } catch (error) {
    const code = error instanceof BridgeError ? error.data.code : '';
    if (!['badRequest', 'notFound', 'validation'].includes(code)) throw error;
    const now = await loadCursor(ctx.db, spec.connectionId, spec.resource);
    await ctx.db.cursors.put({ ...now, pageCursor: null });
    return null;
  }
}

async function runPages<T>(
  ctx: FlowContext,
  spec: PassSpec<T>,
  start: SyncCursor,
  fresh: boolean,
): Promise<Counts> {
  let [cursor, counts, done, first] = [start, NOTHING, 0, fresh];
  for (;;) {
    throwIfCancelled(ctx);
    ctx.onProgress?.({ stage: spec.stage, done, total: null });
    const page = await spec.read(cursor, done);
    throwIfCancelled(ctx);
    if (first) cursor = spec.opened?.(cursor, page) ?? cursor;
    first = false;
    cursor =
      page.next === null
        ? { ...spec.finished(cursor), pageCursor: null, finishedAt: ctx.now() }
        : { ...cursor, pageCursor: page.next };
    counts = addCounts(counts, await commit(ctx, spec, page, cursor));
    done += page.items.length;
    if (page.next === null) break;
  }
  ctx.onProgress?.({ stage: spec.stage, done, total: done });
  return counts;
}

async function commit<T>(
  ctx: FlowContext,
  spec: PassSpec<T>,
  page: Page<T>,
  cursor: SyncCursor,
): Promise<Counts> {
  return inOne(ctx.db, 'rw', [...spec.tables, ctx.db.cursors], async (db) => {
    const counts = await spec.store(db, page.items, cursor);
    await db.cursors.put(await keepReach(db, cursor));
    if (page.next === null) await spec.settle?.(db);
    return counts;
  });
}

/** Another sync may have read older history since this pass began: what is complete stays complete. */
async function keepReach(db: TieoutDatabase, cursor: SyncCursor): Promise<SyncCursor> {
  const stored = (await db.cursors.get(cursor.key))?.completeFrom ?? null;
  if (stored === null || cursor.completeFrom === null) return cursor;
  return Number(stored) < Number(cursor.completeFrom) ? { ...cursor, completeFrom: stored } : cursor;
}

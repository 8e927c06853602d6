/** Syncing a whole book: on the screen, or any other one without opening it there. */
import { type BookRegistry, openBook } from '../../db/bookRegistry.ts';
import { askCompose } from '../askCompose.ts';
import { type AutomaticReport, confirmAfter } from '../autoApply.ts';
import type { FlowContext } from '../context.ts';
import { ensureMappings } from '../mapping.ts';
import { type SyncReport, syncAll } from '../sync.ts';
import { keepSummary } from './summary.ts';

export interface WholeSync {
  readonly report: SyncReport;
  readonly mappings: Awaited<ReturnType<typeof ensureMappings>>;
  /** What rules confirmed by themselves. */
  readonly byRule: AutomaticReport;
}

/** Reads everything that changed, suggests mappings, works out what payouts hold, and matches. */
export async function syncWhole(ctx: FlowContext): Promise<WholeSync> {
  const report = await syncAll(ctx);
  const mappings = await ensureMappings(ctx);
  await askCompose(ctx);
  return { report, mappings, byRule: await confirmAfter(ctx) };
}

/**
 * The same for any listed book, shown or not, in a database connection of its own; its summary is kept in the list. Null for a book that isn't
 * listed (any more). Rejects as `syncAll` does.
 */
export async function syncBook(
  registry: BookRegistry,
  bookId: string,
  ctx: Omit<FlowContext, 'db' | 'matcher'>,
): Promise<WholeSync | null> {
  if ((await registry.books.get(bookId)) === undefined) return null;
  const db = openBook(bookId);
  try {
    const done = await syncWhole({ ...ctx, db });
    await keepSummary(registry, { db, now: ctx.now });
    return done;
  } finally {
    db.close();
  }
}

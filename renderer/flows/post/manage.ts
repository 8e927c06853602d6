/** Retrying what Xero refused, and taking back what wasn't sent. */
import type { JournalRow } from '../../../shared/posting/model.ts';
import { isTakenBack } from '../../../shared/posting/undo/takenBack.ts';
import type { FlowContext } from '../context.ts';
import { isSurelyNotInXero } from './batches.ts';
import { defaultLocks, type Locks, withPostingLock } from './lock.ts';
import { queuePosting, type QueueReport } from './queue.ts';
import { inOne } from '../../db/inOne.ts';

/** What became of a plan's rows. */
export interface DiscardReport {
  /** Rows taken out of the journal. */
  readonly discarded: number;
  /** Rows that are in Xero, or may be: they stay. */
  readonly kept: number;
  /** True when nothing was done because a send is under way. */
  readonly busy: boolean;
}

/**
 * Takes the rows of a plan that are surely not in Xero out of the journal. Rows that are done, or whose outcome is
 * unknown, stay; what they book is never planned again.
 */
export async function discardQueued(
  ctx: FlowContext,
  planId: string,
  locks: Locks = defaultLocks(),
): Promise<DiscardReport> {
  const report = await withPostingLock(ctx.db.name, locks, () => removeRows(ctx, planId));
  return report ?? { discarded: 0, kept: 0, busy: true };
}

async function removeRows(ctx: FlowContext, planId: string): Promise<DiscardReport> {
  return inOne(ctx.db, 'rw', [ctx.db.journal], async (db) => {
    const rows = await db.journal.where({ planId }).toArray();
    const removable = rows.filter(isSurelyNotInXero);
    await db.journal.bulkDelete(removable.map((row) => row.id));
    return { discarded: removable.length, kept: rows.length - removable.length, busy: false };
  });
}

/** What a retry did. */
export interface RetryReport {
  /** Rows put back into the queue as they are. */
  readonly requeued: number;
  /** Decisions planned anew; null if there was none. */
  readonly planned: QueueReport | null;
  /** True when nothing was done because a send is under way. */
  readonly busy: boolean;
}

/**
 * Gives what Xero refused another chance, for all plans named at once. A decision of which nothing is in Xero yet is
 * planned anew, with today's mapping and books; otherwise the refused rows go back into the queue as they are. Either way
 * Xero is asked for their references before they are sent: one may have been refused because something else bears its
 * reference.
 */
export async function retryRefused(
  ctx: FlowContext,
  planIds: readonly string[],
  locks: Locks = defaultLocks(),
): Promise<RetryReport> {
  const report = await withPostingLock(ctx.db.name, locks, () => retry(ctx, planIds));
  return report ?? { requeued: 0, planned: null, busy: true };
}

async function retry(ctx: FlowContext, planIds: readonly string[]): Promise<RetryReport> {
  const { db } = ctx;
  const rows = await db.journal.where('planId').anyOf(planIds).toArray();
  const decided = new Set(await db.decisions.where('id').anyOf(planIds).primaryKeys());
  const written = rows.filter((row) => !isTakenBack(row));
  const touched = new Set(written.filter((row) => !isSurelyNotInXero(row)).map((row) => row.planId));
  const isFresh = (row: JournalRow) => decided.has(row.planId) && !touched.has(row.planId);
  const refused = rows.filter((row) => row.state === 'refused');
  const asTheyAre = refused.filter((row) => !isFresh(row));
  if (asTheyAre.length > 0) await db.journal.bulkPut(asTheyAre.map(toBeAsked));
  const replaced = written.filter(isFresh);
  const planned = replaced.length === 0 ? null : await planAnew(ctx, replaced);
  return { requeued: asTheyAre.length, planned, busy: false };
}

/** Replaces the rows of decisions by new plans; what was refused under the same id is asked for before it is sent. */
async function planAnew(ctx: FlowContext, replaced: readonly JournalRow[]): Promise<QueueReport> {
  const { journal } = ctx.db;
  await journal.bulkDelete(replaced.map((row) => row.id));
  const planned = await queuePosting(ctx, { decisionIds: [...new Set(replaced.map((row) => row.planId))] });
  const refused = new Map(
    replaced.flatMap((row) => (row.state === 'refused' ? [[row.id, row.attempts]] : [])),
  );
  const again = (await journal.bulkGet([...refused.keys()])).filter((row) => row !== undefined);
  const asked = again.map((row) => toBeAsked({ ...row, attempts: refused.get(row.id) ?? 0 }));
  if (asked.length > 0) await journal.bulkPut(asked);
  return planned;
}

/**
 * A row that is sent only after Xero was asked whether it has its reference. Its attempts go on counting: Xero keeps a refusal under
 * its key.
 */
function toBeAsked(row: JournalRow): JournalRow {
  return { ...row, state: 'unknown', batchKey: '', sentAt: 0, message: '' };
}

/** Retrying what Xero refused, and taking back what wasn't sent. */
import type { JournalRow } from '../../../shared/posting/model.ts';
import type { FlowContext } from '../context.ts';
import { isSurelyNotInXero } from './batches.ts';
import { defaultLocks, type Locks, withPostingLock } from './lock.ts';
import { queuePosting, type QueueReport } from './queue.ts';

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

async function removeRows({ db }: FlowContext, planId: string): Promise<DiscardReport> {
  return db.transaction('rw', db.journal, async () => {
    const rows = await db.journal.where({ planId }).toArray();
    const removable = rows.filter(isSurelyNotInXero);
    await db.journal.bulkDelete(removable.map((row) => row.id));
    return { discarded: removable.length, kept: rows.length - removable.length, busy: false };
  });
}

/**
 * Gives what Xero refused another chance. A decision of which nothing is in Xero yet is planned anew, with today's
 * mapping and books; otherwise the refused rows go back into the queue as they are. Either way Xero is asked for their
 * references before they are sent: one may have been refused because something else bears its reference.
 */
export async function retryRefused(
  ctx: FlowContext,
  planId: string,
  locks: Locks = defaultLocks(),
): Promise<{ readonly requeued: number; readonly planned: QueueReport | null; readonly busy: boolean }> {
  const report = await withPostingLock(ctx.db.name, locks, () => retry(ctx, planId));
  return report ?? { requeued: 0, planned: null, busy: true };
}

async function retry(ctx: FlowContext, planId: string) {
  const { db } = ctx;
  const rows = await db.journal.where({ planId }).toArray();
  const refused = rows.filter((row) => row.state === 'refused');
  const untouched = rows.every(isSurelyNotInXero);
  if (untouched && (await db.decisions.get(planId)) !== undefined) {
    await removeRows(ctx, planId);
    const planned = await queuePosting(ctx, { decisionIds: [planId] });
    const again = await db.journal.bulkGet(refused.map((row) => row.id));
    await db.journal.bulkPut(again.filter((row) => row !== undefined).map(toBeAsked));
    return { requeued: 0, planned, busy: false };
  }
  await db.journal.bulkPut(refused.map(toBeAsked));
  return { requeued: refused.length, planned: null, busy: false };
}

/** A row that is sent only after Xero was asked whether it has its reference. */
function toBeAsked(row: JournalRow): JournalRow {
  return { ...row, state: 'unknown', batchKey: '', sentAt: 0, attempts: 0, message: '' };
}

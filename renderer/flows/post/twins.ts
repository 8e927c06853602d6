/** After sending: what another computer has posted at the same time is settled, so that Xero holds it once. */
import type { JournalRow } from '../../../shared/posting/model.ts';
import { canUndo } from '../../../shared/posting/undo/planUndo.ts';
import { undoPlanId } from '../../../shared/posting/undo/takenBack.ts';
import { type Twins, twinsOf } from '../../../shared/posting/readBack/twins.ts';
import { inOne } from '../../db/inOne.ts';
import type { FlowContext } from '../context.ts';
import { syncPosted } from '../sync.ts';
import { defaultLocks, withPostingLock } from './lock.ts';
import { type SendOptions, type SendReport, sendQueue } from './send.ts';
import { takeOver } from './settle.ts';
import { queueUndo } from './undo.ts';

/** What was settled, in Xero objects. */
interface TwinReport {
  /** Taken out again, as another computer had posted the same before. */
  readonly removed: number;
  /** Refused by Xero, as another computer had posted the same before: they count as done. */
  readonly taken: number;
  /** Twice in Xero still: they can't be taken out, or who was first isn't told. */
  readonly left: number;
}

/** What one posting did. */
export interface PostReport {
  readonly sent: SendReport;
  readonly twins: TwinReport;
}

const nothing: TwinReport = { removed: 0, taken: 0, left: 0 };

/**
 * Sends what is written down, then reads the books again, so that the proof sees what was posted, and settles what another computer has
 * posted meanwhile. What that leaves to be posted waits for the next time. Rejects only when the local database fails.
 */
export async function postWritten(ctx: FlowContext, options: SendOptions = {}): Promise<PostReport> {
  const sent = await sendQueue(ctx, options);
  if (sent.done + sent.refused === 0) return { sent, twins: nothing };
  await syncPosted(ctx);
  const twins = sent.paused === null ? await settleTwins(ctx, options) : nothing;
  return { sent, twins };
}

/**
 * Looks through the books as they were just read (`syncPosted`) for what another computer has posted too, takes out what was made here
 * later than there, and takes over what is there into the journal. Costs no call where there is nothing of the kind. What can't go
 * now is found again after the next posting.
 */
async function settleTwins(ctx: FlowContext, options: SendOptions = {}): Promise<TwinReport> {
  const { later, unclear, done } = await lookAround(ctx);
  if (later.length + unclear.length + done.length === 0) return nothing;
  const taken = await markDone(ctx, done, options);
  // What waited for those is in Xero as well: it must not go out before that was looked for.
  if (taken > 0) await takeOver(ctx, plansOf(done), options.locks);
  const removed = await takeOut(ctx, later, options);
  if (removed > 0) await takeOver(ctx, plansOf(later), options.locks);
  const report = { removed, taken, left: later.length - removed + unclear.length };
  const level = report.left > 0 ? 'warning' : 'info';
  await ctx.db.activity.add({ at: ctx.now(), level, code: 'post.twins', values: { ...report } });
  return report;
}

const plansOf = (found: readonly { readonly row: JournalRow }[]) => [
  ...new Set(found.map(({ row }) => row.planId)),
];

async function lookAround({ db }: FlowContext): Promise<Twins> {
  const [journal, items] = await db.transaction('r', db.journal, db.ledgerItems, () =>
    Promise.all([db.journal.toArray(), db.ledgerItems.toArray()]),
  );
  const ids = [...new Set(journal.map((row) => row.xeroConnectionId))];
  const each = ids.map((id) =>
    twinsOf(
      journal.filter((row) => row.xeroConnectionId === id),
      items.filter(({ connectionId }) => connectionId === id),
    ),
  );
  return {
    later: each.flatMap(({ later }) => later),
    unclear: each.flatMap(({ unclear }) => unclear),
    done: each.flatMap(({ done }) => done),
  };
}

/** Rows that Xero refused while it held the very same: as a look-up would find them. How many. */
async function markDone(
  ctx: FlowContext,
  found: Twins['done'],
  { locks = defaultLocks() }: SendOptions,
): Promise<number> {
  if (found.length === 0) return 0;
  const work = () =>
    inOne(ctx.db, 'rw', [ctx.db.journal, ctx.db.checks], async ({ journal, checks }) => {
      const now = await journal.bulkGet(found.map(({ row }) => row.id));
      const rows = now.flatMap((row, index) => {
        const xeroId = found[index]?.xeroId;
        return row?.state === 'refused' && xeroId !== undefined
          ? [{ ...row, state: 'done' as const, xeroId, message: '' }]
          : [];
      });
      await journal.bulkPut(rows);
      // Should the taking over not follow: what waits behind them goes out only after a look at the books.
      await checks.bulkDelete(plansOf(found));
      return rows.length;
    });
  return (await withPostingLock(ctx.db.name, locks, work)) ?? 0;
}

/** Takes rows' objects out of Xero through the journal, as anything is taken back. How many are gone. */
async function takeOut(ctx: FlowContext, later: Twins['later'], options: SendOptions): Promise<number> {
  if (later.length === 0) return 0;
  const only = later.map(({ row }) => row.id);
  const undo = await queueUndo(ctx, plansOf(later), { only }, options.locks);
  if (!undo.plans.some(canUndo)) return 0;
  await sendQueue(ctx, options);
  const removals = await ctx.db.journal
    .where('planId')
    .anyOf(undo.plans.map(({ planId }) => undoPlanId(planId)))
    .toArray();
  const wanted = new Set(later.map(({ row }) => row.xeroId));
  return removals.filter(
    ({ state, draft }) => state === 'done' && draft.kind === 'removal' && wanted.has(draft.xeroId),
  ).length;
}

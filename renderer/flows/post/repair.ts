/** Repairs of what was changed or deleted in Xero: only by the user's word, and posted again as anything else is. */
import type { PostingPlan } from '../../../shared/posting/model.ts';
import { canUndo } from '../../../shared/posting/undo/planUndo.ts';
import type { KeptBecause, UndoPlan, UndoProblem } from '../../../shared/posting/undo/model.ts';
import type { FlowContext } from '../context.ts';
import { syncPosted } from '../sync.ts';
import { queuePosting } from './queue.ts';
import { standings } from './readBack.ts';
import { type SendOptions, type SendReport, sendQueue } from './send.ts';
import { queueUndo } from './undo.ts';

/** Why a posting can't be put back: Xero won't delete it, or the plan it is of is on its way or being taken back. */
export type NotRepaired =
  | KeptBecause
  | { readonly code: Exclude<UndoProblem['code'], 'later'> | 'fineNow'; readonly date?: string }
  /** Xero refused to delete it after all: in its words. */
  | { readonly code: 'xero'; readonly message: string };

export interface RepairReport {
  /** Postings that were freed to be posted again: gone already, or taken out of Xero for it. */
  readonly freed: number;
  readonly refused: readonly NotRepaired[];
  /** What was planned anew for them; a plan that is held says why. */
  readonly plans: readonly PostingPlan[];
  /** The last send; null where there was nothing to send. */
  readonly sent: SendReport | null;
  /** True when nothing was done because a send is under way. */
  readonly busy: boolean;
}

const nothing: RepairReport = { freed: 0, refused: [], plans: [], sent: null, busy: false };

/**
 * Posts again what was deleted in Xero, and puts back what was changed there: that is taken out first, which Xero allows only
 * while it isn't reconciled and its day isn't locked. Each part is then planned anew, the missing part only, and sent. Balance
 * activity is only freed: it waits in the queue with the other activity. Findings that are none any more are refused.
 */
export async function postAgain(
  ctx: FlowContext,
  rowIds: readonly string[],
  options: SendOptions = {},
): Promise<RepairReport> {
  const found = (await standings(ctx)).filter(({ rowId, mark }) => mark !== '' && rowIds.includes(rowId));
  if (found.length === 0) return { ...nothing, refused: [{ code: 'fineNow' }] };
  const only = found.map(({ rowId }) => rowId);
  const planIds = [...new Set(found.map(({ planId }) => planId))];
  const undo = await queueUndo(ctx, planIds, { only }, options.locks);
  if (undo.busy) return { ...nothing, busy: true };
  const refused = undo.plans.filter((plan) => !canUndo(plan)).flatMap(reasonsOf);
  const going = undo.plans.filter(canUndo);
  const freed = going.reduce((sum, { items }) => sum + items.length, 0);
  let sent: SendReport | null = null;
  if (undo.queued > 0) {
    sent = await sendQueue(ctx, options);
    if (sent.paused !== null) return { ...nothing, freed, refused, sent };
    // The books must show that it is gone, or posting again would seem to double it.
    await syncPosted(ctx);
    const kept = await refusedRemovals(ctx, only);
    refused.push(...kept);
    if (kept.length > 0) return { ...nothing, freed: freed - kept.length, refused, sent };
  }
  const again = await sendAgain(
    ctx,
    going.map(({ planId }) => planId),
    options,
  );
  return { freed, refused, plans: again.plans, sent: again.sent ?? sent, busy: false };
}

async function sendAgain(
  ctx: FlowContext,
  planIds: readonly string[],
  options: SendOptions,
): Promise<Pick<RepairReport, 'plans' | 'sent'>> {
  const decided = (await ctx.db.decisions.bulkGet([...planIds])).flatMap((one) => (one ? [one.id] : []));
  if (decided.length === 0) return { plans: [], sent: null };
  const { plans, queued } = await queuePosting(ctx, { decisionIds: decided });
  if (queued === 0) return { plans, sent: null };
  const sent = await sendQueue(ctx, options);
  if (sent.done > 0) await syncPosted(ctx);
  return { plans, sent };
}

/** What Xero said of removals that it refused. They stay in the queue, to be tried again or taken out. */
async function refusedRemovals(ctx: FlowContext, rowIds: readonly string[]): Promise<NotRepaired[]> {
  const rows = await ctx.db.journal.where({ state: 'refused' }).toArray();
  const own = rows.filter(({ undoes }) => undoes !== undefined && rowIds.includes(undoes));
  return own.map(({ message }) => ({ code: 'xero', message }));
}

function reasonsOf({ items, problems }: UndoPlan): NotRepaired[] {
  const codes = problems.flatMap(({ code }) => (code === 'later' ? [] : [{ code }]));
  return [
    ...codes,
    ...items.flatMap(({ mode, keptBecause }) => (mode === null && keptBecause ? [keptBecause] : [])),
  ];
}

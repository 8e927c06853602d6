/** After a call without an answer: what is in Xero? Nothing is sent again before this was asked. */
import type { FoundObjectSchema } from '../../../shared/bridge.ts';
import type { JournalRow, WrittenDraft } from '../../../shared/posting/model.ts';
import type { InferOutput } from 'valibot';
import type { FlowContext } from '../context.ts';
import { mayBeUnderWay, mayRepeat } from './batches.ts';
import { compareText } from '../../../shared/order.ts';

type Found = InferOutput<typeof FoundObjectSchema>;

const GONE = new Set(['DELETED', 'VOIDED']);

/**
 * Looks up the rows of one unanswered call by their references and gives them their new states: `done` where Xero has
 * the object, `queued` where it doesn't, `refused` where something else bears the reference. Where Xero shows only a part
 * of a call that may still be under way, the rest stays `unknown`, without its key: a call that lost an element can't be
 * repeated. Rejects with `BridgeError` when Xero can't be asked; the rows then stay as they are.
 */
export async function lookUp(ctx: FlowContext, rows: readonly JournalRow[]): Promise<JournalRow[]> {
  const [first] = rows;
  if (first === undefined) return [];
  // What Xero shows is true of when it was asked, however long its answer took.
  const askedAt = ctx.now();
  const dates = rows.map((row) => row.draft.date).toSorted(compareText);
  const { draft, xeroConnectionId: connectionId } = first;
  const span = { connectionId, from: dates[0] ?? draft.date, to: dates.at(-1) ?? draft.date };
  const { signal } = ctx;
  if (draft.kind === 'removal') {
    const removals = rows.map((row) => row.draft).filter((one) => one.kind === 'removal');
    const xeroIds = removals.map((one) => one.xeroId);
    const { found } = await ctx.call('xero.findById', { ...span, kind: draft.target, xeroIds }, { signal });
    return settleRemovals(rows, found, askedAt);
  }
  const references = rows.map((row) => row.draft.reference);
  const query = { ...span, kind: draft.kind, references };
  const { found } = await ctx.call('xero.findByReference', query, { signal });
  return settle(rows, found, askedAt);
}

/** Gone, or not known to Xero any more: done. What still stands waits as what wasn't found does in `settle`. */
function settleRemovals(rows: readonly JournalRow[], found: readonly Found[], askedAt: number): JournalRow[] {
  const standing = new Set(found.filter(({ status }) => !GONE.has(status)).map(({ xeroId }) => xeroId));
  const alive = rows.every((row) => mayRepeat(row, askedAt));
  const isGone = ({ draft }: JournalRow) => draft.kind === 'removal' && !standing.has(draft.xeroId);
  const intact = alive && !rows.some(isGone);
  return rows.map((row) => {
    if (isGone(row) && row.draft.kind === 'removal')
      return { ...row, state: 'done', xeroId: row.draft.xeroId, message: '' };
    return waiting(row, intact, alive, askedAt);
  });
}

function waiting(row: JournalRow, intact: boolean, alive: boolean, askedAt: number): JournalRow {
  if (intact) return { ...row, state: 'queued' };
  if (alive || mayBeUnderWay(row, askedAt)) return { ...row, state: 'unknown', batchKey: '' };
  return { ...row, state: 'queued', batchKey: '' };
}

function settle(rows: readonly JournalRow[], found: readonly Found[], askedAt: number): JournalRow[] {
  const standing = found.filter((object) => !GONE.has(object.status));
  const alive = rows.every((row) => mayRepeat(row, askedAt));
  const intact = standing.length === 0 && alive;
  return rows.map((row) => {
    const objects = standing.filter((object) => object.reference === row.draft.reference);
    const same = objects.find((object) => Math.abs(object.amount) === amountOf(row.draft));
    if (same) return { ...row, state: 'done', xeroId: same.xeroId, message: '' };
    if (objects.length > 0) {
      const message = `Xero holds another amount under the reference "${row.draft.reference}". Nothing was sent again. Look at it in Xero, then discard or retry this posting.`;
      return { ...row, state: 'refused', message };
    }
    return waiting(row, intact, alive, askedAt);
  });
}

function amountOf(draft: WrittenDraft): number {
  return 'total' in draft ? draft.total : draft.amount;
}

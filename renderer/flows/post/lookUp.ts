/** After a call without an answer: what is in Xero? Nothing is sent again before this was asked. */
import type { FoundObjectSchema } from '../../../shared/bridge.ts';
import type { Draft, JournalRow } from '../../../shared/posting/model.ts';
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
  const { found } = await ctx.call(
    'xero.findByReference',
    {
      connectionId: first.xeroConnectionId,
      kind: first.draft.kind,
      references: rows.map((row) => row.draft.reference),
      from: dates[0] ?? first.draft.date,
      to: dates.at(-1) ?? first.draft.date,
    },
    { signal: ctx.signal },
  );
  return settle(rows, found, askedAt);
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
    if (intact) return { ...row, state: 'queued' };
    if (alive || mayBeUnderWay(row, askedAt)) return { ...row, state: 'unknown', batchKey: '' };
    return { ...row, state: 'queued', batchKey: '' };
  });
}

function amountOf(draft: Draft): number {
  return 'total' in draft ? draft.total : draft.amount;
}

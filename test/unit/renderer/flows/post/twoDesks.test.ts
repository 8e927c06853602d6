/** Two computers post the same at the same time, call by call in any order: Xero holds each object once. */
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import {
  postWritten,
  previewPosting,
  queuePosting,
  retryRefused,
  sendQueue,
} from '../../../../../renderer/flows/post.ts';
import { isBooking } from '../../../../../shared/posting/undo/takenBack.ts';
import { doubled, objectsIn } from '../../../../support/ledger.ts';
import { inTurns, openTwoDesks, type TwoDesks } from '../../../../support/twoDesks.ts';

let desks: TwoDesks;
/** Decisions that no schedule has used yet. */
let left: string[] = [];

beforeAll(async () => {
  desks = await openTwoDesks('race');
  left = [...desks.ids];
}, 240_000);

afterAll(() => desks?.close());

const post = (ctx: FlowContext) => postWritten(ctx);

/** Writes the next decisions down on both, each having looked at the books: `n`, the second `more` others too. */
async function writeDown(n: number, more = 0) {
  const decisionIds = left.splice(0, n);
  const all = [...decisionIds, ...left.splice(0, more)];
  const first = await queuePosting(desks.first.ctx, { decisionIds });
  const second = await queuePosting(desks.second.ctx, { decisionIds: all });
  return { decisionIds, all, queued: [first.queued, second.queued] as const };
}

async function rowsOf(ctx: FlowContext, decisionIds: readonly string[]) {
  const rows = await ctx.db.journal.where('planId').anyOf(decisionIds).toArray();
  return new Map(rows.filter(isBooking).map((row) => [row.draft.reference, row]));
}

it('gives the second of two equal calls the objects of the first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 14 }), async (turns) => {
      const { first, second, demo } = desks;
      const { decisionIds, queued } = await writeDown(2);
      expect(queued[0]).toBeGreaterThan(5);
      expect(queued[1]).toBe(queued[0]);
      const before = objectsIn(demo.ledger()).length;
      const reports = await inTurns([first.ctx, second.ctx], turns, [post, post]);
      for (const { sent, twins } of reports) {
        expect(sent).toMatchObject({ done: queued[0], refused: 0, left: 0, paused: null });
        expect(twins).toEqual({ removed: 0, taken: 0, left: 0 });
      }
      const objects = objectsIn(demo.ledger());
      expect(doubled(objects)).toEqual([]);
      expect(objects.length - before).toBe(queued[0]);
      const theirs = await rowsOf(second.ctx, decisionIds);
      for (const [reference, row] of await rowsOf(first.ctx, decisionIds))
        expect(theirs.get(reference)).toMatchObject({ state: 'done', xeroId: row.xeroId });
    }),
    // What a run leaves is the next one's: a smaller schedule after a failure would tell of something else.
    { numRuns: 4, endOnFailure: true },
  );
}, 240_000);

it('leaves each object once where the calls differ, and both know it: what came later is taken out again', async () => {
  let removed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }), async (turns) => {
      const { first, second, demo } = desks;
      const { all, queued } = await writeDown(2, 1);
      const before = objectsIn(demo.ledger()).length;
      const reports = await inTurns([first.ctx, second.ctx], turns, [post, post]);
      for (const { sent, twins } of reports) {
        expect(sent.paused).toBeNull();
        expect(twins.left).toBe(0);
        removed += twins.removed;
      }
      // What Xero refused the one because the other had done it is posted by then; the rest goes with the next posting.
      for (const { ctx } of [first, second]) {
        await queuePosting(ctx, { decisionIds: all });
        await postWritten(ctx);
      }
      const objects = objectsIn(demo.ledger());
      expect(doubled(objects)).toEqual([]);
      expect(objects.length - before).toBe(queued[1]);
      const standing = new Set(objects.map(({ id }) => id));
      for (const { ctx } of [first, second]) {
        const rows = await rowsOf(ctx, all);
        for (const row of rows.values())
          expect([row.state, standing.has(row.xeroId)]).toEqual(['done', true]);
      }
      expect((await rowsOf(second.ctx, all)).size).toBe(queued[1]);
      expect(await previewPosting(second.ctx, { decisionIds: all })).toEqual([]);
    }),
    // What a run leaves is the next one's: a smaller schedule after a failure would tell of something else.
    { numRuns: 4, endOnFailure: true },
  );
  // Or nothing of this was tried.
  expect(removed).toBeGreaterThan(0);
}, 240_000);

it('lets nothing out behind what Xero refused as another computer had posted it, before the books were looked at', async () => {
  const { first, second, demo } = desks;
  const plans = await previewPosting(first.ctx, { decisionIds: left });
  const paying = plans.filter(({ steps }) => steps.some(({ draft }) => draft.kind === 'payment'));
  const chosen = paying.slice(0, 2).map(({ id }) => id);
  left = [...chosen, ...left.filter((id) => !chosen.includes(id))];
  const { all } = await writeDown(1, 1);
  await postWritten(first.ctx);
  // As if the app had been closed before it could settle.
  expect((await sendQueue(second.ctx)).refused).toBeGreaterThan(0);
  await retryRefused(second.ctx, all);
  const again = await sendQueue(second.ctx);
  expect([again.recovered > 0, again.held > 0]).toEqual([true, true]);
  expect(doubled(objectsIn(demo.ledger()))).toEqual([]);
}, 120_000);

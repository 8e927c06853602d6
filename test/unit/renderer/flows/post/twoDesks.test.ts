/** Two computers post the same at the same time, call by call in any order: Xero holds each object once. */
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { queuePosting, sendQueue } from '../../../../../renderer/flows/post.ts';
import { syncPosted } from '../../../../../renderer/flows/sync.ts';
import { doubled, objectsIn } from '../../../../support/ledger.ts';
import { inTurns, openTwoDesks, type TwoDesks } from '../../../../support/twoDesks.ts';

let desks: TwoDesks;
/** Decisions that no schedule has used yet. */
let left: string[] = [];

beforeAll(async () => {
  desks = await openTwoDesks('race');
  left = [...desks.ids];
}, 120_000);

afterAll(() => desks?.close());

const post = async (ctx: FlowContext) => {
  const report = await sendQueue(ctx);
  await syncPosted(ctx);
  return report;
};

/** Writes the next `n` decisions down on both, each having looked at the books. */
async function writeDown(n: number) {
  const decisionIds = left.splice(0, n);
  const queued = [];
  for (const { ctx } of [desks.first, desks.second])
    queued.push((await queuePosting(ctx, { decisionIds })).queued);
  return { decisionIds, queued };
}

async function rowsOf(ctx: FlowContext, decisionIds: readonly string[]) {
  const rows = await ctx.db.journal.where('planId').anyOf(decisionIds).toArray();
  return new Map(rows.map((row) => [row.draft.reference, row]));
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
      for (const report of reports)
        expect(report).toMatchObject({ done: queued[0], refused: 0, left: 0, paused: null });
      const objects = objectsIn(demo.ledger());
      expect(doubled(objects)).toEqual([]);
      expect(objects.length - before).toBe(queued[0]);
      const theirs = await rowsOf(second.ctx, decisionIds);
      for (const [reference, row] of await rowsOf(first.ctx, decisionIds))
        expect(theirs.get(reference)).toMatchObject({ state: 'done', xeroId: row.xeroId });
    }),
    { numRuns: 6 },
  );
}, 240_000);

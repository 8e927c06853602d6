/** The whole way on the demo company over real HTTP: sync, bank file, match, post, prove; then again, adding nothing. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { decide, decideAllCertain } from '../../../../../renderer/flows/decide.ts';
import { importStatement } from '../../../../../renderer/flows/importStatement.ts';
import { ensureMappings } from '../../../../../renderer/flows/mapping.ts';
import { runMatching } from '../../../../../renderer/flows/match.ts';
import { queuePosting, sendQueue } from '../../../../../renderer/flows/post.ts';
import { proveAll } from '../../../../../renderer/flows/prove.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { type DemoFlow, openDemoFlow } from '../../../../support/demoFlow.ts';

let flow: DemoFlow;
let db: TieoutDatabase;
let ctx: FlowContext;

beforeAll(async () => {
  flow = await openDemoFlow('story');
  ({ db, ctx } = flow);
}, 60_000);

afterAll(() => flow?.close());

/** The proposal of the payout that went to a card. */
async function elsewhere() {
  const payout = await db.payouts.filter(({ destination }) => destination === 'card').first();
  const found = await db.proposals
    .where('payoutKeys')
    .equals(payout?.key ?? '')
    .first();
  if (!found) throw new Error('the demo company has a payout to a card');
  return found;
}

it('posts everything determinable, ties out to zero, and adds nothing the second time', async () => {
  await ctx.call('demo.open', {});
  const synced = await syncAll(ctx);
  expect(synced.connections.map((report) => report.error)).toEqual(synced.connections.map(() => null));
  const { saved, incomplete } = await ensureMappings(ctx);
  expect(incomplete).toEqual([]);
  const [mapping] = saved;
  if (!mapping) throw new Error('the demo company has one mapping');
  const { files } = await ctx.call('demo.bankFiles', {});
  for (const { name, base64 } of files.filter((file) => file.name.endsWith('.ofx'))) {
    const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
    await importStatement(ctx, { name, bytes, accountId: mapping.bankAccountId, currency: mapping.currency });
  }
  await runMatching(ctx);
  expect(await decideAllCertain(ctx, await ctx.db.proposals.toCollection().primaryKeys())).toBeGreaterThan(
    75,
  );
  await decide(ctx, (await elsewhere()).id);
  const queue = await queuePosting(ctx, { includeActivity: true });
  const sent = await sendQueue(ctx);
  expect(queue.problems.filter((problem) => problem.severity === 'block')).toEqual([]);
  expect(queue.queued).toBeGreaterThan(1_500);
  // Fifty to a call: at most a fifth more than the least possible.
  expect(sent.calls).toBeLessThanOrEqual(Math.ceil((queue.queued / 50) * 1.2));
  expect(sent).toMatchObject({ refused: 0, left: 0, paused: null, done: queue.queued });
  await syncAll(ctx);
  // Read back as written: nothing is other in Xero.
  expect(await db.noticed.toArray()).toEqual([]);
  const { clearing, lines } = await proveAll(ctx);
  expect(clearing).toHaveLength(1);
  expect(clearing[0]).toMatchObject({ residual: 0, firstBreak: null, strangers: [], unposted: 0 });
  expect(clearing[0]).toMatchObject({ inTransit: 0, clearingBalance: clearing[0]?.statedBalance });
  expect(lines.filter((line) => line.state === 'tiedOut').length).toBeGreaterThan(0);
  expect(lines.filter((line) => line.state === 'different')).toEqual([]);
  const again = await queuePosting(ctx, { includeActivity: true });
  expect(again).toEqual({ queued: 0, plans: [], problems: [] });
  expect(await sendQueue(ctx)).toMatchObject({ done: 0, calls: 0 });
}, 240_000);

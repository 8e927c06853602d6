/** The marketplace with its proven withdrawals tied, posted straight to the bank account: each with its own sales, proven to the cent. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDemo, startDemo } from '../../../../../electron/sandbox/demo.ts';
import { rupiahCsv } from '../../../../../electron/sandbox/story/xendit/bank.ts';
import { createXenditStory } from '../../../../../electron/sandbox/story/xendit/story.ts';
import { composePayouts } from '../../../../../renderer/flows/compose.ts';
import { decide } from '../../../../../renderer/flows/decide.ts';
import { importStatement } from '../../../../../renderer/flows/importStatement.ts';
import { ensureMappings, saveMapping } from '../../../../../renderer/flows/mapping.ts';
import { runMatching } from '../../../../../renderer/flows/match.ts';
import { queuePosting, sendQueue } from '../../../../../renderer/flows/post.ts';
import { proveAll } from '../../../../../renderer/flows/prove.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { tieProven } from '../../../../../renderer/flows/tieProven.ts';
import { type DemoFlow, openDemoFlow } from '../../../../support/demoFlow.ts';

let demo: RunningDemo;
let flow: DemoFlow;
const story = createXenditStory();

beforeAll(async () => {
  demo = await startDemo({ marketplace: true });
  flow = await openDemoFlow('xendit-tied', {
    start: () => Promise.resolve(demo),
    isRunning: () => true,
    close: () => Promise.resolve(),
  });
}, 60_000);
afterAll(async () => {
  await flow?.close();
  await demo?.close();
});

it('posts a withdrawal as its bank line, with what it holds', async () => {
  const { ctx, db } = flow;
  await ctx.call('demo.open', {});
  await syncAll(ctx);
  await syncAll(ctx, { history: 'older' });
  await composePayouts(ctx);
  const { saved } = await ensureMappings(ctx);
  const mapping = saved.find(({ currency }) => currency === 'IDR');
  if (!mapping) throw new Error('the marketplace has no mapping');
  const tied = await tieProven(ctx, mapping.providerConnectionId);
  expect(tied).toBe(story.withdrawals.filter(({ kind }) => kind === 'all').length);
  expect(await saveMapping(ctx, { ...mapping, style: 'direct' })).toEqual([]);
  const bytes = new TextEncoder().encode(rupiahCsv(story.lines));
  const { bankAccountId: accountId, currency } = mapping;
  await importStatement(ctx, { name: 'bca.csv', bytes, accountId, currency });
  await runMatching(ctx);
  const own = new Set(await db.payouts.where({ connectionId: mapping.providerConnectionId }).primaryKeys());
  for (const { id, payoutKeys, lineKeys } of await db.proposals.toArray()) {
    if (lineKeys.length > 0 && payoutKeys.every((key) => own.has(key))) await decide(ctx, id);
  }
  const queue = await queuePosting(ctx, { includeActivity: true });
  // The one that took a part, and the one that took what was left with more: nobody knows what they hold.
  const blocked = new Set(
    queue.problems.filter(({ severity }) => severity === 'block').map(({ code }) => code),
  );
  expect([...blocked]).toEqual(['directUntold']);
  expect(await sendQueue(ctx)).toMatchObject({ refused: 0, left: 0, paused: null });
  const rows = await db.journal.where('mappingKey').equals(mapping.key).toArray();
  const direct = rows.filter(
    ({ draft }) => draft.kind === 'bankTransaction' && draft.bankAccountId === accountId,
  );
  expect(direct.length).toBeGreaterThanOrEqual(tied);
  await syncAll(ctx);
  expect(await db.noticed.toArray()).toEqual([]);
  const { lines } = await proveAll(ctx);
  expect(lines.filter(({ state }) => state === 'different')).toEqual([]);
  const ofTied = await db.payouts.filter(({ tiedBy }) => tiedBy === 'balance').primaryKeys();
  const settled = new Set(rows.flatMap(({ payoutKeys }) => payoutKeys));
  expect(ofTied.filter((key) => !settled.has(key))).toEqual([]);
}, 240_000);

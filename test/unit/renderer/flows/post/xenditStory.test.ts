/** The Indonesian marketplace all the way over real HTTP: sync, bank file, match, post in rupiah, prove to the last sen. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDemo, startDemo } from '../../../../../electron/sandbox/demo.ts';
import { RUPIAH_OPENING, rupiahCsv } from '../../../../../electron/sandbox/story/xendit/bank.ts';
import { createXenditStory } from '../../../../../electron/sandbox/story/xendit/story.ts';
import { composePayouts } from '../../../../../renderer/flows/compose.ts';
import { decide, decideAllCertain } from '../../../../../renderer/flows/decide.ts';
import { importStatement } from '../../../../../renderer/flows/importStatement.ts';
import { ensureMappings } from '../../../../../renderer/flows/mapping.ts';
import { runMatching } from '../../../../../renderer/flows/match.ts';
import { queuePosting, sendQueue } from '../../../../../renderer/flows/post.ts';
import { proveAll } from '../../../../../renderer/flows/prove.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { type DemoFlow, openDemoFlow } from '../../../../support/demoFlow.ts';

let demo: RunningDemo;
let flow: DemoFlow;
const story = createXenditStory();

beforeAll(async () => {
  demo = await startDemo({ marketplace: true });
  flow = await openDemoFlow('xendit-story', {
    start: () => Promise.resolve(demo),
    isRunning: () => true,
    close: () => Promise.resolve(),
  });
}, 60_000);

afterAll(async () => {
  await flow?.close();
  await demo?.close();
});

/** Proposals of the marketplace: which transaction, which line. */
async function ownProposals() {
  const { db } = flow;
  const all = await db.proposals.toArray();
  const own = all.filter(({ payoutKeys }) => payoutKeys.some((key) => key.startsWith('xendit-')));
  return Promise.all(
    own.map(async ({ id: proposalId, verdict, payoutKeys, lineKeys }) => {
      const line = await db.statementLines.get(lineKeys[0] ?? '');
      const id = payoutKeys.map((key) => key.split('|')[1]).join();
      return { proposalId, verdict, id, line: line && `${line.date} ${line.amount}` };
    }),
  );
}

it('matches and posts every withdrawal and switcher payment, and the clearing account ties out', async () => {
  const { ctx, db } = flow;
  await ctx.call('demo.open', {});
  const synced = await syncAll(ctx);
  expect(synced.connections.map((report) => report.error)).toEqual(synced.connections.map(() => null));
  await composePayouts(ctx);
  const { saved, incomplete } = await ensureMappings(ctx);
  expect(incomplete).toEqual([]);
  const mapping = saved.find(({ currency }) => currency === 'IDR');
  if (!mapping) throw new Error('the marketplace has no mapping');
  const bytes = new TextEncoder().encode(rupiahCsv(story.lines));
  const { bankAccountId: accountId, currency } = mapping;
  const imported = await importStatement(ctx, { name: 'bca.csv', bytes, accountId, currency });
  expect(imported.issues).toEqual([]);
  expect(imported.added).toBe(story.lines.length);

  await runMatching(ctx);
  const found = await ownProposals();
  expect(
    found
      .filter(({ verdict }) => verdict === 'noLine')
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(
    story.withdrawals
      .filter(({ kind }) => kind === 'failed' || kind === 'back')
      .map(({ transaction: { id } }) => id)
      .toSorted(),
  );
  const truth = new Map(story.lines.map((line) => [line.payoutId, `${line.date} ${line.amount}`]));
  const matched = found.filter(({ verdict }) => verdict === 'certain' || verdict === 'likely');
  expect(matched.map(({ id, line }) => [id, line])).toEqual(matched.map(({ id }) => [id, truth.get(id)]));
  // The bank's line of a payment that came straight from the customer's bank doesn't name Xendit: the user looks at it.
  const likely = matched.filter(({ verdict }) => verdict === 'likely');
  expect(likely.map(({ id }) => id).toSorted()).toEqual(story.switched.toSorted());
  expect(matched.length - likely.length).toBe(story.withdrawals.length - 2);

  await decideAllCertain(ctx, await db.proposals.toCollection().primaryKeys());
  for (const { proposalId } of likely) await decide(ctx, proposalId);
  const queue = await queuePosting(ctx, { includeActivity: true });
  expect(queue.problems.filter((problem) => problem.severity === 'block')).toEqual([]);
  const sent = await sendQueue(ctx);
  expect(sent).toMatchObject({ refused: 0, left: 0, paused: null, done: queue.queued });
  await syncAll(ctx);
  // Read back as written: nothing is other in Xero.
  expect(await db.noticed.toArray()).toEqual([]);
  const { clearing, lines } = await proveAll(ctx);
  const proof = clearing.find((one) => one.currency === 'IDR');
  expect(proof).toMatchObject({ residual: 0, firstBreak: null, strangers: [], unposted: 0 });
  expect(proof?.clearingBalance).toBe(proof?.statedBalance);
  expect(lines.filter((line) => line.state === 'different')).toEqual([]);
  const again = await queuePosting(ctx, { includeActivity: true });
  expect(again).toMatchObject({ queued: 0, plans: [] });
  // In the books themselves: nothing is left in clearing, and the bank account has what the bank says.
  const ledger = demo.ledger();
  expect(ledger.totals.balanced).toBe(true);
  const inBooks = (id: string) =>
    Number(ledger.accounts.find((account) => account.accountId === id)?.balance) * 100;
  expect(inBooks(mapping.clearingAccountId)).toBe(proof?.statedBalance);
  const fromXendit = story.lines.filter(({ payoutId }) => payoutId !== '');
  expect(inBooks(accountId) - RUPIAH_OPENING).toBe(fromXendit.reduce((sum, { amount }) => sum + amount, 0));
}, 240_000);

/** Alternative Payments the whole way over real HTTP: sync, bank file, match, post, prove; then again, adding nothing. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningDemo, startDemo } from '../../../../../electron/sandbox/demo.ts';
import { createBusinessClients } from '../../../../../electron/sandbox/story/alternativePayments/businessClients.ts';
import { decideAllCertain } from '../../../../../renderer/flows/decide.ts';
import { importStatement } from '../../../../../renderer/flows/importStatement.ts';
import { ensureMappings } from '../../../../../renderer/flows/mapping.ts';
import { runMatching } from '../../../../../renderer/flows/match.ts';
import { queuePosting, sendQueue } from '../../../../../renderer/flows/post.ts';
import { proveAll } from '../../../../../renderer/flows/prove.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { toMajorText } from '../../../../../shared/money.ts';
import { type DemoFlow, openDemoFlow } from '../../../../support/demoFlow.ts';

let demo: RunningDemo;
let flow: DemoFlow;

beforeAll(async () => {
  demo = await startDemo({ businessClients: true });
  flow = await openDemoFlow('business clients', {
    start: async () => demo,
    isRunning: () => true,
    close: async () => undefined,
  });
}, 60_000);

afterAll(async () => {
  await flow?.close();
  await demo?.close();
});

it('posts what is determinable, ties its clearing account out to zero, and adds nothing the second time', async () => {
  const { ctx, db } = flow;
  const story = createBusinessClients();
  const { connections } = await ctx.call('demo.open', {});
  expect(connections.map(({ kind }) => kind).toSorted()).toEqual(['alternativePayments', 'stripe', 'xero']);
  const stripe = connections.find(({ kind }) => kind === 'stripe');
  await ctx.call('connections.remove', { connectionId: stripe?.id ?? '' });
  await syncAll(ctx);
  await db.connections.delete(stripe?.id ?? '');
  const { saved, incomplete } = await ensureMappings(ctx);
  expect(incomplete).toEqual([]);
  const mapping = saved.find(({ currency }) => currency === 'USD');
  expect(mapping).toMatchObject({ contactName: 'Alternative Payments' });
  const bytes = new Uint8Array(Buffer.from(story.bankFile(), 'latin1'));
  const accountId = mapping?.bankAccountId ?? '';
  await importStatement(ctx, { name: 'usd.ofx', bytes, accountId, currency: 'USD' });
  await runMatching(ctx);
  const verdicts = (await db.proposals.toArray()).map(({ verdict }) => verdict);
  // The one that was cancelled and the one that hasn't left have no line.
  expect(new Set(verdicts)).toEqual(new Set(['certain', 'noLine']));
  expect(verdicts.filter((verdict) => verdict === 'noLine')).toHaveLength(2);
  await decideAllCertain(ctx, await db.proposals.toCollection().primaryKeys());
  const queue = await queuePosting(ctx, { includeActivity: true });
  expect(queue.problems).toEqual([]);
  expect(await sendQueue(ctx)).toMatchObject({ refused: 0, left: 0, paused: null, done: queue.queued });

  // Xero's own ledger: what left the provider has paid its invoices, each by its own amount; the rest are sales.
  const { payouts } = story.side;
  const left = payouts.filter(({ status }) => status === 'succeeded' || status === 'failed');
  const due = new Map(story.side.invoices.map(({ number, total }) => [number, toMajorText(total, 'USD')]));
  const rows = left.flatMap((payout) => payout.rows.filter(({ type }) => type === 'payment'));
  const numbers = [...new Set(rows)].flatMap(({ invoices }) => invoices);
  const ledger = demo.ledger();
  expect(ledger.totals.balanced).toBe(true);
  const paid = ledger.payments
    .filter((payment) => due.has(String(payment['invoiceNumber'])))
    .map((payment) => `${String(payment['invoiceNumber'])} ${String(payment['amount'])}`);
  expect(paid.toSorted()).toEqual(numbers.map((number) => `${number} ${due.get(number) ?? ''}`).toSorted());

  await syncAll(ctx);
  // Read back as written: nothing is other in Xero.
  expect(await db.noticed.toArray()).toEqual([]);
  const { clearing, lines } = await proveAll(ctx);
  const proof = clearing.find(({ currency }) => currency === 'USD');
  // What came back from the bank has left again with another payout: nothing stays with the provider.
  expect(proof).toMatchObject({ residual: 0, firstBreak: null, strangers: [], unposted: 0, inTransit: 0 });
  expect(proof?.clearingBalance).toBe(0);
  const known = lines.filter(({ state }) => state === 'tiedOut').length;
  expect(known).toBe(story.bank.lines.filter(({ truth }) => truth.payoutIds.length > 0).length);
  expect(lines.filter(({ state }) => state === 'different' || state === 'allocated')).toEqual([]);
  expect(await queuePosting(ctx, { includeActivity: true })).toEqual({ queued: 0, plans: [], problems: [] });
}, 240_000);

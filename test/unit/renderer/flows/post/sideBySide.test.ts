/** Three Stripe accounts in one organisation, one of them in two currencies: sync, bank, match, post, prove; nothing mixes. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BAKERY_ID, FLOWERS_ID } from '../../../../../electron/sandbox/story/stripe/platform.ts';
import { composePayouts } from '../../../../../renderer/flows/compose.ts';
import { decide } from '../../../../../renderer/flows/decide.ts';
import { importStatement } from '../../../../../renderer/flows/importStatement.ts';
import { ensureMappings } from '../../../../../renderer/flows/mapping.ts';
import { runMatching } from '../../../../../renderer/flows/match.ts';
import { queuePosting, sendQueue } from '../../../../../renderer/flows/post.ts';
import { proveAll } from '../../../../../renderer/flows/prove.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { MAIN_BOOK } from '../../../../../shared/bookIds.ts';
import { compareText } from '../../../../../shared/order.ts';
import { type MarketFlow, atTheBank, bankCsv, openMarket } from '../../../../support/marketDemo.ts';

let flow: MarketFlow;

beforeAll(async () => {
  flow = await openMarket('side-by-side');
}, 60_000);
afterAll(() => flow?.close());

it('keeps each account to itself, and each clearing account ties out to its own balance', async () => {
  const { ctx, db, stripe } = flow;
  const { connections } = await ctx.call('demo.open', {});
  const platform = connections.find(({ kind }) => kind === 'stripe')?.id ?? '';
  for (const accountId of [BAKERY_ID, FLOWERS_ID]) {
    const place = { bookId: MAIN_BOOK, known: [] };
    await ctx.call('provider.addAccount', { connectionId: platform, accountId, ...place });
  }
  const synced = await syncAll(ctx);
  expect(synced.connections.map(({ outcome, warnings }) => [outcome, warnings])).toEqual(
    synced.connections.map(() => ['done', []]),
  );
  await composePayouts(ctx);
  const { saved, incomplete } = await ensureMappings(ctx);
  expect(incomplete).toEqual([]);
  expect(saved.map(({ key }) => key.split('|')[1] ?? '').toSorted(compareText)).toEqual([
    'AUD',
    'AUD',
    'AUD',
    'USD',
  ]);
  expect(new Set(saved.map(({ clearingAccountId }) => clearingAccountId)).size).toBe(4);
  const aud = saved.find(({ currency }) => currency === 'AUD');
  const usd = saved.find(({ currency }) => currency === 'USD');
  if (!aud || !usd) throw new Error('a currency has no mapping');
  const all = [stripe.platform, ...stripe.sellers];
  const lines = all.flatMap((seed) => atTheBank(seed, 'aud'));
  const files = [
    { name: 'everyday.csv', bytes: bankCsv(lines, 'AUD'), accountId: aud.bankAccountId, currency: 'AUD' },
    {
      name: 'dollars.csv',
      bytes: bankCsv(atTheBank(stripe.platform, 'usd'), 'USD'),
      accountId: usd.bankAccountId,
      currency: 'USD',
    },
  ];
  for (const file of files) expect((await importStatement(ctx, file)).issues).toEqual([]);

  await runMatching(ctx);
  const proposals = await db.proposals.toArray();
  const truth = new Map(
    [...lines, ...atTheBank(stripe.platform, 'usd')].map(({ id, date, amount }) => [`${date} ${amount}`, id]),
  );
  for (const { payoutKeys, lineKeys, verdict } of proposals) {
    expect(['certain', 'likely']).toContain(verdict);
    const matched = await db.statementLines.bulkGet(lineKeys);
    for (const line of matched) {
      const id = truth.get(`${line?.date} ${line?.amount}`);
      expect(payoutKeys.map((key) => key.split('|')[1])).toContain(id);
    }
  }
  for (const { id } of proposals) await decide(ctx, id);
  expect((await db.decisions.toArray()).flatMap(({ lineKeys }) => lineKeys)).toHaveLength(lines.length + 1);

  const queue = await queuePosting(ctx, { includeActivity: true });
  expect(queue.problems.filter(({ severity }) => severity === 'block')).toEqual([]);
  const rows = await db.journal.toArray();
  // No object of one account touches another's clearing account.
  for (const row of rows) {
    const text = JSON.stringify(row.draft);
    const touched = saved.filter(({ clearingAccountId }) => text.includes(clearingAccountId));
    expect(touched.map(({ key }) => key)).toEqual([row.mappingKey]);
  }
  expect(await sendQueue(ctx)).toMatchObject({ refused: 0, left: 0, paused: null, done: queue.queued });
  await syncAll(ctx);
  expect(await db.noticed.toArray()).toEqual([]);
  const proof = await proveAll(ctx);
  expect(proof.clearing).toHaveLength(4);
  for (const one of proof.clearing) {
    expect(one).toMatchObject({ residual: 0, firstBreak: null, strangers: [], unposted: 0 });
    expect(one.clearingBalance, one.currency).toBe(one.statedBalance);
  }
  expect(proof.lines.filter(({ state }) => state === 'different')).toEqual([]);
  expect(await queuePosting(ctx, { includeActivity: true })).toMatchObject({ queued: 0, plans: [] });
  const ledger = flow.demo.ledger();
  expect(ledger.totals.balanced).toBe(true);
  const balanceOf = (name: string) => Number(ledger.accounts.find((one) => one.name === name)?.balance);
  expect(balanceOf('Platform Fees Earned')).toBe(-11);
}, 120_000);

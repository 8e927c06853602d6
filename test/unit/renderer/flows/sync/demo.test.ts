/** The demo company's Stripe account through everything: server, SDK, handlers, bridge schemas, sync, database. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dateInZone } from '../../../../../shared/dates.ts';
import { payoutKey, residualOf } from '../../../../../shared/payout/model.ts';
import { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { composePayouts } from '../../../../../renderer/flows/compose.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { readStripe } from '../../../electron/sandbox/story/reading.ts';
import { callHandlers } from './callHandlers.ts';
import { KEY, type StripeBench, startStripe } from '../../../electron/providers/stripeBench.ts';

let bench: StripeBench;
const db = new TieoutDatabase('sync-demo');
/** Well after the story's end. */
const NOW = Date.UTC(2027, 1, 1);

beforeAll(async () => {
  bench = await startStripe({ requestsPerSecond: 25 });
  await bench.connect(KEY);
});
afterAll(async () => {
  await db.delete();
  await bench.server.close();
});

describe('the demo company', () => {
  const context = (over: Partial<FlowContext> = {}): FlowContext => ({
    db,
    now: () => NOW,
    call: callHandlers(bench),
    ...over,
  });

  it('syncs after being stopped twice: every known payout whole, every day adding up to the stated balance', async () => {
    for (const [where, stopAt] of [
      ['sync.entries', 150],
      ['sync.payouts', 30],
    ] as const) {
      const controller = new AbortController();
      const onProgress = ({ stage, done }: { stage: string; done: number }) => {
        if (stage === where && done >= stopAt) controller.abort();
      };
      const report = await syncAll(context({ signal: controller.signal, onProgress }));
      expect(report.cancelled).toBe(true);
    }
    const report = await syncAll(context());
    expect(report.connections).toMatchObject([{ outcome: 'done', warnings: [], error: null }]);

    const { stripe } = bench.story;
    const payouts = await db.payouts.toArray();
    expect(payouts.length).toBe(stripe.payouts.length);
    const known = payouts.filter((payout) => payout.composition === 'known');
    expect(known.map((payout) => residualOf(payout)).filter((residual) => residual !== 0)).toEqual([]);

    const slims = (await db.balanceDays.toArray()).flatMap((day) =>
      day.entries.map((slim) => ({ ...slim, currency: day.currency })),
    );
    expect(slims.length).toBe(stripe.balanceTransactions.length);
    for (const { currency, total } of await db.statedBalances.toArray()) {
      const nets = slims.filter((slim) => slim.currency === currency).map((slim) => slim.net);
      expect(
        nets.reduce((sum, net) => sum + net, 0),
        currency,
      ).toBe(total);
    }
    const claimed = slims.filter((slim) => slim.payoutId !== '').length;
    const moved = slims.filter((slim) => slim.payoutId === '' && slim.kind.startsWith('payout')).length;
    expect(await db.openEntries.count()).toBe(slims.length - claimed - moved);
  });

  it('adds nothing the second time, with few calls', async () => {
    const tables = async () => ({
      payouts: await db.payouts.toArray(),
      days: await db.balanceDays.toArray(),
      open: await db.openEntries.toArray(),
    });
    const before = await tables();
    bench.log.clear();
    const report = await syncAll(context());
    expect(report.connections[0]?.counts).toEqual({
      entries: { added: 0, changed: 0 },
      balance: { added: 0, changed: 0 },
      payouts: { added: 0, changed: 0 },
    });
    expect(await tables()).toEqual(before);
    expect(bench.log.all().length).toBeLessThan(40);
  });

  it('works out what one manual payout holds, as the story has it, and guesses at none of the others', async () => {
    await syncAll(context(), { history: 'older' });
    expect(await composePayouts(context())).toMatchObject({ untold: 8, found: 1 });
    const { payouts, movements } = readStripe(bench.story);
    const connectionId = (await db.payouts.toCollection().first())?.connectionId ?? '';
    const rows = new Map((await db.compositions.toArray()).map((row) => [row.payoutKey, row]));
    const answers = payouts
      .filter((payout) => !payout.automatic)
      .toSorted((a, b) => a.created - b.created)
      .map((payout) => rows.get(payoutKey(connectionId, payout.id))?.found);
    // Cancelled; reversed, and what reversed it; the emptied balance; parts of it, and what empties it after them.
    expect(answers).toEqual([
      'returned',
      'returned',
      'takesBack',
      'balance',
      'none',
      'outOfBudget',
      'outOfBudget',
      'mixed',
    ]);
    const emptied = payouts.find((payout) => dateInZone(payout.created, 'Australia/Sydney') === '2026-09-09' && !payout.automatic); // prettier-ignore
    if (emptied === undefined) throw new Error('The story has a manual payout on 9 September');
    const own = new Set(payouts.map((payout) => payout.balance_transaction));
    const cancelled = new Set(payouts.filter(({ status }) => status === 'canceled').map((payout) => payout.failure_balance_transaction)); // prettier-ignore
    const truth = movements
      .filter((move) => move.payout === undefined && !own.has(move.id) && !cancelled.has(move.id))
      .filter((move) => move.created < emptied.created && move.available_on <= emptied.arrival_date - 86_400);
    expect(truth.reduce((sum, move) => sum + move.net, 0)).toBe(emptied.amount);
    const found = rows.get(payoutKey(connectionId, emptied.id))?.entryIds ?? [];
    expect(found.toSorted()).toEqual(truth.map((move) => move.id).toSorted());
  });
});

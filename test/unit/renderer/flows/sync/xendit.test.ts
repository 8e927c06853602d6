/** A Xendit account through everything while its story goes on: server, client, handlers, sync, database, make-ups. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import { loadInferred } from '../../../../../renderer/db/compositions.ts';
import { composePayouts } from '../../../../../renderer/flows/compose.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { isExplained, payoutKey } from '../../../../../shared/payout/model.ts';
import { KEY, type XenditBench, startXendit } from '../../../electron/providers/xenditBench.ts';
import { callHandlers } from './callHandlers.ts';

const DAY = 86_400;
let bench: XenditBench;
let connectionId: string;
const db = new TieoutDatabase('sync-xendit');

beforeAll(async () => {
  bench = await startXendit();
  connectionId = (await bench.connect(KEY)).connection?.id ?? '';
});
afterAll(async () => {
  await db.delete();
  await bench.server.close();
});

const context = (over: Partial<FlowContext> = {}): FlowContext => ({
  db,
  now: () => bench.clock.now * 1000,
  call: callHandlers(bench),
  ...over,
});

/** What the days of the balance add up to. */
async function kept(): Promise<number> {
  const days = await db.balanceDays.toArray();
  return days.flatMap(({ entries }) => entries).reduce((sum, { net }) => sum + net, 0);
}

describe('a Xendit account that lives on', () => {
  it('has the balance that Xendit states after every sync, whenever it comes and however it was stopped', async () => {
    const { end } = bench.story;
    for (const [index, daysBack] of [40, 39.6, 33.2, 30, 18, 9, 2, 0].entries()) {
      bench.clock.now = Math.floor(end - daysBack * DAY);
      const where = ['', 'sync.payouts', 'sync.entries'][index] ?? '';
      if (where !== '') {
        const stop = new AbortController();
        const onProgress = ({ stage, done }: { stage: string; done: number }) => {
          if (stage === where && done > 0) stop.abort();
        };
        expect((await syncAll(context({ signal: stop.signal, onProgress }))).cancelled).toBe(true);
      }
      const report = await syncAll(context());
      expect(report.connections).toMatchObject([{ outcome: 'done', warnings: [], error: null }]);
      const [stated] = await db.statedBalances.toArray();
      expect(stated?.total).toBe(await kept());
    }
  }, 60_000);

  it('knows what every withdrawal holds that emptied the balance, and the entries are there to be shown', async () => {
    await syncAll(context(), { history: 'older' });
    await composePayouts(context());
    for (const { transaction, kind, inside } of bench.story.withdrawals) {
      const payout = await db.payouts.get(payoutKey(connectionId, transaction.id));
      const inferred = payout && (await loadInferred(db, payout));
      expect(inferred?.entries.map(({ id }) => id).toSorted()).toEqual(inside.toSorted());
      if (kind === 'all') expect(inferred?.composition.found).toBe('balance');
    }
    const straight = await db.payouts.filter(({ composition }) => composition === 'known').toArray();
    expect(straight.map(({ id }) => id).toSorted()).toEqual(bench.story.switched.toSorted());
    expect(straight.every(isExplained)).toBe(true);
  });

  it('adds nothing when nothing has happened, and doesn’t read the history again for that', async () => {
    bench.log.clear();
    const report = await syncAll(context());
    expect(report.connections[0]?.counts).toEqual({
      entries: { added: 0, changed: 0 },
      balance: { added: 0, changed: 0 },
      payouts: { added: 0, changed: 0 },
    });
    expect(bench.log.all().length).toBeLessThan(30);
  });
});

/** Square through everything: server, official SDK, handlers, bridge schemas, sync, database. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isExplained } from '../../../../../shared/payout/model.ts';
import { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { type SquareBench, startSquare } from '../../../electron/providers/squareBench.ts';
import { callHandlers } from './callHandlers.ts';

let bench: SquareBench;
const db = new TieoutDatabase('sync-square');
/** The evening of the story's last day. */
const NOW = Date.UTC(2026, 10, 18, 10);

beforeAll(async () => {
  bench = await startSquare();
  await bench.connect();
});
afterAll(async () => {
  await db.delete();
  await bench.server.close();
});

const context = (over: Partial<FlowContext> = {}): FlowContext => ({
  db,
  now: () => NOW,
  call: callHandlers(bench),
  ...over,
});

async function balance(): Promise<number> {
  const days = await db.balanceDays.toArray();
  return days.flatMap((day) => day.entries).reduce((sum, entry) => sum + entry.net, 0);
}

describe('syncing Square', () => {
  it('is whole after being stopped in between, and every payout takes its own entries away', async () => {
    const controller = new AbortController();
    const stop = ({ stage, done }: { stage: string; done: number }) => {
      if (stage === 'sync.payouts' && done >= 20) controller.abort();
    };
    const stopped = await syncAll(context({ signal: controller.signal, onProgress: stop }));
    expect(stopped.cancelled).toBe(true);
    const report = await syncAll(context());
    expect(report.connections).toMatchObject([{ outcome: 'done', warnings: [], error: null }]);
    const payouts = await db.payouts.toArray();
    expect(payouts).toHaveLength(bench.story.seed.payouts.length);
    expect(payouts.every(isExplained)).toBe(true);
    expect(await db.openEntries.count()).toBe(0);
    expect(await balance()).toBe(0);
  });

  it('adds nothing the second time, and follows a payout that fails later', async () => {
    const again = await syncAll(context(), { history: 'older' });
    expect(again.connections[0]?.counts).toEqual({ payouts: { added: 0, changed: 0 } });
    const paid = (await db.payouts.toArray()).filter(({ status }) => status === 'paid');
    const last = paid.toSorted((a, b) => a.created - b.created).at(-1);
    bench.sandbox.changePayout(last?.id ?? '', { status: 'FAILED' });
    await syncAll(context());
    expect((await db.payouts.get(last?.key ?? ''))?.status).toBe('failed');
  });
});

/** Alternative Payments through everything: server, client, handlers, bridge schemas, sync, database. */
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { residualOf } from '../../../../../shared/payout/model.ts';
import { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { callHandlers } from './callHandlers.ts';
import { type AlternativeBench, startAlternative } from '../../../electron/providers/alternativeBench.ts';

let bench: AlternativeBench;
const db = new TieoutDatabase('sync-alternative');
/** A week after the newest payout of the story. */
const NOW = Date.UTC(2026, 10, 18);

beforeAll(async () => {
  bench = await startAlternative({ wrapper: 'pagination' });
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

async function tables() {
  return {
    payouts: await db.payouts.toArray(),
    days: await db.balanceDays.toArray(),
    open: await db.openEntries.toArray(),
  };
}

async function balance(): Promise<number> {
  const days = await db.balanceDays.toArray();
  return days.flatMap((day) => day.entries).reduce((sum, entry) => sum + entry.net, 0);
}

describe('syncing Alternative Payments', () => {
  it('reads payouts only, whole after being stopped, and each leaves nothing in the balance', async () => {
    const controller = new AbortController();
    const stop = ({ stage, done }: { stage: string; done: number }) => {
      if (stage === 'sync.payouts' && done >= 8) controller.abort();
    };
    const stopped = await syncAll(context({ signal: controller.signal, onProgress: stop }));
    expect(stopped.cancelled).toBe(true);
    const report = await syncAll(context());
    expect(report.connections).toMatchObject([{ outcome: 'done', warnings: [], error: null }]);
    expect(Object.keys(report.connections[0]?.counts ?? {})).toEqual(['payouts']);
    const { payouts, open } = await tables();
    expect(payouts).toHaveLength(bench.story.payouts.length);
    for (const payout of payouts.filter(({ composition }) => composition === 'known')) {
      expect(residualOf(payout), payout.id).toBe(0);
    }
    expect(open).toEqual([]);
    // The one that failed came back, and left again with another.
    expect(payouts.map(({ status }) => status)).toContain('failed');
    expect(await balance()).toBe(0);
  });

  it('adds nothing the second time', async () => {
    const before = await tables();
    const report = await syncAll(context(), { history: 'older' });
    expect(report.connections[0]?.counts).toEqual({ payouts: { added: 0, changed: 0 } });
    expect(await tables()).toEqual(before);
  });

  it('notices that a payout left, and that another failed after it was paid', async () => {
    const { payouts } = bench.story;
    const [scheduled, late] = [payouts[19], payouts[18]];
    bench.sandbox.changePayout(scheduled?.id ?? '', { status: 'succeeded' });
    bench.sandbox.changePayout(late?.id ?? '', { status: 'failed', failure_reason: 'Account closed' });
    const before = await balance();
    const report = await syncAll(context());
    expect(report.connections[0]?.counts['payouts']).toEqual({ added: 0, changed: 2 });
    const stored = await db.payouts.toArray();
    const left = stored.find(({ id }) => id === scheduled?.id);
    expect(left).toMatchObject({ status: 'paid', composition: 'known' });
    expect(left === undefined ? null : residualOf(left)).toBe(0);
    expect(stored.find(({ id }) => id === late?.id)).toMatchObject({ status: 'failed', failureMessage: 'Account closed' }); // prettier-ignore
    expect((await balance()) - before).toBe(late?.total);
  });
});

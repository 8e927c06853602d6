/** Square through everything: server, official SDK, handlers, bridge schemas, sync, database. */
import 'fake-indexeddb/auto';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isExplained } from '../../../../../shared/payout/model.ts';
import { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { ALL_PLACES, type PlaceChoice, isChosen } from '../../../../../shared/places.ts';
import { JournalRowSchema } from '../../../../../shared/posting/model.ts';
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

describe('other locations for a book', () => {
  const choose = async (choice: PlaceChoice) => {
    const [connection] = await bench.connections.list();
    if (connection?.places === undefined) throw new Error('no places');
    const { secret } = await bench.connections.get(connection.id);
    const places = { ...connection.places, choice };
    await bench.connections.put({ connection: { ...connection, places }, secret });
    return places;
  };
  const decide = (payoutKey: string) =>
    db.decisions.add({
      id: `m|${payoutKey}`,
      payoutKeys: [payoutKey],
      lineKeys: [`line of ${payoutKey}`],
      by: 'user',
      decidedAt: NOW,
      evidence: [],
    });
  const posted = (payoutKey: string, state: 'queued' | 'done') =>
    v.parse(JournalRowSchema, {
      id: `m|${payoutKey}/transfer`,
      planId: `m|${payoutKey}`,
      xeroConnectionId: 'xero-1',
      mappingKey: 'k',
      phase: 5,
      draft: {
        kind: 'transfer',
        fromAccountId: 'clearing',
        toAccountId: 'bank',
        amount: 100,
        currency: 'AUD',
        date: '2026-10-01',
        reference: 'r',
      },
      clearingEffect: -100,
      entryIds: [],
      payoutKeys: [payoutKey],
      lineKeys: [],
      requestHash: '',
      state,
      batchKey: '',
      sentAt: 0,
      attempts: 0,
      xeroId: 'x',
      message: '',
      sequence: 1,
    });

  it('lets go of what went elsewhere, but for what is in Xero, and is the same again when it comes back', async () => {
    const before = (await db.payouts.toArray()).map(({ id }) => id).toSorted();
    const days = await db.balanceDays.toArray();
    const [first, ...others] = (await choose(ALL_PLACES)).known;
    const only: PlaceChoice = { kind: 'only', ids: [first?.id ?? ''] };
    const going = (await db.payouts.toArray()).filter(({ place = '' }) => !isChosen(only, place));
    expect(others.length).toBeGreaterThan(0);
    const [inXero, waiting, decided] = going.map(({ key }) => key);
    if (inXero === undefined || waiting === undefined || decided === undefined) throw new Error('too few');
    await Promise.all([inXero, waiting, decided].map((key) => decide(key)));
    await db.journal.bulkAdd([posted(inXero, 'done'), posted(waiting, 'queued')]);

    await choose(only);
    await syncAll(context());
    const left = await db.payouts.toArray();
    expect(left.filter(({ place = '' }) => !isChosen(only, place)).map(({ key }) => key)).toEqual([inXero]);
    expect(left).toHaveLength(before.length - going.length + 1);
    expect(await db.decisions.toCollection().primaryKeys()).toEqual([`m|${inXero}`]);
    expect(await db.journal.toCollection().primaryKeys()).toEqual([`m|${inXero}/transfer`]);
    expect(await balance()).toBe(0);
    const told = await db.activity.filter(({ code }) => code === 'places.changed').toArray();
    expect(told.map(({ values }) => values)).toMatchObject([{ left: going.length - 1, stayed: 1 }]);

    await db.journal.clear();
    await db.decisions.clear();
    await choose(ALL_PLACES);
    await syncAll(context());
    await syncAll(context(), { history: 'older' });
    expect((await db.payouts.toArray()).map(({ id }) => id).toSorted()).toEqual(before);
    expect((await db.balanceDays.toArray()).filter(({ entries }) => entries.length > 0)).toEqual(
      days.filter(({ entries }) => entries.length > 0),
    );
  }, 60_000);
});

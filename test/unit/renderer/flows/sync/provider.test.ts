import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BridgeError, type Connection } from '../../../../../shared/bridge.ts';
import { residualOf } from '../../../../../shared/payout/model.ts';
import { syncAll } from '../../../../../renderer/flows/sync.ts';
import { loadCursor } from '../../../../../renderer/db/cursors.ts';
import { MAPPING } from '../../../shared/posting/world.ts';
import {
  DAY,
  type Run,
  START,
  STRIPE,
  buildWorld,
  contextOf,
  dump,
  seedArbitrary,
  withDatabase,
} from './world.ts';

const END = START + 910 * DAY;
const never = () => undefined;

/** Dies after each of the given numbers of steps, then lives. */
function killer(steps: readonly number[]): () => void {
  const left = [...steps];
  return () => {
    const [first] = left;
    if (first === undefined) return;
    if (first > 0) {
      left[0] = first - 1;
      return;
    }
    left.shift();
    throw new BridgeError({ code: 'offline', message: 'cut' });
  };
}

/** A whole history in one go, nothing going wrong. */
async function clean(seed: Parameters<typeof buildWorld>[0], now: number) {
  return withDatabase(async (db) => {
    const run: Run = { db, world: buildWorld(seed), now, pageSize: () => 100, mayDie: never };
    const report = await syncAll(contextOf(run), { history: 'older' });
    expect(report.connections.map((item) => item.outcome)).toEqual(['done']);
    return dump(db);
  });
}

describe('syncing Stripe', () => {
  it('ends the same however often it is killed, run again and whatever the page sizes', async () => {
    // A moment near a payout, where its status is about to change.
    const moment = fc.record({ near: fc.nat(17), offset: fc.double({ min: -1, max: 9, noNaN: true }) });
    const moments = fc.array(moment, { maxLength: 6 });
    const kills = fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 8 });
    const older = fc.infiniteStream(fc.boolean());
    const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 7 }));
    await fc.assert(
      fc.asyncProperty(
        seedArbitrary,
        moments,
        kills,
        older,
        sizes,
        async (seed, times, steps, history, size) => {
          const messy = await withDatabase(async (db) => {
            const mayDie = killer(steps);
            const world = buildWorld(seed);
            const pageSize = () => size.next().value;
            const days = times.map(({ near, offset }) => (seed.payouts[near]?.at ?? near * 50) + offset);
            for (const time of days.toSorted((a, b) => a - b)) {
              const now = Math.floor(START + time * DAY);
              const context = contextOf({ db, world, now, pageSize, mayDie });
              await syncAll(context, { history: history.next().value ? 'older' : 'recent' }).catch(never);
            }
            const last = contextOf({ db, world, now: END, pageSize, mayDie: never });
            await syncAll(last, { history: 'older' });
            const first = await dump(db);
            await syncAll(last);
            expect(await dump(db)).toEqual(first);
            return {
              dump: first,
              failed: world.payoutsAt(END).filter((payout) => payout.status === 'failed'),
            };
          });
          // A clean run never saw what failed payouts were made of; everything else must be equal.
          const kept = new Set(messy.failed.map((payout) => payout.id));
          expect(without(messy.dump, kept)).toEqual(without(await clean(seed, END), kept));
          expectSound(messy.dump);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('reads twelve months first, the rest on demand, then only what is new', async () => {
    const seed = {
      payouts: [10, 300, 600, 880].map((at) => ({ at, nets: [500, 700], automatic: true, failsAfter: null })),
      loose: [{ at: 3, net: 40 }],
    };
    await withDatabase(async (db) => {
      const calls: string[] = [];
      const run: Run = {
        db, world: buildWorld(seed), now: END, pageSize: () => 2, mayDie: never,
        log: (method, params) => calls.push(`${method} ${JSON.stringify(params)}`),
      }; // prettier-ignore
      await syncAll(contextOf(run));
      expect((await db.payouts.toArray()).map((payout) => payout.id)).toEqual(['po_2', 'po_3']);
      const older = await syncAll(contextOf(run), { history: 'older' });
      expect(older.connections[0]?.counts['payouts']).toEqual({ added: 2, changed: 0 });
      calls.length = 0;
      const again = await syncAll(contextOf(run), { history: 'older' });
      expect(again.connections[0]?.counts['entries']).toEqual({ added: 0, changed: 0 });
      expect(calls.filter((call) => call.startsWith('provider.entries')).length).toBe(2);
      const codes = (await db.activity.toArray()).map((row) => row.code);
      expect(codes).toEqual(['sync.finished', 'sync.finished', 'sync.finished']);
    });
  });

  it('ends the same when two syncs run at once', async () => {
    const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 5 }));
    await fc.assert(
      fc.asyncProperty(seedArbitrary, sizes, async (seed, size) => {
        const both = await withDatabase(async (db) => {
          const pageSize = () => size.next().value;
          const context = contextOf({ db, world: buildWorld(seed), now: END, pageSize, mayDie: never });
          await syncAll(context);
          await Promise.all([syncAll(context, { history: 'older' }), syncAll(context)]);
          return dump(db);
        });
        expect(both).toEqual(await clean(seed, END));
      }),
      { numRuns: 60 },
    );
  });

  it('works the same with a clock that is years ahead', async () => {
    const seed = { payouts: [{ at: 880, nets: [500], automatic: true, failsAfter: null }], loose: [] };
    await withDatabase(async (db) => {
      const run: Run = {
        db,
        world: buildWorld(seed),
        now: END + 3000 * DAY,
        pageSize: () => 1,
        mayDie: never,
      };
      await syncAll(contextOf(run));
      expect(await db.payouts.count()).toBe(1);
    });
  });

  it('keeps what a payout was made of when it fails after all', async () => {
    const seed = {
      payouts: [
        { at: 100, nets: [500, 20], automatic: true, failsAfter: 4.9 },
        { at: 103.5, nets: [50], automatic: true, failsAfter: null },
      ],
      loose: [],
    };
    await withDatabase(async (db) => {
      const world = buildWorld(seed);
      const at = (days: number) =>
        contextOf({ db, world, now: START + days * DAY, pageSize: () => 9, mayDie: never });
      await syncAll(at(104));
      await syncAll(at(300));
      const payout = await db.payouts.get('stripe-acct_1|po_0');
      expect(payout).toMatchObject({ status: 'failed', composition: 'known' });
      expect(payout?.entries.length).toBe(2);
      expect(await db.openEntries.count()).toBe(0);
    });
  });

  it('reports a cancel, keeps what it has and goes on there', async () => {
    const seed = { payouts: [], loose: [1, 2, 3, 4, 5, 6].map((at) => ({ at: at + 800, net: at })) };
    await withDatabase(async (db) => {
      const world = buildWorld(seed);
      const controller = new AbortController();
      const base = contextOf({ db, world, now: END, pageSize: () => 2, mayDie: never });
      const stopping = {
        ...base,
        signal: controller.signal,
        onProgress: ({ done }: { done: number }) => done >= 4 && controller.abort(),
      };
      const report = await syncAll(stopping);
      expect(report).toMatchObject({ cancelled: true, connections: [{ outcome: 'cancelled', error: null }] });
      expect(await db.openEntries.count()).toBe(4);
      await syncAll(base);
      expect(await db.openEntries.count()).toBe(6);
    });
  });

  it('dates everything again when the organisation turns out to be elsewhere', async () => {
    const seed = { payouts: [{ at: 880, nets: [500], automatic: true, failsAfter: null }], loose: [{ at: 881, net: 5 }] }; // prettier-ignore
    await withDatabase(async (db) => {
      const zones: unknown[] = [];
      const run: Run = {
        db, world: buildWorld(seed), now: END, pageSize: () => 9, mayDie: never,
        log: (method, params) => method === 'provider.entries' && zones.push(params),
      }; // prettier-ignore
      await syncAll(contextOf(run));
      const before = await dump(db);
      await db.organisations.put(organisation('xero-1', 'Australia/Sydney'));
      await syncAll(contextOf(run));
      expect(zones.at(-1)).toMatchObject({ timezone: 'Australia/Sydney', cursor: null });
      expect(await dump(db)).toEqual(before);
    });
  });

  it('counts days as the organisation does that the money is posted to, never as the demo company does', async () => {
    await withDatabase(async (db) => {
      const run: Run = { db, world: buildWorld({ payouts: [], loose: [{ at: 881, net: 5 }] }), now: END, pageSize: () => 9, mayDie: never }; // prettier-ignore
      const zoneNow = async () => {
        await syncAll(contextOf(run));
        return (await loadCursor(db, STRIPE.id, 'timezone')).completeTo;
      };
      const xero = (id: string, demo: boolean): Connection => ({ ...STRIPE, id, kind: 'xero', demo });
      await db.connections.bulkPut([xero('xero-a', true), xero('xero-b', false), xero('xero-c', false)]);
      await db.organisations.put(organisation('xero-a', 'Australia/Sydney'));
      expect(await zoneNow()).toBe('UTC');
      await db.organisations.bulkPut([
        organisation('xero-b', 'Europe/Paris'),
        organisation('xero-c', 'Asia/Jakarta'),
      ]);
      expect(await zoneNow()).toBe('Europe/Paris');
      await db.mappings.put({
        ...MAPPING,
        key: `${STRIPE.id}|AUD`,
        providerConnectionId: STRIPE.id,
        xeroConnectionId: 'xero-c',
      });
      expect(await zoneNow()).toBe('Asia/Jakarta');
    });
  });
});

const organisation = (connectionId: string, timezone: string) => ({
  connectionId, tenantId: '1', name: 'Shop', shortCode: '', countryCode: 'AU', baseCurrency: 'AUD', timezone,
  periodLockDate: null, endOfYearLockDate: null,
}); // prettier-ignore

type Dump = Awaited<ReturnType<typeof dump>>;

/** The dump without the composition of some payouts. */
function without(all: Dump, payoutIds: ReadonlySet<string>) {
  const mine = (id: string) => payoutIds.has(id.replace(/^txn_(\d+)_.*$/, 'po_$1'));
  return {
    ...all,
    payouts: all.payouts.map((payout) =>
      payoutIds.has(payout.id) ? { ...payout, entries: [], composition: 'untold' } : payout,
    ),
    balanceDays: all.balanceDays.map((day) => ({
      ...day,
      entries: day.entries.map((slim) => (mine(slim.id) ? { ...slim, payoutId: '' } : slim)),
    })),
    openEntries: all.openEntries.filter((row) => !mine(row.entry.id)),
  };
}

/** What must hold in every database that a finished sync leaves. */
function expectSound(all: Dump) {
  const slims = all.balanceDays.flatMap((day) => day.entries);
  const total = slims.reduce((sum, slim) => sum + slim.net, 0);
  expect(total).toBe(all.statedBalances[0]?.total ?? 0);
  const open = new Set(all.openEntries.map((row) => row.entry.id));
  for (const slim of slims) {
    const movement = slim.kind === 'payout' || slim.kind === 'payoutReversal';
    expect(open.has(slim.id), slim.id).toBe(slim.payoutId === '' && !movement);
  }
  expect(open.size).toBe(slims.filter((slim) => open.has(slim.id)).length);
  for (const payout of all.payouts) {
    if (payout.composition === 'known') expect(residualOf(payout)).toBe(0);
  }
}

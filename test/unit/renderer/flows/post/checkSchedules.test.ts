/** The check before a row's first sending, in between every kind of trouble: it takes time, fails, holds rows back; nothing is doubled or lost. */
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { BridgeError } from '../../../../../shared/bridge.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { queuePosting, retryRefused, sendQueue } from '../../../../../renderer/flows/post.ts';
import { neverSent } from '../../../../../renderer/flows/post/check.ts';
import {
  booksOf,
  freshLocks,
  mortal,
  openCompany,
  restore,
  type Snapshot,
  snapshotOf,
} from './faultWorld.ts';
import { FAULTS, XeroDouble } from './xeroDouble.ts';

/** What one check does: how long it takes, whether the books can be read, which rows it holds back (each nth; 0: none). */
const checks = fc.record({
  takes: fc.constantFrom(0, 0, 1_000, 70_000, 130_000, 290_000, 310_000, 400_000),
  fails: fc.boolean(),
  holds: fc.nat(3),
});

const schedules = fc.record({
  faults: fc.array(fc.constantFrom(...FAULTS, 'none', 'none', 'late', 'half'), { maxLength: 10 }),
  checks: fc.array(checks, { maxLength: 8 }),
  kills: fc.array(fc.integer({ min: 1, max: 24 }), { maxLength: 4 }),
  pause: fc.constantFrom(1_000, 30_000, 370_000),
});

let made: { db: Awaited<ReturnType<typeof openCompany>>; rows: Snapshot; books: readonly string[] } | null =
  null;
afterAll(() => made?.db.delete());

async function sample() {
  if (made) return made;
  const db = await openCompany(2);
  const xero = new XeroDouble([], () => 1);
  const ctx: FlowContext = { db, call: xero.call, now: () => 1 };
  await queuePosting(ctx);
  const rows = await snapshotOf(db);
  await sendQueue(ctx, { locks: freshLocks() });
  made = { db, rows, books: booksOf(xero) };
  return made;
}

it('makes every object exactly once, whatever the check does and when', async () => {
  const { db, rows, books } = await sample();
  let checked = 0;
  await fc.assert(
    fc.asyncProperty(schedules, async (schedule) => {
      await restore(db, rows);
      let now = 1_700_000_000_000;
      const xero = new XeroDouble(schedule.faults, () => now);
      const left = [...schedule.checks];
      const ctx: FlowContext = { db, call: xero.call, now: () => now };
      const check: NonNullable<Parameters<typeof sendQueue>[1]>['check'] = async (_ctx, open) => {
        checked += 1;
        const { takes = 0, fails = false, holds = 0 } = left.shift() ?? {};
        // Nothing is ever looked at here while its outcome is unknown.
        expect(open.filter(({ state }) => state === 'sending' || state === 'unknown')).toEqual([]);
        now += takes;
        if (fails) throw new BridgeError({ code: 'offline', message: 'Xero can’t be reached.' });
        const fresh = open.filter(neverSent);
        return new Set(fresh.filter((_row, index) => holds > 0 && index % holds === 0).map(({ id }) => id));
      };
      for (const dieAt of schedule.kills) {
        const process = mortal(db, xero.call, dieAt);
        const options = { check, store: process.store, locks: freshLocks() };
        await process.live(sendQueue({ ...ctx, call: process.call }, options));
        now += schedule.pause;
      }
      for (let round = 0; round < 60; round += 1) {
        await sendQueue(ctx, { check, locks: freshLocks() });
        now += 30_000;
        const open = await db.journal.where('state').notEqual('done').toArray();
        if (open.length === 0) break;
        const refused = open.filter((row) => row.state === 'refused');
        if (refused.length > 0)
          await retryRefused(ctx, [...new Set(refused.map((row) => row.planId))], freshLocks());
      }
      const after = await db.journal.toArray();
      expect(after.filter((row) => row.state !== 'done').map(({ id, state }) => [id, state])).toEqual([]);
      expect(booksOf(xero)).toEqual(books);
    }),
    { numRuns: 200 },
  );
  expect(checked).toBeGreaterThan(500);
}, 240_000);

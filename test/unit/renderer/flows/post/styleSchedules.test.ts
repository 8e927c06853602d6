/** Documents, their payments and direct postings under faults and kills: each object exactly once, whatever happens to the calls. */
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { queuePosting, retryRefused, sendQueue } from '../../../../../renderer/flows/post.ts';
import { freshLocks, mortal, openCompany } from './faultWorld.ts';
import { type Fault, XeroDouble } from './xeroDouble.ts';

const faults: readonly Fault[] = [
  'none',
  'dropBefore',
  'dropAfter',
  'late',
  'half',
  'refuseOne',
  'serverError',
];

const schedule = fc.record({
  style: fc.constantFrom('summary', 'direct', 'settlement'),
  invoicedCharges: fc.constantFrom('pay', 'sale'),
  payouts: fc.integer({ min: 1, max: 3 }),
  faults: fc.array(fc.constantFrom(...faults), { maxLength: 8 }),
  kills: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 3 }),
});

it('never loses or doubles an object of any style', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async ({ style, invoicedCharges, payouts, kills, ...made }) => {
      const db = await openCompany(payouts);
      await db.mappings.toCollection().modify({ style, invoicedCharges });
      let now = 1_700_000_000_000;
      const xero = new XeroDouble(made.faults, () => now);
      const ctx: FlowContext = { db, call: xero.call, now: () => now };
      expect((await queuePosting(ctx)).problems).toEqual([]);
      const wanted = (await db.journal.toArray()).map(({ draft }) => JSON.stringify(draft)).toSorted();
      for (const dieAt of kills) {
        const process = mortal(db, xero.call, dieAt);
        const options = { store: process.store, locks: freshLocks() };
        // oxlint-disable-next-line no-await-in-loop -- one process after the other
        await process.live(sendQueue({ ...ctx, call: process.call }, options));
        now += 70_000;
      }
      for (let round = 0; round < 60; round += 1) {
        // oxlint-disable-next-line no-await-in-loop -- until everything is done
        await sendQueue(ctx, { locks: freshLocks() });
        now += 60_000;
        // oxlint-disable-next-line no-await-in-loop -- as above
        const open = await db.journal.where('state').notEqual('done').toArray();
        if (open.length === 0) break;
        const refused = open.filter((row) => row.state === 'refused').map((row) => row.planId);
        // oxlint-disable-next-line no-await-in-loop -- as above
        if (refused.length > 0) await retryRefused(ctx, [...new Set(refused)], freshLocks());
      }
      const rows = await db.journal.toArray();
      expect(rows.filter((row) => row.state !== 'done')).toEqual([]);
      expect(xero.objects.map(({ draft }) => JSON.stringify(draft)).toSorted()).toEqual(wanted);
      // A payment never goes out before its document.
      const order = xero.objects.map(({ draft }) => draft);
      for (const [index, draft] of order.entries()) {
        if (draft.kind !== 'payment' || draft.invoiceId !== '') continue;
        const before = order.slice(0, index);
        expect(before.some((one) => 'number' in one && one.number === draft.invoiceNumber)).toBe(true);
      }
      await db.delete();
    }),
    { numRuns: 120 },
  );
}, 120_000);

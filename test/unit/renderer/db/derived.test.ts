/** Whatever is done to payouts and journal, their heads say the same. */
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { TieoutDatabase } from '../../../../renderer/db/database.ts';
import { wordsOf } from '../../../../renderer/db/derived.ts';
import { headOf } from '../../../../shared/payout/model.ts';
import { minor } from '../../../../shared/money.ts';
import { withDatabase } from '../flows/sync/world.ts';
import { payout } from '../../shared/matching/world.ts';

const id = fc.integer({ min: 1, max: 6 }).map((n) => `po_${n}`);
const row = fc
  .tuple(id, fc.integer({ min: 1, max: 9999 }))
  .map(([name, amount]) => payout(name, amount, '2026-11-09'));

type Change = (db: TieoutDatabase) => Promise<unknown>;
const change: fc.Arbitrary<Change> = fc.oneof(
  row.map(
    (one): Change =>
      (db) =>
        db.payouts.put(one),
  ),
  // One that is there already is refused, and its head stays.
  row.map(
    (one): Change =>
      (db) =>
        db.payouts.add(one).catch(() => null),
  ),
  fc.array(row, { maxLength: 4 }).map(
    (rows): Change =>
      (db) =>
        db.payouts.bulkPut(rows),
  ),
  fc.array(row, { maxLength: 4 }).map(
    (rows): Change =>
      (db) =>
        db.payouts.bulkAdd(rows).catch(() => null),
  ),
  row.map(
    ({ key }): Change =>
      (db) =>
        db.payouts.update(key, { status: 'failed' }),
  ),
  row.map(
    ({ key }): Change =>
      (db) =>
        db.payouts.delete(key),
  ),
  row.map(
    ({ key }): Change =>
      (db) =>
        db.payouts.where('key').aboveOrEqual(key).delete(),
  ),
  fc.integer({ min: 1, max: 9999 }).map(
    (amount): Change =>
      (db) =>
        db.payouts.toCollection().modify({ amount: minor(amount) }),
  ),
  fc.constant<Change>((db) => db.payouts.clear()),
  // Of a transaction that fails nothing is left, here and there.
  row.map(
    (one): Change =>
      (db) =>
        db
          .transaction('rw', db.payouts, async () => {
            await db.payouts.put(one);
            throw new Error('undone');
          })
          .catch(() => null),
  ),
);

it('keeps a head of each payout, whatever is written how', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 12 }), (changes) =>
      withDatabase(async (db) => {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        for (const one of changes) await one(db);
        const payouts = await db.payouts.toArray();
        expect(await db.payoutHeads.toArray()).toEqual(payouts.map(headOf));
        expect(await db.payoutWords.toArray()).toEqual(payouts.map(wordsOf));
      }),
    ),
    { numRuns: 60 },
  );
});

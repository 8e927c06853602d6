import 'fake-indexeddb/auto';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  type Payout,
  type PayoutEntry,
  PayoutEntrySchema,
  PayoutSchema,
} from '../../../../shared/payout/model.ts';
import type { TieoutDatabase } from '../../../../renderer/db/database.ts';
import { payoutTables, storeEntries, storePayouts } from '../../../../renderer/db/payouts.ts';
import { withDatabase } from '../flows/sync/world.ts';

const ID = 'stripe-acct_1';

function entry(id: string, over: Partial<Record<keyof PayoutEntry, unknown>> = {}): PayoutEntry {
  return v.parse(PayoutEntrySchema, {
    id, kind: 'charge', rawType: 'charge/charge', created: 1, date: '2026-08-01', currency: 'AUD', gross: 100, fee: 0, net: 100, feeParts: [],
    sourceId: '', chargeId: '', invoiceNumber: '', customerName: '', customerEmail: '', description: '', presentment: null, ...over,
  }); // prettier-ignore
}

function payout(entries: readonly PayoutEntry[], over: Partial<Record<keyof Payout, unknown>> = {}): Payout {
  return v.parse(PayoutSchema, {
    key: `${ID}|po_1`, id: 'po_1', connectionId: ID, provider: 'stripe', currency: 'AUD', amount: entries.length * 100, status: 'paid', automatic: true,
    method: 'standard', created: 2, createdDate: '2026-08-02', arrivalDate: '2026-08-04', destination: 'bank', descriptor: '', traceId: '',
    description: '', failureMessage: '', originalPayoutId: '', reversedById: '', balanceEntryId: '', failureEntryId: '', ownFee: 0,
    composition: 'known', entries, ...over,
  }); // prettier-ignore
}

const inside = <T>(db: TieoutDatabase, work: () => Promise<T>) =>
  db.transaction('rw', payoutTables(db), work);

async function state(db: TieoutDatabase) {
  const days = await db.balanceDays.toArray();
  return {
    open: (await db.openEntries.toArray()).map((row) => row.entry.id),
    slims: days.flatMap((day) => day.entries.map((slim) => `${day.date} ${slim.id} ${slim.payoutId}`)),
  };
}

describe('payouts and their balance', () => {
  const [a, b, out] = [entry('txn_a'), entry('txn_b', { date: '2026-08-02' }), entry('txn_o', { kind: 'payout', net: -200 })]; // prettier-ignore

  it('takes an open entry that is dated anew out of its old day', async () => {
    await withDatabase(async (db) => {
      await inside(db, () => storeEntries(db, ID, [a, b]));
      const late = entry('txn_a', { date: '2026-08-03' });
      expect(await inside(db, () => storeEntries(db, ID, [late, b]))).toEqual({ added: 0, changed: 1 });
      expect((await state(db)).slims).toEqual(['2026-08-02 txn_b ', '2026-08-03 txn_a ']);
      expect((await db.openEntries.toArray()).map(({ entry: { date } }) => date)).toEqual([
        '2026-08-03',
        '2026-08-02',
      ]);
    });
  });

  it('leaves what two payouts list to the last of them, in whatever order and however often they are read', async () => {
    const own = { provider: 'alternativePayments' } as const;
    const failed = payout([a, b], {
      ...own,
      status: 'failed',
      balanceEntryId: 'out_1',
      failureEntryId: 'back_1',
    });
    const again = payout([a, b], {
      ...own, key: `${ID}|po_2`, id: 'po_2', created: 9, createdDate: '2026-08-09', arrivalDate: '2026-08-11', balanceEntryId: 'out_2',
    }); // prettier-ignore
    const orders = [
      [[failed], [again]],
      [[again], [failed]],
      [[failed, again]],
      [[failed], [again], [failed]],
    ];
    const ends = await Promise.all(
      orders.map((reads) =>
        withDatabase(async (db) => {
          for (const read of reads) await inside(db, () => storePayouts(db, ID, read));
          return { payouts: await db.payouts.toArray(), ...(await state(db)) };
        }),
      ),
    );
    const [first] = ends;
    for (const end of ends) expect(end).toEqual(first);
    expect(first?.payouts.map(({ id, composition, entries }) => [id, composition, entries.length])).toEqual([
      ['po_1', 'untold', 0],
      ['po_2', 'known', 2],
    ]);
    expect(first?.slims.filter((slim) => /txn/.test(slim))).toEqual([
      '2026-08-01 txn_a po_2',
      '2026-08-02 txn_b po_2',
    ]);
    expect(first?.slims.filter((slim) => /out|back/.test(slim))).toHaveLength(3);
    expect(first?.open).toEqual([]);
  });

  it('moves entries from the open ones to their payout, whichever is read first', async () => {
    for (const payoutFirst of [false, true]) {
      await withDatabase(async (db) => {
        const steps = [
          () => storeEntries(db, ID, [out, b, a, entry('txn_c')]),
          () => storePayouts(db, ID, [payout([a, b])]),
        ];
        for (const step of payoutFirst ? steps.toReversed() : steps) await inside(db, step);
        expect(await state(db)).toEqual({
          open: ['txn_c'],
          slims: ['2026-08-01 txn_a po_1', '2026-08-01 txn_c ', '2026-08-01 txn_o ', '2026-08-02 txn_b po_1'],
        });
      });
    }
  });

  it('counts what is new and what is different', async () => {
    await withDatabase(async (db) => {
      expect(await inside(db, () => storeEntries(db, ID, [a, out]))).toEqual({ added: 2, changed: 0 });
      expect(await inside(db, () => storeEntries(db, ID, [a, out]))).toEqual({ added: 0, changed: 0 });
      const renamed = { ...a, invoiceNumber: 'INV-100' };
      expect(await inside(db, () => storeEntries(db, ID, [renamed, b]))).toEqual({ added: 1, changed: 1 });
      expect(await inside(db, () => storePayouts(db, ID, [payout([renamed])]))).toEqual({
        added: 1,
        changed: 0,
      });
      expect(await inside(db, () => storePayouts(db, ID, [payout([renamed])]))).toEqual({
        added: 0,
        changed: 0,
      });
    });
  });

  it('keeps the make-up of a payout that the provider no longer tells', async () => {
    await withDatabase(async (db) => {
      await inside(db, () => storePayouts(db, ID, [payout([a, b])]));
      await inside(db, () =>
        storePayouts(db, ID, [payout([], { status: 'failed', composition: 'untold', amount: 200 })]),
      );
      expect((await db.payouts.toArray())[0]).toMatchObject({ status: 'failed', composition: 'known', entries: [a, b] }); // prettier-ignore
      expect((await state(db)).open).toEqual([]);
    });
  });

  it('gives back an entry that the provider took off the list', async () => {
    await withDatabase(async (db) => {
      await inside(db, () => storePayouts(db, ID, [payout([a, b])]));
      await inside(db, () => storePayouts(db, ID, [payout([a])]));
      expect(await state(db)).toEqual({
        open: ['txn_b'],
        slims: ['2026-08-01 txn_a po_1', '2026-08-02 txn_b '],
      });
    });
  });

  it('leaves nothing of a page whose transaction fails', async () => {
    await withDatabase(async (db) => {
      await inside(db, () => storeEntries(db, ID, [a]));
      const before = await state(db);
      const failing = inside(db, async () => {
        await storePayouts(db, ID, [payout([a, b])]);
        throw new Error('power cut');
      });
      await expect(failing).rejects.toThrow('power cut');
      expect(await state(db)).toEqual(before);
      expect(await db.payouts.count()).toBe(0);
    });
  });

  it('keeps two connections apart', async () => {
    await withDatabase(async (db) => {
      await inside(db, () => storeEntries(db, ID, [a]));
      await inside(db, () => storeEntries(db, 'stripe-acct_2', [a]));
      expect((await state(db)).slims.length).toBe(2);
      expect(await db.openEntries.count()).toBe(2);
    });
  });
});

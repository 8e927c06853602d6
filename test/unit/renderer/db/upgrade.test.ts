/** A database that an earlier version wrote opens as it was, with what is new filled in. */
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import * as v from 'valibot';
import { afterEach, expect, it } from 'vitest';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import { saveMapping } from '../../../../renderer/flows/mapping.ts';
import { headOf } from '../../../../shared/payout/model.ts';
import { MappingSchema } from '../../../../shared/posting/model.ts';
import { payout } from '../../shared/matching/world.ts';
import { MAPPING } from '../../shared/posting/world.ts';

const NAME = 'upgrade';

afterEach(() => Dexie.delete(NAME));

const NEW = {
  elsewhereAccountCode: '',
  tipsAccountCode: '',
  shippingAccountCode: '',
  giftCardAccountCode: '',
  loanAccountCode: '',
  platformAccountCode: '',
  bankFeeAccountCode: '',
  salesTaxAccountCode: '',
  serviceChargeAccountCode: '',
  discountAccountCode: '',
  tracking: [],
  overrides: [],
  style: 'itemised',
  invoicedCharges: 'pay',
  invoicedRefunds: 'line',
  splitByMonth: false,
  untaxedTaxType: '',
};
const before = Object.fromEntries(Object.entries(MAPPING).filter(([field]) => !(field in NEW)));

/** The tables of version 1 that this test fills, as they were. */
async function writeVersion1(): Promise<void> {
  const old = new Dexie(NAME);
  old.version(1).stores({
    mappings: 'key, providerConnectionId',
    payouts: 'key, connectionId, arrivalDate, [connectionId+created]',
  });
  await old.table('mappings').add(before);
  await old.table('payouts').add(payout('po_1', 100, '2026-11-09'));
  old.close();
}

it('reads a mapping of version 1: posted as before, and payouts to elsewhere have no account until one is chosen', async () => {
  await writeVersion1();
  const db = new TieoutDatabase(NAME);
  expect(await db.mappings.toArray()).toEqual([{ ...before, ...NEW }]);
  expect(await db.payouts.count()).toBe(1);
  const [whole] = await db.payouts.toArray();
  expect(await db.payoutHeads.toArray()).toEqual(whole === undefined ? [] : [headOf(whole)]);
  expect(db.verno).toBe(15);
  const chosen = { ...MAPPING, elsewhereAccountCode: '627' };
  expect(await saveMapping({ db }, chosen)).toEqual([]);
  db.close();
  const again = new TieoutDatabase(NAME);
  expect(await again.mappings.toArray()).toEqual([chosen]);
  again.close();
});

it('parses a mapping of then', () => {
  expect(v.parse(MappingSchema, before)).toEqual({ ...before, ...NEW });
});

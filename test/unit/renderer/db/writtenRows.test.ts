import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type ChangedRows, onChanges } from '../../../../renderer/db/changes.ts';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';

let db: TieoutDatabase;
let heard: ChangedRows[];
let stop: () => void;
let names = 0;

beforeEach(async () => {
  names += 1;
  db = new TieoutDatabase(`writtenRows-${names}`);
  heard = [];
  await db.open();
  stop = onChanges(db.name, ['parked', 'noticed', 'payouts', 'payoutHeads'], (changed) =>
    heard.push(changed),
  );
});
afterEach(async () => {
  stop();
  await db.delete();
});

const keys = (count: number) => Array.from({ length: count }, (_, at) => `k${String(at).padStart(5, '0')}`);
const rows = (count: number) => keys(count).map((payoutKey) => ({ payoutKey, note: '', at: 0 }));
const told = (table: string) => heard.map((changed) => changed.get(table));

it('names every row, however many were written in one go', async () => {
  await db.parked.bulkPut(rows(300));
  await db.parked.bulkDelete(keys(60));
  expect(told('parked')).toEqual([
    { keys: expect.arrayContaining(keys(300)), ranges: [], all: false },
    { keys: expect.arrayContaining(keys(60)), ranges: [], all: false },
  ]);
  expect(told('parked').map((one) => one?.keys.length)).toEqual([300, 60]);
});

it('names all rows of a transaction together, few and many', async () => {
  await db.transaction('rw', db.parked, db.noticed, async () => {
    await db.parked.put({ payoutKey: 'single', note: '', at: 0 });
    await db.parked.bulkPut(rows(80));
    await db.noticed.put({ rowId: 'r', mark: '', at: 0, isAccepted: false });
  });
  expect(heard).toHaveLength(1);
  expect(new Set(heard[0]?.get('parked')?.keys)).toEqual(new Set(['single', ...keys(80)]));
  expect(heard[0]?.get('noticed')).toEqual({ keys: ['r'], ranges: [], all: false });
});

it('says that everything may be other where single rows can’t be named', async () => {
  await db.parked.bulkPut(rows(6_000));
  await db.parked.clear();
  await db.parked.bulkPut(rows(2));
  await db.parked.where('payoutKey').between('k00000', 'k00001').delete();
  await db.parked.where('payoutKey').above('k').delete();
  expect(told('parked').map((one) => one?.all)).toEqual([true, true, false, false, true]);
  expect(told('parked')[3]?.ranges).toEqual([['k00000', 'k00001']]);
});

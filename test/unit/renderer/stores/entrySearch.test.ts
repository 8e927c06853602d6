/** What a search finds in the entries of payouts that aren't in memory. */
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { searchEntries } from '../../../../renderer/stores/entrySearch.ts';
import { minor } from '../../../../shared/money.ts';
import { isFound, wordsSought } from '../../../../renderer/stores/searchWords.ts';
import { payout } from '../../shared/matching/world.ts';
import { entryOf } from '../../shared/posting/world.ts';
import { withDatabase } from '../flows/sync/world.ts';

const sale = (id: string, customerName: string, gross: number) => ({
  ...entryOf({ kind: 'charge', gross, fee: 0, tax: 0, invoiced: true, day: 1 }, id),
  customerName,
  description: `Order ${id}\nby post`,
  id: `txn_${id}`,
  fee: minor(-277),
  net: minor(gross - 277),
});

async function find(search: string): Promise<readonly string[]> {
  return withDatabase(async (db) => {
    // More than are read at a time, and the ones that are sought at both ends.
    const many = Array.from({ length: 1_100 }, (_, at) =>
      payout(`po_${String(at).padStart(5, '0')}`, 100, '2026-11-09'),
    );
    await db.payouts.bulkPut([
      ...many,
      payout('po_00000', 100, '2026-11-09', { entries: [sale('a1', 'Ayu Siregar', 481_207)] }),
      payout('po_99999', 100, '2026-11-09', {
        entries: [sale('b1', 'Renée Walsh', 1_200), sale('b2', 'Kaur & Sons', 99)],
      }),
    ]);
    let found: ReadonlySet<string> = new Set();
    await searchEntries(db, search, { signal: new AbortController().signal, tell: (keys) => (found = keys) });
    return [...found];
  });
}

it.each([
  ['siregar', ['c1|po_00000']],
  ['WALSH 12.00', ['c1|po_99999']],
  ['4,812.07', ['c1|po_00000']],
  ['inv-b2 | ayu', ['c1|po_00000', 'c1|po_99999']],
  ['ch_b1', ['c1|po_99999']],
  ['txn_b2', ['c1|po_99999']],
  ['order a1 post', ['c1|po_00000']],
  ['order walsh b2', []],
  ['9.23 walsh', ['c1|po_99999']],
  ['-2.77 siregar', ['c1|po_00000']],
  // Both words are in the payout, but in different entries.
  ['walsh kaur', []],
  ['nobody', []],
])('%s', async (search, keys) => {
  expect(await find(search)).toEqual(keys);
});

it('is stopped by its signal', async () => {
  await withDatabase(async (db) => {
    await db.payouts.put(payout('po_1', 100, '2026-11-09', { entries: [sale('a1', 'Ayu', 100)] }));
    const stop = new AbortController();
    stop.abort();
    const told: unknown[] = [];
    await searchEntries(db, 'ayu', { signal: stop.signal, tell: (keys) => told.push(keys) });
    expect(told).toEqual([]);
  });
});

it('reads words and alternatives', () => {
  expect(wordsSought('  Ayu  4,812 |  | walsh ')).toEqual([
    [['ayu'], ['4,812', '4812', '4.812']],
    [['walsh']],
  ]);
  expect(wordsSought(' | ')).toEqual([]);
  expect(isFound('ayu 4812.07', wordsSought('ayu 4,812'))).toBe(true);
});

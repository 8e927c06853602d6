import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ChangedRows } from '../../../../renderer/db/changes.ts';
import { type SyncCursor, TieoutDatabase } from '../../../../renderer/db/database.ts';
import { type Freshness, keepFresh } from '../../../../renderer/stores/keepFresh.ts';

let db: TieoutDatabase;
let stop: () => void;
let names = 0;
/** What each time was told to have changed: keys by table, null where that wasn't known. */
let done: (Record<string, readonly string[]> | null)[];
let told: boolean[];
let failures: unknown[];

beforeEach(async () => {
  names += 1;
  db = new TieoutDatabase(`keepFresh-${names}`);
  await db.open();
  [done, told, failures] = [[], [], []];
  stop = () => undefined;
});
afterEach(async () => {
  stop();
  await db.delete();
});

const keysOf = (changed: ChangedRows | null) =>
  changed && Object.fromEntries([...changed].map(([table, { keys }]) => [table, keys]));

function keep(work: Freshness['work'] = () => Promise.resolve()): void {
  stop = keepFresh(db, {
    tables: ['decisions', 'parked', 'cursors'],
    synced: ['noticed'],
    quick: ['parked'],
    work: async (changed) => {
      done.push(keysOf(changed));
      await work(changed);
    },
    fail: (error) => failures.push(error),
    tell: (isBehind) => told.push(isBehind),
  });
}

const park = (payoutKey: string) => db.parked.put({ payoutKey, note: '', at: 0 });
const notice = (rowId: string) => db.noticed.put({ rowId, mark: '', at: 0, isAccepted: false });
const cursor = (pageCursor: string | null, finishedAt: number | null): SyncCursor => ({
  key: 'c|x',
  connectionId: 'c',
  resource: 'x',
  pageCursor,
  passFrom: null,
  passTo: null,
  completeTo: null,
  completeFrom: null,
  finishedAt,
});
const isFresh = () => expect.poll(() => told.at(-1)).toBe(false);

it('knows nothing at first, then what was written since, and says when it is behind', async () => {
  keep();
  await isFresh();
  await park('a');
  expect(told.at(-1)).toBe(true);
  await isFresh();
  expect(done).toEqual([null, { parked: ['a'] }]);
});

it('what comes meanwhile comes next, all of it together', async () => {
  let finish: () => void = () => undefined;
  keep(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  await expect.poll(() => done.length).toBe(1);
  await park('a');
  await notice('r');
  finish();
  await expect.poll(() => done.length).toBe(2);
  expect(told.at(-1)).toBe(true);
  finish();
  await isFresh();
  expect(done).toEqual([null, { parked: ['a'], noticed: ['r'] }]);
});

it('after a failure nothing is known any more', async () => {
  let isBroken = true;
  keep(() => (isBroken ? Promise.reject(new Error('broken')) : Promise.resolve()));
  await expect.poll(() => failures.length).toBe(1);
  await isFresh();
  isBroken = false;
  await park('a');
  await isFresh();
  expect(done).toEqual([null, null]);
});

it('pages of a sync under way are followed when their pass ends; until then it is behind', async () => {
  keep();
  await isFresh();
  const page = (pageCursor: string | null, finishedAt: number | null, rowId: string) =>
    db.transaction('rw', db.cursors, db.noticed, async () => {
      await notice(rowId);
      await db.cursors.put(cursor(pageCursor, finishedAt));
    });
  await page('next', null, 'r1');
  await page('next', null, 'r2');
  expect([done.length, told.at(-1)]).toEqual([1, true]);
  await page(null, 1, 'r3');
  await isFresh();
  expect(done.map((changed) => changed && new Set(changed['noticed']))).toEqual([
    null,
    new Set(['r1', 'r2', 'r3']),
  ]);
});

it('is silent once it was ended', async () => {
  keep();
  await isFresh();
  stop();
  const before = told.length;
  await park('a');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([done.length, told.length]).toEqual([1, before]);
});

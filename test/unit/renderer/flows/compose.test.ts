/** What the flow keeps of an account that lives on: answers change only with what they depend on. */
import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import {
  movement,
  midnight,
  untoldPayout,
} from '../../../../electron/cli/bench/compositions/accountModel.ts';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import { loadInferred, withEntries } from '../../../../renderer/db/compositions.ts';
import { storeEntries, storePayouts } from '../../../../renderer/db/payouts.ts';
import type { FlowProgress } from '../../../../renderer/flows/context.ts';
import { loadCursor } from '../../../../renderer/db/cursors.ts';
import { askCompose } from '../../../../renderer/flows/askCompose.ts';
import { composePayouts } from '../../../../renderer/flows/compose.ts';
import { dateOfUnixUtc } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import { type Payout, type PayoutEntry, residualOf } from '../../../../shared/payout/model.ts';

const open: TieoutDatabase[] = [];
let count = 0;

afterEach(async () => {
  for (const db of open.splice(0)) await db.delete();
});

async function freshDatabase(complete = true): Promise<TieoutDatabase> {
  count += 1;
  const db = new TieoutDatabase(`compose-${count}`);
  open.push(db);
  const cursor = await loadCursor(db, 'acct', 'entries');
  await db.cursors.put({ ...cursor, completeFrom: complete ? '0' : '1' });
  return db;
}

function entry(id: string, kind: PayoutEntry['kind'], net: number, day: number): PayoutEntry {
  const { created } = movement(id, net, midnight(day) + 3600);
  return {
    id, kind, rawType: kind, created, date: dateOfUnixUtc(created), currency: 'AUD', gross: minor(net), fee: minor(0), net: minor(net),
    feeParts: [], sourceId: '', chargeId: '', invoiceNumber: '', customerName: '', customerEmail: '', description: '', presentment: null,
  }; // prettier-ignore
}

function payout(id: string, amount: number, day: number, more: Partial<Payout> = {}): Payout {
  return { ...untoldPayout(id, amount, midnight(day) + 7200, day), entries: [], ...more };
}

const SALES = [entry('a', 'charge', 9_765, 1), entry('b', 'charge', 4_321, 2)];
const OWN = entry('own_po', 'payout', -14_086, 3);

test('a swept balance is taken apart, and the make-up shown sums to the payout', async () => {
  const db = await freshDatabase();
  await storeEntries(db, 'acct', [...SALES, OWN]);
  await storePayouts(db, 'acct', [payout('po', 14_086, 3)]);
  expect(await composePayouts({ db })).toEqual({ untold: 1, found: 1, changed: 1, removed: 0 });
  const stored = await db.payouts.get('acct|po');
  if (stored === undefined) throw new Error('The payout is stored');
  const shown = withEntries(stored, await loadInferred(db, stored));
  expect(shown?.entries.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(shown && residualOf(shown)).toBe(0);
  expect(await db.openEntries.count()).toBe(2);
});

test('without a change nothing is written; a new movement later changes only the name of the inputs', async () => {
  const db = await freshDatabase();
  await storeEntries(db, 'acct', [...SALES, OWN]);
  await storePayouts(db, 'acct', [payout('po', 14_086, 3)]);
  await composePayouts({ db });
  const [before] = await db.compositions.toArray();
  expect(await composePayouts({ db })).toMatchObject({ changed: 0 });
  await storeEntries(db, 'acct', [entry('c', 'charge', 100, 9)]);
  expect(await composePayouts({ db })).toMatchObject({ changed: 1, found: 1 });
  const [after] = await db.compositions.toArray();
  expect({ ...after, inputs: before?.inputs }).toEqual(before);
});

test('while older history is missing nothing is claimed', async () => {
  const db = await freshDatabase(false);
  await storeEntries(db, 'acct', [...SALES, OWN]);
  await storePayouts(db, 'acct', [payout('po', 14_086, 3)]);
  await composePayouts({ db });
  expect(await db.compositions.toArray()).toMatchObject([{ found: 'history', entryIds: [] }]);
});

test('an answer whose movements the provider has since given to another payout is not shown, then replaced', async () => {
  const db = await freshDatabase();
  await storeEntries(db, 'acct', [...SALES, OWN]);
  await storePayouts(db, 'acct', [payout('po', 14_086, 3)]);
  await composePayouts({ db });
  const known = payout('auto', 4_321, 4, { composition: 'known', automatic: true, entries: SALES.slice(1) });
  await storeEntries(db, 'acct', [entry('own_auto', 'payout', -4_321, 4)]);
  await storePayouts(db, 'acct', [known]);
  const stored = await db.payouts.get('acct|po');
  expect(stored && (await loadInferred(db, stored))).toBeNull();
  await composePayouts({ db });
  expect((await db.compositions.toArray()).map(({ entryIds }) => entryIds)).toEqual([[]]);
});

test('returned money is shown as the entry that it was', async () => {
  const db = await freshDatabase();
  const failed = payout('auto', 5_000, 1, {
    composition: 'known',
    automatic: true,
    status: 'failed',
    entries: [entry('z', 'charge', 5_000, 0)],
    failureEntryId: 'back',
  });
  const rows = [...SALES, entry('own_po', 'payout', -19_086, 3), entry('own_auto', 'payout', -5_000, 1)];
  await storeEntries(db, 'acct', [...rows, entry('back', 'payoutReversal', 5_000, 2)]);
  await storePayouts(db, 'acct', [failed, payout('po', 19_086, 3)]);
  await composePayouts({ db });
  const stored = await db.payouts.get('acct|po');
  const inferred = stored ? await loadInferred(db, stored) : null;
  expect(inferred?.composition.found).toBe('balance');
  expect(inferred?.entries.map(({ id, kind, net }) => [id, kind, net])).toEqual([
    ['a', 'charge', 9_765],
    ['b', 'charge', 4_321],
    ['back', 'payoutReversal', 5_000],
  ]);
});

test('a payout that is told after all loses its answer', async () => {
  const db = await freshDatabase();
  await storeEntries(db, 'acct', [...SALES, OWN]);
  await storePayouts(db, 'acct', [payout('po', 14_086, 3)]);
  await composePayouts({ db });
  await storePayouts(db, 'acct', [payout('po', 14_086, 3, { composition: 'known', entries: SALES })]);
  expect(await composePayouts({ db })).toEqual({ untold: 0, found: 0, changed: 0, removed: 1 });
  expect(await db.compositions.count()).toBe(0);
});

test('it is asked for as a job, tells how far it is, and a cancelled one changes nothing', async () => {
  const db = await freshDatabase();
  await storeEntries(db, 'acct', [...SALES, OWN]);
  await storePayouts(db, 'acct', [payout('po', 14_086, 3)]);
  const call = () => Promise.reject(new Error('Nobody is called'));
  const stopped = new AbortController();
  stopped.abort();
  await expect(askCompose({ db, call, now: () => 0, signal: stopped.signal })).rejects.toThrow();
  expect(await db.compositions.count()).toBe(0);
  const stages: string[] = [];
  const onProgress = ({ stage, done, total }: FlowProgress) => stages.push(`${stage} ${done} of ${total}`);
  expect(await askCompose({ db, call, now: () => 0, onProgress })).toMatchObject({ found: 1, changed: 1 });
  expect(stages).toEqual(['compose 0 of 1']);
});

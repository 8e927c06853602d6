/** Withdrawals proven by Xendit's balance, tied by the user's word over real HTTP: posted as payouts that tell what they hold. */
import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import { composePayouts } from '../../../../renderer/flows/compose.ts';
import type { FlowContext } from '../../../../renderer/flows/context.ts';
import { syncAll } from '../../../../renderer/flows/sync.ts';
import { countProven, tieProven, untieProven } from '../../../../renderer/flows/tieProven.ts';
import { isExplained } from '../../../../shared/payout/model.ts';
import { KEY, type XenditBench, startXendit } from '../../electron/providers/xenditBench.ts';
import { callHandlers } from './sync/callHandlers.ts';

let bench: XenditBench;
let id: string;
let db: TieoutDatabase;
let names = 0;

beforeAll(async () => {
  bench = await startXendit();
  id = (await bench.connect(KEY)).connection?.id ?? '';
}, 60_000);
afterAll(() => bench.server.close());
beforeEach(async () => {
  names += 1;
  db = new TieoutDatabase(`tie-proven-${names}`);
  await syncAll(context(), { history: 'older' });
  await composePayouts(context());
}, 60_000);
afterEach(() => db.delete());

const context = (): FlowContext => ({ db, now: () => bench.clock.now * 1000, call: callHandlers(bench) });

/** Every movement once, by day; what is open and what payouts hold, in any order. */
async function counted() {
  const [days, open, payouts] = await Promise.all([
    db.balanceDays.toArray(),
    db.openEntries.toArray(),
    db.payouts.toArray(),
  ]);
  return {
    days: days.map(({ key, entries }) => [key, entries.map(({ id: one, net }) => `${one} ${net}`)]),
    held: [...open.map(({ entry }) => entry.id), ...payouts.flatMap(({ entries }) => entries.map((e) => e.id))]
      .toSorted(),
  }; // prettier-ignore
}

it('are whole then, nothing is there twice, and the next sync leaves it so', async () => {
  const whole = bench.story.withdrawals.filter(({ kind }) => kind === 'all');
  const before = await counted();
  expect(await countProven(db, id)).toEqual({ open: whole.length, tied: 0 });
  expect(await tieProven(context(), id)).toBe(whole.length);
  expect(await countProven(db, id)).toEqual({ open: 0, tied: whole.length });
  const tied = await db.payouts.filter(({ tiedBy }) => tiedBy === 'balance').toArray();
  expect(tied.every(isExplained)).toBe(true);
  for (const { transaction, inside } of whole) {
    const payout = tied.find((one) => one.id === transaction.id);
    expect(payout?.entries.map((entry) => entry.id).toSorted()).toEqual(inside.toSorted());
  }
  expect(await counted()).toEqual(before);
  await syncAll(context());
  await composePayouts(context());
  expect(await db.payouts.filter(({ tiedBy }) => tiedBy === 'balance').toArray()).toEqual(tied);
  expect(await counted()).toEqual(before);
  // What nobody can know is as it was.
  const others = (await db.compositions.toArray()).map(({ found }) => found).toSorted();
  expect(others).toEqual(['mixed', 'part', 'returned', 'returned']);
}, 60_000);

it('can be untied again until they are matched, and are found anew', async () => {
  const before = await db.payouts.toArray();
  const open = await db.openEntries.toArray();
  const count = await tieProven(context(), id);
  const [first] = await db.payouts.filter(({ tiedBy }) => tiedBy === 'balance').toArray();
  if (first === undefined) throw new Error('nothing was tied');
  await db.decisions.add({
    id: 'decided', payoutKeys: [first.key], lineKeys: [], by: 'user', decidedAt: 1, evidence: [],
  }); // prettier-ignore
  expect(await untieProven(context(), id)).toBe(count - 1);
  await db.decisions.clear();
  expect(await untieProven(context(), id)).toBe(1);
  expect(await db.payouts.toArray()).toEqual(before);
  expect(await db.openEntries.toArray()).toEqual(open);
  await composePayouts(context());
  expect(await countProven(db, id)).toEqual({ open: count, tied: 0 });
}, 60_000);

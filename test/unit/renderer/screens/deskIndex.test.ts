/** However the database got there: the desk that is kept up to date is the one that would be made from nothing. */
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import * as fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import { payoutStates } from '../../../../renderer/db/standing.ts';
import { type DeskCounts, NO_ROWS, tally } from '../../../../renderer/screens/reconcile/deskCounts.ts';
import { deskRows } from '../../../../renderer/screens/reconcile/deskRows.ts';
import { firstRows } from '../../../../renderer/screens/reconcile/firstRows.ts';
import { type DeskData, DeskStore } from '../../../../renderer/stores/deskData.ts';
import type { JournalRow } from '../../../../shared/posting/model.ts';
import type { Decision, Match } from '../../../../shared/matching/model.ts';
import { plainDate } from '../../../../shared/dates.ts';
import { minor, ZERO } from '../../../../shared/money.ts';
import { line, payout } from '../../shared/matching/world.ts';

const payoutName = fc.integer({ min: 1, max: 5 }).map((n) => `po_${n}`);
const lineName = fc.integer({ min: 1, max: 5 }).map((n) => `l${n}`);
const day = fc.constantFrom('2026-11-07', '2026-11-08', '2026-11-09');
const somePayout = fc
  .tuple(payoutName, day, fc.constantFrom('paid', 'failed', 'inTransit'))
  .map(([id, date, status]) => payout(id, 500, date, { status }));
const someLine = fc.tuple(lineName, day).map(([key, date]) => line(key, 500, date));
const pair = fc
  .tuple(
    fc.uniqueArray(payoutName, { minLength: 1, maxLength: 2 }),
    fc.uniqueArray(lineName, { maxLength: 2 }),
  )
  .map(([payouts, lineKeys]) => ({ payoutKeys: payouts.map((id) => `c1|${id}`), lineKeys }));
const someMatch = fc.tuple(pair, fc.constantFrom('certain', 'likely', 'noLine')).map(
  ([keys, verdict]): Match => ({
    ...keys, id: `${keys.payoutKeys.join('+')}=${keys.lineKeys.join('+')}`, verdict, score: 1, margin: 1, residual: ZERO, evidence: [], alternatives: [],
  }), // prettier-ignore
);
const someDecision = fc
  .tuple(pair, fc.integer({ min: 1, max: 3 }))
  .map(([keys, n]): Decision => ({ ...keys, id: `d${n}`, by: 'user', decidedAt: n, evidence: [] }));
/** The desk reads nothing else of a row. */
function journalRow(over: Pick<JournalRow, 'id' | 'planId' | 'state'>): JournalRow {
  return {
    xeroConnectionId: 'x1', mappingKey: 'c1|AUD', phase: 1, clearingEffect: ZERO, entryIds: [], payoutKeys: [], lineKeys: [],
    draft: { kind: 'removal', target: 'payment', xeroId: 'p', reference: 'r', date: plainDate('2026-11-09'), amount: ZERO, currency: 'AUD' }, requestHash: '', batchKey: '', sentAt: 0, attempts: 0, xeroId: '', message: '', sequence: 1, ...over,
  }; // prettier-ignore
}

const someRow = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.integer({ min: 1, max: 2 }),
    fc.constantFrom('queued', 'done', 'removed'),
  )
  .map(([plan, step, state]) => journalRow({ id: `d${plan}|${step}`, planId: `d${plan}`, state }));

type Change = (db: TieoutDatabase) => Promise<unknown>;
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.array(somePayout, { maxLength: 3 }).map(
    (rows): Change =>
      (db) =>
        db.payouts.bulkPut(rows),
  ),
  fc.array(someLine, { maxLength: 3 }).map(
    (rows): Change =>
      (db) =>
        db.statementLines.bulkPut(rows),
  ),
  fc.array(someMatch, { maxLength: 3 }).map(
    (rows): Change =>
      (db) =>
        db.proposals.bulkPut(rows),
  ),
  // A decision takes the proposals that use what it uses, in one transaction.
  someDecision.map(
    (one): Change =>
      (db) =>
        db.transaction('rw', db.decisions, db.proposals, async () => {
          await db.decisions.put(one);
          await db.proposals.where('payoutKeys').anyOf(one.payoutKeys).delete();
        }),
  ),
  fc.integer({ min: 1, max: 3 }).map(
    (n): Change =>
      (db) =>
        db.decisions.delete(`d${n}`),
  ),
  payoutName.map(
    (id): Change =>
      (db) =>
        db.parked.put({ payoutKey: `c1|${id}`, note: id, at: 1 }),
  ),
  payoutName.map(
    (id): Change =>
      (db) =>
        db.parked.delete(`c1|${id}`),
  ),
  payoutName.map(
    (id): Change =>
      (db) =>
        db.payouts.delete(`c1|${id}`),
  ),
  fc.array(someRow, { maxLength: 3 }).map(
    (rows): Change =>
      (db) =>
        db.journal.bulkPut(rows),
  ),
  fc.constant<Change>((db) => db.proposals.clear()),
  fc.constant<Change>((db) => db.statementLines.where('key').between('l2', 'l4').delete()),
  fc.constant<Change>((db) => db.payouts.toCollection().modify({ amount: minor(700) })),
);

let count = 0;
const databases: TieoutDatabase[] = [];
afterEach(async () => {
  await Promise.all(databases.splice(0).map((db) => db.delete()));
});

async function expected(db: TieoutDatabase) {
  const [proposals, decisions, parked, payouts, lines, journal] = await Promise.all([
    db.proposals.toArray(), db.decisions.toArray(), db.parked.toArray(), db.payoutHeads.toArray(), db.statementLines.toArray(), db.journal.toArray(),
  ]); // prettier-ignore
  const rows = deskRows({
    proposals, decisions, parked, journal,
    payouts: new Map(payouts.map((one) => [one.key, one])),
    lines: new Map(lines.map((one) => [one.key, one])),
  }); // prettier-ignore
  return { rows, states: payoutStates({ payouts, proposals, decisions, parked, journal }), payouts };
}

function countsOf(rows: DeskData['rows']): DeskCounts {
  const counts = { ...NO_ROWS };
  for (const row of rows) tally(counts, row, 1);
  return counts;
}

/** Waits until the store has heard of everything, and what it says then. */
async function settled(store: DeskStore, db: TieoutDatabase): Promise<DeskData> {
  const want = await expected(db);
  // What is parked without a row to show it is heard of, too.
  const states = want.payouts.map((each) => want.states.get(each.key) ?? null);
  await expect
    .poll(() => {
      const now = store.get();
      return now && { rows: now.rows, states: want.payouts.map((each) => now.stateOf(each)) };
    })
    .toEqual({ rows: want.rows, states });
  const data = store.get();
  if (data === undefined) throw new Error('Nothing was read');
  return data;
}

it('is the same as made anew, after every change', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 5 }),
      fc.array(change, { minLength: 1, maxLength: 6 }),
      async (before, after) => {
        const db = new TieoutDatabase(`desk-${(count += 1)}`);
        databases.push(db);
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        for (const one of before) await one(db);
        const store = new DeskStore(db, () => undefined);
        const stop = store.listen(() => undefined);
        for (const one of after) {
          // oxlint-disable-next-line no-await-in-loop -- see above
          await one(db);
        }
        const data = await settled(store, db);
        const { states, payouts } = await expected(db);
        for (const each of payouts) expect(data.stateOf(each)).toBe(states.get(each.key) ?? null);
        expect(data.counts).toEqual(countsOf(data.rows));
        expect(store.getView()).toMatchObject({ isWhole: true, counts: data.counts });
        stop();
      },
    ),
    { numRuns: 30 },
  );
});

it('shows the first rows while the rest is read, and a row no longer once it is decided', async () => {
  const db = new TieoutDatabase(`desk-${(count += 1)}`);
  databases.push(db);
  await db.payouts.bulkPut([payout('po_1', 500, '2026-11-08'), payout('po_2', 700, '2026-11-09')]);
  const open = (id: string): Match => ({
    id: `m_${id}`, payoutKeys: [`c1|${id}`], lineKeys: [], verdict: 'noLine', score: 0, margin: 0, residual: ZERO, evidence: [], alternatives: [],
  }); // prettier-ignore
  await db.proposals.bulkPut([open('po_1'), open('po_2')]);
  let letGo = () => undefined as void;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  // Nobody reads a table that is being written.
  const writing = db.transaction('rw', db.journalHeads, () => Dexie.waitFor(held));
  const store = new DeskStore(db, () => undefined);
  const stop = store.listen(() => undefined);
  const shown = () => {
    const view = store.getView();
    return view && { isWhole: view.isWhole, ids: view.rows.map(({ id }) => id) };
  };
  await expect.poll(shown).toEqual({ isWhole: false, ids: ['m_po_2', 'm_po_1'] });
  expect(store.get()).toBeUndefined();
  await db.transaction('rw', db.decisions, db.proposals, async () => {
    await db.decisions.put({
      id: 'm_po_2',
      payoutKeys: ['c1|po_2'],
      lineKeys: [],
      by: 'user',
      decidedAt: 1,
      evidence: [],
    });
    await db.proposals.delete('m_po_2');
  });
  await expect.poll(shown).toEqual({ isWhole: false, ids: ['m_po_1'] });
  letGo();
  await writing;
  await expect.poll(shown).toEqual({ isWhole: true, ids: ['m_po_1', 'm_po_2'] });
  stop();
});

it('shows at first the newest open rows, just as they will be, and leaves none out among them', async () => {
  const limits = fc.record({
    few: fc.nat(3),
    looks: fc.constantFrom([1, 2, 4], [3, 5], [2]),
    enough: fc.integer({ min: 1, max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), limits, async (changes, asked) => {
      const db = new TieoutDatabase(`desk-${(count += 1)}`);
      databases.push(db);
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      for (const one of changes) await one(db);
      const { rows } = await expected(db);
      const open = rows.filter(({ decision }) => decision === null);
      const first = await firstRows(db, asked);
      expect(first.hasLines).toBe((await db.statementLines.count()) > 0);
      if ((await db.proposals.count()) <= asked.few) {
        expect(first.rows).toEqual(open);
        return;
      }
      // A proposal whose payouts are gone has no day among payouts.
      const dated = open.filter(({ payouts }) => payouts.length > 0);
      expect(first.rows).toEqual(dated.slice(0, first.rows.length));
      if ((await db.payouts.count()) < Math.max(...asked.looks)) {
        expect(first.rows.length).toBeGreaterThanOrEqual(Math.min(asked.enough, dated.length));
      }
    }),
    { numRuns: 40 },
  );
});

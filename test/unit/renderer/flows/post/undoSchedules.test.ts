/** Ways in which taking back can go wrong: at the end Xero holds what an undisturbed undo leaves, and may hold it all again, once. */
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import {
  discardQueued,
  queuePosting,
  queueUndo,
  retryRefused,
  sendQueue,
} from '../../../../../renderer/flows/post.ts';
import type { Draft } from '../../../../../shared/posting/model.ts';
import { numberedReference } from '../../../../../shared/posting/references.ts';
import {
  booksOf,
  freshLocks,
  mortal,
  newDatabase,
  openCompany,
  restore,
  type Snapshot,
  snapshotOf,
} from './faultWorld.ts';
import { type Fault, FAULTS, XeroDouble } from './xeroDouble.ts';

const STYLES = ['itemised', 'settlement', 'direct'] as const;

interface Schedule {
  readonly style: (typeof STYLES)[number];
  readonly payouts: number;
  /** How many of them, from the first, are taken back. */
  readonly undone: number;
  readonly faults: readonly Fault[];
  /** Step of the process at which it dies, and how long until it is started again. */
  readonly kills: readonly { readonly dieAt: number; readonly pauseMs: number }[];
}

interface Sample {
  readonly rows: Snapshot;
  readonly made: XeroDouble['made'];
}

const samples = new Map<string, Promise<Sample>>();
const db = newDatabase();

afterAll(() => db.delete());

/** A company whose payouts are posted. */
function posted(style: Schedule['style'], payouts: number): Promise<Sample> {
  const key = `${style} ${payouts}`;
  const sample = samples.get(key) ?? makePosted(style, payouts);
  samples.set(key, sample);
  return sample;
}

async function makePosted(style: Schedule['style'], payouts: number): Promise<Sample> {
  const company = await openCompany(payouts);
  const invoicedCharges = style === 'itemised' ? 'pay' : 'sale';
  await company.mappings.toCollection().modify({ style, invoicedCharges });
  const xero = new XeroDouble([], () => 1);
  const ctx: FlowContext = { db: company, call: xero.call, now: () => 1 };
  expect((await queuePosting(ctx)).problems).toEqual([]);
  expect(await sendQueue(ctx, { locks: freshLocks() })).toMatchObject({ left: 0, refused: 0 });
  const rows = await snapshotOf(company);
  await company.delete();
  return { rows, made: xero.made };
}

/** A name without the number that it bears where it is used again. */
const plain = (name: string) => name.replace(/ \(\d+\)$/, '');

/** What stands in Xero, by names that don't tell how often they were used. */
function contents(xero: XeroDouble): string[] {
  const named = xero.objects.map(({ draft }): Draft => {
    const reference = plain(draft.reference);
    if (draft.kind === 'payment') return { ...draft, reference, invoiceNumber: plain(draft.invoiceNumber) };
    return 'number' in draft ? { ...draft, reference, number: plain(draft.number) } : { ...draft, reference };
  });
  return named.map((draft) => JSON.stringify(draft)).toSorted();
}

/** A posted company in the database, a Xero that holds its objects and misbehaves from now on, and what it holds. */
async function begin(
  style: Schedule['style'],
  payouts: number,
  faults: readonly Fault[],
  now: () => number = () => 1_700_000_000_000,
) {
  const sample = await posted(style, payouts);
  // What the last schedule wrote beside the sample goes.
  await Promise.all(db.tables.map((table) => table.clear()));
  await restore(db, sample.rows);
  const xero = new XeroDouble(faults, now);
  xero.made.push(...sample.made.map((object) => ({ ...object })));
  const ctx: FlowContext = { db, call: xero.call, now };
  return { sample, xero, ctx, before: contents(xero) };
}

/** Takes plans back under a schedule, then goes on undisturbed until all is done. Returns the steps of the first process. */
async function play({ style, payouts, undone, faults, kills }: Schedule): Promise<number> {
  let now = 1_700_000_000_000;
  const { sample, xero, ctx, before } = await begin(style, payouts, faults, () => now);
  const plans = Array.from({ length: undone }, (_, index) => `m${index}`);
  await queueUndo(ctx, plans, {}, freshLocks());
  let steps = 0;
  for (const { dieAt, pauseMs } of kills) {
    const process = mortal(db, xero.call, dieAt);
    const options = { store: process.store, locks: freshLocks() };
    // oxlint-disable-next-line no-await-in-loop -- one process after the other
    await process.live(sendQueue({ ...ctx, call: process.call }, options));
    steps = steps === 0 ? process.steps() : steps;
    now += pauseMs;
  }
  const finish = async () => {
    for (let round = 0; round < 60; round += 1) {
      // oxlint-disable-next-line no-await-in-loop -- until everything is done
      await sendQueue(ctx, { locks: freshLocks() });
      now += 30_000;
      // oxlint-disable-next-line no-await-in-loop -- as above
      const open = await db.journal.where('state').noneOf(['done', 'removed']).toArray();
      if (open.length === 0) return;
      const refused = open.filter(({ state }) => state === 'refused').map(({ planId }) => planId);
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (refused.length > 0) await retryRefused(ctx, [...new Set(refused)], freshLocks());
    }
  };
  await finish();
  await judge(xero, sample, plans);
  expect((await queuePosting(ctx)).problems).toEqual([]);
  await finish();
  expect(contents(xero)).toEqual(before);
  expect(new Set(booksOf(xero)).size).toBe(before.length);
  return steps;
}

/** What was taken back is gone, all else stands, and the journal says so of each object. */
async function judge(xero: XeroDouble, sample: Sample, plans: readonly string[]): Promise<void> {
  const rows = await db.journal.toArray();
  expect(rows.filter(({ state }) => state !== 'done' && state !== 'removed')).toEqual([]);
  const isUndone = (planId: string) => plans.includes(planId);
  const made = rows.filter(({ undoes }) => undoes === undefined);
  expect(made).toHaveLength(sample.made.length);
  for (const row of made) {
    expect([row.planId, row.state]).toEqual([row.planId, isUndone(row.planId) ? 'removed' : 'done']);
  }
  const standing = made.filter(({ state }) => state === 'done').map(({ xeroId }) => xeroId);
  expect(new Set(xero.objects.map(({ id }) => id))).toEqual(new Set(standing));
  expect(xero.made).toHaveLength(sample.made.length);
}

const instant = fc.constantFrom(0, 1_000, 70_000, 190_000, 310_000, 370_000);

const schedules: fc.Arbitrary<Schedule> = fc
  .record({
    style: fc.constantFrom(...STYLES),
    payouts: fc.integer({ min: 1, max: 3 }),
    kept: fc.integer({ min: 0, max: 2 }),
    faults: fc.array(fc.constantFrom(...FAULTS, 'none', 'none', 'dropAfter', 'late'), { maxLength: 10 }),
    kills: fc.array(fc.record({ dieAt: fc.integer({ min: 1, max: 30 }), pauseMs: instant }), {
      maxLength: 4,
    }),
  })
  .map(({ kept, ...rest }) => ({ ...rest, undone: Math.max(1, rest.payouts - kept) }));

describe('taking back, disturbed', () => {
  it('takes back every object, once, in 300 random schedules of faults and kills, and posts it again once', async () => {
    await fc.assert(
      fc.asyncProperty(schedules, async (schedule) => void (await play(schedule))),
      {
        numRuns: 300,
      },
    );
  }, 240_000);

  it('takes back every object when killed at any step, whatever happened to a call before', async () => {
    let played = 0;
    const undisturbed = { style: 'itemised', payouts: 2, undone: 1 } as const;
    for (const fault of ['none', 'dropBefore', 'dropAfter', 'late', 'half', 'twiceLost'] as const) {
      for (const call of [0, 2]) {
        const faults = [...Array.from({ length: call }, (): Fault => 'none'), fault];
        // oxlint-disable-next-line no-await-in-loop -- they share a database
        const steps = await play({ ...undisturbed, faults, kills: [{ dieAt: 1_000, pauseMs: 0 }] });
        for (let dieAt = 1; dieAt <= steps; dieAt += 1) {
          const pauseMs = dieAt % 2 === 0 ? 1_000 : 370_000;
          // oxlint-disable-next-line no-await-in-loop -- as above
          await play({ ...undisturbed, faults, kills: [{ dieAt, pauseMs }] });
          played += 1;
        }
      }
    }
    expect(played).toBeGreaterThan(150);
  }, 240_000);

  it('stops where Xero refuses, tells what stands, and goes on or back from there', async () => {
    for (const way of ['on', 'back'] as const) {
      // oxlint-disable-next-line no-await-in-loop -- they share a database
      const { xero, ctx, before } = await begin('itemised', 1, ['none', 'refuseOne']);
      const options = { locks: freshLocks() };
      // oxlint-disable-next-line no-await-in-loop -- as above
      await queueUndo(ctx, ['m0'], {}, freshLocks());
      // oxlint-disable-next-line no-await-in-loop -- as above
      const report = await sendQueue(ctx, options);
      expect(report).toMatchObject({ refused: 1, paused: null });
      expect(report.removed).toBeGreaterThan(0);
      expect(report.left).toBeGreaterThan(0);
      // oxlint-disable-next-line no-await-in-loop -- as above
      const rows = await db.journal.toArray();
      const made = rows.filter(({ undoes }) => undoes === undefined);
      const standing = made.filter(({ state }) => state === 'done').map(({ xeroId }) => xeroId);
      expect(new Set(xero.objects.map(({ id }) => id))).toEqual(new Set(standing));
      // What is being taken back isn't posted anew by the way.
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect(await queuePosting(ctx)).toMatchObject({ queued: 0 });
      // oxlint-disable-next-line no-await-in-loop -- as above
      if (way === 'on') await retryRefused(ctx, ['undo|m0'], freshLocks());
      // oxlint-disable-next-line no-await-in-loop -- as above
      else await discardQueued(ctx, 'undo|m0', freshLocks());
      // oxlint-disable-next-line no-await-in-loop -- as above
      await sendQueue(ctx, options);
      if (way === 'on') expect(xero.objects).toEqual([]);
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect((await queuePosting(ctx)).problems).toEqual([]);
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect(await sendQueue(ctx, options)).toMatchObject({ refused: 0, left: 0 });
      expect(contents(xero)).toEqual(before);
    }
  });

  it('gives a document that is made again a number that was never used', async () => {
    await play({ style: 'settlement', payouts: 1, undone: 1, faults: [], kills: [] });
    const rows = await db.journal.toArray();
    const numbers = rows.flatMap(({ draft }) => ('number' in draft ? [draft.number] : []));
    const [first = ''] = numbers.map(plain);
    expect(numbers.toSorted()).toEqual([first, numberedReference(first, 2)]);
    const paid = rows.find(({ draft, state }) => draft.kind === 'payment' && state === 'done')?.draft;
    expect(paid).toMatchObject({ invoiceNumber: numberedReference(first, 2) });
  });
});

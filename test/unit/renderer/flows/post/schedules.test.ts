/** Thousands of ways in which sending can go wrong: at the end Xero holds what an undisturbed run makes, object by object. */
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { queuePosting, retryRefused, sendQueue } from '../../../../../renderer/flows/post.ts';
import {
  booksOf,
  restore,
  type Snapshot,
  snapshotOf,
  freshLocks,
  mortal,
  newDatabase,
  openCompany,
  STEPS_A_PAYOUT,
} from './faultWorld.ts';
import { type Fault, FAULTS, XeroDouble } from './xeroDouble.ts';

interface Kill {
  /** Step of the process at which it dies; see `mortal`. */
  readonly dieAt: number;
  /** Until it is started again. */
  readonly pauseMs: number;
}

interface Schedule {
  readonly payouts: number;
  /** By call. */
  readonly faults: readonly Fault[];
  /** How long each call waits before it goes out, and its reply before it is heard: limits, a machine asleep. */
  readonly waits: readonly { readonly before: number; readonly after: number }[];
  readonly kills: readonly Kill[];
}

interface Sample {
  readonly rows: Snapshot;
  readonly books: readonly string[];
}

const samples = new Map<number, Promise<Sample>>();

/** Used again by every schedule: opening one takes longer than most schedules do. */
const db = newDatabase();
/** What is in it but for the tables that posting writes to. */
let inPlace: Snapshot = [];
const WRITTEN = new Set(['journal', 'activity']);

afterAll(() => db.delete());

/** A company whose postings are written down, and what they become undisturbed. */
function sampleOf(payouts: number): Promise<Sample> {
  const sample = samples.get(payouts) ?? makeSample(payouts);
  samples.set(payouts, sample);
  return sample;
}

async function makeSample(payouts: number): Promise<Sample> {
  const undisturbed = await openCompany(payouts);
  const xero = new XeroDouble([], () => 1);
  const ctx: FlowContext = { db: undisturbed, call: xero.call, now: () => 1 };
  await queuePosting(ctx);
  const rows = await snapshotOf(undisturbed);
  await sendQueue(ctx, { locks: freshLocks() });
  await undisturbed.delete();
  expect(xero.objects).toHaveLength(payouts * STEPS_A_PAYOUT);
  return { rows, books: booksOf(xero) };
}

/** Runs a schedule, then goes on undisturbed until everything is done. Returns the steps of the first process. */
async function play(schedule: Schedule): Promise<number> {
  const sample = await sampleOf(schedule.payouts);
  const isWritten = ({ name }: Snapshot[number]) => WRITTEN.has(name);
  await restore(db, inPlace === sample.rows ? sample.rows.filter(isWritten) : sample.rows);
  inPlace = sample.rows;
  let now = 1_700_000_000_000;
  const waits = [...schedule.waits];
  const xero = new XeroDouble(schedule.faults, () => now);
  const call: FlowContext['call'] = async (name, params) => {
    const wait = waits.shift();
    now += wait?.before ?? 0;
    try {
      return await xero.call(name, params);
    } finally {
      now += wait?.after ?? 0;
    }
  };
  const ctx: FlowContext = { db, call, now: () => now };
  let steps = 0;
  for (const { dieAt, pauseMs } of schedule.kills) {
    const process = mortal(db, call, dieAt);
    const options = { store: process.store, locks: freshLocks() };
    const report = await process.live(sendQueue({ ...ctx, call: process.call }, options));
    steps = steps === 0 ? process.steps() : steps;
    now += report === null ? pauseMs : 1_000;
  }
  for (let round = 0; round < 60; round += 1) {
    await sendQueue(ctx, { locks: freshLocks() });
    now += 30_000;
    const open = await db.journal.where('state').notEqual('done').toArray();
    if (open.length === 0) break;
    const refused = open.filter((row) => row.state === 'refused');
    if (refused.length === 0) continue;
    await retryRefused(ctx, [...new Set(refused.map((row) => row.planId))], freshLocks());
  }
  await judge(xero, sample.books);
  return steps;
}

/** Nothing stuck, lost, doubled or different, and the journal knows what is where. */
async function judge(xero: XeroDouble, books: readonly string[]): Promise<void> {
  const rows = await db.journal.toArray();
  expect(rows.filter((row) => row.state !== 'done').map(({ id, state }) => [id, state])).toEqual([]);
  expect(booksOf(xero)).toEqual(books);
  const ids = new Map(xero.objects.map(({ id, draft }) => [draft.reference, id]));
  expect(rows.every((row) => row.xeroId === ids.get(row.draft.reference))).toBe(true);
}

/** How long something takes: nothing, or around the times that decide what may be sent again. */
const LENGTHS = [1_000, 70_000, 110_000, 130_000, 170_000, 190_000, 290_000, 310_000, 370_000] as const;
const instant = fc.oneof(fc.constant(0), fc.constant(0), fc.constantFrom(...LENGTHS));

const schedules: fc.Arbitrary<Schedule> = fc.record({
  payouts: fc.oneof(
    { weight: 90, arbitrary: fc.integer({ min: 1, max: 2 }) },
    { weight: 1, arbitrary: fc.constant(26) },
  ),
  faults: fc.array(fc.constantFrom(...FAULTS, 'none', 'none', 'dropBefore', 'late', 'late'), {
    maxLength: 12,
  }),
  waits: fc.array(fc.record({ before: instant, after: instant }), { maxLength: 10 }),
  kills: fc.array(fc.record({ dieAt: fc.integer({ min: 1, max: 24 }), pauseMs: instant }), { maxLength: 5 }),
});

const NEVER = 1_000;
const NO_WAIT = { before: 0, after: 0 };
const plain = { waits: [], kills: [{ dieAt: NEVER, pauseMs: 0 }] };

/** Ways to two objects instead of one that were there once. */
const ONCE_DOUBLED: readonly { readonly what: string; readonly schedule: Partial<Schedule> }[] = [
  {
    what: 'the answer of a look-up takes so long that the key dies meanwhile',
    schedule: { faults: ['late'], waits: [NO_WAIT, { before: 0, after: 310_000 }] },
  },
  {
    what: 'the key of a killed call dies while its look-up is answered',
    schedule: {
      faults: ['late'],
      waits: [NO_WAIT, { before: 0, after: 310_000 }],
      kills: [{ dieAt: 6, pauseMs: 0 }],
    },
  },
  {
    what: 'a repeated call waits until its key is dead',
    schedule: { faults: ['late'], waits: [NO_WAIT, NO_WAIT, { before: 370_000, after: 0 }] },
  },
  {
    what: 'the first request is lost and the repeated one is late',
    schedule: {
      faults: ['dropBefore', 'none', 'none', 'late'],
      waits: [NO_WAIT, NO_WAIT, NO_WAIT, { before: 60_000, after: 50_000 }],
      kills: [
        { dieAt: 13, pauseMs: 200_000 },
        { dieAt: NEVER, pauseMs: 0 },
      ],
    },
  },
];

describe('sending, disturbed', () => {
  it.each(ONCE_DOUBLED)('makes every object exactly once when $what', async ({ schedule }) => {
    await play({ ...plain, payouts: 1, faults: [], ...schedule });
  });

  it('makes every object exactly once in 1,000 random schedules of faults, waits and kills', async () => {
    await fc.assert(
      fc.asyncProperty(schedules, async (schedule) => {
        await play(schedule);
      }),
      { numRuns: 1_000 },
    );
  }, 240_000);

  it('makes every object exactly once when killed at any step, whatever happened to the call before', async () => {
    let played = 0;
    for (const fault of FAULTS) {
      for (const call of [0, 1, 2]) {
        const faults = [...Array.from({ length: call }, (): Fault => 'none'), fault];
        const steps = await play({ payouts: 1, faults, ...plain });
        for (let dieAt = 1; dieAt <= steps; dieAt += 1) {
          const pauseMs = dieAt % 2 === 0 ? 1_000 : 370_000;
          await play({ payouts: 1, faults, waits: [], kills: [{ dieAt, pauseMs }] });
          played += 1;
        }
      }
    }
    expect(played).toBeGreaterThan(500);
  }, 240_000);

  it('makes every object exactly once whatever happens to a call and however long the next ones take', async () => {
    const lost: readonly Fault[] = ['dropBefore', 'late', 'half', 'twiceLost', 'serverError'];
    for (const fault of lost) {
      for (const slow of [0, 1, 2, 3]) {
        for (const wait of LENGTHS) {
          for (const side of ['before', 'after'] as const) {
            const waits = [...Array.from({ length: slow }, () => NO_WAIT), { ...NO_WAIT, [side]: wait }];
            await play({ ...plain, payouts: 1, faults: [fault, 'none', fault], waits });
          }
        }
      }
    }
  }, 240_000);
});

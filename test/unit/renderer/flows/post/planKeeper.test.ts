/** What is kept between two looks at the queue must always be what planning from scratch gives. */
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { allTogether, type ChangedRows, onChanges } from '../../../../../renderer/db/changes.ts';
import { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { planningTables } from '../../../../../renderer/flows/post/load.ts';
import { PlanKeeper } from '../../../../../renderer/flows/post/planKeeper.ts';
import { isFresh } from '../../../../../renderer/flows/post/planning.ts';
import { previewPosting, queuePosting } from '../../../../../renderer/flows/post/queue.ts';
import { addDays } from '../../../../../shared/dates.ts';
import { minor } from '../../../../../shared/money.ts';
import { answerOf } from '../../../../../shared/posting/checks/answers.ts';
import type { Mapping, PostingPlan } from '../../../../../shared/posting/model.ts';
import {
  ACCOUNTS,
  entryOf,
  invoiceOf,
  lineOf,
  MAPPING,
  payoutOf,
  type Sketch,
  sketch,
  START,
  TAX_RATES,
} from '../../../shared/posting/world.ts';

const connectionId = MAPPING.xeroConnectionId;
let names = 0;
let db: TieoutDatabase;
let ctx: FlowContext;
let keeper: PlanKeeper;
let changed: ChangedRows;
let stopHearing: () => void;

function open(): void {
  names += 1;
  db = new TieoutDatabase(`planKeeper-${names}`);
  ctx = { db, now: () => 0, call: () => Promise.reject(new Error('nothing is called')) };
  keeper = new PlanKeeper(db);
  changed = new Map();
  const tables = planningTables(db).map(({ name }) => name);
  stopHearing = onChanges(db.name, tables, (more) => {
    changed = allTogether(changed, more);
  });
}

async function close(): Promise<void> {
  stopHearing();
  await db.delete();
}

/** What is kept, brought up to date by what was heard. */
function now(): Promise<readonly PostingPlan[]> {
  const heard = changed;
  changed = new Map();
  return keeper.plans(heard);
}

async function scratch(): Promise<readonly PostingPlan[]> {
  const plans = await previewPosting(ctx, { includeActivity: true });
  const known = new Set(await db.journal.toCollection().primaryKeys());
  return plans.filter((plan) => isFresh(plan, known));
}

/** Each payout has one bank line; the first charges of half of them are for one invoice, which isn't due for all of them. */
async function fill(made: readonly (readonly Sketch[])[]): Promise<void> {
  const entries = made.map((some, at) => some.map((each, no) => entryOf(each, `${at}-${no}`)));
  const payouts = entries.map((own, at) => payoutOf(own, `po_${at}`, { day: 21 + at }));
  const invoiced = entries.flat().filter(({ invoiceNumber }) => invoiceNumber !== '');
  const shared = invoiceOf(entryOf({ ...charge, invoiced: true }, 'shared'), { amountDue: minor(1_500) });
  await Promise.all([
    db.mappings.put(MAPPING),
    db.organisations.put({
      connectionId,
      tenantId: 't',
      name: 'Company',
      shortCode: '',
      countryCode: 'AU',
      baseCurrency: 'AUD',
      timezone: 'UTC',
      periodLockDate: null,
      endOfYearLockDate: null,
    }),
    db.accounts.bulkPut(ACCOUNTS.map((one) => ({ ...one, connectionId }))),
    db.taxRates.bulkPut(TAX_RATES.map((one) => ({ ...one, connectionId }))),
    db.invoices.bulkPut(
      [shared, ...invoiced.map((entry) => invoiceOf(entry))].map((one) => ({ ...one, connectionId })),
    ),
    db.payouts.bulkPut(payouts),
    db.statementLines.bulkPut(
      payouts.map((payout, at) => lineOf(payout.amount, payout.arrivalDate, `line_${at}`)),
    ),
  ]);
}

const charge: Sketch = { kind: 'charge', gross: 1_000, fee: 30, tax: 0, invoiced: false, day: 1 };
const decision = (at: number, decidedAt: number) => ({
  id: `d${at}`,
  payoutKeys: [`stripe-1|po_${at}`],
  lineKeys: [`line_${at}`],
  by: 'user' as const,
  decidedAt,
  evidence: [],
});

type Act = (at: number, time: number) => Promise<unknown>;

/** What users and syncs do, each on one payout of the world. */
const ACTS: Readonly<Record<string, Act>> = {
  decide: async (at, time) => {
    const known = await db.decisions.get(`d${at}`);
    await (known ? db.decisions.delete(`d${at}`) : db.decisions.add(decision(at, time)));
  },
  decideAgain: (at, time) => db.decisions.put(decision(at, time)),
  /** Most are of payouts that aren't there. */
  decideAll: (_, time) => db.decisions.bulkPut(Array.from({ length: 60 }, (__, at) => decision(at, time))),
  undoAll: () => db.decisions.clear(),
  /** All of it is told as one change of the whole table. */
  restore: (at, time) =>
    db.transaction('rw', db.decisions, async () => {
      await db.decisions.clear();
      await db.decisions.bulkPut([decision(at, time), decision((at + 1) % SIZE, 1)]);
    }),
  post: () => queuePosting(ctx, { includeActivity: true }),
  postOne: (at) => queuePosting(ctx, { decisionIds: [`d${at}`] }),
  sent: (_, time) =>
    db.journal.where({ state: 'queued' }).modify((row) => {
      Object.assign(row, { state: 'done', xeroId: `${row.id}-${time}` });
    }),
  discard: (at) => db.journal.where({ planId: `d${at}` }).delete(),
  restyle: (at) => {
    const style = (['itemised', 'summary', 'settlement', 'direct'] satisfies Mapping['style'][])[at % 4];
    return db.mappings.update(MAPPING.key, { style: style ?? 'itemised' });
  },
  reroute: (at) => db.mappings.update(MAPPING.key, { salesAccountCode: at % 2 === 0 ? '200' : 'none' }),
  unmap: (at) => (at % 2 === 0 ? db.mappings.clear() : db.mappings.put(MAPPING)),
  lock: (at) =>
    db.organisations.update(connectionId, { periodLockDate: at % 2 === 0 ? null : addDays(START, 21 + at) }),
  moveDate: async (at, time) => {
    const { periodLockDate: lockedTo } = (await db.organisations.get(connectionId)) ?? {};
    if (lockedTo) await db.answers.put(answerOf(`d${at}`, { kind: 'moveDate', lockedTo }, time));
  },
  takeWordBack: () => db.answers.clear(),
  grow: async (at, time) => {
    const payout = await db.payouts.get(`stripe-1|po_${at}`);
    if (!payout) return;
    const entries = [...payout.entries, entryOf(charge, `${at}-more-${time}`)];
    await db.payouts.put(payoutOf(entries, payout.id, { day: 21 + at }));
  },
  fail: (at) => db.payouts.update(`stripe-1|po_${at}`, { status: at % 2 === 0 ? 'failed' : 'paid' }),
  goAway: (at) => db.payouts.delete(`stripe-1|po_${at}`),
  pending: (at, time) =>
    db.openEntries.put({
      key: `stripe-1|open-${at}`,
      connectionId: 'stripe-1',
      entry: entryOf({ ...charge, gross: 100 + time }, `open-${at}`),
    }),
  bankLineGone: (at) => db.statementLines.delete(`line_${at}`),
  bankLineBack: async (at) => {
    const payout = await db.payouts.get(`stripe-1|po_${at}`);
    if (payout) await db.statementLines.put(lineOf(payout.amount, payout.arrivalDate, `line_${at}`));
  },
  invoicePaid: (at) => db.invoices.where({ connectionId }).modify({ amountDue: minor(at * 400) }),
  booked: async (at) => {
    const line = await db.statementLines.get(`line_${at}`);
    if (!line) return;
    await db.ledgerItems.put({
      connectionId,
      key: `bankTransaction|s${at}|bank`,
      kind: 'bankTransaction',
      xeroId: `s${at}`,
      accountId: 'bank',
      otherAccountId: '',
      date: line.date,
      amount: line.amount,
      currency: 'AUD',
      reference: 'by someone else',
      detail: 'Stripe',
      isReconciled: false,
      status: 'AUTHORISED',
    });
  },
  link: async (at) => {
    const payout = await db.payouts.get(`stripe-1|po_${at}`);
    const entry = payout?.entries.find(({ kind }) => kind === 'charge');
    if (!entry) return;
    const allocations = [{ invoiceId: 'id-INV-shared', amount: minor(Math.min(entry.gross, 1_000)) }];
    const key = `stripe-1|${entry.id}`;
    await db.entryLinks.put({ key, connectionId: 'stripe-1', entryId: entry.id, allocations, at });
  },
  unlink: () => db.entryLinks.clear(),
};

const SIZE = 6;
const FREQUENT = ['decide', 'decide', 'decide', 'decide', 'link', 'post', 'sent', 'restyle'];
interface Step {
  readonly act: string;
  readonly at: number;
}
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    act: fc.constantFrom(...FREQUENT, ...FREQUENT, ...Object.keys(ACTS)),
    at: fc.integer({ min: 0, max: SIZE - 1 }),
  }),
  { minLength: 1, maxLength: 14 },
);
const worlds = fc.array(fc.array(sketch, { minLength: 1, maxLength: 3 }), {
  minLength: SIZE,
  maxLength: SIZE,
});

/** Goes through the steps from a fresh start and compares after each. */
async function follow(made: readonly (readonly Sketch[])[], acts: readonly Step[]): Promise<void> {
  open();
  await fill(made.map((some, at) => (at % 2 === 0 ? [charge, ...some] : some)));
  for (const at of [0, 2, 4]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    await ACTS['link']?.(at, 0);
  }
  await now();
  for (const [time, { act, at }] of acts.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- see above
    await ACTS[act]?.(at, time + 1);
    // oxlint-disable-next-line no-await-in-loop -- see above
    expect(await now(), act).toEqual(await scratch());
  }
  await close();
}

it('is what planning from scratch gives, whatever happened in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, steps, async (made, acts) => {
      await follow(made, acts);
    }),
    { numRuns: 60 },
  );
}, 240_000);

const plain = Array.from({ length: SIZE }, () => [charge]);
const told = (text: string): Step[] =>
  text.split(' ').map((step) => {
    const [act = '', at = '0'] = step.split(':');
    return { act, at: Number(at) };
  });

it.each([
  // The invoice is due for one charge only: an earlier payout that is decided later takes it from the one before.
  'decide:2 decide:0 decide:0 decide:4 decide:2',
  'decide:0 decide:1 decide:2 lock:5 moveDate:1 takeWordBack',
  'decideAll decide:3 restore:1 restore:2 decideAll undoAll decideAll restyle:1 restyle:3',
  'decide:1 decide:3 bankLineGone:1 bankLineBack:1 bankLineGone:3',
  'fail:2 pending:1 decide:2 decide:2 restyle:3 restyle:0 post',
  'decide:1 post sent discard:1 decide:1 decide:1',
  'decide:0 unmap:0 unmap:1 reroute:1 reroute:0',
])('follows %s', async (text) => {
  await follow(plain, told(text));
});

it('reads and plans only what a decision touches', async () => {
  open();
  await fill(Array.from({ length: 40 }, () => [charge, { ...charge, invoiced: true }]));
  await db.decisions.bulkPut(Array.from({ length: 40 }, (_, at) => decision(at, 1)));
  const first = await now();
  expect(first).toHaveLength(40);
  let read = 0;
  db.payouts.hook('reading', (row) => {
    read += 1;
    return row;
  });
  await db.decisions.delete('d7');
  const second = await now();
  await db.decisions.put(decision(7, 2));
  const third = await now();
  expect(read).toBe(1);
  expect(second).toHaveLength(39);
  const same = (one: readonly PostingPlan[]) => one.filter((plan) => first.includes(plan)).length;
  expect([same(second), same(third)]).toEqual([39, 39]);
  expect(third).toEqual(await scratch());
  await close();
});

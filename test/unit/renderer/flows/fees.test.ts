/** Fees read in parts are those of everything at once, partial captures in the payout after their charge too. */
import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, expect, it } from 'vitest';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import { askFees } from '../../../../renderer/flows/fees.ts';
import { localMatcher } from '../../../../renderer/matching/localMatcher.ts';
import { plainDate } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import type { PayoutEntry, Provider } from '../../../../shared/payout/model.ts';
import { auditFees } from '../../../../shared/proof/feeAudit.ts';
import { feeMovements, feeTotals } from '../../../../shared/proof/fees.ts';
import type { RateRow } from '../../../../shared/proof/rateCard.ts';
import { entryOf, payoutOf } from '../../shared/posting/world.ts';

const NAME = 'fees';
afterEach(() => Dexie.delete(NAME));

const PERIOD = { from: plainDate('2020-01-01'), to: plainDate('2030-01-01') };
const CARD: RateRow = {
  id: 'r',
  provider: 'stripe',
  currency: 'AUD',
  on: 'sale',
  method: '',
  brand: '',
  funding: '',
  reading: '',
  region: null,
  ppm: 20_000,
  fixed: minor(0),
  cap: null,
  validFrom: plainDate('2000-01-01'),
};
const PAYOUTS = 620;

/** Each payout has a charge of 100.00, of which the next one gives 40.00 back as never captured, with its share of the fee. */
function world() {
  const entriesOf = (index: number): PayoutEntry[] => {
    const charge = entryOf(
      {
        kind: 'charge',
        gross: 10_000,
        fee: index % 7 === 0 ? 230 : 200,
        tax: 0,
        invoiced: false,
        day: index,
      },
      `a${index}`,
    );
    const rest = { kind: 'refund', gross: -4_000, fee: -80, tax: 0, invoiced: false, day: index } as const;
    const back = { ...entryOf(rest, `b${index}`), kind: 'partialCaptureReversal' as const };
    return index === 0 ? [charge] : [charge, { ...back, chargeId: `ch_a${index - 1}` }];
  };
  const payouts = Array.from({ length: PAYOUTS }, (_, index) =>
    payoutOf(entriesOf(index), `po_${index}`, { day: index + 1, ownFee: index % 5 === 0 ? 25 : 0 }),
  );
  const last = entriesOf(PAYOUTS);
  // The first is in a payout as well: it counts once.
  const both = payouts[3]?.entries[0];
  return { payouts, open: [...last, ...(both === undefined ? [] : [both])] };
}

it('reads 620 payouts in parts: the totals and the audit of the whole', async () => {
  const { payouts, open } = world();
  const db = new TieoutDatabase(NAME);
  await db.connections.put({
    id: 'stripe-1',
    bookId: 'main',
    kind: 'stripe',
    name: 'Shop',
    externalId: 'acct_1',
    demo: false,
    status: 'connected',
    reason: '',
    canWrite: false,
  });
  await db.payouts.bulkPut(payouts);
  await db.openEntries.bulkPut(
    open.map((entry) => ({ key: `stripe-1|${entry.id}`, connectionId: 'stripe-1', entry })),
  );
  await db.rateCard.put(CARD);
  const told: number[] = [];
  const ctx = {
    db,
    call: () => Promise.reject(new Error('nobody')),
    now: () => 0,
    matcher: localMatcher(db),
  };
  const read = await askFees({ ...ctx, onProgress: ({ done }) => told.push(done) }, PERIOD);
  db.close();

  const movements = feeMovements({
    payouts,
    openEntries: open.map((entry) => ({ connectionId: 'stripe-1', entry })),
    providers: new Map<string, Provider>([['stripe-1', 'stripe']]),
    period: PERIOD,
  });
  expect(read.totals).toEqual(feeTotals(movements, ['connectionId', 'provider', 'month', 'kind', 'means']));
  const whole = auditFees(movements, [CARD]).map((audit) => ({
    ...audit,
    differing: audit.differences.length,
  }));
  expect(read.audits).toEqual(whole);
  // Every seventh of 621 was charged 30 cents too much, on what was captured or not.
  expect(read.audits).toMatchObject([
    { sales: PAYOUTS + 1, differing: 89, overcharged: 89 * 30, unrated: 0 },
  ]);
  expect(told).toEqual([0, 250, 500]);
});

it('reads nothing of another time, and audits nothing without a card', async () => {
  const db = new TieoutDatabase(NAME);
  const day = plainDate('2019-01-01');
  const ctx = { db, call: () => Promise.reject(new Error('nobody')), now: () => 0 };
  expect(await askFees(ctx, { from: day, to: day })).toEqual({ totals: [], audits: [] });
  db.close();
});

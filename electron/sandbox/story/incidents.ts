/** What goes otherwise than a plain sale: refunds, a refund that fails, disputes, monthly fees, minimum-balance holds. */
import { addDays, plainDate, type PlainDate } from '../../../shared/dates.ts';
import { STORY_END, sydneyTime } from './calendar.ts';
import { withGst } from './fees.ts';
import type { StripeSeedObject } from './model.ts';
import { movement, uncapturedRefundId, type Movement } from './movements.ts';
import { randomFor, stripeId } from './random.ts';
import { BALANCING_DAYS, type PlannedCharge } from './sales.ts';
import { chargeId, disputeObject, refundObject } from './stripeObjects.ts';

/** Movements and objects of all incidents, and what they did to the charges (by index). */
export interface Incidents {
  readonly movements: readonly Movement[];
  readonly refunds: readonly StripeSeedObject[];
  readonly disputes: readonly StripeSeedObject[];
  readonly refunded: ReadonlyMap<number, number>;
  readonly disputed: ReadonlySet<number>;
}

interface Draft {
  readonly movements: Movement[];
  readonly refunds: StripeSeedObject[];
  readonly disputes: StripeSeedObject[];
  readonly refunded: Map<number, number>;
  readonly disputed: Set<number>;
}

/** Sum of the big refund that makes a payout negative, cents; taken from the largest trade charges of the days before. */
const BIG_REFUND_DAY = plainDate('2026-09-16');

function refund(
  draft: Draft,
  charge: PlannedCharge,
  date: PlainDate,
  amount: number,
  failedOn?: PlainDate,
): void {
  const name = `${charge.index}`;
  const id = stripeId('re', name);
  const created = sydneyTime(date, 11, charge.index % 60);
  const rows = [
    movement({
      name: `refund|${name}`,
      created,
      availableOn: date,
      amount: -amount,
      type: 'refund',
      category: 'refund',
      source: id,
      description: `REFUND FOR CHARGE (${charge.goods})`,
    }),
  ];
  if (failedOn) {
    rows.push(
      movement({
        name: `refund failure|${name}`,
        created: sydneyTime(failedOn, 4, 12),
        availableOn: failedOn,
        amount,
        type: 'refund_failure',
        category: 'refund_failure',
        source: id,
        description: `REFUND FAILURE (${charge.goods})`,
      }),
    );
  } else draft.refunded.set(charge.index, (draft.refunded.get(charge.index) ?? 0) + amount);
  draft.movements.push(...rows);
  draft.refunds.push(
    refundObject({
      id,
      created,
      amount,
      charge,
      balanceTransaction: rows[0]?.id ?? '',
      failure: rows[1]?.id ?? '',
    }),
  );
}

/** Every thirty-first plain sale is refunded some days later, in whole or half; one of the refunds fails. */
function ordinaryRefunds(draft: Draft, charges: readonly PlannedCharge[]): void {
  const random = randomFor('refunds');
  for (const charge of charges) {
    if (charge.index % 31 !== 17 || !isPlain(charge) || charge.amount > 90_000) continue;
    const date = addDays(charge.date, random.int(3, 12));
    const amount = random.chance(70) ? charge.amount : Math.floor(charge.amount / 2);
    const fails = charge.index === 544;
    if (date > addDays(STORY_END, -3)) continue;
    refund(draft, charge, date, amount, ...(fails ? [addDays(date, 9)] : []));
  }
}

function isPlain(charge: PlannedCharge): boolean {
  const balancing = BALANCING_DAYS.some((day) => day === charge.date) && charge.daily === 0;
  return charge.currency === 'aud' && charge.captured === charge.amount && !balancing;
}

/** An equipment order comes back: the refunds exceed the day's sales, so that the payout is a debit (case 10). */
function bigRefund(draft: Draft, charges: readonly PlannedCharge[]): void {
  const candidates = charges
    .filter((each) => each.date < addDays(BIG_REFUND_DAY, -4) && each.date > addDays(BIG_REFUND_DAY, -40))
    .filter(
      (each) =>
        isPlain(each) && each.customer.trade && !draft.refunded.has(each.index) && each.index % 31 !== 17,
    )
    .filter((each) => !DISPUTED.some((plan) => plan.index === each.index))
    .toSorted((a, b) => b.amount - a.amount || a.index - b.index);
  for (const charge of candidates.slice(0, 3)) refund(draft, charge, BIG_REFUND_DAY, charge.amount);
}

/** For a partial capture Stripe records the part released as a refund. */
function uncapturedRefunds(draft: Draft, charges: readonly PlannedCharge[]): void {
  for (const charge of charges) {
    if (charge.captured === charge.amount) continue;
    const amount = charge.amount - charge.captured;
    const id = uncapturedRefundId(charge);
    const balanceTransaction = stripeId('txn', `uncaptured|${charge.index}`);
    draft.refunded.set(charge.index, amount);
    draft.refunds.push(
      refundObject({ id, created: charge.created, amount, charge, balanceTransaction, failure: '' }),
    );
  }
}

/** Positions of disputed sales. `share` of the charge in hundredths; `after` days to the withdrawal, `until` to the return. */
const DISPUTED = [
  { index: 131, share: 100, after: 14, until: 0, status: 'lost' },
  { index: 390, share: 100, after: 12, until: 42, status: 'won' },
  { index: 702, share: 50, after: 10, until: 33, status: 'won' },
  { index: 1262, share: 100, after: 9, until: 0, status: 'under_review' },
] as const;

function dispute(draft: Draft, charge: PlannedCharge, plan: (typeof DISPUTED)[number]): void {
  const id = stripeId('dp', String(charge.index));
  const amount = Math.floor((charge.amount * plan.share) / 100);
  const opened = addDays(charge.date, plan.after);
  const common = { source: id, type: 'adjustment' } as const;
  const rows = [
    movement({
      ...common,
      name: `dispute|${charge.index}`,
      created: sydneyTime(opened, 5, 40),
      availableOn: opened,
      amount: -amount,
      category: 'dispute',
      description: `Chargeback withdrawal for ${chargeId(charge)}`,
      fee: withGst(2500),
      feeLabel: 'Dispute fee',
    }),
  ];
  if (plan.until > 0) {
    const closed = addDays(opened, plan.until);
    rows.push(
      movement({
        ...common,
        name: `dispute won|${charge.index}`,
        created: sydneyTime(closed, 5, 20),
        availableOn: closed,
        amount,
        category: 'dispute_reversal',
        description: `Chargeback reversal for ${chargeId(charge)}`,
      }),
    );
  }
  draft.movements.push(...rows);
  draft.disputed.add(charge.index);
  const movements = rows.map((row) => row.wire);
  draft.disputes.push(
    disputeObject({ id, created: sydneyTime(opened, 5, 40), amount, status: plan.status, charge, movements }),
  );
}

/** Billed on the first of each month, with its GST as a row of its own (cases 21, 22). */
function monthlyFees(): Movement[] {
  return ['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01'].flatMap((text, position) => {
    const date = plainDate(text);
    const month = addDays(date, -1).slice(0, 7);
    const { stripeFee, tax } = withGst(1840 + position * 215);
    const common = { availableOn: date, source: null } as const;
    return [
      movement({
        ...common,
        name: `radar|${month}`,
        created: sydneyTime(date, 5, 1),
        amount: -stripeFee,
        type: 'stripe_fee',
        category: 'fee',
        description: `Radar (${month}-01 - ${addDays(date, -1)}): Radar for Fraud Teams`,
      }),
      movement({
        ...common,
        name: `radar tax|${month}`,
        created: sydneyTime(date, 5, 2),
        amount: -tax,
        type: 'tax_fee',
        category: 'tax',
        description: `GST on Radar (${month})`,
      }),
    ];
  });
}

/** Two pairs: held back in one payout, released in the next (case 15). */
function minimumBalance(): Movement[] {
  const pairs = [
    ['2026-08-12', '2026-08-13', 50_000],
    ['2026-10-28', '2026-10-29', 65_000],
  ] as const;
  return pairs.flatMap(([held, released, amount], index) => {
    const common = { source: null, category: 'other_adjustment' } as const;
    const from = plainDate(held);
    const to = plainDate(released);
    return [
      movement({
        ...common,
        name: `hold|${index}`,
        created: sydneyTime(from, 6, 50),
        availableOn: from,
        amount: -amount,
        type: 'payout_minimum_balance_hold',
        description: 'Minimum balance held',
      }),
      movement({
        ...common,
        name: `release|${index}`,
        created: sydneyTime(to, 6, 50),
        availableOn: to,
        amount,
        type: 'payout_minimum_balance_release',
        description: 'Minimum balance released',
      }),
    ];
  });
}

/** All incidents of the story, from the planned charges. */
export function planIncidents(charges: readonly PlannedCharge[]): Incidents {
  const draft: Draft = {
    movements: [...monthlyFees(), ...minimumBalance()],
    refunds: [],
    disputes: [],
    refunded: new Map(),
    disputed: new Set(),
  };
  uncapturedRefunds(draft, charges);
  ordinaryRefunds(draft, charges);
  for (const plan of DISPUTED) {
    const charge = charges[plan.index];
    if (!charge || !isPlain(charge)) throw new Error(`Charge ${plan.index} can't be disputed in this story`);
    dispute(draft, charge, plan);
  }
  bigRefund(draft, charges);
  return draft;
}

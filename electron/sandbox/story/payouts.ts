/** Settles movements into payouts, as Stripe does: one automatic payout a business day, and those that were asked for. */
import { addDays, plainDate, type PlainDate } from '../../../shared/dates.ts';
import { STORY_END, addOpenDays, daysFrom, isStripeDay, sydneyTime } from './calendar.ts';
import { instantFee } from './fees.ts';
import type { StripeSeedObject } from './model.ts';
import { movement, type Movement } from './movements.ts';
import {
  ASKED_PAYOUTS,
  AUTOMATIC_CASES,
  FAILED_PAYOUT,
  isManualSchedule,
  type AskedPayout,
} from './payoutPlan.ts';
import { payoutObject } from './payoutObject.ts';
import { stripeId } from './random.ts';

/** First day on which a payout can leave: two business days after the first sale. */
const FIRST_PAYOUT = plainDate('2026-07-22');

/** One payout of the story. `amount` in cents as it changes the bank account. */
export interface StoryPayout {
  readonly id: string;
  readonly kind: 'automatic' | AskedPayout['kind'];
  readonly created: number;
  /** The day of the schedule, or on which it was asked for. */
  readonly date: PlainDate;
  readonly arrival: PlainDate;
  readonly amount: number;
  readonly failed: boolean;
  readonly hardCase: string;
  readonly wire: StripeSeedObject;
}

/** The balance after settling: movements (payout rows included) with the automatic payout that took them, if any. */
export interface Settled {
  readonly payouts: readonly StoryPayout[];
  readonly movements: readonly { readonly movement: Movement; readonly payout: string }[];
}

interface State {
  /** Not yet taken by an automatic payout. */
  open: Movement[];
  /** Taken by, or waiting for, payouts whose make-up isn't told. */
  readonly untold: Movement[];
  /** Cents that such payouts took so far, their fees included. */
  spent: number;
  readonly done: { movement: Movement; payout: string }[];
  readonly payouts: StoryPayout[];
}

function netOf(rows: readonly Movement[]): number {
  return rows.reduce((sum, row) => sum + row.net, 0);
}

/** The payout's own movement; `amount` in cents as it changes the bank account. */
function ownRow(id: string, created: number, arrival: PlainDate, amount: number, withFee: boolean): Movement {
  return movement({
    name: id,
    created,
    availableOn: arrival,
    amount: -amount,
    type: 'payout',
    category: 'payout',
    source: id,
    description: 'STRIPE PAYOUT',
    ...(withFee ? { fee: instantFee(amount), feeLabel: 'Instant payout fee' } : {}),
  });
}

function giveBack(
  type: 'payout_failure' | 'payout_cancel',
  payoutId: string,
  created: number,
  date: PlainDate,
  amount: number,
): Movement {
  return movement({
    name: `${type}|${payoutId}`,
    created,
    availableOn: date,
    amount,
    type,
    category: 'payout_reversal',
    source: payoutId,
    description: type === 'payout_failure' ? 'PAYOUT FAILURE' : 'PAYOUT CANCEL',
    untold: true,
  });
}

/** What sets an automatic payout apart, read from its rows. */
function casesIn(rows: readonly Movement[], amount: number): string[] {
  const has = (type: string, category: string): boolean =>
    rows.some(({ wire }) => wire['type'] === type && wire['reporting_category'] === category);
  const found: [string, boolean][] = [
    ['5-fx', has('stripe_fx_fee', 'fee')],
    ['10-negative', amount < 0],
    ['11-dispute', has('adjustment', 'dispute')],
    ['11-dispute-won', has('adjustment', 'dispute_reversal')],
    ['12-refund-later', has('refund', 'refund')],
    ['13-refund-failure', has('refund_failure', 'refund_failure')],
    ['14-partial-capture', has('refund', 'partial_capture_reversal')],
    ['15-minimum-hold', has('payout_minimum_balance_hold', 'other_adjustment')],
    ['15-minimum-release', has('payout_minimum_balance_release', 'other_adjustment')],
    ['21-fee-tax+22-monthly-fee', has('tax_fee', 'tax')],
  ];
  return found.filter(([, present]) => present).map(([name]) => name);
}

function settleDay(state: State, date: PlainDate): void {
  const created = sydneyTime(date, 7, 5);
  const taken = state.open.filter((row) => row.availableOn <= date && row.created < created);
  state.open = state.open.filter((row) => !taken.includes(row));
  if (isManualSchedule(date)) {
    state.untold.push(...taken);
    return;
  }
  const amount = netOf(taken);
  if (amount === 0) return;
  const id = stripeId('po', `automatic|${date}`);
  const own = ownRow(id, created, date, amount, false);
  const failed = date === FAILED_PAYOUT.date;
  state.done.push(...taken.map((row) => ({ movement: row, payout: id })), { movement: own, payout: id });
  const tags = [failed ? '6-failed' : '', AUTOMATIC_CASES.get(date) ?? '', ...casesIn(taken, amount)];
  const returned = plainDate(FAILED_PAYOUT.returned);
  const failure = giveBack('payout_failure', id, sydneyTime(returned, 11, 30), returned, amount);
  if (failed) state.untold.push(failure);
  const base = { id, kind: 'automatic', created, date, arrival: date, amount, failed } as const;
  const hardCase = tags.filter((tag) => tag !== '').join('+');
  const wire = payoutObject({ ...base, own: own.id, failure: failed ? failure.id : '' });
  state.payouts.push({ ...base, hardCase, wire });
}

/** Cents that a payout asked for at `created` could take. */
function untoldBalance(state: State, created: number, date: PlainDate, instant: boolean): number {
  const there = state.untold.filter((row) => row.created < created && (instant || row.availableOn <= date));
  return netOf(there) - state.spent;
}

function amountAsked(state: State, asked: AskedPayout, created: number, date: PlainDate): number {
  if (asked.amount === 'reverse') {
    const original = state.payouts.findLast((payout) => payout.kind === 'manual');
    return -(original?.amount ?? 0);
  }
  if (asked.amount === 'likeAutomatic') {
    return state.payouts.find((payout) => payout.kind === 'automatic' && payout.date === date)?.amount ?? 0;
  }
  const instant = asked.kind === 'instant' || asked.kind === 'card';
  const there = untoldBalance(state, created, date, instant);
  return asked.amount === 'all' ? there : Math.floor((there * asked.amount.share) / 10_000) * 100;
}

function settleAsked(state: State, asked: AskedPayout): void {
  const date = plainDate(asked.date);
  const created = sydneyTime(date, asked.hour, asked.minute);
  const amount = amountAsked(state, asked, created, date);
  const instant = asked.kind === 'instant' || asked.kind === 'card';
  const cost = amount + (instant ? instantFee(amount).fee : 0);
  if (asked.kind !== 'reversal' && (amount <= 0 || cost > untoldBalance(state, created, date, instant))) {
    throw new Error(`The story has no ${cost} cents for the payout of ${date}`);
  }
  const id = stripeId('po', `${asked.kind}|${date}`);
  const arrival = addOpenDays(addDays(date, asked.arrivesAfter), 0, isStripeDay);
  const own = ownRow(id, created, arrival, amount, instant);
  state.done.push({ movement: own, payout: '' });
  state.spent += cost;
  const cancel = giveBack('payout_cancel', id, sydneyTime(date, asked.hour + 1, 31), date, amount);
  if (asked.kind === 'canceled') state.untold.push(cancel);
  const original =
    asked.kind === 'reversal' ? state.payouts.findLast((payout) => payout.kind === 'manual') : undefined;
  const base = { id, kind: asked.kind, created, date, arrival, amount, failed: false };
  const failure = asked.kind === 'canceled' ? cancel.id : '';
  const wire = payoutObject({ ...base, own: own.id, failure, originalPayout: original?.id ?? '' });
  state.payouts.push({ ...base, hardCase: asked.hardCase, wire });
  if (original) linkReversal(state, original, id);
}

function linkReversal(state: State, original: StoryPayout, reversal: string): void {
  const at = state.payouts.indexOf(original);
  state.payouts[at] = { ...original, wire: { ...original.wire, reversed_by: reversal } };
}

/** Settles all movements up to the end of the story. Throws if a payout that was asked for exceeds what is there. */
export function settle(movements: readonly Movement[]): Settled {
  const state: State = {
    open: movements.filter((row) => !row.untold),
    untold: movements.filter((row) => row.untold),
    spent: 0,
    done: [],
    payouts: [],
  };
  for (const date of daysFrom(FIRST_PAYOUT, STORY_END).filter(isStripeDay)) {
    settleDay(state, date);
    for (const asked of ASKED_PAYOUTS.filter((each) => each.date === date)) settleAsked(state, asked);
  }
  const rest = [...state.open, ...state.untold].map((row) => ({ movement: row, payout: '' }));
  return { payouts: state.payouts, movements: [...state.done, ...rest] };
}

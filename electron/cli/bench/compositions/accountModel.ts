/** A provider account with payouts whose make-up isn't told, and the truth beside it. */
import type { Account, BankMovement } from '../../../../shared/payout/composition/pool.ts';
import type { PoolMovement } from '../../../../shared/payout/composition/model.ts';
import { minor } from '../../../../shared/money.ts';
import { addDays, type PlainDate, plainDate } from '../../../../shared/dates.ts';
import type { Random } from '../../../sandbox/story/random.ts';

/** How the account's owner takes money out. */
export type Habit = 'sweeps' | 'keepsSome' | 'typesAmounts' | 'choosesSales' | 'everything';
export const HABITS: readonly Habit[] = ['sweeps', 'keepsSome', 'typesAmounts', 'choosesSales', 'everything'];

/** What is alike all through an account. */
export interface Traits {
  readonly random: Random;
  readonly habit: Habit;
  /** Whether the provider names the day from which money can be paid out. */
  readonly namesDays: boolean;
  /** Where the provider draws the line: midnight UTC of that day, or the account's own calendar. */
  readonly line: 'utc' | 'calendar';
  readonly zoneHours: number;
  readonly salesADay: number;
  /** Nets that sales have; empty: any. */
  readonly prices: readonly number[];
  /** Largest sale, minor units. */
  readonly largest: number;
  /** What a typed amount is a multiple of. */
  readonly roundTo: number;
}

export type TestPayout = Account['payouts'][number];

/** What a payout truly held: null where it isn't a set of whole movements. */
export interface Truth {
  readonly payoutId: string;
  readonly how: 'sweep' | 'since' | 'chosen' | 'typed' | 'instant' | 'returned' | 'takesBack';
  readonly inside: readonly string[] | null;
}

export interface LabelledAccount {
  readonly account: Account;
  readonly truths: readonly Truth[];
  /** By id, returned money included. */
  readonly nets: ReadonlyMap<string, number>;
  readonly traits: Traits;
}

export const START = plainDate('2026-01-05');
const START_SECONDS = Date.UTC(2026, 0, 5) / 1000;
const DAY_SECONDS = 86_400;

/** The instant of an hour on the wall of the account's zone, `day` days after the start. */
export function instant(traits: Traits, day: number, hour: number): number {
  return START_SECONDS + day * DAY_SECONDS + Math.round((hour - traits.zoneHours) * 3600);
}

/** The calendar date of day `day`. */
export function dateOf(day: number): PlainDate {
  return addDays(START, day);
}

/** Midnight UTC of day `day`: what a provider writes for a date. */
export function midnight(day: number): number {
  return START_SECONDS + day * DAY_SECONDS;
}

/** A movement of the pool. */
export function movement(id: string, net: number, created: number, availableAt?: number): PoolMovement {
  return { id, net: minor(net), created, ...(availableAt === undefined ? {} : { availableAt }) };
}

/** A movement between balance and bank. */
export function bankMovement(id: string, kind: BankMovement['kind'], net: number, day: number): BankMovement {
  return { id, kind, net: minor(net), date: dateOf(day), payoutId: '' };
}

/** An untold payout to the bank. */
export function untoldPayout(
  id: string,
  amount: number,
  created: number,
  day: number,
  more: Partial<TestPayout> = {},
): TestPayout {
  return {
    key: `acct|${id}`,
    id,
    connectionId: 'acct',
    provider: 'stripe',
    currency: 'AUD',
    amount: minor(amount),
    status: 'paid',
    automatic: false,
    method: 'standard',
    created,
    createdDate: dateOf(day),
    arrivalDate: dateOf(day + 1),
    destination: 'bank',
    descriptor: '',
    traceId: '',
    description: '',
    failureMessage: '',
    originalPayoutId: '',
    reversedById: '',
    balanceEntryId: `own_${id}`,
    failureEntryId: '',
    ownFee: minor(0),
    composition: 'untold',
    ...more,
  };
}

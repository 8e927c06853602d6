/** The payouts that aren't the daily automatic one, by date; and what is special about some automatic ones. */
import type { PlainDate } from '../../../shared/dates.ts';

/** In these days the owner had switched Stripe's schedule to manual. */
export function isManualSchedule(date: PlainDate): boolean {
  return date >= '2026-08-18' && date <= '2026-08-21';
}

/** The automatic payout that the bank returned some days later (case 6). */
export const FAILED_PAYOUT = { date: '2026-09-02', returned: '2026-09-07' } as const;

/** The two automatic payouts that `story.ts` makes equal (case 23). */
export const EQUAL_PAYOUTS = ['2026-10-21', '2026-10-22'] as const;

/** A payout that somebody asked for. */
export interface AskedPayout {
  readonly date: string;
  readonly hour: number;
  readonly minute: number;
  readonly kind: 'manual' | 'canceled' | 'reversal' | 'instant' | 'card';
  /** How much: all that is there; a share of it in hundredths, in whole dollars; the day's automatic payout again; a manual payout back. */
  readonly amount: 'all' | 'likeAutomatic' | 'reverse' | { readonly share: number };
  /** Days until it is at the bank, as Stripe expects. */
  readonly arrivesAfter: number;
  readonly hardCase: string;
}

/** In order of time. */
export const ASKED_PAYOUTS: readonly AskedPayout[] = [
  {
    date: '2026-08-19',
    hour: 10,
    minute: 2,
    kind: 'canceled',
    amount: { share: 50 },
    arrivesAfter: 1,
    hardCase: '7-canceled',
  },
  {
    date: '2026-08-20',
    hour: 9,
    minute: 41,
    kind: 'manual',
    amount: { share: 80 },
    arrivesAfter: 1,
    hardCase: '8-reversed',
  },
  {
    date: '2026-08-25',
    hour: 14,
    minute: 20,
    kind: 'reversal',
    amount: 'reverse',
    arrivesAfter: 1,
    hardCase: '8-reversal',
  },
  {
    date: '2026-09-09',
    hour: 9,
    minute: 15,
    kind: 'manual',
    amount: 'all',
    arrivesAfter: 1,
    hardCase: '6-resent',
  },
  {
    date: '2026-09-11',
    hour: 15,
    minute: 40,
    kind: 'instant',
    amount: { share: 60 },
    arrivesAfter: 0,
    hardCase: '9-instant',
  },
  {
    date: '2026-10-07',
    hour: 13,
    minute: 20,
    kind: 'instant',
    amount: 'likeAutomatic',
    arrivesAfter: 0,
    hardCase: '23-twins+9-instant',
  },
  {
    date: '2026-10-23',
    hour: 16,
    minute: 5,
    kind: 'card',
    amount: { share: 30 },
    arrivesAfter: 0,
    hardCase: '27-to-card',
  },
  { date: '2026-10-29', hour: 9, minute: 30, kind: 'manual', amount: 'all', arrivesAfter: 1, hardCase: '' },
];

/** Automatic payouts with a story of their own, by date. */
export const AUTOMATIC_CASES: ReadonlyMap<string, string> = new Map([
  ['2026-10-07', '23-twins'],
  ['2026-10-21', '23-equal-near'],
  ['2026-10-22', '23-equal-near'],
]);

/** Automatic payouts that the bank credits in one sum (case 1): their dates, and the day of the line. */
export const LUMPED: readonly { readonly payouts: readonly string[]; readonly on: string }[] = [
  { payouts: ['2026-07-30', '2026-07-31'], on: '2026-07-31' },
  { payouts: ['2026-08-10', '2026-08-11'], on: '2026-08-11' },
  { payouts: ['2026-09-25', '2026-09-28'], on: '2026-09-28' },
  { payouts: ['2026-10-13', '2026-10-14', '2026-10-15'], on: '2026-10-15' },
  { payouts: ['2026-11-02', '2026-11-03'], on: '2026-11-04' },
];

/** Automatic payouts that the bank posts a day or more late for no reason that we could know (case 24), by date. */
export const LATE: ReadonlyMap<string, number> = new Map([
  ['2026-08-07', 1],
  ['2026-08-31', 1],
  ['2026-09-04', 1],
  ['2026-09-17', 2],
  ['2026-09-30', 1],
  ['2026-10-09', 1],
  ['2026-10-30', 1],
  ['2026-11-06', 2],
]);

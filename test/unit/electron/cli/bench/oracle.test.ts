/** What the data can tell, in companies small enough to see it. November 2026: the 9th is a Monday. */
import { expect, test } from 'vitest';
import type { LabelledCompany } from '../../../../../electron/cli/bench/matching/model.ts';
import { clarityOf } from '../../../../../electron/cli/bench/matching/oracle.ts';
import { makeLine, makePayout } from '../../../../../electron/cli/bench/matching/rows.ts';
import { dayNumber, plainDate } from '../../../../../shared/dates.ts';

const day = (date: string) => dayNumber(plainDate(date));

interface Plan {
  /** Arrival date of each payout and the position of its line. */
  readonly payouts: readonly (readonly [string, number])[];
  /** Date of each line, and the payout that its text names; −1 for none. */
  readonly lines: readonly (readonly [string, number])[];
}

/** A bank with a long tail; all amounts are equal and all lines carry the mark. */
function company({ payouts, lines }: Plan): LabelledCompany {
  return {
    payouts: payouts.map(([arrival], at) =>
      makePayout({
        id: `po_${at}`,
        connectionId: 'c',
        amount: 500,
        currency: 'AUD',
        arrival: day(arrival),
        traceId: '',
        descriptor: '',
      }),
    ),
    lines: lines.map(([date], at) => makeLine(`l${at}`, 'bank', plainDate(date), 500, 'AUD', 'STRIPE')),
    truth: payouts.map(([, line], at) => ({ shape: 'single', payouts: [at], lines: [line], expected: true })),
    marked: lines.map(() => true),
    named: lines.map(([, names]) => names),
    planted: new Map(),
    bank: { odds: [0.7, 0.22, 0.06, 0.02], marked: 0.98, naming: 'payoutId' },
    accountId: 'bank',
    euro: '1.65',
    holidays: new Set(),
    asOf: plainDate('2026-12-31'),
  };
}

test('a stranger’s line may stand for a payout’s own, but not if that one names the payout', () => {
  const plan = (names: number): Plan => ({
    payouts: [['2026-11-10', 0]],
    lines: [
      ['2026-11-11', names],
      ['2026-11-10', -1],
    ],
  });
  expect(clarityOf(company(plan(-1)))).toEqual(['ambiguous']);
  expect(clarityOf(company(plan(0)))).toEqual(['determinable']);
});

test('who only passes a line of its own day on to another has the same answer in every truth', () => {
  const plan: Plan = {
    payouts: [
      ['2026-11-10', 0],
      ['2026-11-10', 1],
      ['2026-11-12', 2],
    ],
    lines: [
      ['2026-11-10', -1],
      ['2026-11-12', -1],
      ['2026-11-12', -1],
    ],
  };
  expect(clarityOf(company(plan))).toEqual(['ambiguous', 'ambiguous', 'determinable']);
});

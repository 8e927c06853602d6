/** Sums and days that fit, but prove nothing. */
import { bankHolidays } from '../../../../../shared/matching/days/holidays.ts';
import { line, payout } from '../world.ts';
import { type GoldenCase, runCases } from './case.ts';

const cases: readonly GoldenCase[] = [
  {
    name: 'three of many payouts that happen to come to a deposit',
    hard: 1,
    why: 'The deposit is another payout’s, short by a fee; of so many open payouts some three come to any amount.',
    payouts: [
      payout('po_a', 27_512, '2026-11-09'),
      payout('po_b', 33_320, '2026-11-10'),
      payout('po_c', 54_917, '2026-11-10'),
      payout('po_d', 116_249, '2026-11-09'),
      ...[18_301, 22_719, 41_003, 9_877, 12_345].map((amount, at) =>
        payout(`po_x${at}`, amount, '2026-11-09'),
      ),
    ],
    lines: [line('l1', 115_749, '2026-11-11')],
    expected: [
      'po_a+po_b+po_c → l1 likely',
      'po_d → – noLine',
      ...[0, 1, 2, 3, 4].map((at) => `po_x${at} → – noLine`),
    ],
    says: ['otherExplanation'],
  },
  {
    name: 'all payouts of a weekend in one deposit',
    hard: 1,
    why: 'The bank took everything that was due and has no line of its own: that is no chance.',
    payouts: [
      payout('po_a', 27_512, '2026-11-07'),
      payout('po_b', 33_320, '2026-11-08'),
      payout('po_c', 54_917, '2026-11-09'),
      payout('po_d', 12_345, '2026-11-09'),
    ],
    lines: [line('l1', 115_749, '2026-11-09'), line('l2', 12_345, '2026-11-09')],
    expected: ['po_a+po_b+po_c → l1 certain', 'po_d → l2 certain'],
  },
  {
    name: 'a sum with a payout that is not due yet',
    hard: 1,
    why: 'A bank doesn’t lump a payout with others the day before it is due.',
    payouts: [payout('po_a', 27_512, '2026-11-11'), payout('po_b', 33_320, '2026-11-12')],
    lines: [line('l1', 60_832, '2026-11-11')],
    expected: ['po_a+po_b → l1 likely'],
  },
  {
    name: 'two equal payouts, one line, late for both',
    hard: 23,
    why: 'The line is two business days late for one and five for the other: no mark tells whose it is.',
    payouts: [payout('po_a', 45_000, '2026-11-02'), payout('po_b', 45_000, '2026-11-09')],
    lines: [line('l1', 45_000, '2026-11-11')],
    expected: ['po_a → – noLine', 'po_b → l1 likely'],
    says: ['otherExplanation'],
  },
  {
    name: 'an equal payout that never came, and the next one on its day',
    hard: 23,
    why: 'The line comes on the very day that the second is due, and may be the first one’s, a week late: worth a look.',
    payouts: [payout('po_a', 45_000, '2026-11-02'), payout('po_b', 45_000, '2026-11-09')],
    lines: [line('l1', 45_000, '2026-11-09')],
    expected: ['po_a → – noLine', 'po_b → l1 likely'],
    says: ['otherExplanation'],
  },
  {
    name: 'an equal payout that never came, and one on its day three weeks later',
    hard: 23,
    why: 'No bank takes three weeks, and the line comes on the very day that the second is due.',
    payouts: [payout('po_a', 45_000, '2026-11-02'), payout('po_b', 45_000, '2026-11-23')],
    lines: [line('l1', 45_000, '2026-11-23')],
    expected: ['po_a → – noLine', 'po_b → l1 certain'],
  },
  {
    name: 'the payout’s own line lost its vowels, a stranger’s has the mark',
    hard: 24,
    why: 'All words of the squeezed text are the other’s but for a reference: it may well be the payout’s own.',
    payouts: [{ ...payout('txn_1', 25_109, '2026-11-10'), provider: 'xendit' }],
    lines: [
      line('l1', 25_109, '2026-11-10', 'TRSF -BNKNG CR 0410/FTSCY/WS95051 22132.00 KBlrbq SNR DGTL TRD'),
      line(
        'l2',
        25_109,
        '2026-11-11',
        'TRSF E-BANKING CR 0410/FTSCY/WS95051 94220.00 iqfhNG SINAR DIGITAL TERD',
      ),
    ],
    expected: ['txn_1 → l2 likely'],
    says: ['otherExplanation'],
  },
  {
    name: 'two equal payouts due over Easter, one line on the last business day before',
    hard: 24,
    why: 'One is due on Good Friday, one on Tuesday: both on the same business day, and the line is as early for either.',
    payouts: [payout('po_a', 294_701, '2026-04-03'), payout('po_b', 294_701, '2026-04-07')],
    lines: [line('l1', 294_701, '2026-04-02')],
    more: { holidays: bankHolidays('FR') },
    expected: ['po_a → l1 ambiguous', 'po_b → – noLine'],
    says: ['equalAnswers'],
  },
];

runCases(cases);

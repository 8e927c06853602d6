/** The reason for doubt says what else would explain it. */
import { expect, test } from 'vitest';
import type { MatchPayout } from '../../../../../shared/matching/input.ts';
import type { Evidence } from '../../../../../shared/matching/model.ts';
import type { StatementLine } from '../../../../../shared/statement/model.ts';
import { fees } from '../golden/case.ts';
import { line, payout, run } from '../world.ts';

const DAY = '2026-11-10';

function doubts(
  payouts: readonly MatchPayout[],
  lines: readonly StatementLine[],
  more: Parameters<typeof run>[2] = {},
): Evidence['values'][] {
  return run(payouts, lines, more).matches.flatMap(({ evidence }) =>
    evidence.filter(({ code }) => code === 'otherExplanation').map(({ values }) => values),
  );
}

test('more equal lines than payouts', () => {
  const lines = [line('l1', 300, DAY), line('l2', 300, '2026-11-17')];
  expect(doubts([payout('po_1', 300, DAY)], lines)).toEqual([
    { option: 'more', payout: '', amount: 300, currency: 'AUD' },
  ]);
});

test('an equal payout that has no line of its own', () => {
  const payouts = [payout('po_a', 300, '2026-11-02'), payout('po_b', 300, '2026-11-09')];
  expect(doubts(payouts, [line('l1', 300, '2026-11-09')])).toEqual([
    { option: 'payout', payout: 'po_a', date: '2026-11-09', amount: 300, currency: 'AUD' },
  ]);
});

test('a line that lost its mark', () => {
  const lines = [line('l1', 300, DAY, 'DEPOSIT'), line('l2', 300, '2026-11-11')];
  expect(doubts([payout('po_1', 300, DAY)], lines)).toEqual([
    { option: 'bare', payout: '', date: DAY, amount: 300, currency: 'AUD' },
  ]);
});

test('a deposit short of a fee', () => {
  const payouts = [payout('po_1', 1_000, DAY), payout('po_2', 1_025, DAY)];
  expect(doubts(payouts, [line('l1', 1_000, DAY)], fees(30))).toEqual([
    { option: 'shortPayout', payout: 'po_2', date: DAY, amount: 1_000, currency: 'AUD' },
  ]);
});

test('a line that names another payout', () => {
  const payouts = [payout('po_a', 500, DAY), payout('po_b', 700, DAY, { traceId: '998877665544' })];
  expect(doubts(payouts, [line('l1', 500, DAY, 'STRIPE 998877665544')])).toEqual([{ option: 'named' }]);
});

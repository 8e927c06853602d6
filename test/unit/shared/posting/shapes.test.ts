/** What matching may propose beside one payout in one line, and what of it is posted today. */
import { expect, it } from 'vitest';
import { minor } from '../../../../shared/money.ts';
import { planDecision } from '../../../../shared/posting/plan/plan.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';
import { booksFor, contextFor, entryOf, lineOf, payoutOf } from './world.ts';

const charge = { kind: 'charge', gross: 10_000, fee: 0, tax: 0, invoiced: true, day: 0 } as const;
const entries = [entryOf(charge, 'txn_1')];
const payout = payoutOf(entries, 'po_1', {});

function planFor(lines: readonly StatementLine[]) {
  const decision = { id: 'm1', payoutKeys: [payout.key], lineKeys: lines.map(({ key }) => key) };
  return planDecision({ decision, payouts: [payout], lines }, contextFor(booksFor(entries)));
}

const line = (amount: number, key: string) => lineOf(minor(amount), payout.arrivalDate, key);

it('posts one payout in two bank lines as two transfers that come to its amount', () => {
  const plan = planFor([line(4_000, 'line-1'), line(6_000, 'line-2')]);
  expect(plan.problems).toEqual([]);
  const transfers = plan.steps.flatMap(({ draft }) => (draft.kind === 'transfer' ? [draft] : []));
  expect(transfers.map(({ amount }) => amount)).toEqual([4_000, 6_000]);
  expect(new Set(transfers.map(({ reference }) => reference)).size).toBe(2);
});

it('posts nothing of a deposit that is short by a fee', () => {
  expect(planFor([line(9_985, 'line-1')]).problems).toEqual([
    { code: 'unbalanced', values: { amount: -15, currency: 'AUD' }, entryId: '', severity: 'block' },
  ]);
});

it('posts nothing of a payout that the bank converted, not even where the figures are equal', () => {
  for (const amount of [10_000, 8_600]) {
    const converted = { ...line(amount, 'line-1'), currency: 'GBP' };
    expect(planFor([converted]).problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['foreignLine', 'block'],
    ]);
  }
});

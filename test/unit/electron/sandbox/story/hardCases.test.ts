import { expect, test } from 'vitest';
import { createDemoStory } from '../../../../../electron/sandbox/story/story.ts';
import { readStripe, type Payout } from './reading.ts';

const story = createDemoStory();
const { movements, payouts } = readStripe(story);
const linesOf = (payout: Payout | undefined) =>
  story.bank.lines.filter((line) => line.truth.payoutIds.includes(payout?.id ?? ''));
const rows = (type: string, category: string) =>
  movements.filter((move) => move.type === type && move.reporting_category === category);

test('each case that shows on the statement is tagged there', () => {
  const tags = new Set(
    story.bank.lines.flatMap((line) => line.truth.hardCase.split('+')).filter((tag) => tag !== ''),
  );
  const cases = new Set([...tags].filter((tag) => tag !== 'decoy').map((tag) => Number(tag.split('-')[0])));
  expect([...cases].toSorted((a, b) => a - b)).toEqual([
    1, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 21, 22, 23, 24, 25,
  ]);
  expect(tags).toContain('decoy');
});

test('1: five deposits hold two or three payouts each', () => {
  const lumps = story.bank.lines.filter((line) => line.truth.payoutIds.length > 1);
  expect(lumps.map((line) => line.truth.payoutIds.length).toSorted((a, b) => a - b)).toEqual([2, 2, 2, 2, 3]);
});

test('6: a payout is credited, returned days later, and its money is back in the balance', () => {
  const failed = payouts.filter((payout) => payout.status === 'failed');
  expect(failed).toHaveLength(1);
  const [credit, back] = linesOf(failed[0]);
  expect(credit?.amount).toBe(failed[0]?.amount);
  expect(back?.amount).toBe(-(failed[0]?.amount ?? 0));
  expect((back?.date ?? '') > (credit?.date ?? '')).toBe(true);
  const move = movements.find((each) => each.id === failed[0]?.failure_balance_transaction);
  expect(move).toMatchObject({ type: 'payout_failure', net: failed[0]?.amount });
});

test('7: a cancelled payout has no line and comes back as payout_cancel', () => {
  const canceled = payouts.filter((payout) => payout.status === 'canceled');
  expect(canceled).toHaveLength(1);
  expect(linesOf(canceled[0])).toEqual([]);
  expect(rows('payout_cancel', 'payout_reversal').map((move) => move.net)).toEqual([canceled[0]?.amount]);
});

test('8: a reversal takes a paid payout back from the bank', () => {
  const reversal = payouts.find((payout) => payout.original_payout !== null);
  const original = payouts.find((payout) => payout.id === reversal?.original_payout);
  expect(original?.reversed_by).toBe(reversal?.id);
  expect(linesOf(reversal).map((line) => line.amount)).toEqual([-(original?.amount ?? 0)]);
});

test('9, 27: instant payouts with a fee; the one to a card never reaches the bank', () => {
  const instant = payouts.filter((payout) => payout.method === 'instant');
  expect(instant).toHaveLength(3);
  const card = instant.filter((payout) => payout.type === 'card');
  expect(card).toHaveLength(1);
  expect(linesOf(card[0])).toEqual([]);
});

test('10: one automatic payout is negative and a debit at the bank', () => {
  const negative = payouts.filter((payout) => payout.automatic && payout.amount < 0);
  expect(negative).toHaveLength(1);
  expect(linesOf(negative[0]).map((line) => line.amount)).toEqual([negative[0]?.amount]);
});

test('11: disputes lost, won in a later payout, won in part, and open', () => {
  expect(story.stripe.disputes.map((dispute) => String(dispute['status'])).toSorted()).toEqual([
    'lost',
    'under_review',
    'won',
    'won',
  ]);
  const withdrawn = rows('adjustment', 'dispute');
  const won = rows('adjustment', 'dispute_reversal');
  expect(withdrawn.every((move) => move.fee === 2750)).toBe(true);
  expect([withdrawn.length, won.length]).toEqual([4, 2]);
  for (const move of won) {
    const before = withdrawn.find((each) => each.source === move.source);
    expect(move.net).toBe(-(before?.amount ?? 0));
    expect(move.payout).not.toBe(before?.payout);
  }
});

test('12, 13: refunds keep the fee; one fails and the money returns', () => {
  expect(rows('refund', 'refund').every((move) => move.fee === 0 && move.net < 0)).toBe(true);
  const [failure, ...others] = rows('refund_failure', 'refund_failure');
  expect(others).toEqual([]);
  const refund = rows('refund', 'refund').find((move) => move.source === failure?.source);
  expect(failure?.net).toBe(-(refund?.net ?? 0));
});

test('14: a partial capture is a charge and a reversal in the same payout', () => {
  const reversals = rows('refund', 'partial_capture_reversal');
  expect(reversals).toHaveLength(3);
  for (const move of reversals) {
    const refund = story.stripe.refunds.find((each) => each.id === move.source);
    const charge = movements.find((each) => each.source === refund?.['charge'] && each.type === 'charge');
    expect(charge?.payout).toBe(move.payout);
  }
});

test('15: what is held in a payout is released in the next', () => {
  const holds = rows('payout_minimum_balance_hold', 'other_adjustment');
  const releases = rows('payout_minimum_balance_release', 'other_adjustment');
  const automatic = payouts.filter((payout) => payout.automatic).map((payout) => payout.id);
  holds.forEach((hold, index) => {
    expect(releases[index]?.net).toBe(-hold.net);
    expect(automatic.indexOf(releases[index]?.payout ?? '')).toBe(automatic.indexOf(hold.payout ?? '') + 1);
  });
  expect(holds).toHaveLength(2);
});

test('22, 5: monthly fees with their tax; dollar sales with a rate and a conversion fee', () => {
  const fees = rows('stripe_fee', 'fee');
  expect(fees).toHaveLength(4);
  expect(rows('tax_fee', 'tax').map((move) => move.amount)).toEqual(
    fees.map((move) => -Math.round(-move.amount / 10)),
  );
  const converted = movements.filter((move) => move.exchange_rate !== null);
  expect(converted).toHaveLength(rows('stripe_fx_fee', 'fee').length);
  expect(converted).toHaveLength(12);
});

test('23: equal payouts on one day, and on neighbouring days', () => {
  const at = (date: string) =>
    story.bank.lines.filter((line) => line.date === date && line.truth.payoutIds.length === 1);
  const twins = at('2026-10-07').filter((line) => line.truth.hardCase.includes('23-twins'));
  expect(twins).toHaveLength(2);
  expect(twins[0]?.amount).toBe(twins[1]?.amount);
  const near = [...at('2026-10-21'), ...at('2026-10-22')].filter((line) =>
    line.truth.hardCase.includes('23-equal'),
  );
  expect(near).toHaveLength(2);
  expect(near[0]?.amount).toBe(near[1]?.amount);
});

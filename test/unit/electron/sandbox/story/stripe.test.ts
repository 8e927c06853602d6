import { expect, test } from 'vitest';
import { dateInZone } from '../../../../../shared/dates.ts';
import { residualOf } from '../../../../../shared/payout/model.ts';
import { mapStripeEntry } from '../../../../../shared/payout/stripe/entry.ts';
import { minor } from '../../../../../shared/money.ts';
import { createDemoStory } from '../../../../../electron/sandbox/story/story.ts';
import { namedInvoice, readStripe, sum } from './reading.ts';

const story = createDemoStory();
const { movements, payouts, charges } = readStripe(story);
const isPayoutMove = (type: string): boolean => type === 'payout';

test('the same story every time', () => {
  expect(JSON.stringify(createDemoStory())).toBe(JSON.stringify(story));
});

test('how much there is', () => {
  expect(payouts).toHaveLength(90);
  expect(charges).toHaveLength(1500);
  expect(movements).toHaveLength(1664);
  const share = charges.filter((charge) => namedInvoice(charge) === '').length / charges.length;
  expect(share).toBeGreaterThan(0.1);
  expect(share).toBeLessThan(0.14);
});

test('ids are unique across all objects', () => {
  const { balanceTransactions, payouts: sent, charges: sold, refunds, disputes } = story.stripe;
  const ids = [...balanceTransactions, ...sent, ...sold, ...refunds, ...disputes].map((each) => each.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every movement is its amount less its fee, and the fee is its parts', () => {
  for (const move of movements) {
    expect(move.net).toBe(move.amount - move.fee);
    expect(sum(move.fee_details.map((part) => part.amount))).toBe(move.fee);
    if (move.fee > 0) expect(move.fee_details.map((part) => part.type)).toEqual(['stripe_fee', 'tax']);
  }
});

test('every finished automatic payout is the sum of its movements', () => {
  const automatic = payouts.filter((payout) => payout.automatic);
  expect(automatic).toHaveLength(82);
  for (const payout of automatic) {
    expect(payout.reconciliation_status).toBe('completed');
    const rows = movements.filter((move) => move.payout === payout.id);
    const parts = rows.filter((move) => !isPayoutMove(move.type));
    expect(parts.length).toBeGreaterThan(0);
    expect(sum(parts.map((move) => move.net))).toBe(payout.amount);
    expect(rows.filter((move) => isPayoutMove(move.type)).map((move) => move.id)).toEqual([
      payout.balance_transaction,
    ]);
    expect(
      parts.every((move) => move.created < payout.created && move.available_on <= payout.arrival_date),
    ).toBe(true);
  }
});

test("the model's mapper finds no residual in them and no unknown kind", () => {
  const context = { timezone: 'Australia/Sydney' };
  for (const payout of payouts.filter((each) => each.automatic)) {
    const entries = story.stripe.balanceTransactions
      .filter((move) => move['payout'] === payout.id)
      .map((move) => mapStripeEntry(move, context))
      .filter((entry) => entry.kind !== 'payout');
    expect(entries.filter((entry) => entry.kind === 'unknown' || entry.kind === 'payoutReversal')).toEqual(
      [],
    );
    expect(residualOf({ amount: minor(payout.amount), ownFee: minor(0), entries })).toBe(0);
  }
});

test('payouts of an untold make-up claim no movements', () => {
  const untold = payouts.filter((payout) => !payout.automatic);
  expect(untold).toHaveLength(8);
  expect(
    untold.filter((payout) => payout.method === 'standard' && payout.amount > 0 && payout.status === 'paid'),
  ).toHaveLength(3);
  for (const payout of untold) {
    expect(payout.reconciliation_status).toBe('not_applicable');
    expect(movements.some((move) => move.payout === payout.id)).toBe(false);
  }
});

test('each payout has its own movement; those with a fee are instant', () => {
  for (const payout of payouts) {
    const own = movements.find((move) => move.id === payout.balance_transaction);
    expect(own?.amount).toBe(-payout.amount);
    expect(own?.source).toBe(payout.id);
    expect((own?.fee ?? 0) > 0).toBe(payout.method === 'instant');
  }
});

test('the balance never falls below zero at the end of a day, and recent sales are still in it', () => {
  const days = new Map<string, number>();
  for (const move of movements) {
    const day = dateInZone(move.created, 'Australia/Sydney');
    days.set(day, (days.get(day) ?? 0) + move.net);
  }
  let balance = 0;
  for (const [, net] of [...days].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    balance += net;
    expect(balance).toBeGreaterThan(0);
  }
  expect(sum(movements.filter((move) => move.status === 'pending').map((move) => move.net))).toBeGreaterThan(
    0,
  );
  expect([...days.keys()].toSorted().at(-1)).toBe('2026-11-18');
});

test('every invoice named is there, open, in the same currency, and never overpaid', () => {
  const paid = new Map<string, { total: number; count: number }>();
  for (const charge of charges) {
    const number = namedInvoice(charge);
    if (number === '') continue;
    expect(charge.currency).toBe('aud');
    expect(charge.amount_captured).toBe(charge.amount);
    const before = paid.get(number) ?? { total: 0, count: 0 };
    paid.set(number, { total: before.total + charge.amount, count: before.count + 1 });
  }
  const invoices = new Map(story.xero.invoices.map((invoice) => [invoice.number, invoice]));
  for (const [number, { total }] of paid) {
    const invoice = invoices.get(number);
    expect(invoice).toMatchObject({ status: 'AUTHORISED', currency: 'AUD' });
    expect(total).toBeLessThanOrEqual((invoice?.total ?? 0) - (invoice?.alreadyPaid ?? 0));
  }
  const several = [...paid.values()].filter(({ count }) => count > 1);
  const partly = [...paid].filter(([number, { total }]) => total < (invoices.get(number)?.total ?? 0));
  expect(several.length).toBeGreaterThan(5);
  expect(partly.length).toBeGreaterThan(5);
});

test('refunds and disputes agree with their charges', () => {
  const back = new Map<string, number>();
  for (const refund of story.stripe.refunds) {
    if (refund['status'] !== 'succeeded') continue;
    const id = String(refund['charge']);
    back.set(id, (back.get(id) ?? 0) + Number(refund['amount']));
  }
  for (const charge of charges) {
    expect(charge.amount_refunded).toBe(back.get(charge.id) ?? 0);
    expect(charge.amount_refunded).toBeLessThanOrEqual(charge.amount);
    expect(charge.disputed).toBe(story.stripe.disputes.some((dispute) => dispute['charge'] === charge.id));
    if (charge.disputed) expect(charge.amount_refunded).toBe(0);
  }
});

test('extras for tests appear only when asked for', () => {
  const odd = readStripe(createDemoStory({ unknownType: true, inProgressPayout: true }));
  expect(odd.movements.filter((move) => move.type === 'network_levy')).toHaveLength(1);
  expect(odd.payouts.filter((payout) => payout.reconciliation_status === 'in_progress')).toHaveLength(1);
  const lines = createDemoStory({ inProgressPayout: true }).bank.lines;
  const waiting = odd.payouts.find((payout) => payout.reconciliation_status === 'in_progress');
  expect(lines.some((line) => line.truth.payoutIds.includes(waiting?.id ?? ''))).toBe(false);
  expect(movements.some((move) => move.type === 'network_levy')).toBe(false);
});

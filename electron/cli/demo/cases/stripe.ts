/** The hard cases in the shop's Stripe account: by its balance transactions, payouts and bank lines. */
import * as v from 'valibot';
import type { DemoStory } from '../../../sandbox/story/model.ts';
import { type Sighting, ofLines, tagged } from './sightings.ts';

const Movement = v.object({
  id: v.string(),
  type: v.string(),
  reporting_category: v.string(),
  exchange_rate: v.nullable(v.number()),
  fee_details: v.array(v.object({ type: v.string() })),
});
const Payout = v.object({ id: v.string(), status: v.string(), type: v.string() });

const BY_CATEGORY: Readonly<Record<string, string>> = {
  dispute: '11-dispute-withdrawn',
  dispute_reversal: '11-dispute-won',
  refund: '12-refund',
  refund_failure: '13-refund-failed',
  partial_capture_reversal: '14-partial-capture',
};
const BY_TYPE: Readonly<Record<string, string>> = {
  stripe_fx_fee: '5-conversion-fee',
  payout_minimum_balance_hold: '15-minimum-balance-held',
  payout_minimum_balance_release: '15-minimum-balance-released',
  tax_fee: '21-tax-fee',
  stripe_fee: '22-monthly-fee',
};

/** Those of the shop. */
export function ofStripe({ stripe, bank }: DemoStory): Sighting[] {
  const moved = stripe.balanceTransactions.map((raw) => v.parse(Movement, raw)).flatMap(ofMovement);
  const payouts = stripe.payouts.map((raw) => v.parse(Payout, raw));
  const notToBank = payouts.flatMap(({ id, status, type }) => [
    ...(status === 'canceled' ? tagged('Stripe', '7-cancelled', id) : []),
    ...(type === 'card' ? tagged('Stripe', '27-to-card', id) : []),
  ]);
  return [...ofLines('Stripe', bank.lines), ...moved, ...notToBank];
}

function ofMovement(row: v.InferOutput<typeof Movement>): Sighting[] {
  const tags = [
    BY_TYPE[row.type] ?? BY_CATEGORY[row.reporting_category] ?? '',
    row.exchange_rate === null ? '' : '5-converted',
    row.fee_details.some(({ type }) => type === 'tax') ? '21-tax-on-fee' : '',
  ];
  return tagged('Stripe', tags.join('+'), row.id);
}

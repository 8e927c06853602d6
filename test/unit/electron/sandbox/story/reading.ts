/** Reads the story's wire objects with checks instead of casts. */
import * as v from 'valibot';
import type { DemoStory } from '../../../../../electron/sandbox/story/model.ts';

const whole = v.pipe(v.number(), v.safeInteger());

const Movement = v.object({
  id: v.string(),
  created: whole,
  available_on: whole,
  amount: whole,
  fee: whole,
  net: whole,
  fee_details: v.array(v.object({ amount: whole, type: v.string() })),
  type: v.string(),
  reporting_category: v.string(),
  source: v.nullable(v.string()),
  status: v.picklist(['available', 'pending']),
  exchange_rate: v.nullable(v.number()),
  payout: v.optional(v.string()),
});
export type Movement = v.InferOutput<typeof Movement>;

const Payout = v.object({
  id: v.string(),
  created: whole,
  amount: whole,
  arrival_date: whole,
  automatic: v.boolean(),
  balance_transaction: v.string(),
  destination: v.string(),
  failure_balance_transaction: v.nullable(v.string()),
  method: v.string(),
  original_payout: v.nullable(v.string()),
  reconciliation_status: v.string(),
  reversed_by: v.nullable(v.string()),
  status: v.string(),
  type: v.string(),
});
export type Payout = v.InferOutput<typeof Payout>;

const Charge = v.object({
  id: v.string(),
  created: whole,
  amount: whole,
  amount_captured: whole,
  amount_refunded: whole,
  currency: v.string(),
  description: v.string(),
  disputed: v.boolean(),
  metadata: v.record(v.string(), v.string()),
  balance_transaction: v.string(),
});
export type Charge = v.InferOutput<typeof Charge>;

/** The balance transactions, payouts and charges of a story. */
export function readStripe(story: DemoStory): {
  movements: Movement[];
  payouts: Payout[];
  charges: Charge[];
} {
  return {
    movements: v.parse(v.array(Movement), story.stripe.balanceTransactions),
    payouts: v.parse(v.array(Payout), story.stripe.payouts),
    charges: v.parse(v.array(Charge), story.stripe.charges),
  };
}

/** The invoice that a charge names, by either way; empty if none. */
export function namedInvoice(charge: Charge): string {
  return charge.metadata['invoice_number'] ?? /^Invoice (INV-\d+)$/.exec(charge.description)?.[1] ?? '';
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

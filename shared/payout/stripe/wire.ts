/**
 * Stripe's wire objects, as far as Tieout reads them (API 2026-10-28). Fields that aren't read are dropped, new values
 * of an enum pass as text: Stripe adds both at any time.
 */
import * as v from 'valibot';
import { UnixSeconds } from '../../schemas.ts';
import type { Means } from '../means.ts';

const text = v.nullish(v.string(), '');
const whole = v.pipe(v.number(), v.safeInteger());
const metadata = v.nullish(v.record(v.string(), v.nullish(v.string(), '')), {});
const billing = v.nullish(v.object({ name: text, email: text }), { name: '', email: '' });

/** How a charge was paid: what is told of it is under the method's own name. Of no other shape is a movement refused. */
const payment = v.fallback(v.nullish(v.looseObject({ type: text }), null), null);
const CardSchema = v.object({ brand: text, funding: text, country: text });

/** Stripe's text could name any object; an unexpanded field is the id alone. */
const idOr = <const S extends v.GenericSchema<unknown, unknown>>(object: S) =>
  v.nullish(v.union([v.string(), object]), null);

/** A charge (`ch_…`) or payment (`py_…`). */
export const StripeChargeSchema = v.object({
  id: v.string(),
  amount: v.nullish(whole, null),
  currency: text,
  description: text,
  metadata,
  billing_details: billing,
  receipt_email: text,
  payment_method_details: payment,
});
export type StripeCharge = v.InferOutput<typeof StripeChargeSchema>;

const amount = v.nullish(v.object({ amount: v.nullish(whole, 0) }), { amount: 0 });
const NOTHING = { amount: 0 };
const NO_DETAILS = { tip: NOTHING, shipping: NOTHING, tax: { total_tax_amount: 0 }, discount_amount: 0 };

/** A payment intent, for what its amount is made of. */
const StripeIntentSchema = v.object({
  id: v.string(),
  amount: v.nullish(whole, null),
  amount_details: v.nullish(
    v.object({
      tip: amount,
      shipping: amount,
      tax: v.nullish(v.object({ total_tax_amount: v.nullish(whole, 0) }), { total_tax_amount: 0 }),
      discount_amount: v.nullish(whole, 0),
    }),
    NO_DETAILS,
  ),
});

/** An object by its id, also where it is expanded. */
const named = idOr(v.object({ id: v.string() }));

/** Any object behind a balance transaction: charge, refund, dispute, payout, transfer, … */
export const StripeSourceSchema = v.object({
  id: v.string(),
  object: text,
  amount: v.nullish(whole, null),
  currency: text,
  description: text,
  metadata,
  billing_details: billing,
  receipt_email: text,
  payment_method_details: payment,
  charge: idOr(StripeChargeSchema),
  payment_intent: idOr(StripeIntentSchema),
  /** Of an application fee: the connected account that paid it. */
  account: named,
  /** Of a transfer: the connected account that it went to. */
  destination: named,
  /** Of a transfer: the charge that it hands on. */
  source_transaction: named,
});
export type StripeSource = v.InferOutput<typeof StripeSourceSchema>;

export const StripeFeeDetailSchema = v.object({ amount: whole, type: v.string(), description: text });

/** A balance transaction (`txn_…`). Amounts are Stripe's minor units. */
export const StripeBalanceTransactionSchema = v.object({
  id: v.string(),
  amount: whole,
  fee: whole,
  net: whole,
  currency: v.string(),
  created: UnixSeconds,
  available_on: v.nullish(UnixSeconds, null),
  type: v.string(),
  reporting_category: text,
  /** The balance that it changes; absent in data from before Stripe told. */
  balance_type: text,
  description: text,
  exchange_rate: v.nullish(v.number(), null),
  fee_details: v.nullish(v.array(StripeFeeDetailSchema), []),
  source: idOr(StripeSourceSchema),
});
export type StripeBalanceTransaction = v.InferOutput<typeof StripeBalanceTransactionSchema>;

/** A payout (`po_…`). `balance_transaction` gives the payout's own fee where it is expanded. */
export const StripePayoutSchema = v.object({
  id: v.string(),
  amount: whole,
  currency: v.string(),
  status: v.string(),
  automatic: v.boolean(),
  method: text,
  type: text,
  created: UnixSeconds,
  arrival_date: UnixSeconds,
  description: text,
  statement_descriptor: text,
  failure_message: text,
  reconciliation_status: text,
  trace_id: v.nullish(v.object({ status: text, value: text }), null),
  payout_method: v.nullish(v.string(), null),
  original_payout: named,
  reversed_by: named,
  balance_transaction: idOr(
    v.object({
      id: v.string(),
      fee: v.nullish(whole, null),
      fee_details: v.nullish(v.array(StripeFeeDetailSchema), []),
    }),
  ),
  failure_balance_transaction: named,
});
export type StripePayout = v.InferOutput<typeof StripePayoutSchema>;

const funds = v.nullish(v.array(v.object({ amount: whole, currency: v.string() })), []);

/** `GET /v1/balance`. Movements name the balance that they belong to (`balance_type`): each has its own figures here. */
export const StripeBalanceSchema = v.object({
  available: funds,
  pending: funds,
  issuing: v.nullish(v.object({ available: funds }), null),
  refund_and_dispute_prefunding: v.nullish(v.object({ available: funds, pending: funds }), null),
  /** Told from 2026-03-25.preview on. */
  risk_reserved: v.nullish(v.object({ available: funds, pending: funds }), null),
});

/** `GET /v1/account`, for its name. */
export const StripeAccountSchema = v.object({
  id: v.string(),
  email: text,
  business_profile: v.nullish(v.object({ name: text }), null),
  settings: v.nullish(
    v.object({ dashboard: v.nullish(v.object({ display_name: text, timezone: text }), null) }),
    null,
  ),
});
export type StripeAccount = v.InferOutput<typeof StripeAccountSchema>;

/** Stripe sent something that can't be right; `message` names the object and says what, in words fit for a user. */
export class StripeDataError extends Error {
  override readonly name = 'StripeDataError';
}

/** Parses a wire object; throws `StripeDataError` naming the object, its id and the field. */
export function parseStripe<S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  raw: unknown,
  what: string,
): v.InferOutput<S> {
  const parsed = v.safeParse(schema, raw);
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  const id = v.safeParse(v.object({ id: v.string() }), raw);
  const where = v.getDotPath(issue) ?? 'value';
  const name = id.success ? `${what} ${id.output.id}` : '';
  throw new StripeDataError(
    name === ''
      ? `Stripe sent a ${what} in a shape that Tieout doesn't know: ${where}: ${issue.message}`
      : `Stripe sent ${name} in a shape that Tieout doesn't know: ${where}: ${issue.message}`,
  );
}

/** The id of a field that may be expanded; empty if it is null. */
export function idOf(value: string | { readonly id: string } | null): string {
  if (value === null) return '';
  return typeof value === 'string' ? value : value.id;
}

/** What a charge was paid with, as Stripe tells it. */
export function meansOfCharge(charge: Pick<StripeCharge, 'payment_method_details'> | null): Partial<Means> {
  const details = charge?.payment_method_details ?? null;
  if (details === null) return {};
  const card = v.safeParse(CardSchema, details[details.type]);
  return { method: details.type, ...(card.success ? card.output : {}) };
}

/**
 * Square's objects as its SDK gives them (camelCase), as far as Tieout reads them. Amounts are whole smallest units and may be
 * `bigint`; the official examples call the money's currency `currency_code`, the schema `currency`. Enums are open: Square adds
 * values at any time. Source: connect-api-specification, Square-Version 2026-09-16.
 */
import * as v from 'valibot';
import { parseWire } from '../providerData.ts';

const text = v.nullish(v.string(), '');

/** Whole smallest units; a `bigint` that a number can't hold is refused. */
const WholeSchema = v.pipe(
  v.union([v.bigint(), v.number()]),
  v.transform((value) => Number(value)),
  v.safeInteger('not a whole amount that can be exact'),
);

export const SquareMoneySchema = v.object({ amount: WholeSchema, currency: v.string() });
export type SquareMoney = v.InferOutput<typeof SquareMoneySchema>;
const money = v.nullish(SquareMoneySchema, null);

/** An RFC 3339 instant as unix seconds (rounded down). */
const InstantSchema = v.pipe(
  v.string(),
  v.isoTimestamp('not a time with its zone'),
  v.transform((value) => Math.floor(Date.parse(value) / 1000)),
  v.safeInteger('not a real time'),
);

export const SquarePayoutSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  status: text,
  locationId: text,
  createdAt: InstantSchema,
  amountMoney: SquareMoneySchema,
  destination: v.nullish(v.object({ type: text, id: text }), null),
  type: text,
  payoutFee: v.nullish(v.array(v.object({ amountMoney: money, type: text })), []),
  arrivalDate: text,
  endToEndId: text,
});
export type SquarePayout = v.InferOutput<typeof SquarePayoutSchema>;

/** What an entry's `type…Details` may name, whichever of the 25 it is. */
export const SquareDetailsSchema = v.object({
  paymentId: text,
  refundId: text,
  disputeId: text,
  payoutId: text,
  taxRateDescription: text,
});

/** An entry's own fields; its details are looked for among all of its keys (`detailsOf`). */
export const SquareEntrySchema = v.looseObject({
  id: v.pipe(v.string(), v.minLength(1)),
  effectiveAt: InstantSchema,
  type: text,
  grossAmountMoney: SquareMoneySchema,
  feeAmountMoney: money,
  netAmountMoney: SquareMoneySchema,
});
export type SquareEntry = v.InferOutput<typeof SquareEntrySchema>;

/** Of no shape of these is a payment refused. */
const card = v.fallback(
  v.nullish(
    v.object({
      entryMethod: text,
      card: v.nullish(v.object({ cardBrand: text, cardType: text, prepaidType: text }), null),
    }),
    null,
  ),
  null,
);

export const SquarePaymentSchema = v.object({
  id: v.string(),
  orderId: text,
  locationId: text,
  totalMoney: SquareMoneySchema,
  tipMoney: money,
  note: text,
  referenceId: text,
  receiptNumber: text,
  buyerEmailAddress: text,
  sourceType: text,
  cardDetails: card,
});
export type SquarePayment = v.InferOutput<typeof SquarePaymentSchema>;

const LineItemSchema = v.object({
  name: text,
  itemType: text,
  catalogObjectId: text,
  totalMoney: money,
  totalTaxMoney: money,
  totalDiscountMoney: money,
});

export const SquareOrderSchema = v.object({
  id: v.string(),
  referenceId: text,
  totalMoney: SquareMoneySchema,
  totalTaxMoney: money,
  totalTipMoney: money,
  lineItems: v.nullish(v.array(LineItemSchema), []),
  serviceCharges: v.nullish(v.array(v.object({ name: text, totalMoney: money, totalTaxMoney: money })), []),
});
export type SquareOrder = v.InferOutput<typeof SquareOrderSchema>;

/** Parses one of Square's objects; throws `ProviderDataError` naming it, its id and the field. */
export function parseSquare<S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  raw: unknown,
  what: string,
): v.InferOutput<S> {
  return parseWire(schema, raw, { provider: 'Square', what });
}

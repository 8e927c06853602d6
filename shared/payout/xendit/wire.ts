/**
 * Xendit's wire objects, as far as Tieout reads them (Balance & Transactions API 3.0.0). Amounts are in major units. Fields
 * that aren't read are dropped; new values of an enum pass as text: Xendit adds types at any time.
 */
import * as v from 'valibot';
import { MajorSchema, parseWire } from '../providerData.ts';

const text = v.nullish(v.string(), '');
const amount = v.nullish(MajorSchema, null);

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** 2200-01-01, unix seconds. */
const LAST = 7_258_118_400;

/** Three letters in upper case; an optional one is empty where none is named. */
const currency = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/, 'not a currency code'));

/** An ISO 8601 instant with its zone, as unix seconds (rounded down). */
const InstantSchema = v.pipe(
  v.string(),
  v.regex(ISO, 'not a time with its zone'),
  v.transform((value) => Math.floor(Date.parse(value) / 1000)),
  v.safeInteger('not a real time'),
  v.minValue(0, 'not a time of any business'),
  v.maxValue(LAST, 'not a time of any business'),
);

const FeeSchema = v.object({
  xendit_fee: amount,
  value_added_tax: amount,
  xendit_withholding_tax: amount,
  third_party_withholding_tax: amount,
  status: text,
});

/** A transaction (`txn_…`). `net_amount_currency` differs from `currency` where Xendit converted the money. */
export const XenditTransactionSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  product_id: text,
  type: v.string(),
  status: v.string(),
  channel_category: text,
  channel_code: text,
  reference_id: text,
  currency,
  amount: MajorSchema,
  net_amount: amount,
  net_amount_currency: v.nullish(v.union([v.literal(''), currency]), ''),
  cashflow: v.string(),
  settlement_status: text,
  estimated_settlement_time: v.nullish(InstantSchema, null),
  created: InstantSchema,
  updated: v.nullish(InstantSchema, null),
  fee: v.nullish(FeeSchema, null),
});
export type XenditTransaction = v.InferOutput<typeof XenditTransactionSchema>;

/** A page of `GET /transactions`; its rows are parsed one by one. */
export const XenditPageSchema = v.object({
  has_more: v.nullish(v.boolean(), false),
  data: v.array(v.unknown()),
});

/** `GET /balance`. */
export const XenditBalanceSchema = v.object({ balance: MajorSchema });

/** Parses one of Xendit's objects; throws `ProviderDataError` naming it, its id and the field. */
export function parseXendit<S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  raw: unknown,
  what: string,
): v.InferOutput<S> {
  return parseWire(schema, raw, { provider: 'Xendit', what });
}

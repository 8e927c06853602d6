/**
 * Alternative Payments' wire objects, as far as Tieout reads them (reference 1.1.0). Numbers come as text
 * (`parseExactJson`), amounts are in major units. The reference leaves open what a payout's transactions look like: they are
 * taken as payments with whatever else names the payment, its kind or its invoices.
 */
import * as v from 'valibot';
import { MajorSchema, parseWire } from '../providerData.ts';

const text = v.nullish(v.string(), '');
const amount = v.nullish(MajorSchema, null);
/** Three letters in upper case; empty where none is named. */
const currency = v.nullish(
  v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^([A-Z]{3})?$/, 'not a currency code')),
  '',
);
/** A field that may be an object in one place and a word in another; only the word is of use. */
const word = v.fallback(text, '');

const FeeSchema = v.object({
  amount,
  name: text,
  /** `late_payment`, `product`, `method`; of payments `FT_LATE_PAYMENT`, …, `FT_INTEREST`. */
  type: word,
  /** Told of payouts' fees only. */
  covered_by_customer: v.nullish(v.boolean(), null),
});
export type WireFee = v.InferOutput<typeof FeeSchema>;

const fees = v.nullish(v.array(FeeSchema), []);

/** `GET /payouts`, `GET /payouts/{id}`. `total` is what the bank gets. */
export const PayoutWireSchema = v.object({
  id: v.string(),
  arrival_date: text,
  created_at: v.string(),
  customer_id: text,
  status: text,
  total: MajorSchema,
  currency,
  fees,
  reference: word,
  trace_id: word,
  transaction_id: word,
  failure_reason: word,
});
export type WirePayout = v.InferOutput<typeof PayoutWireSchema>;

const InvoiceNameSchema = v.object({ id: text, invoice_number: text });

/** `GET /payouts/{id}/transactions`, `GET /payments`. */
export const TransactionWireSchema = v.object({
  id: v.string(),
  /** The payment, where the transaction has an id of its own. */
  payment_id: text,
  type: word,
  status: word,
  created_at: text,
  customer_id: text,
  payment_method: word,
  description: word,
  currency,
  invoice_id: text,
  invoice_number: text,
  invoices: v.fallback(v.nullish(v.array(InvoiceNameSchema), []), []),
  sub_total: amount,
  total: amount,
  amount,
  fees,
});
export type WireTransaction = v.InferOutput<typeof TransactionWireSchema>;

/** `GET /invoices`. */
export const InvoiceWireSchema = v.object({
  id: v.string(),
  invoice_number: text,
  currency,
  customer_id: text,
  status: word,
  total: amount,
});
export type WireInvoice = v.InferOutput<typeof InvoiceWireSchema>;

/** `GET /customers/{id}`. */
export const CustomerWireSchema = v.object({
  id: v.string(),
  name: text,
  company_name: text,
  email: text,
});

const cursors = {
  end_cursor: v.nullish(v.string(), null),
  has_next_page: v.nullish(v.boolean(), false),
};
/** The reference has the cursors beside the data, the guides have them in `pagination`; a bare list has no second page. */
const PageSchema = v.union([
  v.pipe(
    v.object({ data: v.array(v.unknown()), pagination: v.object(cursors) }),
    v.transform(({ data, pagination }) => ({ data, ...pagination })),
  ),
  v.object({ data: v.array(v.unknown()), ...cursors }),
  v.pipe(
    v.array(v.unknown()),
    v.transform((data) => ({ data, end_cursor: null, has_next_page: false })),
  ),
]);

/** A page of raw objects, and the cursor of the next; null at the end. */
export interface WirePage {
  readonly data: readonly unknown[];
  readonly next: string | null;
}

/** Reads either of the two wrappers. Throws `ProviderDataError` for anything else, and for a next page without its cursor. */
export function parsePage(raw: unknown, what: string): WirePage {
  const page = parseWire(PageSchema, raw, { provider: NAME, what: `page of ${what}` });
  if (!page.has_next_page) return { data: page.data, next: null };
  const next = parseWire(v.pipe(v.string(), v.minLength(1, 'a next page has no cursor')), page.end_cursor, {
    provider: NAME,
    what: `page of ${what}`,
  });
  return { data: page.data, next };
}

const NAME = 'Alternative Payments';

/** Parses one object; throws `ProviderDataError` naming it. */
export function parseAlternative<S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  raw: unknown,
  what: string,
): v.InferOutput<S> {
  return parseWire(schema, raw, { provider: NAME, what });
}

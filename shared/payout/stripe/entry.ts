/** Stripe balance transactions → entries. */
import { dateInZone } from '../../dates.ts';
import { type Currency, type Minor, minor, subtract, sumMinor } from '../../money.ts';
import { meansField } from '../means.ts';
import type { FeePart, PayoutEntry } from '../model.ts';
import { invoiceNumberOf } from './invoice.ts';
import { stripeKind } from './kind.ts';
import { stripeCurrency, stripeMinor } from './money.ts';
import { stripeParts } from './parts.ts';
import {
  type StripeBalanceTransaction,
  StripeBalanceTransactionSchema,
  type StripeCharge,
  StripeDataError,
  type StripeSource,
  idOf,
  meansOfCharge,
  parseStripe,
} from './wire.ts';

/** How a provider account counts its days. */
export interface EntryContext {
  /** IANA zone that turns instants into the dates that postings carry. */
  readonly timezone: string;
}

const FEE_KINDS: ReadonlyMap<string, FeePart['kind']> = new Map([
  ['stripe_fee', 'processing'],
  ['application_fee', 'application'],
  ['payment_method_passthrough_fee', 'passthrough'],
  ['tax', 'tax'],
  ['withheld_tax', 'withheldTax'],
]);

/**
 * Maps one balance transaction of Stripe's JSON; `source` and `source.charge` may be expanded or ids. `net = gross − fee`
 * and Σ fee parts = fee hold for every result. Throws `StripeDataError` for a shape that can't be read or sums that
 * contradict each other, `MoneyError` for an amount that can't be exact, `RangeError` for an unknown time zone.
 */
export function mapStripeEntry(raw: unknown, context: EntryContext): PayoutEntry {
  const row = parseStripe(StripeBalanceTransactionSchema, raw, 'balance transaction');
  if (row.amount - row.fee !== row.net) {
    throw new StripeDataError(
      `Stripe sent balance transaction ${row.id} whose net ${row.net} isn't its amount ${row.amount} less its fee ${row.fee}`,
    );
  }
  const currency = stripeCurrency(row.currency);
  const gross = stripeMinor(row.amount, currency);
  const fee = stripeMinor(row.fee, currency);
  return {
    id: row.id,
    kind: stripeKind(row.reporting_category, row.type, row.amount),
    rawType: `${row.reporting_category}/${row.type}`,
    created: row.created,
    date: dateInZone(row.created, context.timezone),
    ...(row.available_on === null ? {} : { availableAt: row.available_on }),
    currency,
    gross,
    fee,
    net: subtract(gross, fee),
    feeParts: feeParts(row, fee, currency),
    ...partsOf(row, gross),
    ...aboutSource(row),
    presentment: presentment(row, currency, gross),
    ...(row.balance_type === 'risk_reserved' ? { inReserve: true as const } : {}),
  };
}

/** Stripe's own split of the fee; what it leaves unexplained becomes one part `other`, so that the parts always sum. */
function feeParts(row: StripeBalanceTransaction, fee: Minor, currency: Currency): FeePart[] {
  const parts = row.fee_details.map((detail): FeePart => ({
    kind: FEE_KINDS.get(detail.type) ?? 'other',
    amount: stripeMinor(detail.amount, currency),
    description: detail.description === '' ? detail.type : detail.description,
  }));
  const rest = subtract(fee, sumMinor(parts.map((part) => part.amount)));
  return rest === 0 ? parts : [...parts, { kind: 'other', amount: rest, description: '' }];
}

function partsOf({ source }: StripeBalanceTransaction, gross: Minor): Pick<PayoutEntry, 'saleParts'> {
  const saleParts = stripeParts(typeof source === 'string' ? null : source, gross);
  return saleParts === undefined ? {} : { saleParts };
}

type About = Pick<
  PayoutEntry,
  'sourceId' | 'chargeId' | 'invoiceNumber' | 'customerName' | 'customerEmail' | 'description' | 'means'
>;

function aboutSource(row: StripeBalanceTransaction): About {
  const source = row.source !== null && typeof row.source !== 'string' ? row.source : null;
  const charge = chargeOf(source);
  const sourceId = idOf(row.source);
  const described = { metadata: {}, description: row.description };
  return {
    sourceId,
    chargeId: chargeIdOf(sourceId, source),
    invoiceNumber: invoiceNumberOf([source, charge, described].filter((object) => object !== null)),
    customerName: charge?.billing_details.name ?? '',
    customerEmail: charge?.billing_details.email || charge?.receipt_email || '',
    description: row.description || source?.description || charge?.description || ofConnected(source),
    ...meansField(meansOfCharge(charge)),
  };
}

/** Whose money it is, where a movement between a platform and a connected account has no words of its own. */
function ofConnected(source: StripeSource | null): string {
  if (source === null) return '';
  const [payer, receiver] = [idOf(source.account), idOf(source.destination)];
  if (source.object === 'application_fee' && payer !== '') return `Application fee from ${payer}`;
  return source.object === 'transfer' && receiver !== '' ? `Transfer to ${receiver}` : '';
}

const IS_CHARGE = /^(?:ch|py)_/;

/** The charge in full where Stripe sent it: the source itself, or the charge that a refund or dispute is about. */
function chargeOf(source: StripeSource | null): StripeCharge | null {
  if (source === null) return null;
  if (source.object === 'charge' || IS_CHARGE.test(source.id)) return source;
  return source.charge !== null && typeof source.charge !== 'string' ? source.charge : null;
}

function chargeIdOf(sourceId: string, source: StripeSource | null): string {
  if (IS_CHARGE.test(sourceId) || source?.object === 'charge') return sourceId;
  return idOf(source?.charge ?? source?.source_transaction ?? null);
}

/** The amount that the customer saw, signed like the movement; null unless Stripe converted it. */
function presentment(
  row: StripeBalanceTransaction,
  currency: Currency,
  gross: Minor,
): PayoutEntry['presentment'] {
  if (row.exchange_rate === null || row.source === null || typeof row.source === 'string') return null;
  const { amount, currency: wire } = row.source;
  const paid = stripeCurrency(wire);
  if (amount === null || !/^[A-Z]{3}$/.test(paid) || paid === currency) return null;
  const size = Math.abs(stripeMinor(amount, paid));
  return { currency: paid, amount: minor(gross < 0 ? -size : size), rate: plainDecimal(row.exchange_rate) };
}

/** Decimal text without an exponent: `1e-7` is `0.0000001`. */
function plainDecimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '') : text;
}

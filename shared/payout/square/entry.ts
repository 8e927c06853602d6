/** Square's payout entries → entries. */
import * as v from 'valibot';
import { dateInZone } from '../../dates.ts';
import { type Currency, type Minor, MoneyError, ZERO, minor, subtract } from '../../money.ts';
import { type Means, meansField } from '../means.ts';
import type { FeePart, PayoutEntry } from '../model.ts';
import { ProviderDataError } from '../providerData.ts';
import { invoiceNumberOf } from '../stripe/invoice.ts';
import type { EntryContext } from '../stripe/entry.ts';
import { squareKind } from './kind.ts';
import { type SquareOfSale, salePartsOf } from './saleParts.ts';
import {
  SquareDetailsSchema,
  type SquareEntry,
  SquareEntrySchema,
  type SquareMoney,
  type SquarePayment,
  parseSquare,
} from './wire.ts';

/** What else is known of entries: the sales behind them, by payment id. */
export interface SquareContext extends EntryContext {
  readonly sales: ReadonlyMap<string, SquareOfSale>;
  /** Name of the payout's location: that of what names no payment, such as a fee of its own. */
  readonly location?: string | undefined;
}

/** Whole smallest units of Square's as ours: Square's are ISO 4217's, as ours are. Throws `MoneyError`. */
export function squareMinor({ amount, currency }: SquareMoney, expected: Currency): Minor {
  if (currency !== expected) throw new MoneyError(`${currency} where ${expected} was expected`);
  return minor(amount);
}

/** The details of an entry: of whichever type it is, they name the payment, refund, dispute or payout behind it. */
function detailsOf(row: SquareEntry): v.InferOutput<typeof SquareDetailsSchema> {
  for (const [key, value] of Object.entries(row)) {
    if (!/^type\w*details$/i.test(key)) continue;
    const parsed = v.safeParse(SquareDetailsSchema, value);
    if (parsed.success) return parsed.output;
  }
  return { paymentId: '', refundId: '', disputeId: '', payoutId: '', taxRateDescription: '' };
}

/** The payment that a raw entry names (empty if none), and when it moved the balance (unix seconds). Throws `ProviderDataError`. */
export function paymentOfEntry(raw: unknown): { readonly paymentId: string; readonly at: number } {
  const row = parseSquare(SquareEntrySchema, raw, 'payout entry');
  return { paymentId: detailsOf(row).paymentId, at: row.effectiveAt };
}

/**
 * Maps one entry. Its fee is positive where Square keeps it and negative where a refund gives it back; `net = gross − fee` and
 * Σ fee parts = fee hold. Throws `ProviderDataError` for a shape or sums that can't be, `MoneyError` for an amount that can't be
 * exact, `RangeError` for an unknown time zone.
 */
export function mapSquareEntry(raw: unknown, context: SquareContext): PayoutEntry {
  const row = parseSquare(SquareEntrySchema, raw, 'payout entry');
  const { currency } = row.netAmountMoney;
  const gross = squareMinor(row.grossAmountMoney, currency);
  const fee = row.feeAmountMoney === null ? ZERO : squareMinor(row.feeAmountMoney, currency);
  const net = squareMinor(row.netAmountMoney, currency);
  if (subtract(gross, fee) !== net) {
    throw new ProviderDataError(
      `Square sent payout entry ${row.id} whose net ${net} isn't its gross ${gross} less its fee ${fee}`,
    );
  }
  return {
    id: row.id,
    kind: squareKind(row.type, gross),
    rawType: row.type,
    created: row.effectiveAt,
    date: dateInZone(row.effectiveAt, context.timezone),
    currency,
    gross,
    fee,
    net,
    feeParts: feePartsOf(fee),
    ...about(row, gross, context),
    presentment: null,
  };
}

function feePartsOf(fee: Minor): FeePart[] {
  return fee === 0 ? [] : [{ kind: 'processing', amount: fee, description: '' }];
}

function about(row: SquareEntry, gross: Minor, { sales, location = '' }: SquareContext) {
  const details = detailsOf(row);
  const sale = sales.get(details.paymentId);
  const payment = sale?.payment;
  const parts = sale && ['CHARGE', 'REFUND'].includes(row.type) ? salePartsOf(sale, gross) : [];
  const place = sale?.location || location;
  return {
    ...(place === '' ? {} : { location: place }),
    ...(parts.length > 0 ? { saleParts: [...parts] } : {}),
    sourceId: details.refundId || details.disputeId || details.payoutId || details.paymentId,
    chargeId: details.paymentId,
    invoiceNumber: invoiceNumberOf([
      { metadata: {}, description: payment?.referenceId ?? '' },
      { metadata: {}, description: payment?.note ?? '' },
      { metadata: {}, description: sale?.order?.referenceId ?? '' },
    ]),
    customerName: '',
    customerEmail: payment?.buyerEmailAddress ?? '',
    description: payment?.note || details.taxRateDescription || payment?.receiptNumber || '',
    ...meansField(meansOf(payment)),
  };
}

/** Square's words; a card of unknown brand or type is told as such and counts as not told. */
function meansOf(payment: SquarePayment | undefined): Partial<Means> {
  if (payment === undefined) return {};
  const { sourceType, cardDetails } = payment;
  const told = (value: string | undefined) => (value?.startsWith('UNKNOWN') === true ? '' : value) ?? '';
  const card = cardDetails?.card;
  return {
    method: sourceType,
    brand: told(card?.cardBrand).replace('AMERICAN_EXPRESS', 'amex'),
    funding: card?.prepaidType === 'PREPAID' ? 'prepaid' : told(card?.cardType),
    reading: told(cardDetails?.entryMethod),
  };
}

/** What Xendit keeps of a transaction, split; and what the transaction leaves in the balance. */
import { type Currency, type Minor, ZERO, minor, negate, subtract, sumMinor } from '../../money.ts';
import type { FeePart } from '../model.ts';
import { ProviderDataError, majorToMinor } from '../providerData.ts';
import type { XenditTransaction } from './wire.ts';

/** `net = gross − fee`, `Σ parts = fee`. Signed as the balance changes, in `currency`. */
export interface XenditAmounts {
  readonly currency: Currency;
  readonly gross: Minor;
  readonly fee: Minor;
  readonly net: Minor;
  readonly parts: FeePart[];
  /** The net isn't the amount with the fees that are named: what it is made of isn't known. */
  readonly unsure: boolean;
  /** What was paid before Xendit converted it; null unless it did. */
  readonly presentment: { readonly currency: Currency; readonly amount: Minor } | null;
}

/** Fees that aren't taken from the balance with the transaction: not due yet, billed by the month, or given back. */
const NOT_TAKEN = new Set(['PENDING', 'CANCELED', 'REVERSED']);

/**
 * The amounts of a transaction. `net_amount` has the last word on what the balance gets: fees that it doesn't contain (billed
 * by the month, not due yet) aren't the entry's, and what the named parts leave unexplained becomes a part `other`. Throws
 * `MoneyError` for an amount that can't be exact, `ProviderDataError` for money that moves neither in nor out.
 */
export function xenditAmounts(row: XenditTransaction): XenditAmounts {
  if (row.cashflow !== 'MONEY_IN' && row.cashflow !== 'MONEY_OUT') {
    throw new ProviderDataError(`Xendit sent transaction ${row.id} that moves money neither in nor out.`);
  }
  const isIn = row.cashflow === 'MONEY_IN';
  const size = majorToMinor(row.amount, row.currency);
  if (size < 0) throw new ProviderDataError(`Xendit sent transaction ${row.id} with an amount below zero.`);
  const signed = isIn ? size : negate(size);
  const netCurrency = row.net_amount_currency || row.currency;
  if (netCurrency !== row.currency) return converted(row, netCurrency, signed);
  const named = partsOf(row);
  const fee = isIn ? feeOfMoneyIn(row, size, named) : feeOfMoneyOut(row, size, named);
  const parts = partsFor(fee, named);
  return {
    currency: row.currency,
    gross: signed,
    fee,
    net: subtract(signed, fee),
    parts,
    unsure: !isIn && parts.some(({ kind }) => kind === 'other'),
    presentment: null,
  };
}

/** Fees in the currency paid can't be split from a net in another: the net is all that the balance knows. */
function converted(row: XenditTransaction, currency: Currency, paid: Minor): XenditAmounts {
  if (row.net_amount === null) {
    throw new ProviderDataError(
      `Xendit sent transaction ${row.id} converted to ${currency} without its net.`,
    );
  }
  const size = majorToMinor(row.net_amount, currency);
  const net = minor(paid < 0 ? -Math.abs(size) : size);
  return {
    currency,
    gross: net,
    fee: ZERO,
    net,
    parts: [],
    unsure: false,
    presentment: { currency: row.currency, amount: paid },
  };
}

function feeOfMoneyIn(row: XenditTransaction, size: Minor, named: readonly FeePart[]): Minor {
  if (row.net_amount !== null) return subtract(size, majorToMinor(row.net_amount, row.currency));
  return NOT_TAKEN.has(row.fee?.status ?? '') ? ZERO : totalOf(named);
}

/** The reference doesn't say whether the net of money out has the fee on top or taken off: the fee is on top in any case. */
function feeOfMoneyOut(row: XenditTransaction, size: Minor, named: readonly FeePart[]): Minor {
  const total = totalOf(named);
  if (row.net_amount === null) return NOT_TAKEN.has(row.fee?.status ?? '') ? ZERO : total;
  const net = Math.abs(majorToMinor(row.net_amount, row.currency));
  const fee = minor(Math.abs(net - size));
  // Unless it is what the fees come to, the net has the last word.
  return subsetsOf(named).some((parts) => totalOf(parts) === fee) ? fee : minor(net - size);
}

function totalOf(parts: readonly FeePart[]): Minor {
  return sumMinor(parts.map(({ amount }) => amount));
}

function partsOf(row: XenditTransaction): FeePart[] {
  const { fee, currency } = row;
  if (fee === null) return [];
  const part = (kind: FeePart['kind'], description: string, value: typeof fee.xendit_fee): FeePart => ({
    kind,
    description,
    amount: value === null ? ZERO : majorToMinor(value, currency),
  });
  return [
    part('processing', 'Xendit fee', fee.xendit_fee),
    part('tax', 'VAT', fee.value_added_tax),
    part('withheldTax', 'Tax withheld by Xendit', fee.xendit_withholding_tax),
    part('withheldTax', 'Tax withheld by a third party', fee.third_party_withholding_tax),
  ].filter(({ amount }) => amount !== 0);
}

/** The named parts that make up the fee: all of them, or those without the taxes withheld; else all with the rest as `other`. */
function partsFor(fee: Minor, named: readonly FeePart[]): FeePart[] {
  if (fee === 0) return [];
  const fitting = subsetsOf(named).find((parts) => totalOf(parts) === fee);
  if (fitting !== undefined) return [...fitting];
  const rest = subtract(fee, totalOf(named));
  return [...named, { kind: 'other', amount: rest, description: '' }];
}

/** The readings that occur: everything; no tax withheld; withheld tax that Xendit adds back to what is paid out. */
function subsetsOf(named: readonly FeePart[]): (readonly FeePart[])[] {
  const charged = named.filter(({ kind }) => kind !== 'withheldTax');
  const addedBack = named.map((part) =>
    part.kind === 'withheldTax' ? { ...part, amount: negate(part.amount) } : part,
  );
  return [named, charged, addedBack];
}

/** Rows of an Alternative Payments payout → entries. */
import { dateInZone } from '../../dates.ts';
import {
  type Currency,
  type Minor,
  minor,
  negate,
  subtract,
  sumMinor,
  toMajorText,
  ZERO,
} from '../../money.ts';
import { compareText } from '../../order.ts';
import { INWARD, OUTWARD, type RowKind, alternativeKind } from './kind.ts';
import type { WireFee, WireTransaction } from './wire.ts';
import type { EntryKind, FeePart, PayoutEntry } from '../model.ts';
import { meansField } from '../means.ts';
import { instantOf, majorToMinor } from '../providerData.ts';

export interface AlternativeContext {
  readonly connectionId: string;
  /** IANA zone that gives instants their dates. */
  readonly timezone: string;
  /** The account's currency: where neither payment nor invoice names one. */
  readonly currency: Currency;
  /** Invoices by the payment that pays them, found by `?invoice_id=`. */
  readonly invoices: ReadonlyMap<string, readonly { readonly number: string; readonly currency: string }[]>;
  readonly customers: ReadonlyMap<string, { readonly name: string; readonly email: string }>;
}

/** How the rows of one payout are read; the one that sums to its total is right. */
export interface Reading {
  /** Rows in doubt (`RowKind.orElse`) are returns, not payments. */
  readonly returned: boolean;
  /** Fees told with the rows count. */
  readonly rowFees: boolean;
}

/** The payment behind a row. */
export function paymentIdOf(row: Pick<WireTransaction, 'id' | 'payment_id'>): string {
  return row.payment_id || row.id;
}

/** The kind of a row, before its payout's total has spoken. */
export function kindOf(row: WireTransaction): RowKind {
  const { kind, orElse } = alternativeKind(row.type, row.status, row.payment_method);
  // What is negative on the wire is no payment.
  if (kind === 'charge' && Number(baseOf(row)) < 0) return { kind: orElse ?? 'refund', orElse: null };
  return { kind, orElse };
}

/** The row's currency: its own, its invoices', the account's. */
export function currencyOf(row: WireTransaction, context: AlternativeContext): Currency {
  const named =
    row.currency || context.invoices.get(paymentIdOf(row))?.find((each) => each.currency !== '')?.currency;
  return named ?? context.currency;
}

/**
 * Maps a row. Gross is what the customer owed (`sub_total`): a fee that the customer paid on top goes to the provider and
 * never through the balance, so it is told in words only. `createdAt` stands in for a row without a time of its own.
 * Throws `MoneyError` or `ProviderDataError`.
 */
export function mapAlternativeRow(
  row: WireTransaction,
  reading: Reading,
  createdAt: number,
  context: AlternativeContext,
): PayoutEntry {
  const currency = currencyOf(row, context);
  const doubt = kindOf(row);
  const kind = reading.returned ? (doubt.orElse ?? doubt.kind) : doubt.kind;
  const gross = signed(kind, majorToMinor(baseOf(row), currency));
  const { parts, covered } = feesOf(row, currency);
  const feeParts = reading.rowFees ? parts : [];
  const fee = sumMinor(feeParts.map((part) => part.amount));
  const created = row.created_at === '' ? createdAt : instantOf(row.created_at);
  return {
    id: kind === 'charge' ? row.id : `${row.id}:${kind}`,
    kind,
    rawType: [row.type || 'payment', row.status].filter((word) => word !== '').join('/'),
    created,
    date: dateInZone(created, context.timezone),
    currency,
    gross,
    fee,
    net: subtract(gross, fee),
    feeParts,
    sourceId: row.id,
    chargeId: paymentIdOf(row),
    ...namesOf(row, context),
    description: wordsOf(row, covered, currency),
    ...meansField({ method: row.payment_method }),
    presentment: null,
  };
}

function namesOf(row: WireTransaction, { invoices, customers }: AlternativeContext) {
  const found = invoices.get(paymentIdOf(row)) ?? [];
  const told = [row.invoice_number, ...row.invoices.map((each) => each.invoice_number)];
  const numbers = [...told, ...found.map((each) => each.number)].filter((number) => number !== '');
  const customer = customers.get(row.customer_id);
  return {
    invoiceNumber: [...new Set(numbers)].toSorted(compareText).join(', '),
    // Invoices made at the provider never reach Xero; their payments are deposits that stand alone there too.
    ...(numbers.length === 0 ? {} : { ownInvoice: true }),
    customerName: customer?.name ?? '',
    customerEmail: customer?.email ?? '',
  };
}

function wordsOf(row: WireTransaction, covered: Minor, currency: Currency): string {
  const fee = covered === 0 ? '' : `fee of ${toMajorText(covered, currency)} paid by the customer`;
  return [row.description, row.payment_method, fee].filter((words) => words !== '').join(', ');
}

function signed(kind: EntryKind, amount: Minor): Minor {
  const size = minor(Math.abs(amount));
  if (OUTWARD.has(kind)) return negate(size);
  return INWARD.has(kind) ? size : amount;
}

function baseOf(row: WireTransaction) {
  return row.sub_total ?? row.amount ?? row.total ?? '0';
}

/** Fees that the balance pays, and the sum of those that the customer paid on top. */
export function feesOf(
  row: Pick<WireTransaction, 'fees' | 'sub_total' | 'amount' | 'total'>,
  currency: Currency,
): { readonly parts: FeePart[]; readonly covered: Minor } {
  const told = row.fees.map((fee) => ({ part: feePart(fee, currency), covered: fee.covered_by_customer }));
  const sum = (fees: typeof told) => sumMinor(fees.map(({ part }) => part.amount));
  const plain = told.filter(({ covered }) => covered === null);
  const flagged = sum(told.filter(({ covered }) => covered === true));
  const own = told.filter(({ covered }) => covered === false).map(({ part }) => part);
  // Without the flag: what the customer paid beyond what was owed is a fee that the customer covered.
  const base = row.sub_total ?? row.amount ?? row.total ?? '0';
  const beyond = subtract(majorToMinor(row.total ?? base, currency), majorToMinor(base, currency));
  const covered = minor(Math.min(Math.max(beyond - flagged, 0), Math.max(sum(plain), 0)));
  const rest =
    covered === 0
      ? plain.map(({ part }) => part)
      : lessened(
          plain.map(({ part }) => part),
          covered,
        );
  return {
    parts: [...own, ...rest].filter((part) => part.amount !== 0),
    covered: sumMinor([flagged, covered]),
  };
}

/** The parts without what was covered of them: whole parts first, so that what is left keeps its own amount where it can. */
function lessened(parts: readonly FeePart[], covered: Minor): FeePart[] {
  const whole = parts.find((part) => part.amount === covered);
  if (whole) return parts.filter((part) => part !== whole);
  let left: number = covered;
  return parts.map((part) => {
    const taken = Math.min(Math.max(part.amount, 0), left);
    left -= taken;
    return { ...part, amount: minor(part.amount - taken) };
  });
}

/** One fee; a tax on it is told by its name only. */
export function feePart(fee: WireFee, currency: Currency): FeePart {
  const type = fee.type.toLowerCase().replace(/^ft_/, '');
  const isTax = /\b(tax|gst|hst|vat)\b/i.test(fee.name);
  return {
    kind: isTax ? 'tax' : type === 'method' ? 'processing' : 'other',
    amount: fee.amount === null ? ZERO : majorToMinor(fee.amount, currency),
    description: fee.name || type,
  };
}

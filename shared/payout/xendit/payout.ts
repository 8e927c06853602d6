/** Xendit's withdrawals, and payments of its switcher model, → payouts. */
import { type PlainDate, addDays, dateInZone, weekday } from '../../dates.ts';
import { type Currency, type Minor, ZERO, negate } from '../../money.ts';
import { type Payout, type PayoutStatus, payoutKey } from '../model.ts';
import { majorToMinor } from '../providerData.ts';
import type { PayoutContext } from '../stripe/payout.ts';
import { XENDIT_SUFFIX, isSwitched, mapXenditTransaction, parseXenditTransaction } from './entry.ts';
import { xenditAmounts } from './fee.ts';
import { type XenditTransaction, XenditBalanceSchema, parseXendit } from './wire.ts';

const STATUSES: ReadonlyMap<string, PayoutStatus> = new Map([
  ['PENDING', 'pending'],
  ['SUCCESS', 'paid'],
  ['FAILED', 'failed'],
  ['VOIDED', 'canceled'],
  // It left, and came back.
  ['REVERSED', 'failed'],
]);

/** Statuses in which a withdrawal's money has left the balance, for a while at least. */
const LEFT = new Set(['SUCCESS', 'REVERSED']);

/**
 * A transaction as a payout: a withdrawal, whose make-up Xendit doesn't tell, or a payment of the switcher model, which is a
 * payout of one entry (it goes from the customer straight to the merchant's bank). Null for any other transaction. Whether
 * a withdrawal was automatic isn't told: taken as not. `balanceAfter` is what `/balance` says for `askAt`, where it was asked.
 * Throws as `mapXenditTransaction` does.
 */
export function mapXenditPayout(
  raw: unknown,
  context: PayoutContext,
  balanceAfter: Minor | null = null,
): Payout | null {
  const row = parseXenditTransaction(raw);
  if (row.type === 'WITHDRAWAL' && row.cashflow === 'MONEY_OUT')
    return withdrawal(row, context, balanceAfter);
  return isSwitched(row) ? straight(raw, row, context) : null;
}

/**
 * The instant, unix seconds with a fraction, at which the balance shows what a withdrawal left: the end of its second, before
 * the next one begins. Null if it never left.
 */
export function askAt(raw: unknown): { readonly at: number; readonly currency: Currency } | null {
  const row = parseXenditTransaction(raw);
  if (row.type !== 'WITHDRAWAL' || !LEFT.has(row.status)) return null;
  return { at: row.created + 0.999, currency: row.net_amount_currency || row.currency };
}

function withdrawal(row: XenditTransaction, context: PayoutContext, balanceAfter: Minor | null): Payout {
  const { currency, gross, fee, parts } = xenditAmounts(row);
  const tax = parts.filter(({ kind }) => kind === 'tax').map(({ amount }) => amount)[0];
  const status = STATUSES.get(row.status) ?? 'unknown';
  const failed = status === 'failed';
  const message = `Xendit says: ${row.status.toLowerCase()}.`;
  return {
    ...plain(row, context),
    currency,
    amount: negate(gross),
    status,
    ownFee: fee,
    ...(tax === undefined ? {} : { ownFeeTax: tax }),
    ...(balanceAfter === null ? {} : { balanceAfter }),
    failureMessage: failed ? message : '',
    balanceEntryId: LEFT.has(row.status) ? row.id : '',
    failureEntryId: row.status === 'REVERSED' ? row.id + XENDIT_SUFFIX.reversal : '',
    composition: status === 'pending' ? 'pending' : 'untold',
    entries: [],
  };
}

function straight(raw: unknown, row: XenditTransaction, context: PayoutContext): Payout {
  const { currency, gross } = xenditAmounts(row);
  return {
    ...plain(row, context),
    currency,
    amount: gross,
    status: 'paid',
    automatic: true,
    ownFee: ZERO,
    failureMessage: '',
    balanceEntryId: row.id + XENDIT_SUFFIX.payout,
    failureEntryId: '',
    composition: 'known',
    entries: mapXenditTransaction(raw, context).filter(({ id }) => id === row.id),
  };
}

function plain(row: XenditTransaction, { connectionId, timezone }: PayoutContext) {
  const createdDate = dateInZone(row.created, timezone);
  return {
    key: payoutKey(connectionId, row.id),
    id: row.id,
    connectionId,
    provider: 'xendit',
    automatic: false,
    method: 'standard',
    created: row.created,
    createdDate,
    arrivalDate: bankDay(createdDate),
    destination: 'bank',
    descriptor: '',
    traceId: row.product_id,
    description: row.reference_id,
    originalPayoutId: '',
    reversedById: '',
  } as const;
}

/** Withdrawals reach the bank the same day, on weekends the Monday after. */
function bankDay(date: PlainDate): PlainDate {
  const day = weekday(date);
  if (day === 6) return addDays(date, 2);
  return day === 0 ? addDays(date, 1) : date;
}

/** `GET /balance`: minor units of `currency`. Throws `ProviderDataError`, `MoneyError` where a digit would be lost. */
export function mapXenditBalance(raw: unknown, currency: Currency): Minor {
  return majorToMinor(parseXendit(XenditBalanceSchema, raw, 'balance').balance, currency);
}

/** A transaction as Xendit shows it at a moment of its life. */
import { minor, toMajorNumber } from '../../../shared/money.ts';
import { type XenditSeedTransaction, chargedFee } from './model.ts';

export type Wire = Readonly<Record<string, unknown>>;

export function isoOf(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString();
}

/** The last change that has happened by `now`. */
export function updatedOf(one: XenditSeedTransaction, now: number): number {
  const changes = [one.settledAt, one.failedAt, one.voidedAt, one.reversedAt];
  return Math.max(one.created, ...changes.filter((at) => at !== null && at <= now).map(Number));
}

function happened(at: number | null, now: number): boolean {
  return at !== null && at <= now;
}

/** Xendit's `status`. */
export function statusOf(one: XenditSeedTransaction, now: number): string {
  if (happened(one.reversedAt, now)) return 'REVERSED';
  if (happened(one.failedAt, now)) return 'FAILED';
  if (happened(one.voidedAt, now)) return 'VOIDED';
  if (one.cashflow === 'MONEY_OUT' && !happened(one.settledAt, now)) return 'PENDING';
  return 'SUCCESS';
}

function settlementOf(one: XenditSeedTransaction, now: number): string | null {
  const { cashflow, expectedAt, settledAt } = one;
  if (cashflow === 'MONEY_OUT' || expectedAt === null) return null;
  if (!happened(settledAt, now)) return 'PENDING';
  return (settledAt ?? 0) < expectedAt ? 'EARLY_SETTLED' : 'SETTLED';
}

function feeStatusOf(one: XenditSeedTransaction, now: number): string {
  if (one.fee + one.vat + one.withheld === 0) return 'NOT_APPLICABLE';
  if (happened(one.reversedAt, now)) return 'REVERSED';
  return one.billedMonthly || !happened(one.settledAt, now) ? 'PENDING' : 'COMPLETED';
}

/** The object as it is at `now` (unix seconds). */
export function wireOf(one: XenditSeedTransaction, businessId: string, now: number): Wire {
  const major = (value: number) => toMajorNumber(minor(value), one.currency);
  const isIn = one.cashflow === 'MONEY_IN';
  const net = isIn ? one.amount - chargedFee(one) : one.amount + chargedFee(one);
  return {
    id: one.id,
    product_id: one.productId,
    type: one.type,
    status: statusOf(one, now),
    channel_category: one.channelCategory,
    channel_code: one.channelCode,
    reference_id: one.referenceId,
    account_identifier: null,
    currency: one.currency,
    amount: major(one.amount),
    net_amount: major(net),
    net_amount_currency: one.currency,
    cashflow: one.cashflow,
    settlement_status: settlementOf(one, now),
    estimated_settlement_time: isoOf(isIn ? one.expectedAt : null),
    business_id: businessId,
    created: isoOf(one.created),
    updated: isoOf(updatedOf(one, now)),
    fee: {
      xendit_fee: major(one.fee),
      value_added_tax: major(one.vat),
      xendit_withholding_tax: major(one.withheld),
      third_party_withholding_tax: 0,
      status: feeStatusOf(one, now),
    },
  };
}

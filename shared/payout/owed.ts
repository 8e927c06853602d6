/** What payouts should leave on the bank account: the figure that a match by hand is held against. */
import { type Minor, sumMinor, ZERO } from '../money.ts';
import type { Payout } from './model.ts';

/**
 * Minor units, as the bank account changes. A failed payout leaves nothing: its credit, where the bank shows one, and its
 * return cancel. A cancelled one never left.
 */
export function owedAtBank({ status, amount }: Pick<Payout, 'status' | 'amount'>): Minor {
  return status === 'failed' || status === 'canceled' ? ZERO : amount;
}

/** The sum of `owedAtBank` over payouts of one currency. */
export function owedByAll(payouts: readonly Pick<Payout, 'status' | 'amount'>[]): Minor {
  return sumMinor(payouts.map(owedAtBank));
}

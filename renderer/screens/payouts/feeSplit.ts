/** A payout's make-up as the few bars that people read: gross, fees, tax on fees, refunds, disputes, the rest, net. */
import { type Minor, ZERO, minor, negate, subtract, sumMinor } from '../../../shared/money.ts';
import type { EntryKind, Payout, PayoutEntry } from '../../../shared/payout/model.ts';

export const barKinds = [
  'gross',
  'fees',
  'taxOnFees',
  'refunds',
  'disputes',
  'reserves',
  'returned',
  'adjustments',
  'unknown',
  'residual',
] as const;
export type BarKind = (typeof barKinds)[number];

export interface SplitBar {
  readonly kind: BarKind;
  /** As it changes the payout: fees and refunds are negative. Minor units of the payout's currency. */
  readonly amount: Minor;
  /** How many entries are in it. */
  readonly count: number;
}

export interface FeeSplit {
  /** In order; only kinds that occur. Their amounts sum to `net`. */
  readonly bars: readonly SplitBar[];
  readonly net: Minor;
}

const kindOf: Readonly<Partial<Record<EntryKind, BarKind>>> = {
  charge: 'gross',
  refund: 'refunds',
  refundFailure: 'refunds',
  chargeFailure: 'refunds',
  partialCaptureReversal: 'refunds',
  dispute: 'disputes',
  disputeReversal: 'disputes',
  fee: 'fees',
  networkCost: 'fees',
  tax: 'taxOnFees',
  reserveHold: 'reserves',
  reserveRelease: 'reserves',
  minimumBalanceHold: 'reserves',
  minimumBalanceRelease: 'reserves',
  payoutReversal: 'returned',
  unknown: 'unknown',
};

/** Splits one or several payouts of one currency. The bars always sum to the net: what isn't explained is a bar of its own. */
export function feeSplit(payouts: readonly Payout[]): FeeSplit {
  const sums = new Map<BarKind, { amount: number; count: number }>();
  const add = (kind: BarKind, amount: number, count: number) => {
    const sum = sums.get(kind) ?? { amount: 0, count: 0 };
    sums.set(kind, { amount: sum.amount + amount, count: sum.count + count });
  };
  for (const payout of payouts) {
    for (const entry of payout.entries) addEntry(entry, add);
    if (payout.ownFee !== 0) add('fees', negate(payout.ownFee), 1);
  }
  const net = sumMinor(payouts.map((payout) => payout.amount));
  const explained = sumMinor([...sums.values()].map((sum) => minor(sum.amount)));
  const rest = subtract(net, explained);
  if (rest !== 0) add('residual', rest, 0);
  const bars = barKinds.flatMap((kind) => {
    const sum = sums.get(kind);
    return sum === undefined || (sum.amount === 0 && sum.count === 0)
      ? []
      : [{ kind, amount: minor(sum.amount), count: sum.count }];
  });
  return { bars, net };
}

function addEntry(entry: PayoutEntry, add: (kind: BarKind, amount: number, count: number) => void): void {
  add(kindOf[entry.kind] ?? 'adjustments', entry.gross, 1);
  if (entry.fee === 0) return;
  const tax = taxOf(entry);
  add('fees', negate(subtract(entry.fee, tax)), 0);
  if (tax !== 0) add('taxOnFees', negate(tax), 0);
}

/** Tax inside an entry's fee, minor units. */
export function taxOf(entry: Pick<PayoutEntry, 'feeParts'>): Minor {
  const taxes = entry.feeParts.filter((part) => part.kind === 'tax').map((part) => part.amount);
  return taxes.length === 0 ? ZERO : sumMinor(taxes);
}

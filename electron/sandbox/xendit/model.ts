/** What the demo company's Xendit starts from: its story, of which the server shows what has happened by its clock. */

/** One transaction's whole life. Amounts are minor units, instants unix seconds; null for what never happens. */
export interface XenditSeedTransaction {
  readonly id: string;
  readonly productId: string;
  readonly type: string;
  readonly channelCategory: string;
  readonly channelCode: string;
  readonly referenceId: string;
  readonly currency: string;
  readonly cashflow: 'MONEY_IN' | 'MONEY_OUT';
  readonly amount: number;
  readonly fee: number;
  readonly vat: number;
  /** Taken off what is paid in, as the fee is. */
  readonly withheld: number;
  /** The fee is billed at the month's end: named, but not taken. */
  readonly billedMonthly: boolean;
  readonly created: number;
  /**
   * Money in: when it is in the balance; null: it never is (switcher). Money out leaves the balance when it is created, and
   * this is when it is done.
   */
  readonly settledAt: number | null;
  /** Money in: when Xendit expects to settle it; null for what isn't settled (switcher, adjustments, transfers). */
  readonly expectedAt: number | null;
  readonly failedAt: number | null;
  readonly voidedAt: number | null;
  readonly reversedAt: number | null;
}

export interface XenditSeed {
  readonly businessId: string;
  /** What was in the balance before the first transaction, by currency, minor units. */
  readonly opening: Readonly<Record<string, number>>;
  /** Any order. */
  readonly transactions: readonly XenditSeedTransaction[];
}

/** An account that belongs to a platform's (xenPlatform). */
export interface XenditSubAccount {
  readonly seed: XenditSeed;
  readonly name: string;
  readonly email: string;
  /** Unix seconds. */
  readonly created: number;
  readonly type: 'OWNED' | 'MANAGED' | 'CUSTOM';
  readonly status: 'LIVE' | 'REGISTERED' | 'SUSPENDED';
}

/** What a transaction takes off or adds on: nothing where the fee comes with the monthly bill. */
export function chargedFee({ fee, vat, withheld, billedMonthly }: XenditSeedTransaction): number {
  return billedMonthly ? 0 : fee + vat + withheld;
}

/** A change of the balance, minor units. */
export interface XenditMovement {
  readonly at: number;
  readonly currency: string;
  readonly net: number;
}

/** How the balance moves in a transaction's life: money out is held from its beginning, and comes back if it fails. */
export function movementsOf(one: XenditSeedTransaction): XenditMovement[] {
  const { currency, created, settledAt, failedAt, voidedAt, reversedAt } = one;
  if (one.cashflow === 'MONEY_IN') {
    if (settledAt === null || voidedAt !== null || failedAt !== null) return [];
    const net = one.amount - chargedFee(one);
    const back = reversedAt === null ? [] : [{ at: reversedAt, currency, net: -net }];
    return [{ at: settledAt, currency, net }, ...back];
  }
  const net = -(one.amount + chargedFee(one));
  const back = failedAt ?? reversedAt;
  return [{ at: created, currency, net }, ...(back === null ? [] : [{ at: back, currency, net: -net }])];
}

/**
 * What manual and instant payouts are made of, where the provider doesn't say. The pool is the part of one balance in one
 * currency that no payout of known composition claims: its movements, and the payouts that drew on it.
 */
import type { Minor } from '../../money.ts';
import type { Payout, PayoutEntry } from '../model.ts';

/** A movement of the pool, minor units as it changes the balance. */
export type PoolMovement = Pick<PayoutEntry, 'id' | 'net' | 'created' | 'availableAt'>;

/** A payout that drew on the pool: its amount and its own fee left the balance at `created`. */
export type PoolPayout = Pick<Payout, 'id' | 'amount' | 'ownFee' | 'created' | 'createdDate' | 'method'>;

export interface Pool {
  /** Any order, ids unique. */
  readonly movements: readonly PoolMovement[];
  readonly payouts: readonly PoolPayout[];
}

/** How the make-up of a payout was found, or why it wasn't. */
export type Found =
  /** The balance is the same before and after: everything that came between is inside. */
  | 'balance'
  /** The balance is empty after it: what the other payouts left is inside. */
  | 'rest'
  /** One set of movements adds up, and there are too few of them for chance. */
  | 'sum'
  /** Its money came back, so that its movements are there for later payouts. */
  | 'returned'
  /** It takes back an earlier payout: money in, nothing inside. */
  | 'takesBack'
  /** Emptied the balance, but what the payouts before it took isn't known. */
  | 'mixed'
  /** More than one set adds up. */
  | 'several'
  /** One set adds up, but so many are possible that one would by chance. */
  | 'chance'
  /** No set of whole movements adds up. */
  | 'none'
  /** Too many movements to try every set. */
  | 'outOfBudget'
  /** It took a part of the balance, and nothing tells which. */
  | 'part'
  /** What was read doesn't add up to the balance that the provider states. */
  | 'proof'
  /** The movements aren't read back to the beginning of the account, or the balance before isn't told. */
  | 'history';

/** What a payout holds. `entryIds` is empty unless `found` is `balance`, `rest` or `sum`; then their nets sum to amount + own fee. */
export interface Inside {
  readonly payoutId: string;
  readonly found: Found;
  /** Sets that add up, as far as they were counted: sets of movements, so that one of two equal charges counts as two. */
  readonly solutions: number;
  /** Movements that could be inside. */
  readonly candidates: number;
  /**
   * The balance before those movements and after the payout, for `balance`; zero for `rest` and `mixed`; the stated balance
   * after it where the provider states it; else null.
   */
  readonly balance: Minor | null;
  readonly entryIds: readonly string[];
}

/** Minor units that a payout takes out of the balance. */
export function costOf(payout: Pick<PoolPayout, 'amount' | 'ownFee'>): number {
  return payout.amount + payout.ownFee;
}

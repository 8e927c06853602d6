/** A labelled company: what the provider and the bank say, and beside it what is true. */
import type { PlainDate } from '../../../../shared/dates.ts';
import type { Holidays } from '../../../../shared/matching/days/calendar.ts';
import type { Payout } from '../../../../shared/payout/model.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';

/** What befell a payout. `absent` ones have no line: called off, sent to a card, failed at once, or not there yet. */
export type Shape = 'single' | 'batch' | 'split' | 'short' | 'returned' | 'fx' | 'absent';

/**
 * Whether the data tell the truth. `ambiguous`: another truth is at least as likely under the generator's own odds; `unclear`:
 * another one is less likely, but not twenty times; `determinable`: none comes near.
 */
export type Clarity = 'determinable' | 'unclear' | 'ambiguous';

export interface Truth {
  readonly shape: Shape;
  /** Positions in `payouts` of all that share the lines. */
  readonly payouts: readonly number[];
  /** Positions in `lines`; empty for `absent`. */
  readonly lines: readonly number[];
  /** Could be on the statement as far as the data say, though it isn't: it competes with its twins for their lines. */
  readonly expected: boolean;
}

/** How one bank books: the odds of 0, 1, 2 … business days after the provider's date, and what it writes. */
export interface Bank {
  readonly odds: readonly number[];
  /** Odds that a payout's line carries the provider's mark. */
  readonly marked: number;
  readonly naming: 'nothing' | 'traceId' | 'payoutId';
}

export interface LabelledCompany {
  readonly payouts: readonly Payout[];
  readonly lines: readonly StatementLine[];
  /** By position in `payouts`. */
  readonly truth: readonly Truth[];
  /** By position in `lines`: whether the text carries a mark. */
  readonly marked: readonly boolean[];
  /** By position in `lines`: the position of the payout that the text names by an id, else −1. */
  readonly named: readonly number[];
  /** Payouts that are ambiguous by construction, sums that two sets of payouts have, with all payouts of their case. */
  readonly planted: ReadonlyMap<number, readonly number[]>;
  readonly bank: Bank;
  readonly accountId: string;
  /** What a euro is worth in the account's currency, decimal text. */
  readonly euro: string;
  readonly holidays: Holidays;
  readonly asOf: PlainDate;
}

/** Odds of a line with the provider's mark that no known payout sent: another account of the same provider. */
export const STRANGER_MARKED = 1e-4;

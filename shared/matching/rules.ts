/**
 * The numbers and rules by which matching decides, all in one place. A score is the sum of the weights of what was
 * seen, between 0 and 1; a margin is how much the whole picture loses without a match.
 */
import type { Verdict } from './model.ts';

/** The amount (or the sum of several payouts, or of several lines) is equal to the last minor unit. */
export const AMOUNT_WEIGHT = 0.4;
/** The provider's name or the account's own descriptor stands in the narrative. */
export const DESCRIPTOR_WEIGHT = 0.25;
/** The payout's id or trace id stands in the narrative: as good as proof. */
export const ID_WEIGHT = 0.35;
/** A line without any mark of a provider whose other lines carry one. */
export const UNMARKED_PENALTY = -0.2;
/** Each payout after the first in one deposit: of two explanations the simpler one is likelier. */
export const BATCH_PENALTY = -0.03;

/** Each line after the first that a payout came in: rarer than several payouts in one line. */
export const SPLIT_PENALTY = -0.06;
/** A deposit short by a fee within the user's tolerance. */
export const SHORT_WEIGHT = 0.2;
/** A deposit in another currency at a plausible rate; the farther from the reference rate, the less. */
export const FOREIGN_WEIGHT = { most: 0.2, least: 0.1 } as const;
/** How far a bank's rate may be from the reference rate, as a share; how many days old that may be. */
export const FOREIGN = { band: 0.05, rateDays: 10 } as const;

/** Weight of the date by business days between the arrival date the provider gave and the bank's date. */
export function dateWeight(businessLag: number): number {
  if (businessLag < 0) return 0.1;
  return [0.25, 0.22, 0.15, 0.08, 0.05, 0.03][businessLag] ?? 0.02;
}

/** Calendar days around the arrival date in which a line is looked for. */
export const WINDOW = { early: 3, extraEarly: 6, late: 6, extraLate: 12 } as const;
/** A payout whose marked line fits less well than this is held against other shapes too: about two business days late. */
export const SETTLED_SCORE = 0.8;
/** Calendar days before and after its arrival on which a line of a payout's amount makes others less than certain, if it has none on time. */
export const STRAY = { early: 7, late: 14 } as const;
/** At most this many business days early. */
export const EARLIEST_BUSINESS_LAG = -1;
/** `certain` needs the bank's date within these business days. */
export const CERTAIN_LAG = { from: -1, to: 3 } as const;
/** A returned payout's debit follows its credit within this many calendar days. */
export const RETURN_DAYS = 14;

/** Below this distance to the next best picture a match isn't `certain`, below the second not even `likely`. */
export const CERTAIN_MARGIN = 0.25;
export const LIKELY_MARGIN = 0.05;
/** A pairing of another shape (one payout against a sum of several, a returned pair) must be this much worse by itself. */
export const SHAPE_MARGIN = 0.25;
/** And one of the same shape that shares a payout or a line this much, unless the payouts are twins. */
export const RIVAL_MARGIN = 0.1;

/** Decided payouts from which an account's lag is learned, and the business days that it may come to. */
export const LAG = { samples: 8, earliest: -1, latest: 5 } as const;

/**
 * Payouts in one deposit, and the spread of their arrival dates in calendar days. For so many days a bank may have held payouts
 * back where their sum is only a doubt.
 */
export const BATCH = { most: 6, spreadDays: 4, heldDays: 21 } as const;
/** Payouts farther apart than that: only ever a doubt. */
export const WIDE_PENALTY = 0.3;
/** Lines that one payout came in, the days they may lie apart, and the hundredth part of it that each must be. */
export const SPLIT = { most: 4, spreadDays: 4, leastPercent: 1 } as const;
/** Up to so many lines around a payout every sum of them is tried; above, sums with at most one that another payout explains. */
export const SPLIT_WHOLE = 24;
/** On a line that one marked payout explains on time, only sums of so few payouts are looked for as rivals. */
export const RIVAL_BATCH = 2;
/** Steps of search: for the subsets of one line and for one component; payouts and pairings that one component may have to be searched. What runs out is reported, never hidden. */
export const WORK = {
  subset: 20_000,
  split: 2_000,
  component: 10_000,
  assignment: 1_500,
  packing: 2_000,
  prices: 60,
} as const;

/**
 * An alias is refused if it is heard in so many more lines than there are payouts, and this share of all lines more: in the days of the
 * payouts and so many before and after. Below, matching 10,000 payouts with 20,000 lines takes seconds.
 */
export const BROAD_ALIAS = { least: 50, share: 0.02, days: 14 } as const;

/** What a verdict is decided from. */
export interface VerdictFacts {
  readonly margin: number;
  /** Other answers that are equal in everything that was seen. */
  readonly equalAnswers: number;
  readonly marked: boolean;
  readonly dateInside: boolean;
  readonly settled: boolean;
  /** The entries don't explain the amount, or one of them is of unknown kind. */
  readonly unexplained: boolean;
  readonly outOfBudget: boolean;
  /** Another pairing of one of its payouts or lines fits better by itself and only the whole picture speaks against it. */
  readonly outdone: boolean;
  /** Its shape can't prove itself: the amount isn't exact, or the lines don't name the payout. */
  readonly unproven: boolean;
}

/**
 * The verdict on a pairing. `certain` only if the provider's mark was seen, the date fits, the
 * provider says that it sent the money, nothing comes near it or fits one of its parts better, and the search was complete.
 */
export function verdictOf(facts: VerdictFacts): Verdict {
  if (facts.unexplained) return 'residual';
  if (facts.equalAnswers > 0 || facts.margin < LIKELY_MARGIN) return 'ambiguous';
  const clear = facts.margin >= CERTAIN_MARGIN && !facts.outOfBudget && !facts.outdone && !facts.unproven;
  return clear && facts.marked && facts.dateInside && facts.settled ? 'certain' : 'likely';
}

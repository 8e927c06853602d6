/** What matching works on, and the shape of what it thinks meanwhile. */
import type { PlainDate } from '../dates.ts';
import type { Currency, Minor } from '../money.ts';
import { type EntryGist, gistOf, type Payout, type PayoutHead } from '../payout/model.ts';
import type { StatementLine } from '../statement/model.ts';
import type { Holidays } from './days/calendar.ts';
import type { Lags } from './days/lag.ts';
import type { Decision, Evidence, Match } from './model.ts';
import type { LineText } from './text/lineText.ts';
import type { PayoutMarks } from './text/marks.ts';

/** A payout as matching sees it: of any provider, also of one that Tieout can't sign in to; of its entries only what they come to. */
export type MatchPayout = Omit<Payout, 'provider' | 'entries'> & {
  readonly provider: string;
  readonly entries: readonly EntryGist[];
};

/**
 * Stored payouts as matching sees them. `fileNames` are providers' own names by connection where payouts came with files: a bank
 * writes those, and what another provider is called speaks against a payout. Pure.
 */
export function matchPayoutsOf(
  heads: readonly PayoutHead[],
  fileNames: ReadonlyMap<string, string>,
): MatchPayout[] {
  return heads.map((head) => {
    const {
      entryCount: _count,
      entriesNet: _net,
      unknownEntries: _unknown,
      foreignEntries: _foreign,
      ...payout
    } = head;
    const provider = fileNames.get(payout.connectionId) ?? payout.provider;
    return { ...payout, provider, entries: gistOf(head) };
  });
}

/** Words in a bank's text that the user gave as the mark of a provider, or of one of its accounts. */
export interface NarrativeAlias {
  readonly text: string;
  readonly provider: string;
  /** Null: every account of the provider. If given, a line with the text is never another account's. */
  readonly connectionId: string | null;
}

/** The fee that a bank may keep of a payout; where both bounds are given, both hold. Without any bound nothing is allowed. */
export interface Tolerance {
  readonly accountId: string;
  readonly maxFee: Minor | null;
  /** Hundredths of a percent of the payout. */
  readonly maxBasisPoints: number | null;
}

/** What one major unit of `from` was worth in `to` on a day, as decimal text. */
export interface ReferenceRate {
  readonly from: Currency;
  readonly to: Currency;
  readonly date: PlainDate;
  readonly rate: string;
}

export interface MatchInput {
  readonly payouts: readonly MatchPayout[];
  readonly lines: readonly StatementLine[];
  /** What is decided: its payouts and lines are out of the game. */
  readonly decisions: readonly Pick<Decision, 'payoutKeys' | 'lineKeys'>[];
  /** Pairs that the user said are wrong: never offered again. */
  readonly declined: readonly { readonly payoutKey: string; readonly lineKey: string }[];
  /** The bank account on whose statement a payout arrives; null if unknown: any account in its currency. */
  readonly accountIdOf: (payout: MatchPayout) => string | null;
  /** Today, as the user's calendar says. */
  readonly asOf: PlainDate;
  readonly holidays?: Holidays | undefined;
  /** By connection; for connections that aren't here they are learned from `decisions`. */
  readonly lags?: Lags | undefined;
  readonly aliases?: readonly NarrativeAlias[] | undefined;
  readonly tolerances?: readonly Tolerance[] | undefined;
  readonly rates?: readonly ReferenceRate[] | undefined;
}

/** How much work a run was, and whether anything was left unsearched. */
export interface MatchStats {
  readonly payouts: number;
  readonly lines: number;
  readonly candidates: number;
  readonly components: number;
  /** Lines whose possible sums, or components whose assignments, were too many to search through. */
  readonly outOfBudget: number;
}

export interface MatchRun {
  readonly matches: readonly Match[];
  readonly stats: MatchStats;
}

/** A line with its text prepared. */
export interface LineNode {
  /** Days since 1970-01-01 of the bank's date. */
  readonly day: number;
  readonly line: StatementLine;
  readonly text: LineText;
  readonly index: number;
}

export interface PayoutNode {
  /** Days since 1970-01-01 of the expected arrival. */
  readonly day: number;
  readonly payout: MatchPayout;
  readonly marks: PayoutMarks;
  readonly index: number;
  /** Equal for payouts between which nothing tells. */
  readonly alike: string;
}

/** A possible pairing; of exact amount but for `short` and `foreign`. Indices are into the run's sorted payouts and lines. */
export interface Candidate {
  readonly kind: 'single' | 'batch' | 'returned' | 'split' | 'short' | 'foreign';
  readonly payouts: readonly number[];
  readonly lines: readonly number[];
  readonly score: number;
  readonly marked: boolean;
  readonly dateInside: boolean;
  /** It can't prove itself: never `certain`, and nothing that it speaks against is. */
  readonly unproven: boolean;
  /** What the bank kept of a short deposit; else zero. */
  readonly shortBy: Minor;
  readonly evidence: readonly Evidence[];
}

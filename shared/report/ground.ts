/** What reports are made of: rows of the local database and the proofs that the screens show. */
import type { LedgerItem } from '../books/model.ts';
import type { PlainDate } from '../dates.ts';
import type { Decision, Match } from '../matching/model.ts';
import type { Payout } from '../payout/model.ts';
import type { JournalRow, Mapping } from '../posting/model.ts';
import type { RowStanding } from '../posting/readBack/readBack.ts';
import type { MoneyAtDate } from '../proof/atDate.ts';
import type { FeeMovement } from '../proof/fees.ts';
import type { ClearingProof, LineProof } from '../proof/model.ts';
import type { RateRow } from '../proof/rateCard.ts';
import type { StatementLine } from '../statement/model.ts';
import type { ReportWords } from './words.ts';

/** A provider account in one currency, with what it is called. */
export interface ReportAccount {
  readonly mapping: Pick<
    Mapping,
    'key' | 'providerConnectionId' | 'currency' | 'clearingAccountId' | 'bankAccountId'
  >;
  /** Of the provider's account, with its currency. */
  readonly name: string;
  /** Of the accounts in the books. */
  readonly clearing: string;
  readonly bank: string;
  readonly proof: ClearingProof;
  /** Null where it has no payouts. */
  readonly atEnd: MoneyAtDate | null;
}

/** A provider account in one currency that isn't mapped to the books, with what is known of it at the month's end. */
export interface UnmappedAccount {
  readonly connectionId: string;
  readonly name: string;
  readonly atEnd: MoneyAtDate;
}

/** How the journal stands with Xero, for the sections that list postings. */
export interface PostingGround {
  readonly journal: readonly JournalRow[];
  /** By the journal row's id. */
  readonly standings: ReadonlyMap<string, RowStanding>;
  /** The page of a posting in Xero; null where there is none (the demo company's books are on this machine). */
  readonly pageOf: (row: JournalRow) => string | null;
}

/** Everything a month's pack is made of. */
export interface MonthGround extends PostingGround {
  readonly words: ReportWords;
  readonly organisation: string;
  readonly isDemo: boolean;
  /** `YYYY-MM`, its first and its last day. */
  readonly month: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Unix milliseconds: given, because the accounting has no clock. */
  readonly madeAt: number;
  /** Those chosen, in the order shown. */
  readonly accounts: readonly ReportAccount[];
  readonly lines: readonly StatementLine[];
  readonly lineProofs: readonly LineProof[];
  readonly decisions: readonly Decision[];
  readonly proposals: readonly Match[];
  /** Keys of payouts put aside, with the note. */
  readonly parked: ReadonlyMap<string, string>;
  readonly payouts: readonly Payout[];
  /** Of the month and what came after it at least, as the Fees screen has them. */
  readonly fees: readonly FeeMovement[];
  /** Empty: nothing is audited. */
  readonly rateCard: readonly RateRow[];
  /** Provider accounts that no accounts in the books were chosen for: nothing else in the pack is of them. */
  readonly unmapped: readonly UnmappedAccount[];
  readonly ledgerItems: readonly LedgerItem[];
}

/** `connectionId|currency` of the accounts, to tell what is theirs. */
export function accountKeys(accounts: readonly Pick<ReportAccount, 'mapping'>[]): ReadonlySet<string> {
  return new Set(accounts.map(({ mapping }) => `${mapping.providerConnectionId}|${mapping.currency}`));
}

/** Whether a payout is of one of the accounts. */
export function isOf(
  keys: ReadonlySet<string>,
  { connectionId, currency }: Pick<Payout, 'connectionId' | 'currency'>,
): boolean {
  return keys.has(`${connectionId}|${currency}`);
}

/** Whether a day is in the month. */
export function isWithin({ from, to }: Pick<MonthGround, 'from' | 'to'>, date: PlainDate): boolean {
  return date >= from && date <= to;
}

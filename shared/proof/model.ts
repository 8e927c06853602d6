/** The proof: does the clearing account agree with the provider's balance, and since when not? Minor units of one currency. */
import type { PlainDate } from '../dates.ts';
import type { Minor } from '../money.ts';

/** One day of a clearing account beside the provider's balance, both at the end of the day. */
export interface ProofDay {
  readonly date: PlainDate;
  /** Σ net of the provider's movements of the day other than payouts. */
  readonly activity: Minor;
  /** Σ of payouts that left (negative) or came back (positive) on the day, with their own fees. */
  readonly payouts: Minor;
  /** opening + activity + payouts so far. */
  readonly providerBalance: Minor;
  /** Balance of the clearing account in Xero. */
  readonly clearingBalance: Minor;
  /** Payouts that left the provider but whose bank line (or posting) is later: they are still in clearing. */
  readonly inTransit: Minor;
  /** Movements not yet posted, and postings dated on another day than their movement: known timing. */
  readonly timing: Minor;
  /** clearing − provider − inTransit − timing: must be zero. */
  readonly unexplained: Minor;
}

/** The whole proof for a clearing account. */
export interface ClearingProof {
  readonly mappingKey: string;
  readonly currency: string;
  readonly opening: Minor;
  readonly days: readonly ProofDay[];
  /** The provider's own figure now (available + pending), and what our movements say; with `reserve` they must agree. */
  readonly statedBalance: Minor;
  readonly computedBalance: Minor;
  /** What the provider keeps back apart from `statedBalance`, of the movements that are listed. */
  readonly reserve: Minor;
  readonly clearingBalance: Minor;
  readonly inTransit: Minor;
  /** Net of movements that are not posted yet. */
  readonly unposted: Minor;
  /** clearing − stated − reserve − inTransit + unposted; zero when tied out. */
  readonly residual: Minor;
  /** First day with `unexplained ≠ 0`, or null. */
  readonly firstBreak: PlainDate | null;
  /** Clearing-account items in Xero that no posting of ours explains, as keys of ledger items. */
  readonly strangers: readonly string[];
}

/** How far a bank line is explained. */
export interface LineProof {
  readonly lineKey: string;
  /** Sum of payouts decided for the line. */
  readonly allocated: Minor;
  /** Sum of Xero objects on the bank account that we posted for it. */
  readonly posted: Minor;
  readonly state: 'open' | 'allocated' | 'tiedOut' | 'different';
}

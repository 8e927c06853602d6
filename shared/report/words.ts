/** What a report says, by code: the catalogues of the languages have `report.<code>` for each. */
import type { MakeUpBar, ReportLabels } from './model.ts';
import type { PlainDate } from '../dates.ts';
import type { Evidence, Verdict } from '../matching/model.ts';
import type { Currency, Minor } from '../money.ts';
import type { WrittenDraft } from '../posting/model.ts';
import type { Difference } from '../posting/readBack/differences.ts';
import type { Standing } from '../posting/readBack/readBack.ts';
import type { InTransit } from '../proof/atDate.ts';
import type { FeeMovement } from '../proof/fees.ts';
import type { LineProof } from '../proof/model.ts';

export type ReportWord =
  | 'month.title'
  | 'paper.title'
  | 'madeAt'
  | 'page'
  | 'currency'
  | 'missing'
  | 'about'
  | 'demo'
  | 'total'
  | 'none'
  | `section.${'summary' | 'matches' | 'postings' | 'proof' | 'transit' | 'fees' | 'exceptions'}`
  | `section.${'payouts' | 'evidence' | 'makeUp' | 'entries'}`
  | `note.${'summary' | 'matches' | 'postings' | 'proof' | 'transit' | 'fees' | 'exceptions'}`
  | `note.${'linePostings' | 'untold' | 'transitAt' | 'feeMonths' | 'audit' | 'auditLeft'}`
  | `section.${'feeMonths' | 'audit' | 'auditTotals'}`
  | 'note.auditTotals'
  | 'noRateCard'
  | `column.${'soldCount' | 'differing' | 'unrated' | 'overcharged' | 'undercharged'}`
  | 'unmapped.detail'
  | 'exception.unmapped'
  | 'fact.unmapped'
  | `column.${'month' | 'base' | 'charged' | 'expectedFee' | 'difference'}`
  | 'feeReport.title'
  | `column.${'account' | 'date' | 'payouts' | 'narrative' | 'bankLine' | 'allocated' | 'posted' | 'state'}`
  | `column.${'why' | 'reference' | 'object' | 'amount' | 'clearing' | 'standing' | 'xero'}`
  | `column.${'provider' | 'inTransit' | 'timing' | 'unexplained' | 'left' | 'kind' | 'paidWith' | 'count'}`
  | `column.${'sales' | 'fees' | 'tax' | 'cost' | 'rate' | 'what' | 'payout' | 'arrives' | 'gross' | 'net'}`
  | `column.${'customer' | 'invoice' | 'entry' | 'moved' | 'paidOut'}`
  | 'open'
  | 'by.user'
  | 'by.allCertain'
  | 'by.byHand'
  | 'by.rule'
  | 'state.tied'
  | 'state.explained'
  | 'state.notTied'
  | 'transit.held'
  | `exception.${'openPayout' | 'elsewhere' | 'parked' | 'residual' | 'unknown' | 'different' | 'allocated' | 'changed'}`
  | `exception.${'deleted' | 'queued' | 'refused' | 'unsure' | 'break' | 'stranger'}`
  | `fact.${'bankAccount' | 'date' | 'amount' | 'narrative' | 'file' | 'decided' | 'allocated' | 'posted' | 'state'}`
  | `fact.${'accounts' | 'period' | 'books'}`;

/** The user's language. None throws. */
export interface ReportWords {
  readonly say: (word: ReportWord, values?: Readonly<Record<string, string | number>>) => string;
  readonly money: (amount: Minor, currency: Currency) => string;
  /** With its year. */
  readonly date: (date: PlainDate) => string;
  /** `October 2026`, of `YYYY-MM`. */
  readonly month: (month: string) => string;
  /** Unix milliseconds, in the computer's own zone. */
  readonly moment: (at: number) => string;
  readonly evidence: (item: Evidence, currency: Currency) => string;
  /** What was said in English where it happened: Xero's refusals, what stands in the way. */
  readonly told: (english: string) => string;
  readonly draft: (draft: WrittenDraft) => string;
  readonly difference: (difference: Difference, currency: Currency) => string;
  readonly standing: (state: Standing | 'accepted') => string;
  readonly kind: (kind: FeeMovement['kind']) => string;
  readonly lineState: (state: LineProof['state']) => string;
  readonly verdict: (verdict: Verdict) => string;
  readonly transit: (state: InTransit['state'], arrived: PlainDate | null) => string;
  readonly bar: (kind: MakeUpBar['kind']) => string;
  /** What a customer paid with, of `PayoutEntry.means`. */
  readonly means: (means: string) => string;
}

/** What a report's files say of themselves. */
export function labelsOf({ say }: Pick<ReportWords, 'say'>): ReportLabels {
  return {
    page: say('page', { page: '{page}', pages: '{pages}' }),
    currency: say('currency'),
    missing: say('missing'),
    about: say('about'),
  };
}

/** What becomes of each kind of movement, found out by planning a payout that holds one, in every style. */
import { plainDate } from '../../../shared/dates.ts';
import { minor, sumMinor } from '../../../shared/money.ts';
import {
  type EntryKind,
  EntryKindSchema,
  type Payout,
  type PayoutEntry,
} from '../../../shared/payout/model.ts';
import { indexBooks } from '../../../shared/posting/books.ts';
import { homeOf } from '../../../shared/posting/plan/homes.ts';
import { type Draft, type Mapping, PostingStyleSchema } from '../../../shared/posting/model.ts';
import { planDecision } from '../../../shared/posting/plan/plan.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';

type PostingStyle = Mapping['style'];

/** Where a kind goes. `account` and `taxType` are fields of the mapping, empty where no line is made. */
export interface KindRow {
  readonly kind: EntryKind;
  readonly home: string;
  readonly account: string;
  readonly taxType: string;
  /** What books it, in words; by style. */
  readonly styles: Readonly<Record<PostingStyle, string>>;
}

/** Accounts and tax types are called by their fields, so that the lines of a plan say where they come from. */
const MAPPING: Omit<Mapping, 'style'> = {
  key: 'p|AUD', providerConnectionId: 'p', xeroConnectionId: 'x', currency: 'AUD',
  clearingAccountId: 'clearingAccountId', bankAccountId: 'bankAccountId', feeAccountCode: 'feeAccountCode',
  salesAccountCode: 'salesAccountCode', refundAccountCode: 'refundAccountCode', disputeAccountCode: 'disputeAccountCode',
  adjustmentAccountCode: 'adjustmentAccountCode', reserveAccountCode: 'reserveAccountCode',
  elsewhereAccountCode: 'elsewhereAccountCode', tipsAccountCode: 'tipsAccountCode',
  shippingAccountCode: 'shippingAccountCode', giftCardAccountCode: 'giftCardAccountCode',
  loanAccountCode: 'loanAccountCode', platformAccountCode: 'platformAccountCode',
  bankFeeAccountCode: 'bankFeeAccountCode', salesTaxAccountCode: 'salesTaxAccountCode',
  serviceChargeAccountCode: 'serviceChargeAccountCode', discountAccountCode: 'discountAccountCode',
  tracking: [], overrides: [], invoicedCharges: 'pay', invoicedRefunds: 'line', splitByMonth: false,
  feeTaxType: 'feeTaxType', feeTaxBasisPoints: 0, salesTaxType: 'salesTaxType', untaxedTaxType: 'untaxedTaxType',
  refundTaxType: 'refundTaxType', noTaxType: 'noTaxType', contactName: 'Provider', startDate: null,
}; // prettier-ignore

const DATE = plainDate('2026-03-02');
/** Nothing else in the plan has this amount. */
const AMOUNT = 1_234;
const SALE = 1_000_000;

const INWARD: ReadonlySet<EntryKind> = new Set([
  'charge',
  'refundFailure',
  'disputeReversal',
  'platformEarning',
  'adjustment',
  'reserveRelease',
  'minimumBalanceRelease',
  'topup',
  'transferReversal',
  'loanPayout',
]);

/** Every kind, in the model's order. */
export function kindRows(): readonly KindRow[] {
  return EntryKindSchema.options.map((kind) => {
    const [line] = linesOf(kind, 'itemised');
    const styles = PostingStyleSchema.options.map((style) => [style, wordsOf(kind, style)] as const);
    return {
      kind,
      home: homeOf(kind),
      account: line?.accountCode ?? '',
      taxType: line?.taxType ?? '',
      styles: { itemised: '', summary: '', direct: '', settlement: '', ...Object.fromEntries(styles) },
    };
  });
}

interface BookedLine {
  readonly draft: Draft;
  readonly accountCode: string;
  readonly taxType: string;
}

function wordsOf(kind: EntryKind, style: PostingStyle): string {
  if (homeOf(kind) === 'transferred') return 'by the transfer of its bank line';
  const lines = linesOf(kind, style);
  const [line] = lines;
  if (line === undefined) return homeOf(kind) === 'unknown' ? 'nothing: blocks its payout' : 'nothing';
  return DRAFT_WORDS[line.draft.kind](line.draft);
}

const DRAFT_WORDS: Readonly<Record<Draft['kind'], (draft: Draft) => string>> = {
  bankTransaction: (draft) => {
    if (draft.kind !== 'bankTransaction') return '';
    // The payout has a large sale: what is spent all the same is never in one object with it.
    const money = draft.direction === 'SPEND' ? 'spend money of its own' : 'receive or spend money';
    return `a line of ${money} on ${draft.bankAccountId === 'bankAccountId' ? 'the bank account' : 'clearing'}`;
  },
  invoice: () => 'a line of the settlement invoice or credit note',
  creditNote: () => 'a line of the settlement invoice or credit note',
  payment: () => 'a payment',
  transfer: () => 'a transfer',
};

/** The lines that book the movement, found by its amount. */
function linesOf(kind: EntryKind, style: PostingStyle): readonly BookedLine[] {
  const entry = entryOf(kind, INWARD.has(kind) ? AMOUNT : -AMOUNT, 'txn_1');
  const payout = payoutOf([entry, entryOf('charge', SALE, 'txn_sale')]);
  const line = lineOf(payout);
  const books = indexBooks({
    organisation: { periodLockDate: null, endOfYearLockDate: null },
    accounts: [],
    invoices: [],
    taxRates: [],
    ledgerItems: [],
  });
  const decision = { id: 'd', payoutKeys: [payout.key], lineKeys: [line.key] };
  const { steps } = planDecision(
    { decision, payouts: [payout], lines: [line] },
    { mapping: { ...MAPPING, style }, books, booked: new Set(), planned: new Map() },
  );
  return steps.flatMap(({ draft }) =>
    'lines' in draft
      ? draft.lines
          .filter(({ amount }) => holds(amount, kind))
          .map(({ accountCode, taxType }) => ({ draft, accountCode, taxType }))
      : [],
  );
}

/** A summary has one line for all sales. */
function holds(amount: number, kind: EntryKind): boolean {
  return Math.abs(amount) === AMOUNT || (kind === 'charge' && Math.abs(amount) === SALE + AMOUNT);
}

function entryOf(kind: EntryKind, gross: number, id: string): PayoutEntry {
  return {
    id, kind, rawType: kind, created: 0, date: DATE, currency: 'AUD', gross: minor(gross), fee: minor(0), net: minor(gross),
    feeParts: [], sourceId: '', chargeId: '', invoiceNumber: '', customerName: '', customerEmail: '', description: '',
    presentment: null,
  }; // prettier-ignore
}

function payoutOf(entries: PayoutEntry[]): Payout {
  return {
    key: 'p|po_1', id: 'po_1', connectionId: 'p', provider: 'stripe', currency: 'AUD',
    amount: sumMinor(entries.map(({ net }) => net)), status: 'paid', automatic: true, method: 'standard', created: 0,
    createdDate: DATE, arrivalDate: DATE, destination: 'bank', descriptor: '', traceId: '', description: '',
    failureMessage: '', originalPayoutId: '', reversedById: '', balanceEntryId: '', failureEntryId: '', ownFee: minor(0),
    composition: 'known', entries,
  }; // prettier-ignore
}

function lineOf({ amount }: Payout): StatementLine {
  return {
    key: 'line', accountId: 'bankAccountId', date: DATE, amount, currency: 'AUD', payee: '', narrative: '', reference: '',
    bankId: '', balance: null, source: { file: '', line: 1 },
  }; // prettier-ignore
}

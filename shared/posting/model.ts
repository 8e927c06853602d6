/**
 * Postings: a decision becomes a plan; a plan is steps; a step is one Xero object. Amounts are minor units in the
 * clearing account's currency, always positive on a draft (direction is in its type), dates plain.
 */
import * as v from 'valibot';
import { EntryKindSchema, SalePartKindSchema } from '../payout/model.ts';
import { CurrencySchema, MinorSchema, PlainDateSchema } from '../schemas.ts';

/**
 * How payouts become objects in Xero. `itemised`: payments, receive money with a line each, spend money for fees, a transfer.
 * `summary`: one receive money per payout with a line per category, and the transfer. `direct`: one receive or spend money on
 * the bank account itself, no clearing. `settlement`: a sales invoice or credit note to the provider per payout, and its
 * payment.
 */
export const PostingStyleSchema = v.picklist(['itemised', 'summary', 'direct', 'settlement']);

/** A choice in a tracking category, by the names that Xero takes. */
export const TrackingSchema = v.object({ name: v.string(), option: v.string() });
export type Tracking = v.InferOutput<typeof TrackingSchema>;

/** Xero takes two tracking categories on a line, each once. */
const TrackingsSchema = v.pipe(v.array(TrackingSchema), v.maxLength(2));

/**
 * Where a part of the sales (or a kind of movement) goes that doesn't go where others do. All that `match` names must fit;
 * labels are compared without case. The first override that fits and names an account or a tax type decides; those before it that
 * only track add to it. Empty text: as without it; tracking is added category by category.
 */
export const OverrideSchema = v.object({
  match: v.object({
    kind: v.optional(EntryKindSchema),
    part: v.optional(SalePartKindSchema),
    category: v.optional(v.string()),
    item: v.optional(v.string()),
    location: v.optional(v.string()),
  }),
  accountCode: v.string(),
  taxType: v.string(),
  tracking: TrackingsSchema,
});
export type Override = v.InferOutput<typeof OverrideSchema>;

/** Where things go in the client's books, for one provider account and currency. Chosen by the user, suggested by us. */
export const MappingSchema = v.object({
  /** `providerConnectionId|currency`. */
  key: v.string(),
  providerConnectionId: v.string(),
  xeroConnectionId: v.string(),
  currency: CurrencySchema,
  /** AccountIDs of two Xero BANK accounts. */
  clearingAccountId: v.string(),
  bankAccountId: v.string(),
  /** Account codes. */
  feeAccountCode: v.string(),
  salesAccountCode: v.string(),
  refundAccountCode: v.string(),
  disputeAccountCode: v.string(),
  adjustmentAccountCode: v.string(),
  /** Reserves and minimum-balance holds: money still at the provider but out of its balance; a current asset. */
  reserveAccountCode: v.string(),
  /** Where payouts go that never reach the bank account (to a card, to another account): a current asset, drawings. */
  elsewhereAccountCode: v.optional(v.string(), ''),
  /** Where these stand apart; empty: tips, shipping and gift cards are sales, loans and platform fees are adjustments, what the bank keeps of a deposit is a fee. */
  tipsAccountCode: v.optional(v.string(), ''),
  shippingAccountCode: v.optional(v.string(), ''),
  giftCardAccountCode: v.optional(v.string(), ''),
  loanAccountCode: v.optional(v.string(), ''),
  platformAccountCode: v.optional(v.string(), ''),
  bankFeeAccountCode: v.optional(v.string(), ''),
  /**
   * The same for sales tax that the provider tells (a liability; then those sales carry no tax type of their own), service
   * charges and discounts; empty: within sales.
   */
  salesTaxAccountCode: v.optional(v.string(), ''),
  serviceChargeAccountCode: v.optional(v.string(), ''),
  discountAccountCode: v.optional(v.string(), ''),
  /** On every line, but where an override chooses another option. */
  tracking: v.optional(TrackingsSchema, []),
  overrides: v.optional(v.array(OverrideSchema), []),
  /** Chosen per account; what is posted already stays as it is. */
  style: v.optional(PostingStyleSchema, 'itemised'),
  /** A charge that names an invoice pays it, or is a sale like others (invoices kept elsewhere). */
  invoicedCharges: v.optional(v.picklist(['pay', 'sale']), 'pay'),
  /** A refund of an invoiced charge is a line, or a credit note to the customer with its refund. */
  invoicedRefunds: v.optional(v.picklist(['line', 'creditNote']), 'line'),
  /** `summary`: a payout over a month's end becomes one summary a month. */
  splitByMonth: v.optional(v.boolean(), false),
  /** Tax types of the lines posted to those accounts; `feeTaxType` has the rate that the provider charges on its fees. */
  feeTaxType: v.string(),
  feeTaxBasisPoints: v.number(),
  salesTaxType: v.string(),
  /** Of what was sold without tax, where the provider tells how much tax it charged; empty: not told apart. */
  untaxedTaxType: v.optional(v.string(), ''),
  refundTaxType: v.string(),
  /** Tax type for lines outside tax (disputes, adjustments, rounding), e.g. BASEXCLUDED or NONE. */
  noTaxType: v.string(),
  /** Contact of the spend and receive money: the provider, e.g. `Stripe`. */
  contactName: v.string(),
  startDate: v.nullable(PlainDateSchema),
  /** Xero's type of the account behind each code when it was chosen; absent in mappings from before it was noted. */
  accountTypes: v.optional(v.record(v.string(), v.string())),
});
export type Mapping = v.InferOutput<typeof MappingSchema>;

export const PaymentDraftSchema = v.object({
  kind: v.literal('payment'),
  invoiceId: v.string(),
  invoiceNumber: v.string(),
  accountId: v.string(),
  date: PlainDateSchema,
  /** As it changes the account, in the account's currency. */
  amount: MinorSchema,
  currency: CurrencySchema,
  /**
   * Of an invoice in another currency: what is paid of it, in its own, and the rate sent: units of that currency for one
   * of the account's, at most six decimals. `amount` is what Xero makes of the two.
   */
  foreign: v.optional(v.object({ currency: CurrencySchema, amount: MinorSchema, rate: v.string() })),
  reference: v.string(),
  /** Absent: an invoice. A credit note's payment is money given back. With an empty `invoiceId` the number finds the document. */
  target: v.optional(v.picklist(['invoice', 'creditNote'])),
});

/** Signed lines: against the document's direction they are negative; the total is positive. */
const LinesSchema = v.array(
  v.object({
    description: v.string(),
    accountCode: v.string(),
    taxType: v.string(),
    amount: MinorSchema,
    tracking: v.optional(TrackingsSchema),
  }),
);
/** How line amounts relate to tax; always sent, Xero's documents disagree on the default. */
const LineAmountTypesSchema = v.picklist(['Exclusive', 'Inclusive', 'NoTax']);

export const BankTransactionDraftSchema = v.object({
  kind: v.literal('bankTransaction'),
  direction: v.picklist(['SPEND', 'RECEIVE']),
  bankAccountId: v.string(),
  contactName: v.string(),
  date: PlainDateSchema,
  currency: CurrencySchema,
  reference: v.string(),
  lineAmountTypes: LineAmountTypesSchema,
  lines: LinesSchema,
  /** What Xero will compute: the sum of the lines plus tax on `Exclusive` lines. */
  total: MinorSchema,
  /**
   * Set where this is what a customer paid beyond the invoices: a RECEIVE-OVERPAYMENT for that contact, on accounts
   * receivable, with one line outside tax whose description is the reference (Xero may keep no reference of its own on it).
   */
  overpayment: v.optional(v.object({ contactId: v.string() })),
});

export const TransferDraftSchema = v.object({
  kind: v.literal('transfer'),
  fromAccountId: v.string(),
  toAccountId: v.string(),
  date: PlainDateSchema,
  amount: MinorSchema,
  currency: CurrencySchema,
  reference: v.string(),
});

const documentFields = {
  /** Unique in the organisation; payments name the document by it. */
  number: v.string(),
  /** The contact's id where it is known; else Xero finds or makes it by its name. */
  contactId: v.string(),
  contactName: v.string(),
  date: PlainDateSchema,
  currency: CurrencySchema,
  reference: v.string(),
  lineAmountTypes: LineAmountTypesSchema,
  lines: LinesSchema,
  total: MinorSchema,
};
/** An approved sales invoice (ACCREC), due on its date. */
export const InvoiceDraftSchema = v.object({ kind: v.literal('invoice'), ...documentFields });
/** An approved credit note to a customer (ACCRECCREDIT). */
export const CreditNoteDraftSchema = v.object({ kind: v.literal('creditNote'), ...documentFields });

export const DraftSchema = v.variant('kind', [
  InvoiceDraftSchema,
  CreditNoteDraftSchema,
  PaymentDraftSchema,
  BankTransactionDraftSchema,
  TransferDraftSchema,
]);
export type PaymentDraft = v.InferOutput<typeof PaymentDraftSchema>;
export type BankTransactionDraft = v.InferOutput<typeof BankTransactionDraftSchema>;
export type TransferDraft = v.InferOutput<typeof TransferDraftSchema>;
export type InvoiceDraft = v.InferOutput<typeof InvoiceDraftSchema>;
export type CreditNoteDraft = v.InferOutput<typeof CreditNoteDraftSchema>;
export type DocumentDraft = InvoiceDraft | CreditNoteDraft;
export type Draft = v.InferOutput<typeof DraftSchema>;

/** What is taken out of Xero again: payments, bank transactions and transfers are deleted, documents voided. */
export const RemovalDraftSchema = v.object({
  kind: v.literal('removal'),
  target: v.picklist(['payment', 'bankTransaction', 'transfer', 'invoice', 'creditNote']),
  xeroId: v.string(),
  /** Of the object as it was posted. */
  date: PlainDateSchema,
  reference: v.string(),
  amount: MinorSchema,
  currency: CurrencySchema,
});
export type RemovalDraft = v.InferOutput<typeof RemovalDraftSchema>;

/** What a journal row may hold: an object to create, or one to take out again. */
export const WrittenDraftSchema = v.variant('kind', [...DraftSchema.options, RemovalDraftSchema]);
export type WrittenDraft = v.InferOutput<typeof WrittenDraftSchema>;

/**
 * In this order are steps sent; one call holds one kind: credit notes, invoices, payments, bank transactions, transfers; then
 * what is taken out again, the other way round: transfers, bank transactions, payments, invoices, credit notes.
 * Steps of a lower phase must be done before a higher phase of the same plan is sent.
 */
export const PHASES = [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
export type Phase = (typeof PHASES)[number];

/** One object to create in Xero. `id` is stable: `planId|part`. `entryIds` are the provider movements it books. */
export interface PostingStep {
  readonly id: string;
  readonly planId: string;
  readonly phase: Phase;
  readonly draft: Draft;
  /** How the step changes the clearing account, signed. */
  readonly clearingEffect: number;
  readonly entryIds: readonly string[];
  /** Keys of what it books, where that isn't told by its id (see `bookedBy`). */
  readonly parts?: readonly string[] | undefined;
  /** The gross of its one entry, where the step books only a share of it: an invoice of several, an overpayment. */
  readonly shareOf?: number;
}

/** A reason why a plan, or one entry of it, can't be posted now, in words with what to do. `code` + `values` select the sentence. */
export interface PostingProblem {
  readonly code:
    | 'locked'
    | 'accountMissing'
    | 'accountArchived'
    | 'accountNotBank'
    | 'currencyMismatch'
    | 'invoiceNotFound'
    | 'invoicePaid'
    | 'invoiceTooSmall'
    | 'invoiceNotAuthorised'
    | 'invoiceCurrency'
    | 'invoiceTwoForeign'
    | 'invoiceRate'
    | 'residual'
    | 'unknownEntries'
    | 'unbalanced'
    | 'taxTypeInvalid'
    | 'taxRateDiffers'
    | 'alreadyInBooks'
    | 'sameAmountInBooks'
    | 'mappingIncomplete'
    | 'invoiceUnsure'
    | 'linkStale'
    | 'foreignPayout'
    | 'foreignLine'
    | 'directUntold'
    | 'documentDiffers'
    | 'yearLocked'
    | 'accountControl'
    | 'taxTypeMisfit'
    | 'trackingMissing'
    | 'contactArchived'
    | 'contactMissing'
    | 'numberTaken'
    | 'differsInBooks'
    | 'depositInBooks'
    | 'invoicePaidTwice'
    | 'invoicePaidBySomeone'
    | 'payoutNamedInBooks'
    | 'chargeInBooks'
    | 'summaryInBooks'
    | 'otherComputer'
    | 'otherActivity';
  readonly values: Readonly<Record<string, string | number>>;
  readonly entryId: string;
  /** `block`: nothing of the plan is sent. `warn`: it is held until the user says to post it anyway. */
  readonly severity: 'block' | 'warn';
  /** The steps that it is about; absent: the whole plan. */
  readonly stepIds?: readonly string[];
  /** The user has said to post it anyway. */
  readonly answered?: true;
}

/** Everything one decision (or one batch of balance activity) will create, in order. */
export interface PostingPlan {
  /** The decision's id, or `activity|…`. */
  readonly id: string;
  readonly payoutKeys: readonly string[];
  readonly lineKeys: readonly string[];
  readonly mappingKey: string;
  readonly steps: readonly PostingStep[];
  readonly problems: readonly PostingProblem[];
}

/** A journal row: a step as it was written down before being sent, and what became of it. */
export const JournalRowSchema = v.object({
  /** The step's id; with `#` and a number once it is taken back, so that the step may be written down again. */
  id: v.string(),
  planId: v.string(),
  xeroConnectionId: v.string(),
  mappingKey: v.string(),
  phase: v.picklist(PHASES),
  draft: WrittenDraftSchema,
  clearingEffect: MinorSchema,
  entryIds: v.array(v.string()),
  /** Keys of what the row books; absent in rows whose id tells it. */
  parts: v.optional(v.array(v.string())),
  /** See `PostingStep.shareOf`. */
  shareOf: v.optional(MinorSchema),
  payoutKeys: v.array(v.string()),
  lineKeys: v.array(v.string()),
  /** Hash of the canonical draft: what was written is what is sent. */
  requestHash: v.string(),
  /**
   * `queued` → `sending` (durable before the call) → `done` | `refused` (Xero said no: message kept) | `unknown` (no reply:
   * must be looked up by reference before any resend). `done` ends as `removed` (it isn't in Xero any more: taken out by us or
   * deleted there) or `reversed` (it is, and so is an opposite object of ours): such a row books nothing, see `isBooking`.
   */
  state: v.picklist(['queued', 'sending', 'unknown', 'done', 'refused', 'removed', 'reversed']),
  /** The row that this one takes back, by a removal or by an opposite object; it books nothing itself. */
  undoes: v.optional(v.string()),
  /** Set where the object was made by someone else and only taken over: it is never changed or deleted by us. */
  foreign: v.optional(v.literal(true)),
  /** Idempotency-Key of the batch it was last sent in. */
  batchKey: v.string(),
  /** Unix milliseconds of the last send; 0 if never. */
  sentAt: v.number(),
  attempts: v.number(),
  xeroId: v.string(),
  message: v.string(),
  /** Order of creation, so that sending is the same in every run. */
  sequence: v.number(),
});
export type JournalRow = v.InferOutput<typeof JournalRowSchema>;

/**
 * Postings: a decision becomes a plan; a plan is steps; a step is one Xero object. Amounts are minor units in the
 * clearing account's currency, always positive on a draft (direction is in its type), dates plain.
 */
import * as v from 'valibot';
import { CurrencySchema, MinorSchema, PlainDateSchema } from '../schemas.ts';

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
  /** Tax types of the lines posted to those accounts; `feeTaxType` has the rate that the provider charges on its fees. */
  feeTaxType: v.string(),
  feeTaxBasisPoints: v.number(),
  salesTaxType: v.string(),
  refundTaxType: v.string(),
  /** Tax type for lines outside tax (disputes, adjustments, rounding), e.g. BASEXCLUDED or NONE. */
  noTaxType: v.string(),
  /** Contact of the spend and receive money: the provider, e.g. `Stripe`. */
  contactName: v.string(),
  startDate: v.nullable(PlainDateSchema),
});
export type Mapping = v.InferOutput<typeof MappingSchema>;

export const PaymentDraftSchema = v.object({
  kind: v.literal('payment'),
  invoiceId: v.string(),
  invoiceNumber: v.string(),
  accountId: v.string(),
  date: PlainDateSchema,
  amount: MinorSchema,
  currency: CurrencySchema,
  reference: v.string(),
});

export const BankTransactionDraftSchema = v.object({
  kind: v.literal('bankTransaction'),
  direction: v.picklist(['SPEND', 'RECEIVE']),
  bankAccountId: v.string(),
  contactName: v.string(),
  date: PlainDateSchema,
  currency: CurrencySchema,
  reference: v.string(),
  /** How the line amounts relate to tax; always sent, Xero's documents disagree on the default. */
  lineAmountTypes: v.picklist(['Exclusive', 'Inclusive', 'NoTax']),
  /** Signed: a line against the direction is negative; the total is positive. */
  lines: v.array(
    v.object({ description: v.string(), accountCode: v.string(), taxType: v.string(), amount: MinorSchema }),
  ),
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

export const DraftSchema = v.variant('kind', [
  PaymentDraftSchema,
  BankTransactionDraftSchema,
  TransferDraftSchema,
]);
export type PaymentDraft = v.InferOutput<typeof PaymentDraftSchema>;
export type BankTransactionDraft = v.InferOutput<typeof BankTransactionDraftSchema>;
export type TransferDraft = v.InferOutput<typeof TransferDraftSchema>;
export type Draft = v.InferOutput<typeof DraftSchema>;

/** One object to create in Xero. `id` is stable: `planId|part`. `entryIds` are the provider movements it books. */
export interface PostingStep {
  readonly id: string;
  readonly planId: string;
  /** Steps of a lower phase must be done before a higher phase of the same plan is sent: 1 payments, 2 bank transactions, 3 transfers: one call holds one kind. */
  readonly phase: 1 | 2 | 3;
  readonly draft: Draft;
  /** How the step changes the clearing account, signed. */
  readonly clearingEffect: number;
  readonly entryIds: readonly string[];
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
    | 'foreignLine';
  readonly values: Readonly<Record<string, string | number>>;
  readonly entryId: string;
  /** `block`: nothing of the plan is sent. `warn`: shown, may be sent. */
  readonly severity: 'block' | 'warn';
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
  /** The step's id. */
  id: v.string(),
  planId: v.string(),
  xeroConnectionId: v.string(),
  mappingKey: v.string(),
  phase: v.picklist([1, 2, 3]),
  draft: DraftSchema,
  clearingEffect: MinorSchema,
  entryIds: v.array(v.string()),
  /** See `PostingStep.shareOf`. */
  shareOf: v.optional(MinorSchema),
  payoutKeys: v.array(v.string()),
  lineKeys: v.array(v.string()),
  /** Hash of the canonical draft: what was written is what is sent. */
  requestHash: v.string(),
  /**
   * `queued` → `sending` (durable before the call) → `done` | `refused` (Xero said no: message kept) | `unknown` (no reply:
   * must be looked up by reference before any resend).
   */
  state: v.picklist(['queued', 'sending', 'unknown', 'done', 'refused']),
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

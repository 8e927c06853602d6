/**
 * The payout model: what every provider's data becomes.
 *
 * Signs: `gross`, `net` are as they change the provider's balance (a charge is positive, a refund negative);
 * `fee` is what the provider keeps (positive), so `net = gross − fee`. A payout's `amount` is as it changes the
 * user's bank account: positive arrives, negative is debited.
 */
import * as v from 'valibot';
import { compositeKey } from '../ids.ts';
import { type Minor, subtract, sumMinor, ZERO } from '../money.ts';
import { CurrencySchema, MinorSchema, PlainDateSchema, UnixSeconds } from '../schemas.ts';

/** Where payouts come from; `file` is any provider by its files. What each can tell: `capabilities.ts`. */
export const ProviderSchema = v.picklist(['stripe', 'square', 'xendit', 'alternativePayments', 'file']);
export type Provider = v.InferOutput<typeof ProviderSchema>;

/**
 * What an entry is to a bookkeeper. `payout` and `payoutReversal` move money between the balance and the bank and
 * are never part of a payout's own make-up. `unknown` is kept, shown and blocks automatic posting.
 */
export const EntryKindSchema = v.picklist([
  'charge',
  'refund',
  'refundFailure',
  'chargeFailure',
  'partialCaptureReversal',
  'dispute',
  'disputeReversal',
  'fee',
  'tax',
  'networkCost',
  'platformEarning',
  'platformEarningRefund',
  'adjustment',
  'reserveHold',
  'reserveRelease',
  'minimumBalanceHold',
  'minimumBalanceRelease',
  'topup',
  'topupReversal',
  'transfer',
  'transferReversal',
  'loanPayout',
  'loanRepayment',
  'payout',
  'payoutReversal',
  'unknown',
]);
export type EntryKind = v.InferOutput<typeof EntryKindSchema>;

/** One part of an entry's fee; the parts sum to `fee`. `tax` is tax charged on the fee (GST, VAT). */
export const FeePartSchema = v.object({
  kind: v.picklist(['processing', 'application', 'passthrough', 'tax', 'withheldTax', 'other']),
  amount: MinorSchema,
  description: v.string(),
});
export type FeePart = v.InferOutput<typeof FeePartSchema>;

/**
 * What a part of a sale is. `sale`: sales that bear a label of their own. `tax`: sales tax within `gross`. `giftCard`: gift
 * cards sold, not redeemed. `discount`: taken off, so of the other sign.
 */
export const SalePartKindSchema = v.picklist([
  'sale',
  'tip',
  'tax',
  'shipping',
  'giftCard',
  'serviceCharge',
  'discount',
]);
export type SalePartKind = v.InferOutput<typeof SalePartKindSchema>;

/**
 * A part of a sale or of its refund, as it goes into `gross` (a discount on a sale is negative); the rest of `gross` is plain
 * sales. Labels are the provider's own words, absent where it doesn't say.
 */
export const SalePartSchema = v.object({
  kind: SalePartKindSchema,
  amount: MinorSchema,
  category: v.optional(v.string()),
  item: v.optional(v.string()),
  location: v.optional(v.string()),
});
export type SalePart = v.InferOutput<typeof SalePartSchema>;

/** One movement of the provider's balance, in the balance's currency. */
export const PayoutEntrySchema = v.object({
  /** The provider's id of the movement, e.g. `txn_…`. Unique within a connection. */
  id: v.string(),
  kind: EntryKindSchema,
  /** The provider's own words, `reporting_category/type`: kept so that nothing is lost when `kind` is `unknown`. */
  rawType: v.string(),
  created: UnixSeconds,
  /** Calendar date of `created` in the provider account's time zone: the date that postings carry. */
  date: PlainDateSchema,
  /** When the money could first be paid out; absent where the provider doesn't say. */
  availableAt: v.optional(UnixSeconds),
  currency: CurrencySchema,
  gross: MinorSchema,
  fee: MinorSchema,
  net: MinorSchema,
  feeParts: v.array(FeePartSchema),
  /** Where the provider tells what a sale or refund is made of. */
  saleParts: v.optional(v.array(SalePartSchema)),
  /** The object behind it: `ch_…`, `re_…`, `dp_…`, `po_…`; empty if none. */
  sourceId: v.string(),
  /** The charge concerned, also for refunds and disputes; empty if none. */
  chargeId: v.string(),
  /** Name of the place that it is of (a Square location), where an account has several; absent where that isn't told. */
  location: v.optional(v.string()),
  /** Invoice number named in metadata or description; empty if none. */
  invoiceNumber: v.string(),
  /** True where the number may be of an invoice that only the provider has: one that the books lack is a plain sale, not a riddle. */
  ownInvoice: v.optional(v.boolean()),
  customerName: v.string(),
  customerEmail: v.string(),
  description: v.string(),
  /** What the customer paid with (see `means.ts`); absent where it isn't told. */
  means: v.optional(v.string()),
  /** What the customer paid when the provider converted it: amount in the other currency and the rate as decimal text. */
  presentment: v.nullable(v.object({ currency: CurrencySchema, amount: MinorSchema, rate: v.string() })),
  /** Set where it changes what the provider keeps back from the balance that it states (Stripe's risk reserve), not that balance. */
  inReserve: v.optional(v.literal(true)),
});
export type PayoutEntry = v.InferOutput<typeof PayoutEntrySchema>;

export const PayoutStatusSchema = v.picklist([
  'pending',
  'inTransit',
  'paid',
  'failed',
  'canceled',
  'unknown',
]);
export type PayoutStatus = v.InferOutput<typeof PayoutStatusSchema>;

/** One sum sent to (or taken from) the bank, with what it is made of. */
export const PayoutSchema = v.object({
  /** `connectionId|id`: the row key everywhere. */
  key: v.string(),
  id: v.string(),
  connectionId: v.string(),
  provider: ProviderSchema,
  currency: CurrencySchema,
  /** The place of the provider's account that it is of (a Square location's id), where an account may have several. */
  place: v.optional(v.string()),
  /** As it changes the bank account. */
  amount: MinorSchema,
  status: PayoutStatusSchema,
  automatic: v.boolean(),
  method: v.picklist(['standard', 'instant', 'unknown']),
  created: UnixSeconds,
  /** Calendar date of `created` in the provider account's time zone. */
  createdDate: PlainDateSchema,
  /** The day the provider expects it at the bank. */
  arrivalDate: PlainDateSchema,
  /** Where it goes; anything but `bank` never reaches the bank statement. */
  destination: v.picklist(['bank', 'card', 'other']),
  descriptor: v.string(),
  traceId: v.string(),
  description: v.string(),
  failureMessage: v.string(),
  originalPayoutId: v.string(),
  reversedById: v.string(),
  /** Id of the payout's own balance movement, and of the one that gave the money back after a failure; empty if none. */
  balanceEntryId: v.string(),
  failureEntryId: v.string(),
  /** The provider's fee for the payout itself (instant payouts). */
  ownFee: MinorSchema,
  /** Of `ownFee`, the tax on it; absent where that isn't told. */
  ownFeeTax: v.optional(MinorSchema),
  /** What the provider says was in the balance right after the payout; absent where it doesn't say. */
  balanceAfter: v.optional(MinorSchema),
  /** `composition` is known because the balance that the provider states before and after proves it, and the user took it so. */
  tiedBy: v.optional(v.literal('balance')),
  /** `known`: entries are the provider's own list. `pending`: not ready yet. `untold`: the provider never tells (manual, instant). */
  composition: v.picklist(['known', 'pending', 'untold']),
  entries: v.array(PayoutEntrySchema),
});
export type Payout = v.InferOutput<typeof PayoutSchema>;

/** What a list, a sum or matching must know of an entry. */
export type EntryGist = Pick<PayoutEntry, 'kind' | 'net' | 'currency'>;

/** A payout without its entries, for lists: what they come to stands in their place. */
export interface PayoutHead extends Omit<Payout, 'entries'> {
  readonly entryCount: number;
  /** Σ net of the entries, minor units of the payout's currency. */
  readonly entriesNet: Minor;
  readonly unknownEntries: number;
  /** Entries in another currency than the payout's. */
  readonly foreignEntries: number;
}

/** Entries that come to the same as those of a payout: as many unknown ones, the same sum, as known or not. Pure. */
export function gistOf(head: PayoutHead): readonly EntryGist[] {
  const { currency, entriesNet, unknownEntries, foreignEntries } = head;
  const nothing = { net: ZERO, currency };
  return [
    { kind: 'charge', net: entriesNet, currency: foreignEntries === 0 ? currency : '' },
    ...Array.from({ length: unknownEntries }, (): EntryGist => ({ kind: 'unknown', ...nothing })),
  ];
}

/** The head of a payout. Pure. */
export function headOf({ entries, ...payout }: Payout): PayoutHead {
  return {
    ...payout,
    entryCount: entries.length,
    entriesNet: sumMinor(entries.map(({ net }) => net)),
    unknownEntries: entries.filter(({ kind }) => kind === 'unknown').length,
    foreignEntries: entries.filter(({ currency }) => currency !== payout.currency).length,
  };
}

/** The row key of a payout. */
export function payoutKey(connectionId: string, payoutId: string): string {
  return compositeKey(connectionId, payoutId);
}

/**
 * What the entries fail to explain, minor units of the payout's currency: `amount + ownFee − Σ net`. Zero for a
 * whole payout; for one whose composition isn't `known` it says nothing.
 */
export function residualOf(
  payout: Pick<Payout, 'amount' | 'ownFee'> & { readonly entries: readonly Pick<EntryGist, 'net'>[] },
): Minor {
  const explained = sumMinor(payout.entries.map((entry) => entry.net));
  return subtract(sumMinor([payout.amount, payout.ownFee]), explained);
}

/** Whether a payout's make-up is known, whole and free of unknown kinds: the condition for any automatic step. */
export function isExplained(
  payout: Pick<Payout, 'composition' | 'currency' | 'amount' | 'ownFee'> & {
    readonly entries: readonly EntryGist[];
  },
): boolean {
  return (
    payout.composition === 'known' &&
    residualOf(payout) === 0 &&
    payout.entries.every((entry) => entry.kind !== 'unknown' && entry.currency === payout.currency)
  );
}

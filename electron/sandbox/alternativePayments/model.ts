/** What the double of Alternative Payments starts from: its objects in wire form, amounts as JSON numbers in major units. */

export type AlternativeObject = Readonly<Record<string, unknown>> & { readonly id: string };

export interface AlternativeSeed {
  /** Each with `created_at`; newest last. */
  readonly payouts: readonly AlternativeObject[];
  /** By payout: what rolled into it. */
  readonly transactions: Readonly<Record<string, readonly AlternativeObject[]>>;
  readonly payments: readonly AlternativeObject[];
  readonly invoices: readonly AlternativeObject[];
  readonly customers: readonly AlternativeObject[];
  /** Invoice ids by payment: never sent, only asked for by `?invoice_id=`. */
  readonly paid: Readonly<Record<string, readonly string[]>>;
}

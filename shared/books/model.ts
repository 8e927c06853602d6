/**
 * The client's books as Xero holds them, cached on this machine. Amounts are minor units of the named currency;
 * dates are plain. Shapes follow `xero_accounting.yaml`; only what Tieout uses is kept.
 */
import * as v from 'valibot';
import { CurrencySchema, MinorSchema, PlainDateSchema } from '../schemas.ts';

export const OrganisationSchema = v.object({
  tenantId: v.string(),
  name: v.string(),
  shortCode: v.string(),
  countryCode: v.string(),
  baseCurrency: CurrencySchema,
  /** IANA zone derived from Xero's Windows zone name; `UTC` if unknown. */
  timezone: v.string(),
  /** Postings on or before these dates are refused (nobody / advisers only). */
  periodLockDate: v.nullable(PlainDateSchema),
  endOfYearLockDate: v.nullable(PlainDateSchema),
  /** Currencies that its books are kept in; absent until they were read. */
  currencies: v.optional(v.array(CurrencySchema)),
});
export type Organisation = v.InferOutput<typeof OrganisationSchema>;

export const AccountSchema = v.object({
  accountId: v.string(),
  code: v.string(),
  name: v.string(),
  /** Xero's own type: BANK, REVENUE, EXPENSE, CURRENT, … */
  type: v.string(),
  taxType: v.string(),
  /** Only for BANK accounts. */
  currency: v.nullable(CurrencySchema),
  bankAccountNumber: v.string(),
  enablePayments: v.boolean(),
  status: v.picklist(['ACTIVE', 'ARCHIVED']),
  systemAccount: v.string(),
});
export type Account = v.InferOutput<typeof AccountSchema>;

/** An account to be made in the books; `taxType` empty: Xero's own for the type. Number and currency only for BANK accounts. */
export const NewAccountSchema = v.object({
  code: v.pipe(v.string(), v.maxLength(10)),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(150)),
  type: v.picklist(['BANK', 'CURRENT', 'CURRLIAB', 'EXPENSE', 'REVENUE']),
  taxType: v.string(),
  bankAccountNumber: v.string(),
  currency: v.nullable(CurrencySchema),
});
export type NewAccount = v.InferOutput<typeof NewAccountSchema>;

export const ContactSchema = v.object({
  contactId: v.string(),
  name: v.string(),
  email: v.string(),
  status: v.string(),
});
export type Contact = v.InferOutput<typeof ContactSchema>;

export const InvoiceSchema = v.object({
  invoiceId: v.string(),
  number: v.string(),
  reference: v.string(),
  type: v.string(),
  /** DRAFT, SUBMITTED, AUTHORISED, PAID, VOIDED, DELETED. */
  status: v.string(),
  contactId: v.string(),
  contactName: v.string(),
  date: PlainDateSchema,
  dueDate: v.nullable(PlainDateSchema),
  currency: CurrencySchema,
  total: MinorSchema,
  amountDue: MinorSchema,
  amountPaid: MinorSchema,
  /** Units of its currency for one of the organisation's, decimal text; absent where it isn't told. */
  currencyRate: v.optional(v.string()),
});
export type Invoice = v.InferOutput<typeof InvoiceSchema>;

export const TaxRateSchema = v.object({
  taxType: v.string(),
  name: v.string(),
  /** Effective rate in hundredths of a per cent: 10 % is 1000. */
  rateBasisPoints: v.number(),
  status: v.string(),
  canApplyToExpenses: v.boolean(),
  canApplyToRevenue: v.boolean(),
});
export type TaxRate = v.InferOutput<typeof TaxRateSchema>;

export const TrackingCategorySchema = v.object({
  categoryId: v.string(),
  name: v.string(),
  status: v.string(),
  options: v.array(v.object({ optionId: v.string(), name: v.string(), status: v.string() })),
});
export type TrackingCategory = v.InferOutput<typeof TrackingCategorySchema>;

/**
 * One Xero object that moves a bank-type account, seen from that account: a payment, a spend or receive money, or one
 * side of a transfer (a transfer gives two items). `amount` is as it changes the account.
 */
export const LedgerItemSchema = v.object({
  /** `kind|xeroId|accountId`. */
  key: v.string(),
  kind: v.picklist(['payment', 'bankTransaction', 'transfer']),
  xeroId: v.string(),
  accountId: v.string(),
  /** Of a transfer: the account on the other side; otherwise empty. */
  otherAccountId: v.string(),
  date: PlainDateSchema,
  amount: MinorSchema,
  currency: CurrencySchema,
  reference: v.string(),
  /** Invoice number for a payment, contact name for a bank transaction; empty for a transfer. */
  detail: v.string(),
  isReconciled: v.boolean(),
  /** AUTHORISED or DELETED. */
  status: v.string(),
  /** Of a spend or receive money with a reference of ours: what it is coded to (see `codedText`). */
  lines: v.optional(v.string()),
  /** Of a transfer: the bank transaction that this side is shown as in Xero. */
  shownAs: v.optional(v.string()),
  /** Of one with a reference of ours: when Xero made it or last changed it (of a transfer: made it), unix milliseconds. */
  changedAt: v.optional(v.number()),
});
export type LedgerItem = v.InferOutput<typeof LedgerItemSchema>;

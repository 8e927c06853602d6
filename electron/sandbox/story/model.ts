/**
 * The demo company's story as data: what the sandbox servers start from. Written by `story/`, read by `xero/` and
 * `stripe/`. Amounts are minor units of their currency; dates plain; instants unix seconds.
 */
import type { Minor } from '../../../shared/money.ts';
import type { PlainDate } from '../../../shared/dates.ts';

export interface SeedAccount {
  /** Stable key by which the story refers to it, e.g. `clearing`; the sandbox derives the AccountID from it. */
  readonly key: string;
  readonly code: string;
  readonly name: string;
  /** Xero type: BANK, REVENUE, EXPENSE, CURRENT, … */
  readonly type: string;
  readonly taxType: string;
  readonly currency: string;
  readonly bankAccountNumber?: string;
  readonly enablePayments?: boolean;
  readonly archived?: boolean;
  /** DEBTORS, GST, … for accounts that Xero itself owns. */
  readonly systemAccount?: string;
  readonly openingBalance?: Minor;
}

export interface SeedContact {
  readonly key: string;
  readonly name: string;
  readonly email: string;
}

export interface SeedInvoice {
  readonly number: string;
  readonly reference: string;
  readonly contactKey: string;
  readonly date: PlainDate;
  readonly dueDate: PlainDate;
  readonly currency: string;
  readonly status: 'DRAFT' | 'AUTHORISED' | 'VOIDED';
  /** Gross, tax included. One sales line at `accountCode` with `taxType`. */
  readonly total: Minor;
  readonly accountCode: string;
  readonly taxType: string;
  readonly description: string;
  /** Paid before the story by another way (into the bank account). */
  readonly alreadyPaid?: Minor;
  /** Key of the account that it was paid into instead, and when. */
  readonly paidInto?: string;
  readonly paidOn?: PlainDate;
}

/** A receive money that somebody else has booked. Amounts of its lines without tax; their sum is the deposit. */
export interface SeedReceipt {
  /** Code of the bank account. */
  readonly bankCode: string;
  readonly contactName: string;
  readonly date: PlainDate;
  readonly reference: string;
  readonly currency: string;
  readonly lines: readonly {
    readonly accountCode: string;
    readonly description: string;
    readonly amount: Minor;
  }[];
}

export interface XeroSeed {
  readonly tenantKey: string;
  readonly organisation: {
    readonly name: string;
    readonly shortCode: string;
    readonly countryCode: string;
    readonly baseCurrency: string;
    /** Xero's name, e.g. AUSEASTERNSTANDARDTIME. */
    readonly timezone: string;
    readonly periodLockDate: PlainDate | null;
    readonly endOfYearLockDate: PlainDate | null;
  };
  readonly accounts: readonly SeedAccount[];
  readonly contacts: readonly SeedContact[];
  readonly invoices: readonly SeedInvoice[];
  readonly receipts?: readonly SeedReceipt[];
  readonly taxRates: readonly {
    readonly name: string;
    readonly taxType: string;
    readonly rateBasisPoints: number;
    readonly expenses: boolean;
    readonly revenue: boolean;
  }[];
  readonly tracking: readonly { readonly name: string; readonly options: readonly string[] }[];
}

/** Raw Stripe objects in wire form (snake_case), newest last. Ids are deterministic. */
export interface StripeSeed {
  readonly account: Readonly<Record<string, unknown>>;
  /** Each with an id, `created` and, where settled by an automatic payout, `payout` (control data, not sent). */
  readonly balanceTransactions: readonly StripeSeedObject[];
  readonly payouts: readonly StripeSeedObject[];
  readonly charges: readonly StripeSeedObject[];
  readonly refunds: readonly StripeSeedObject[];
  readonly disputes: readonly StripeSeedObject[];
  /** What movements are about besides, found by its id only: application fees and their refunds, transfers and their reversals. */
  readonly others?: readonly StripeSeedObject[];
}

export type StripeSeedObject = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly created: number;
};

/** One line on the bank's statement, with the truth beside it (never written to the files). */
export interface StoryBankLine {
  readonly date: PlainDate;
  readonly amount: Minor;
  readonly payee: string;
  readonly narrative: string;
  readonly reference: string;
  readonly fitId: string;
  readonly truth: { readonly payoutIds: readonly string[]; readonly hardCase: string };
}

/** What a payment pays where its own words don't tell in one number: the truth, never sent. */
export interface StoryPayment {
  readonly chargeId: string;
  readonly invoices: readonly { readonly number: string; readonly amount: Minor }[];
}

export interface DemoStory {
  /** The last day of the story; servers answer as of its end. */
  readonly asOf: PlainDate;
  readonly xero: XeroSeed;
  readonly stripe: StripeSeed;
  readonly payments: readonly StoryPayment[];
  readonly bank: {
    readonly accountKey: string;
    readonly openingBalance: Minor;
    readonly lines: readonly StoryBankLine[];
  };
}

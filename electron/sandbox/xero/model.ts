/** The sandbox organisation's books. Records are immutable and replaced whole, so that a snapshot is a copy of the maps. */
import type { PlainDate } from '../../../shared/dates.ts';
import type { Minor } from '../../../shared/money.ts';

/** `updated` and `created` are unix milliseconds everywhere. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly shortCode: string;
  readonly countryCode: string;
  readonly baseCurrency: string;
  readonly timezone: string;
  readonly periodLockDate: PlainDate | null;
  readonly endOfYearLockDate: PlainDate | null;
  /** True without it. */
  readonly isDemoCompany?: boolean;
}

export interface Account {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly taxType: string;
  /** Base currency for everything but BANK accounts. */
  readonly currency: string;
  readonly bankAccountNumber: string;
  readonly description: string;
  readonly enablePayments: boolean;
  readonly status: 'ACTIVE' | 'ARCHIVED';
  readonly systemAccount: string;
  readonly updated: number;
}

export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: 'ACTIVE' | 'ARCHIVED';
  readonly updated: number;
}

export interface TaxRate {
  readonly name: string;
  readonly taxType: string;
  readonly rateBasisPoints: number;
  readonly expenses: boolean;
  readonly revenue: boolean;
}

export interface TrackingCategory {
  readonly id: string;
  readonly name: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
}

export type LineAmountTypes = 'Exclusive' | 'Inclusive' | 'NoTax';

export interface TrackingChoice {
  readonly categoryId: string;
  readonly optionId: string;
  readonly name: string;
  readonly option: string;
}

export interface Line {
  readonly id: string;
  readonly description: string;
  readonly quantity: number;
  readonly unitAmount: number;
  readonly accountId: string;
  readonly taxType: string;
  readonly lineAmount: Minor;
  readonly taxAmount: Minor;
  readonly tracking: readonly TrackingChoice[];
}

/** What invoices and bank transactions have in common. Amounts in `currency`; `rate` is foreign units per base unit. */
export interface Document {
  readonly id: string;
  readonly type: string;
  readonly contactId: string;
  readonly date: PlainDate;
  readonly reference: string;
  readonly url: string;
  readonly currency: string;
  readonly rate: number;
  readonly lineAmountTypes: LineAmountTypes;
  readonly lines: readonly Line[];
  readonly subTotal: Minor;
  readonly totalTax: Minor;
  readonly total: Minor;
  readonly updated: number;
}

export interface Invoice extends Document {
  /** A credit note to a customer (ACCRECCREDIT) is kept beside the invoices: `amountPaid` is what of it was refunded. */
  readonly type: 'ACCREC' | 'ACCPAY' | 'ACCRECCREDIT';
  readonly number: string;
  readonly dueDate: PlainDate | null;
  readonly status: 'DRAFT' | 'SUBMITTED' | 'AUTHORISED' | 'PAID' | 'VOIDED' | 'DELETED';
  readonly amountPaid: Minor;
  readonly fullyPaidOn: PlainDate | null;
}

export interface BankTransaction extends Document {
  readonly type: 'SPEND' | 'RECEIVE' | 'RECEIVE-OVERPAYMENT';
  readonly bankAccountId: string;
  readonly status: 'AUTHORISED' | 'DELETED';
  readonly isReconciled: boolean;
}

export interface Payment {
  readonly id: string;
  readonly invoiceId: string;
  readonly accountId: string;
  readonly date: PlainDate;
  /** In the invoice's currency. */
  readonly amount: Minor;
  /** In the account's currency. */
  readonly bankAmount: Minor;
  readonly rate: number;
  readonly reference: string;
  readonly isReconciled: boolean;
  readonly status: 'AUTHORISED' | 'DELETED';
  readonly updated: number;
}

export interface BankTransfer {
  readonly id: string;
  readonly fromAccountId: string;
  readonly toAccountId: string;
  readonly amount: Minor;
  readonly currency: string;
  readonly rate: number;
  readonly date: PlainDate;
  readonly reference: string;
  readonly fromIsReconciled: boolean;
  readonly toIsReconciled: boolean;
  readonly fromTracking: readonly TrackingChoice[];
  readonly toTracking: readonly TrackingChoice[];
  readonly status: 'AUTHORISED' | 'DELETED';
  readonly created: number;
  readonly updated: number;
}

export type SourceKind = 'opening' | 'invoice' | 'payment' | 'bankTransaction' | 'bankTransfer';

/** One balanced journal: `base` sums to zero. Debit is positive. */
export interface LedgerEntry {
  readonly sourceKind: SourceKind;
  readonly sourceId: string;
  readonly date: PlainDate;
  readonly reference: string;
  readonly lines: readonly LedgerLine[];
}

export interface LedgerLine {
  readonly accountId: string;
  /** In base currency. */
  readonly base: Minor;
  /** In the account's own currency. */
  readonly amount: Minor;
}

/** Everything there is to know about one organisation. Only `write` code replaces records. */
export interface XeroState {
  readonly tenantId: string;
  organisation: Organisation;
  accounts: Map<string, Account>;
  contacts: Map<string, Contact>;
  invoices: Map<string, Invoice>;
  payments: Map<string, Payment>;
  bankTransactions: Map<string, BankTransaction>;
  bankTransfers: Map<string, BankTransfer>;
  /** Key is the source's id; an object that no longer counts has no entry. */
  entries: Map<string, LedgerEntry>;
  readonly taxRates: readonly TaxRate[];
  readonly tracking: readonly TrackingCategory[];
  /** Numbers new objects. */
  counter: number;
}

/** Remembers the state; the function returned brings it back. */
export function snapshot(state: XeroState): () => void {
  const kept = {
    organisation: state.organisation,
    accounts: new Map(state.accounts),
    contacts: new Map(state.contacts),
    invoices: new Map(state.invoices),
    payments: new Map(state.payments),
    bankTransactions: new Map(state.bankTransactions),
    bankTransfers: new Map(state.bankTransfers),
    entries: new Map(state.entries),
    counter: state.counter,
  };
  return () => {
    Object.assign(state, kept);
  };
}

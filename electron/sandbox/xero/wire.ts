/** Xero's JSON: dates as `/Date(ms+0000)/`, amounts as doubles, the envelope around a list. */
import { dayNumber, fromDayNumber, type PlainDate } from '../../../shared/dates.ts';
import { type Minor, toMajorNumber } from '../../../shared/money.ts';
import type { SandboxReply } from '../route.ts';
import { uuidOf } from './ids.ts';
import type { Account, Contact, Document, Invoice, Line, TrackingChoice, XeroState } from './model.ts';

export type Wire = Readonly<Record<string, unknown>>;

/** Midnight UTC of a calendar date. */
export function msDate(date: PlainDate): string {
  return `/Date(${dayNumber(date) * 86_400_000}+0000)/`;
}

/** An instant, unix milliseconds. */
export function msInstant(ms: number): string {
  return `/Date(${ms}+0000)/`;
}

/** `2026-11-21T00:00:00`. */
export function dateString(date: PlainDate): string {
  return `${date}T00:00:00`;
}

/** The calendar date in a `/Date(…)/` text or an ISO text; null if it is neither. */
export function readDate(text: string): PlainDate | null {
  const wire = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/.exec(text);
  if (wire) return fromDayNumber(Math.floor(Number(wire[1]) / 86_400_000));
  const plain = /^(\d{4}-\d{2}-\d{2})(?:T[\d:.]+Z?)?$/.exec(text)?.[1];
  if (plain === undefined) return null;
  const ms = Date.parse(`${plain}T00:00:00Z`);
  if (Number.isNaN(ms)) return null;
  const date = fromDayNumber(ms / 86_400_000);
  return date === plain ? date : null;
}

/** The reply around a list of things. */
export function envelope(name: string, items: readonly Wire[], now: number, extra: Wire = {}): SandboxReply {
  const body = {
    Id: uuidOf('reply', name, now),
    Status: 'OK',
    ProviderName: 'Tieout sandbox',
    DateTimeUTC: `/Date(${now})/`,
    ...extra,
    [name]: items,
  };
  return { status: 200, body };
}

/** A short contact, as it is inside other objects. */
export function contactInside(contact: Contact | undefined): Wire {
  return {
    ContactID: contact?.id,
    Name: contact?.name,
    Addresses: [],
    Phones: [],
    ContactGroups: [],
    ContactPersons: [],
    HasValidationErrors: false,
  };
}

/** A contact in full. */
export function contactWire(contact: Contact): Wire {
  return {
    ...contactInside(contact),
    ContactStatus: contact.status,
    EmailAddress: contact.email,
    BankAccountDetails: '',
    UpdatedDateUTC: msInstant(contact.updated),
    IsSupplier: false,
    IsCustomer: true,
    HasAttachments: false,
  };
}

const CLASSES: Readonly<Record<string, string>> = {
  BANK: 'ASSET',
  CURRENT: 'ASSET',
  FIXED: 'ASSET',
  INVENTORY: 'ASSET',
  NONCURRENT: 'ASSET',
  PREPAYMENT: 'ASSET',
  EQUITY: 'EQUITY',
  CURRLIAB: 'LIABILITY',
  LIABILITY: 'LIABILITY',
  TERMLIAB: 'LIABILITY',
  REVENUE: 'REVENUE',
  SALES: 'REVENUE',
  OTHERINCOME: 'REVENUE',
};

/** An account in full. CurrencyCode and the bank fields only on BANK accounts, SystemAccount only where there is one. */
export function accountWire(account: Account): Wire {
  const bank = account.type === 'BANK';
  return {
    AccountID: account.id,
    Code: account.code,
    Name: account.name,
    Status: account.status,
    Type: account.type,
    TaxType: account.taxType,
    Description: account.description,
    Class: CLASSES[account.type] ?? 'EXPENSE',
    ...(account.systemAccount === '' ? {} : { SystemAccount: account.systemAccount }),
    EnablePaymentsToAccount: account.enablePayments,
    ShowInExpenseClaims: false,
    ...(bank
      ? {
          BankAccountNumber: account.bankAccountNumber,
          BankAccountType: 'BANK',
          CurrencyCode: account.currency,
        }
      : {}),
    HasAttachments: false,
    UpdatedDateUTC: msInstant(account.updated),
    AddToWatchlist: false,
  };
}

/** Id, code and name of an account, as it is inside other objects. */
export function accountInside(account: Account | undefined): Wire {
  return { AccountID: account?.id, Code: account?.code, Name: account?.name };
}

/** Tracking choices of a line or of one side of a transfer. */
export function trackingWire(choices: readonly TrackingChoice[]): readonly Wire[] {
  return choices.map((choice) => ({
    Name: choice.name,
    Option: choice.option,
    TrackingCategoryID: choice.categoryId,
    TrackingOptionID: choice.optionId,
  }));
}

function lineWire(state: XeroState, line: Line, currency: string): Wire {
  const account = state.accounts.get(line.accountId);
  return {
    LineItemID: line.id,
    Description: line.description,
    Quantity: line.quantity,
    UnitAmount: line.unitAmount,
    LineAmount: toMajorNumber(line.lineAmount, currency),
    TaxType: line.taxType,
    TaxAmount: toMajorNumber(line.taxAmount, currency),
    AccountCode: account?.code,
    AccountID: account?.id,
    Tracking: trackingWire(line.tracking),
  };
}

/** What invoices and bank transactions share. Lines only in full replies: paged lists and single objects. */
export function documentWire(state: XeroState, item: Document, full: boolean): Wire {
  const amount = (value: Minor) => toMajorNumber(value, item.currency);
  return {
    Type: item.type,
    Contact: contactInside(state.contacts.get(item.contactId)),
    DateString: dateString(item.date),
    Date: msDate(item.date),
    Reference: item.reference,
    ...(item.url === '' ? {} : { Url: item.url }),
    LineAmountTypes: item.lineAmountTypes,
    LineItems: full ? item.lines.map((line) => lineWire(state, line, item.currency)) : [],
    SubTotal: amount(item.subTotal),
    TotalTax: amount(item.totalTax),
    Total: amount(item.total),
    CurrencyCode: item.currency,
    CurrencyRate: item.rate,
    HasAttachments: false,
    UpdatedDateUTC: msInstant(item.updated),
  };
}

/** What an invoice still is due; nothing unless it is open. */
export function amountDue(invoice: Invoice): number {
  return invoice.status === 'VOIDED' || invoice.status === 'DELETED' ? 0 : invoice.total - invoice.amountPaid;
}

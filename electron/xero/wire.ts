/**
 * Xero's objects as xero-node gives them (camel case, JS dates, doubles), parsed and mapped to our books. An amount or a
 * date that can't be kept exactly throws; nothing is rounded.
 */
import * as v from 'valibot';
import type {
  Account,
  Contact,
  Invoice,
  Organisation,
  TaxRate,
  TrackingCategory,
} from '../../shared/books/model.ts';
import { type PlainDate, plainDate } from '../../shared/dates.ts';
import { MoneyError, fromMajorNumber, subtract } from '../../shared/money.ts';
import { compareText } from '../../shared/order.ts';
import { CurrencySchema } from '../../shared/schemas.ts';
import { unreadable } from './problems.ts';
import { ianaZone } from './timezones.ts';

/** Text that Xero may leave out or send as null. */
export const OptionalText = v.nullish(v.string(), '');
/** A yes or no that Xero may leave out. */
export const Flag = v.nullish(v.boolean(), false);

/** A date: the library makes JS dates at UTC midnight of `/Date(ms)/`, and leaves ISO text as it is. */
export const WireDate = v.pipe(
  v.union([v.date(), v.string()]),
  v.transform((value): PlainDate =>
    plainDate((typeof value === 'string' ? value : value.toISOString()).slice(0, 10)),
  ),
);
const OptionalDate = v.nullish(WireDate, null);

/** A moment as the SDK gives it, as unix milliseconds; null where it isn't told, or not so that it can be read. */
export const WireInstant = v.pipe(
  v.nullish(v.union([v.date(), v.string()]), null),
  v.transform((value): number | null => {
    const at = value instanceof Date ? value.getTime() : value === null ? Number.NaN : Date.parse(value);
    return Number.isFinite(at) ? at : null;
  }),
);

/** Parses the list `key` of a reply; an absent list is empty. Throws `BridgeError` `provider` naming the field. */
export function parseList<const S extends v.GenericSchema<unknown, unknown>>(
  body: unknown,
  key: string,
  item: S,
): v.InferOutput<v.ArraySchema<S, undefined>> {
  const list: unknown = new Map(Object.entries(Object(body))).get(key) ?? [];
  try {
    return v.parse(v.array(item), list);
  } catch (error) {
    if (error instanceof v.ValiError) throw unreadable(`${key}.${v.getDotPath(error.issues[0]) ?? ''}`);
    throw unreadable(key);
  }
}

/** Xero's own page size, if the one asked for isn't honoured. */
const USUAL_PAGE = 100;

/** Whether there is a page after `page`: by Xero's own count, else by whether this one was full, in Xero's own size at least. */
export function hasMore(body: unknown, page: number, received: number, pageSize: number): boolean {
  const parsed = v.safeParse(v.object({ pagination: v.object({ pageCount: v.number() }) }), body);
  return parsed.success
    ? page < parsed.output.pagination.pageCount
    : received >= Math.min(pageSize, USUAL_PAGE);
}

/** Runs a mapping of many; an inexact amount becomes a `BridgeError`. */
export function mapExactly<A, B>(items: readonly A[], what: string, map: (item: A) => B): B[] {
  try {
    return items.map(map);
  } catch (error) {
    if (error instanceof MoneyError) throw unreadable(what, error.message);
    throw error;
  }
}

const OrganisationWire = v.object({
  name: OptionalText,
  shortCode: OptionalText,
  countryCode: OptionalText,
  baseCurrency: CurrencySchema,
  timezone: OptionalText,
  periodLockDate: OptionalDate,
  endOfYearLockDate: OptionalDate,
});

/** The organisation of a tenant. Throws `BridgeError` if Xero sent none. */
export function toOrganisation(body: unknown, tenantId: string): Organisation {
  const [found] = parseList(body, 'organisations', OrganisationWire);
  if (!found) throw unreadable('organisations');
  return { ...found, tenantId, timezone: ianaZone(found.timezone) };
}

const CurrencyWire = v.object({ code: CurrencySchema });

/** Codes of the currencies that an organisation has, in order. */
export function toCurrencies(body: unknown): string[] {
  return parseList(body, 'currencies', CurrencyWire)
    .map(({ code }) => code)
    .toSorted(compareText);
}

const AccountWire = v.object({
  accountID: v.string(),
  code: OptionalText,
  name: OptionalText,
  type: OptionalText,
  taxType: OptionalText,
  currencyCode: v.nullish(CurrencySchema, null),
  bankAccountNumber: OptionalText,
  enablePaymentsToAccount: Flag,
  status: OptionalText,
  systemAccount: OptionalText,
});

/** The chart of accounts; only BANK accounts have a currency. */
export function toAccounts(body: unknown): Account[] {
  return parseList(body, 'accounts', AccountWire).map((wire) => ({
    accountId: wire.accountID,
    code: wire.code,
    name: wire.name,
    type: wire.type,
    taxType: wire.taxType,
    currency: wire.type === 'BANK' ? wire.currencyCode : null,
    bankAccountNumber: wire.bankAccountNumber,
    enablePayments: wire.enablePaymentsToAccount,
    status: wire.status === 'ACTIVE' ? 'ACTIVE' : 'ARCHIVED',
    systemAccount: wire.systemAccount,
  }));
}

const ContactWire = v.object({
  contactID: v.string(),
  name: OptionalText,
  emailAddress: OptionalText,
  contactStatus: OptionalText,
});

/** Contacts, archived ones too. */
export function toContacts(body: unknown): Contact[] {
  return parseList(body, 'contacts', ContactWire).map((wire) => ({
    contactId: wire.contactID,
    name: wire.name,
    email: wire.emailAddress,
    status: wire.contactStatus,
  }));
}

const InvoiceWire = v.object({
  invoiceID: v.string(),
  invoiceNumber: OptionalText,
  reference: OptionalText,
  type: v.string(),
  status: OptionalText,
  contact: v.nullish(v.object({ contactID: OptionalText, name: OptionalText }), {}),
  date: WireDate,
  dueDate: OptionalDate,
  currencyCode: CurrencySchema,
  total: v.nullish(v.number(), 0),
  amountDue: v.nullish(v.number(), 0),
  amountPaid: v.nullish(v.number(), 0),
  currencyRate: v.nullish(v.number(), null),
});

/** Sales invoices; amounts in minor units of the invoice's own currency. */
export function toInvoices(body: unknown): Invoice[] {
  return mapExactly(parseList(body, 'invoices', InvoiceWire), 'invoices', (wire) => ({
    invoiceId: wire.invoiceID,
    number: wire.invoiceNumber,
    reference: wire.reference,
    type: wire.type,
    status: wire.status,
    contactId: wire.contact.contactID,
    contactName: wire.contact.name,
    date: wire.date,
    dueDate: wire.dueDate,
    currency: wire.currencyCode,
    total: fromMajorNumber(wire.total, wire.currencyCode),
    amountDue: fromMajorNumber(wire.amountDue, wire.currencyCode),
    amountPaid: fromMajorNumber(wire.amountPaid, wire.currencyCode),
    ...(wire.currencyRate === null ? {} : { currencyRate: String(wire.currencyRate) }),
  }));
}

const CreditNoteWire = v.object({
  creditNoteID: v.string(),
  creditNoteNumber: OptionalText,
  reference: OptionalText,
  type: v.string(),
  status: OptionalText,
  contact: v.nullish(v.object({ contactID: OptionalText, name: OptionalText }), {}),
  date: WireDate,
  currencyCode: CurrencySchema,
  total: v.nullish(v.number(), 0),
  remainingCredit: v.nullish(v.number(), 0),
});

/** Credit notes to customers in the shape of invoices; paid is what was given back or used. */
export function toCreditNotes(body: unknown): Invoice[] {
  return mapExactly(parseList(body, 'creditNotes', CreditNoteWire), 'creditNotes', (wire) => {
    const total = fromMajorNumber(wire.total, wire.currencyCode);
    const amountDue = fromMajorNumber(wire.remainingCredit, wire.currencyCode);
    return {
      invoiceId: wire.creditNoteID,
      number: wire.creditNoteNumber,
      reference: wire.reference,
      type: wire.type,
      status: wire.status,
      contactId: wire.contact.contactID,
      contactName: wire.contact.name,
      date: wire.date,
      dueDate: null,
      currency: wire.currencyCode,
      total,
      amountDue,
      amountPaid: subtract(total, amountDue),
    };
  });
}

const TaxRateWire = v.object({
  taxType: v.string(),
  name: OptionalText,
  effectiveRate: v.nullish(v.number(), 0),
  status: OptionalText,
  canApplyToExpenses: Flag,
  canApplyToRevenue: Flag,
});

/** Tax rates; 10 % is 1000 basis points, 8.875 % is 887.5. */
export function toTaxRates(body: unknown): TaxRate[] {
  return parseList(body, 'taxRates', TaxRateWire).map((wire) => ({
    taxType: wire.taxType,
    name: wire.name,
    rateBasisPoints: Math.round(wire.effectiveRate * 1_000_000) / 10_000,
    status: wire.status,
    canApplyToExpenses: wire.canApplyToExpenses,
    canApplyToRevenue: wire.canApplyToRevenue,
  }));
}

const TrackingWire = v.object({
  trackingCategoryID: v.string(),
  name: OptionalText,
  status: OptionalText,
  options: v.nullish(
    v.array(v.object({ trackingOptionID: v.string(), name: OptionalText, status: OptionalText })),
    [],
  ),
});

/** Tracking categories, archived ones too. */
export function toTracking(body: unknown): TrackingCategory[] {
  return parseList(body, 'trackingCategories', TrackingWire).map((wire) => ({
    categoryId: wire.trackingCategoryID,
    name: wire.name,
    status: wire.status,
    options: wire.options.map(({ trackingOptionID, name, status }) => ({
      optionId: trackingOptionID,
      name,
      status,
    })),
  }));
}

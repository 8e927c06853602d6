/** The endpoints of the accounting API that the sandbox has: what they list, which scope they need, what they write. */
import { createAccount, currenciesOf, deleteAccount, updateAccount } from './accounts.ts';
import { bankTransactionWire, createBankTransaction, postBankTransaction } from './bankTransactions.ts';
import { createTransfer, deleteTransfer, transferWire } from './bankTransfers.ts';
import { createContact, saveContact } from './contacts.ts';
import { createCreditNote, creditNotesOf, creditNoteWire, postCreditNote } from './creditNotes.ts';
import { createInvoice, invoicesOf, invoiceWire, postInvoice } from './invoices.ts';
import type { XeroState } from './model.ts';
import { createPayment, deletePayment, paymentWire } from './payments.ts';
import type { WriteContext } from './refusal.ts';
import { organisationWire, taxRateWire, trackingCategoryWire } from './settings.ts';
import { accountWire, contactWire, type Wire } from './wire.ts';

/** One object in a list: built only when needed. */
export interface Item {
  readonly id: string;
  readonly updated: number;
  readonly wire: (full: boolean, summary: boolean) => Wire;
}

export interface Resource {
  /** Path segment and key of the list. */
  readonly name: string;
  /** One of them, as Xero's error messages call it. */
  readonly type: string;
  readonly idField: string;
  /** Scope to write; `.read` may read. */
  readonly scope: string;
  readonly paged: boolean;
  /** Fields that `where` and `order` may name. */
  readonly fields: ReadonlySet<string>;
  items(state: XeroState): readonly Item[];
  /** PUT of one element; returns the new id. */
  readonly create?: (context: WriteContext, element: unknown) => string;
  /** POST of one element, `urlId` from the path; returns the id. */
  readonly update?: (context: WriteContext, element: unknown, urlId: string | null) => string;
  /** DELETE of one by its id. */
  readonly remove?: (context: WriteContext, id: string) => void;
  /** Whether `summarizeErrors=false` is known: Accounts refuse the whole request, BankTransfers too but where they are deleted. */
  readonly perElementErrors?: boolean | 'update';
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

function itemsOf<T extends { readonly id: string; readonly updated: number }>(
  records: ReadonlyMap<string, T>,
  wire: (record: T, full: boolean, summary: boolean) => Wire,
): readonly Item[] {
  return [...records.values()].map((record) => ({
    id: record.id,
    updated: record.updated,
    wire: (full, summary) => wire(record, full, summary),
  }));
}

/** Xero doesn't filter these by `If-Modified-Since`: always as good as new. */
const fixed = (id: string, wire: Wire): Item => ({ id, updated: Number.MAX_SAFE_INTEGER, wire: () => wire });

const MONEY_FIELDS =
  'Type Contact Date DateString Reference Status CurrencyCode CurrencyRate SubTotal TotalTax Total LineAmountTypes UpdatedDateUTC Url HasAttachments';

const ledgerResources: readonly Resource[] = [
  {
    name: 'Invoices',
    type: 'Invoice',
    idField: 'InvoiceID',
    scope: 'accounting.invoices',
    paged: true,
    fields: words(
      `InvoiceID InvoiceId InvoiceNumber AmountDue AmountPaid DueDate FullyPaidOnDate SentToContact ${MONEY_FIELDS}`,
    ),
    items: (state) =>
      itemsOf(invoicesOf(state), (one, full, summary) => invoiceWire(state, one, full, summary)),
    create: createInvoice,
    update: postInvoice,
    perElementErrors: true,
  },
  {
    name: 'Payments',
    type: 'Payment',
    idField: 'PaymentID',
    scope: 'accounting.payments',
    paged: true,
    fields: words(
      'PaymentID PaymentId Date Amount BankAmount Reference Status PaymentType IsReconciled Invoice Account CurrencyRate UpdatedDateUTC',
    ),
    items: (state) => itemsOf(state.payments, (one, full) => paymentWire(state, one, full)),
    create: createPayment,
    update: deletePayment,
    perElementErrors: true,
  },
  {
    name: 'BankTransactions',
    type: 'BankTransaction',
    idField: 'BankTransactionID',
    scope: 'accounting.banktransactions',
    paged: true,
    fields: words(`BankTransactionID BankAccount IsReconciled ${MONEY_FIELDS}`),
    items: (state) => itemsOf(state.bankTransactions, (one, full) => bankTransactionWire(state, one, full)),
    create: createBankTransaction,
    update: postBankTransaction,
    perElementErrors: true,
  },
  {
    name: 'BankTransfers',
    type: 'BankTransfer',
    idField: 'BankTransferID',
    scope: 'accounting.banktransactions',
    paged: false,
    fields: words(
      'BankTransferID FromBankAccount ToBankAccount Amount Date Reference Status FromIsReconciled ToIsReconciled CreatedDateUTC HasAttachments',
    ),
    items: (state) => itemsOf(state.bankTransfers, (one) => transferWire(state, one)),
    create: createTransfer,
    update: deleteTransfer,
    perElementErrors: 'update',
  },
  {
    name: 'CreditNotes',
    type: 'CreditNote',
    idField: 'CreditNoteID',
    scope: 'accounting.invoices',
    paged: true,
    fields: words(`CreditNoteID CreditNoteNumber RemainingCredit FullyPaidOnDate ${MONEY_FIELDS}`),
    items: (state) => itemsOf(creditNotesOf(state), (one, full) => creditNoteWire(state, one, full)),
    create: createCreditNote,
    update: postCreditNote,
    perElementErrors: true,
  },
];

const settingsResources: readonly Resource[] = [
  {
    name: 'Organisation',
    type: 'Organisation',
    idField: 'OrganisationID',
    scope: 'accounting.settings',
    paged: false,
    fields: words('Name'),
    items: (state) => [fixed(state.organisation.id, organisationWire(state))],
  },
  {
    name: 'Accounts',
    type: 'Account',
    idField: 'AccountID',
    scope: 'accounting.settings',
    paged: false,
    fields: words(
      'AccountID Code Name Status Type TaxType Class SystemAccount EnablePaymentsToAccount BankAccountNumber CurrencyCode UpdatedDateUTC',
    ),
    items: (state) => itemsOf(state.accounts, accountWire),
    create: createAccount,
    update: updateAccount,
    remove: deleteAccount,
  },
  {
    name: 'TaxRates',
    type: 'TaxRate',
    idField: 'TaxType',
    scope: 'accounting.settings',
    paged: false,
    fields: words('Name TaxType Status EffectiveRate DisplayTaxRate CanApplyToExpenses CanApplyToRevenue'),
    items: (state) => state.taxRates.map((rate) => fixed(rate.taxType.toLowerCase(), taxRateWire(rate))),
  },
  {
    name: 'TrackingCategories',
    type: 'TrackingCategory',
    idField: 'TrackingCategoryID',
    scope: 'accounting.settings',
    paged: false,
    fields: words('Name Status TrackingCategoryID'),
    items: (state) => state.tracking.map((category) => fixed(category.id, trackingCategoryWire(category))),
  },
  {
    name: 'Currencies',
    type: 'Currency',
    idField: 'Code',
    scope: 'accounting.settings',
    paged: false,
    fields: words('Code Description'),
    items: (state) =>
      currenciesOf(state).map((code) => fixed(code.toLowerCase(), { Code: code, Description: code })),
  },
  {
    name: 'Contacts',
    type: 'Contact',
    idField: 'ContactID',
    scope: 'accounting.contacts',
    paged: true,
    fields: words('ContactID Name ContactStatus EmailAddress UpdatedDateUTC IsCustomer IsSupplier'),
    items: (state) => itemsOf(state.contacts, contactWire),
    create: createContact,
    update: saveContact,
    perElementErrors: true,
  },
];

/** The endpoint of a path segment, or undefined. `Organisations` is another name of `Organisation`. */
export function resourceNamed(name: string): Resource | undefined {
  const wanted = name === 'Organisations' ? 'Organisation' : name;
  return [...ledgerResources, ...settingsResources].find((resource) => resource.name === wanted);
}

/** The cached books, indexed once so that many plans can be made against them. */
import type {
  Account,
  Contact,
  Invoice,
  LedgerItem,
  Organisation,
  TaxRate,
  TrackingCategory,
} from '../books/model.ts';
import { groupBy } from '../groups.ts';
import { compositeKey } from '../ids.ts';
import { matchInvoices } from '../matching/invoices/invoices.ts';
import { type Ground, groundOf } from '../matching/invoices/invoiceGround.ts';
import type {
  Allocation,
  InvoiceCharge,
  InvoiceContact,
  InvoiceProposal,
} from '../matching/invoices/invoiceModel.ts';
import type { Minor } from '../money.ts';
import { isOurReference, REFERENCE_PREFIX } from './references.ts';

/** What planning needs of the client's books, as last synced. */
export interface Books {
  readonly organisation: Pick<Organisation, 'periodLockDate' | 'endOfYearLockDate'> &
    Partial<Pick<Organisation, 'baseCurrency'>>;
  readonly accounts: readonly Account[];
  readonly invoices: readonly Invoice[];
  readonly taxRates: readonly TaxRate[];
  readonly ledgerItems: readonly LedgerItem[];
  readonly contacts?: readonly (InvoiceContact & Partial<Pick<Contact, 'status'>>)[];
  readonly tracking?: readonly TrackingCategory[];
  /** Charges that may pay an invoice, and what else takes from amounts due; see `invoiceCharges`. */
  readonly charges?: readonly InvoiceCharge[];
  readonly taken?: ReadonlyMap<string, Minor>;
  /** Which invoices the charges pay, where that is worked out already. */
  readonly proposals?: BookIndex['proposals'];
  /** Xero's ids of what the journal knows: what we made, and what someone else made and we took over. */
  readonly known?: ReadonlySet<string>;
  /** The user's word on charges: which invoices they pay, none where empty. */
  readonly links?: readonly { readonly key: string; readonly allocations: readonly Allocation[] }[];
}

/** `Books` with the look-ups that planning makes. */
export interface BookIndex {
  readonly organisation: Books['organisation'];
  readonly accountsById: ReadonlyMap<string, Account>;
  readonly accountsByCode: ReadonlyMap<string, Account>;
  readonly invoicesById: ReadonlyMap<string, Invoice>;
  /** Sales invoices (ACCREC) by their number; a number may occur more than once over time. */
  readonly invoicesByNumber: ReadonlyMap<string, readonly Invoice[]>;
  /** Which invoices the charges pay, by `connectionId|entryId`; the user's word goes before. */
  readonly proposals: ReadonlyMap<string, InvoiceProposal>;
  readonly links: ReadonlyMap<string, readonly Allocation[]>;
  /** What a charge that isn't among the proposals is looked up in, by its number only. */
  readonly ground: Ground;
  readonly taxRates: ReadonlyMap<string, TaxRate>;
  /** Items that stand (not deleted), by reference and, but for those that the journal knows, by `accountId|amount`. */
  readonly itemsByReference: ReadonlyMap<string, readonly LedgerItem[]>;
  readonly itemsByAmount: ReadonlyMap<string, readonly LedgerItem[]>;
  /** Items that stand, by `xeroId|accountId`. */
  readonly itemsByAccount: ReadonlyMap<string, LedgerItem>;
  /** Payments that stand, by the number of the invoice that they pay. */
  readonly paymentsByInvoice: ReadonlyMap<string, readonly LedgerItem[]>;
  readonly contactsById: ReadonlyMap<string, KnownContact>;
  /** By name in lower case; an active one before an archived one of the same name. */
  readonly contactsByName: ReadonlyMap<string, KnownContact>;
  readonly tracking: ReadonlyMap<string, TrackingCategory>;
  /** Someone else's objects by the ids and other long words in their numbers and references; worked out when first asked for. */
  readonly named: () => NamedIndex;
}

/** A contact with its status, where that is known. */
export type KnownContact = Pick<Contact, 'contactId' | 'name'> & Partial<Pick<Contact, 'status'>>;

/** What bears a word, by the word. */
export interface NamedIndex {
  readonly invoices: ReadonlyMap<string, readonly Invoice[]>;
  /** Sales invoices of someone else, by their total. */
  readonly byTotal: ReadonlyMap<Minor, readonly Invoice[]>;
  readonly items: ReadonlyMap<string, readonly LedgerItem[]>;
  /** Objects with a reference of ours that the journal doesn't know: another computer posts here. */
  readonly ours: ReadonlyMap<string, readonly LedgerItem[]>;
}

/** The key of `BookIndex.itemsByAmount`: signed minor units as they change the account. */
export function amountKey(accountId: string, amount: Minor): string {
  return compositeKey(accountId, amount);
}

/** Indexes the books; accounts without a code are found by id only, deleted ledger items are left out. */
export function indexBooks(books: Books): BookIndex {
  const { invoices, contacts = [], charges = [], taken = new Map<string, Minor>(), links = [] } = books;
  const standing = books.ledgerItems.filter((item) => item.status !== 'DELETED');
  const open = standing.filter((item) => books.known?.has(item.xeroId) !== true);
  return {
    organisation: books.organisation,
    accountsById: new Map(books.accounts.map((account) => [account.accountId, account])),
    accountsByCode: new Map(
      books.accounts.filter((account) => account.code !== '').map((account) => [account.code, account]),
    ),
    invoicesByNumber: groupBy(
      invoices.filter((invoice) => invoice.type === 'ACCREC'),
      (invoice) => invoice.number,
    ),
    invoicesById: new Map(invoices.map((invoice) => [invoice.invoiceId, invoice])),
    proposals:
      books.proposals ??
      (charges.length === 0 ? new Map() : matchInvoices({ charges, invoices, contacts, taken })),
    links: new Map(links.map(({ key, allocations }) => [key, allocations])),
    ground: groundOf({ invoices, contacts, taken: new Map() }),
    taxRates: new Map(books.taxRates.map((rate) => [rate.taxType, rate])),
    itemsByReference: groupBy(standing, (item) => item.reference),
    itemsByAmount: groupBy(open, (item) => amountKey(item.accountId, item.amount)),
    itemsByAccount: new Map(standing.map((item) => [compositeKey(item.xeroId, item.accountId), item])),
    paymentsByInvoice: groupBy(
      open.filter((item) => item.kind === 'payment'),
      (item) => item.detail,
    ),
    contactsById: new Map(contacts.map((contact) => [contact.contactId, contact])),
    contactsByName: new Map(
      contacts
        .toSorted((a, b) => Number(a.status !== 'ARCHIVED') - Number(b.status !== 'ARCHIVED'))
        .map((contact) => [contact.name.trim().toLowerCase(), contact]),
    ),
    tracking: new Map((books.tracking ?? []).map((category) => [category.name, category])),
    named: lazily(() => namedIndex(invoices, open)),
  };
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Provider ids are longer than this; shorter words name nothing. */
const SHORTEST_NAME = 10;

function wordsIn(...texts: readonly string[]): string[] {
  return texts
    .flatMap((text) => text.match(/[A-Za-z0-9_-]+/g) ?? [])
    .filter((word) => word.length >= SHORTEST_NAME);
}

/** Under this word are what another computer posted of movements that no payout held then. */
export const ACTIVITY_WORD = 'activity';

const isActivity = (reference: string) => reference.startsWith(`${REFERENCE_PREFIX}act_`);

function namedIndex(invoices: readonly Invoice[], items: readonly LedgerItem[]): NamedIndex {
  const stands = invoices.filter(
    ({ status, reference }) => status !== 'VOIDED' && status !== 'DELETED' && !isOurReference(reference),
  );
  const strange = items.filter(({ reference }) => !isOurReference(reference));
  return {
    byTotal: groupBy(
      stands.filter(({ type }) => type === 'ACCREC'),
      ({ total }) => total,
    ),
    invoices: byWords(stands, ({ number, reference }) => wordsIn(number, reference)),
    items: byWords(strange, ({ reference }) => wordsIn(reference)),
    ours: byWords(
      items.filter(({ reference }) => isOurReference(reference)),
      ({ reference }) => [...wordsIn(reference), ...(isActivity(reference) ? [ACTIVITY_WORD] : [])],
    ),
  };
}

function byWords<T>(rows: readonly T[], wordsOf: (row: T) => readonly string[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    for (const word of wordsOf(row)) found.set(word, [...(found.get(word) ?? []), row]);
  }
  return found;
}

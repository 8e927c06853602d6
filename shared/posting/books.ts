/** The cached books, indexed once so that many plans can be made against them. */
import type { Account, Invoice, LedgerItem, Organisation, TaxRate } from '../books/model.ts';
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

/** What planning needs of the client's books, as last synced. */
export interface Books {
  readonly organisation: Pick<Organisation, 'periodLockDate' | 'endOfYearLockDate'>;
  readonly accounts: readonly Account[];
  readonly invoices: readonly Invoice[];
  readonly taxRates: readonly TaxRate[];
  readonly ledgerItems: readonly LedgerItem[];
  readonly contacts?: readonly InvoiceContact[];
  /** Charges that may pay an invoice, and what else takes from amounts due; see `invoiceCharges`. */
  readonly charges?: readonly InvoiceCharge[];
  readonly taken?: ReadonlyMap<string, Minor>;
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
  /** Items that stand (not deleted), by reference and by `accountId|amount`. */
  readonly itemsByReference: ReadonlyMap<string, readonly LedgerItem[]>;
  readonly itemsByAmount: ReadonlyMap<string, readonly LedgerItem[]>;
}

/** The key of `BookIndex.itemsByAmount`: signed minor units as they change the account. */
export function amountKey(accountId: string, amount: Minor): string {
  return compositeKey(accountId, amount);
}

/** Indexes the books; accounts without a code are found by id only, deleted ledger items are left out. */
export function indexBooks(books: Books): BookIndex {
  const { invoices, contacts = [], charges = [], taken = new Map<string, Minor>(), links = [] } = books;
  const standing = books.ledgerItems.filter((item) => item.status !== 'DELETED');
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
    proposals: charges.length === 0 ? new Map() : matchInvoices({ charges, invoices, contacts, taken }),
    links: new Map(links.map(({ key, allocations }) => [key, allocations])),
    ground: groundOf({ invoices, contacts, taken: new Map() }),
    taxRates: new Map(books.taxRates.map((rate) => [rate.taxType, rate])),
    itemsByReference: groupBy(standing, (item) => item.reference),
    itemsByAmount: groupBy(standing, (item) => amountKey(item.accountId, item.amount)),
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

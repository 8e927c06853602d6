/** The cached books, indexed once so that many plans can be made against them. */
import type { Account, Invoice, LedgerItem, Organisation, TaxRate } from '../books/model.ts';
import { compositeKey } from '../ids.ts';
import type { Minor } from '../money.ts';

/** What planning needs of the client's books, as last synced. */
export interface Books {
  readonly organisation: Pick<Organisation, 'periodLockDate' | 'endOfYearLockDate'>;
  readonly accounts: readonly Account[];
  readonly invoices: readonly Invoice[];
  readonly taxRates: readonly TaxRate[];
  readonly ledgerItems: readonly LedgerItem[];
}

/** `Books` with the look-ups that planning makes. */
export interface BookIndex {
  readonly organisation: Books['organisation'];
  readonly accountsById: ReadonlyMap<string, Account>;
  readonly accountsByCode: ReadonlyMap<string, Account>;
  /** Sales invoices (ACCREC) by their number; a number may occur more than once over time. */
  readonly invoicesByNumber: ReadonlyMap<string, readonly Invoice[]>;
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
  const standing = books.ledgerItems.filter((item) => item.status !== 'DELETED');
  return {
    organisation: books.organisation,
    accountsById: new Map(books.accounts.map((account) => [account.accountId, account])),
    accountsByCode: new Map(
      books.accounts.filter((account) => account.code !== '').map((account) => [account.code, account]),
    ),
    invoicesByNumber: groupBy(
      books.invoices.filter((invoice) => invoice.type === 'ACCREC'),
      (invoice) => invoice.number,
    ),
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

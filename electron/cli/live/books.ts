/** The books that the check works in, and what of them can be used to try things. */
import type { Account, Organisation, TaxRate } from '../../../shared/books/model.ts';

export interface Books {
  readonly organisation: Organisation;
  readonly accounts: readonly Account[];
  readonly taxRates: readonly TaxRate[];
}

function isUsable({ type, status, currency }: Account, { organisation }: Books): boolean {
  return type === 'BANK' && status === 'ACTIVE' && currency === organisation.baseCurrency;
}

/** Its last bank account in its base currency, which may be the same; null for none. */
export function otherBank(books: Books): Account | null {
  return books.accounts.filter((one) => isUsable(one, books)).at(-1) ?? null;
}

/** The organisation's own bank account in its base currency; null for none. */
export function bankOf(books: Books): Account | null {
  return books.accounts.find((one) => isUsable(one, books)) ?? null;
}

/** Codes and tax types for lines: sales and fees. Null where the chart has none. */
export function codesOf({ accounts }: Books): { sales: Account; fees: Account } | null {
  const find = (...types: readonly string[]) =>
    accounts.find(
      ({ type, status, code, systemAccount }) =>
        types.includes(type) && status === 'ACTIVE' && code !== '' && systemAccount === '',
    );
  const sales = find('REVENUE', 'SALES', 'OTHERINCOME');
  const fees = find('EXPENSE', 'OVERHEADS', 'DIRECTCOSTS');
  return sales && fees ? { sales, fees } : null;
}

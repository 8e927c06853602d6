/** What the marketplace adds to the company's books: its rupiah bank account, and the account where Xendit's balance is kept. */
import type { SeedAccount, XeroSeed } from '../model.ts';
import { RUPIAH_OPENING } from './bank.ts';

const BANK = { type: 'BANK', taxType: 'BASEXCLUDED', currency: 'IDR' } as const;

/** In the order of their codes. */
export const RUPIAH_ACCOUNTS: readonly SeedAccount[] = [
  {
    ...BANK,
    key: 'rupiahBank',
    code: '095',
    name: 'BCA Business Rupiah',
    bankAccountNumber: '5270318844',
    openingBalance: RUPIAH_OPENING,
  },
  {
    ...BANK,
    key: 'xenditClearing',
    code: '096',
    name: 'Xendit Clearing (IDR)',
    bankAccountNumber: '096XENDITIDR',
  },
];

/** The books with those accounts. */
export function withRupiahAccounts(books: XeroSeed): XeroSeed {
  return { ...books, accounts: [...books.accounts, ...RUPIAH_ACCOUNTS] };
}

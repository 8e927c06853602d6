/** A small organisation of the tests' own, so that they don't move with the demo story. */
import { plainDate } from '../../../../shared/dates.ts';
import { minor } from '../../../../shared/money.ts';
import type { SeedInvoice, XeroSeed } from '../../../../electron/sandbox/story/model.ts';
import { accountIdOf, invoiceIdOf, tenantIdOf } from '../../../../electron/sandbox/xero/seed.ts';

const invoice = (number: string, total: number, more: Partial<SeedInvoice> = {}): SeedInvoice => ({
  number,
  reference: `order ${number}`,
  contactKey: 'ada',
  date: plainDate('2026-07-01'),
  dueDate: plainDate('2026-07-15'),
  currency: 'AUD',
  status: 'AUTHORISED',
  total: minor(total),
  accountCode: '200',
  taxType: 'OUTPUT',
  description: 'Coffee',
  ...more,
});

const account = (key: string, code: string, type: string, taxType: string, currency = 'AUD') => ({
  key,
  code,
  name: `${key} ${code}`,
  type,
  taxType,
  currency,
  ...(type === 'BANK' ? { bankAccountNumber: `063012 ${code}` } : {}),
});

export const seed: XeroSeed = {
  tenantKey: 'test',
  organisation: {
    name: 'Test & <Co>',
    shortCode: '!test',
    countryCode: 'AU',
    baseCurrency: 'AUD',
    timezone: 'AUSEASTERNSTANDARDTIME',
    periodLockDate: null,
    endOfYearLockDate: plainDate('2026-06-30'),
  },
  accounts: [
    { ...account('bank', '090', 'BANK', 'BASEXCLUDED'), openingBalance: minor(100_000) },
    account('clearing', '092', 'BANK', 'BASEXCLUDED'),
    account('usd', '093', 'BANK', 'BASEXCLUDED', 'USD'),
    { ...account('old', '094', 'BANK', 'BASEXCLUDED'), archived: true },
    account('sales', '200', 'REVENUE', 'OUTPUT'),
    account('fees', '404', 'EXPENSE', 'INPUT'),
    { ...account('reserve', '625', 'CURRENT', 'BASEXCLUDED'), enablePayments: true },
  ],
  contacts: [
    { key: 'ada', name: 'Ada Lovelace', email: 'ada@example.com' },
    { key: 'bob', name: 'Bob', email: 'bob@example.com' },
  ],
  invoices: [
    invoice('INV-1', 11_000),
    invoice('INV-2', 5_555, { contactKey: 'bob', date: plainDate('2026-07-02') }),
    invoice('INV-3', 20_000, { currency: 'USD', date: plainDate('2026-07-03') }),
    invoice('INV-4', 3_300, { status: 'DRAFT' }),
    invoice('INV-5', 4_400, { status: 'VOIDED' }),
    invoice('INV-6', 7_700, { alreadyPaid: minor(7_700) }),
    invoice('INV-7', 8_800, { alreadyPaid: minor(800) }),
  ],
  taxRates: [
    { name: 'GST on Income', taxType: 'OUTPUT', rateBasisPoints: 1000, expenses: false, revenue: true },
    { name: 'GST on Expenses', taxType: 'INPUT', rateBasisPoints: 1000, expenses: true, revenue: false },
    { name: 'BAS Excluded', taxType: 'BASEXCLUDED', rateBasisPoints: 0, expenses: true, revenue: true },
  ],
  tracking: [{ name: 'Channel', options: ['Online', 'Shop'] }],
};

export const TENANT = tenantIdOf('test');
export const accountId = (key: string): string => accountIdOf('test', key);
export const invoiceId = (number: string): string => invoiceIdOf('test', number);

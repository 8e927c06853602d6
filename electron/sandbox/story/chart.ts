/** The company's chart of accounts and tax rates, after Xero's Australian defaults. */
import { minor } from '../../../shared/money.ts';
import type { SeedAccount, XeroSeed } from './model.ts';

/** What is on the business account before the story, cents. */
export const BANK_OPENING = minor(8_421_055);

function bank(key: string, code: string, name: string, number: string, opening = 0): SeedAccount {
  return {
    key,
    code,
    name,
    type: 'BANK',
    taxType: 'BASEXCLUDED',
    currency: 'AUD',
    bankAccountNumber: number,
    openingBalance: minor(opening),
  };
}

function account(
  key: string,
  code: string,
  name: string,
  type: string,
  taxType: string,
  more: Partial<SeedAccount> = {},
): SeedAccount {
  return { key, code, name, type, taxType, currency: 'AUD', ...more };
}

/** All accounts. `clearing` is where Stripe's balance is kept; `oldClearing` is archived. */
export function chartOfAccounts(): SeedAccount[] {
  return [
    bank('bank', '090', 'Business Everyday Account', '063012 10844471', BANK_OPENING),
    bank('savings', '091', 'Business Savings', '063012 10848820', 4_000_000),
    bank('clearing', '092', 'Stripe Clearing', '092STRIPEAUD'),
    bank('paypal', '093', 'PayPal', '093PAYPALAUD', 118_240),
    { ...bank('oldClearing', '094', 'Stripe Clearing (old)', '094STRIPEOLD'), archived: true },
    account('sales', '200', 'Sales', 'REVENUE', 'OUTPUT', { enablePayments: false }),
    account('shipping', '210', 'Shipping Income', 'REVENUE', 'OUTPUT'),
    account('returns', '220', 'Refunds and Returns', 'REVENUE', 'OUTPUT'),
    account('otherRevenue', '260', 'Other Revenue', 'OTHERINCOME', 'OUTPUT'),
    account('interest', '270', 'Interest Income', 'OTHERINCOME', 'EXEMPTOUTPUT'),
    account('cogs', '310', 'Cost of Goods Sold', 'DIRECTCOSTS', 'INPUT'),
    account('advertising', '400', 'Advertising', 'EXPENSE', 'INPUT'),
    account('bankFees', '404', 'Bank Fees', 'EXPENSE', 'EXEMPTEXPENSES'),
    account('merchantFees', '405', 'Merchant Fees', 'EXPENSE', 'INPUT'),
    account('disputes', '406', 'Disputes and Chargebacks', 'EXPENSE', 'BASEXCLUDED'),
    account('adjustments', '407', 'Payment Provider Adjustments', 'EXPENSE', 'BASEXCLUDED'),
    account('cleaning', '408', 'Cleaning', 'EXPENSE', 'INPUT'),
    account('freight', '425', 'Freight and Courier', 'EXPENSE', 'INPUT'),
    account('general', '429', 'General Expenses', 'EXPENSE', 'INPUT'),
    account('insurance', '433', 'Insurance', 'EXPENSE', 'INPUT'),
    account('power', '445', 'Light, Power, Heating', 'EXPENSE', 'INPUT'),
    account('vehicles', '449', 'Motor Vehicle Expenses', 'EXPENSE', 'INPUT'),
    account('office', '453', 'Office Expenses', 'EXPENSE', 'INPUT'),
    account('rent', '469', 'Rent', 'EXPENSE', 'INPUT'),
    account('wages', '477', 'Wages and Salaries', 'EXPENSE', 'BASEXCLUDED'),
    account('super', '478', 'Superannuation', 'EXPENSE', 'BASEXCLUDED'),
    account('subscriptions', '485', 'Subscriptions', 'EXPENSE', 'INPUT'),
    account('telephone', '489', 'Telephone and Internet', 'EXPENSE', 'INPUT'),
    account('receivable', '610', 'Accounts Receivable', 'CURRENT', 'BASEXCLUDED', {
      systemAccount: 'DEBTORS',
    }),
    account('reserves', '625', 'Stripe Reserves', 'CURRENT', 'BASEXCLUDED', { enablePayments: true }),
    account('debitCard', '627', 'Business Debit Card', 'CURRENT', 'BASEXCLUDED', { enablePayments: true }),
    account('inventory', '630', 'Inventory', 'CURRENT', 'BASEXCLUDED'),
    account('payable', '800', 'Accounts Payable', 'CURRLIAB', 'BASEXCLUDED', { systemAccount: 'CREDITORS' }),
    account('gst', '820', 'GST', 'CURRLIAB', 'BASEXCLUDED', { systemAccount: 'GST' }),
    account('payg', '825', 'PAYG Withholdings Payable', 'CURRLIAB', 'BASEXCLUDED'),
    account('rounding', '860', 'Rounding', 'CURRLIAB', 'BASEXCLUDED', { systemAccount: 'ROUNDING' }),
    account('trackingTransfers', '877', 'Tracking Transfers', 'CURRLIAB', 'BASEXCLUDED', {
      systemAccount: 'TRACKINGTRANSFERS',
    }),
    account('retained', '960', 'Retained Earnings', 'EQUITY', 'BASEXCLUDED', {
      systemAccount: 'RETAINEDEARNINGS',
    }),
    account('owner', '970', 'Owner A Funds Introduced', 'EQUITY', 'BASEXCLUDED'),
  ];
}

function rate(
  name: string,
  taxType: string,
  rateBasisPoints: number,
  expenses: boolean,
  revenue: boolean,
): XeroSeed['taxRates'][number] {
  return { name, taxType, rateBasisPoints, expenses, revenue };
}

/** Xero's Australian tax rates, those that the story needs. */
export function taxRates(): XeroSeed['taxRates'] {
  return [
    rate('GST on Income', 'OUTPUT', 1000, false, true),
    rate('GST on Expenses', 'INPUT', 1000, true, false),
    rate('GST Free Income', 'EXEMPTOUTPUT', 0, false, true),
    rate('GST Free Expenses', 'EXEMPTEXPENSES', 0, true, false),
    rate('BAS Excluded', 'BASEXCLUDED', 0, true, true),
    rate('GST on Imports', 'GSTONIMPORTS', 0, true, false),
  ];
}

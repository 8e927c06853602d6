import { describe, expect, it } from 'vitest';
import { checkMapping, suggestMapping } from '../../../../shared/posting/mapping.ts';
import { partReference, REFERENCE_LIMIT, transferReference } from '../../../../shared/posting/references.ts';
import { ACCOUNTS, MAPPING, TAX_RATES } from './world.ts';

const named = (accountId: string, name: string, changes: Partial<(typeof ACCOUNTS)[number]> = {}) => {
  const account = ACCOUNTS.find((each) => each.accountId === accountId);
  if (!account) throw new Error(`no account ${accountId}`);
  return { ...account, name, ...changes };
};

const input = {
  provider: { id: 'stripe-1', kind: 'stripe' as const },
  xeroConnectionId: 'xero-1',
  currency: 'AUD',
  organisation: { countryCode: 'AU', baseCurrency: 'AUD' },
  accounts: [
    named('bank', 'Business Everyday Account'),
    named('bank', 'Business Savings', { accountId: 'savings', code: '089' }),
    named('clearing', 'Stripe Clearing'),
    named('clearing', 'Stripe Clearing (old)', { accountId: 'old', code: '001', status: 'ARCHIVED' }),
    named('clearing', 'Stripe Clearing USD', { accountId: 'usd', code: '002', currency: 'USD' }),
    named('sales', 'Sales'),
    named('refunds', 'Refunds and Returns'),
    named('fees', 'Merchant Fees'),
    named('disputes', 'Disputes and Chargebacks'),
    named('adjustments', 'Adjustments'),
    named('reserves', 'Stripe Reserves'),
    named('card', 'Business Debit Card'),
  ],
  taxRates: TAX_RATES,
};

describe('suggestMapping', () => {
  it('finds the accounts by name, type, currency and status, whatever their order', () => {
    const suggested = { ...MAPPING, untaxedTaxType: 'EXEMPTOUTPUT' };
    expect(suggestMapping(input)).toEqual({ mapping: suggested, missing: [] });
    const reversed = { ...input, accounts: input.accounts.toReversed() };
    expect(suggestMapping(reversed)).toEqual(suggestMapping(input));
  });

  it('goes by the provider’s proper name, of which accounts carry one or the other form', () => {
    const accounts = [
      ...input.accounts.filter((account) => !account.name.startsWith('Stripe')),
      named('clearing', 'Alternative Payments Clearing', { accountId: 'alt', code: '003' }),
      named('clearing', 'Alternative Payments Reserve Account', { accountId: 'other', code: '002' }),
      named('fees', 'Alternative Payment Fees', { accountId: 'altFees', code: '499' }),
    ];
    const provider = { id: 'alternativePayments-1', kind: 'alternativePayments' as const };
    expect(suggestMapping({ ...input, provider, accounts }).mapping).toMatchObject({
      contactName: 'Alternative Payments',
      clearingAccountId: 'alt',
      bankAccountId: 'bank',
      feeAccountCode: '499',
    });
  });

  it('tracks by place where the books have a category with options of the same names', () => {
    const option = (name: string, status = 'ACTIVE') => ({ optionId: name, name, status });
    const tracking = [
      { categoryId: '1', name: 'Region', status: 'ACTIVE', options: [option('North')] },
      {
        categoryId: '2',
        name: 'Café',
        status: 'ACTIVE',
        options: [option('Harbour CAFÉ'), option('Station café'), option('Old café', 'ARCHIVED')],
      },
      { categoryId: '3', name: 'Before', status: 'ARCHIVED', options: [option('Old café')] },
    ];
    const suggest = (...places: string[]) => suggestMapping({ ...input, tracking, places }).mapping;
    expect(suggest('Harbour café', ' station café', 'Old café').overrides).toEqual([
      {
        match: { location: 'Harbour café' },
        accountCode: '',
        taxType: '',
        tracking: [{ name: 'Café', option: 'Harbour CAFÉ' }],
      },
      {
        match: { location: ' station café' },
        accountCode: '',
        taxType: '',
        tracking: [{ name: 'Café', option: 'Station café' }],
      },
    ]);
    // One place: everything of the account, fees too.
    expect(suggest('Station café')).toMatchObject({
      tracking: [{ name: 'Café', option: 'Station café' }],
      overrides: [],
    });
    expect(suggest('Elsewhere')).toMatchObject({ tracking: [], overrides: [] });
    expect(suggest()).toMatchObject({ tracking: [], overrides: [] });
  });

  it('says what is missing instead of guessing a clearing account', () => {
    const accounts = input.accounts.filter((account) => !account.name.startsWith('Stripe Clearing'));
    expect(suggestMapping({ ...input, accounts }).missing).toEqual(['clearingAccountId']);
    const untaxed = suggestMapping({ ...input, taxRates: [] });
    expect(untaxed.missing).toEqual(['feeTaxType', 'salesTaxType', 'refundTaxType']);
    expect(untaxed.mapping.noTaxType).toBe('NONE');
  });

  it('falls back to tax types that every country has', () => {
    const elsewhere = { ...input, organisation: { countryCode: 'SG', baseCurrency: 'AUD' } };
    const { mapping, missing } = suggestMapping(elsewhere);
    expect(missing).toEqual([]);
    expect(mapping).toMatchObject({
      feeTaxType: 'NONE',
      salesTaxType: 'NONE',
      noTaxType: 'NONE',
      feeTaxBasisPoints: 0,
    });
  });
});

describe('checkMapping', () => {
  it('wants two different bank accounts', () => {
    expect(checkMapping(MAPPING)).toEqual([]);
    expect(checkMapping({ ...MAPPING, bankAccountId: 'clearing' })).toEqual(['bankAccountId']);
    expect(checkMapping({ ...MAPPING, reserveAccountCode: '', elsewhereAccountCode: '' })).toEqual([]);
  });
});

describe('references', () => {
  it('stay within the limit and stay distinct', () => {
    const ids = Array.from({ length: 40 }, (_each, index) => `po_${String(index).padStart(24, '0')}`);
    const references = [
      transferReference(ids, null),
      transferReference(ids.toReversed(), null),
      transferReference(ids, 'a'),
      transferReference(ids, 'b'),
      transferReference(ids.slice(0, 2), null),
      partReference('po_1', 'x'.repeat(300)),
      partReference('po_1', `${'x'.repeat(300)}y`),
    ];
    expect(references.every((reference) => reference.length <= REFERENCE_LIMIT)).toBe(true);
    expect(new Set(references).size).toBe(references.length);
    expect(transferReference(['po_1', 'po_2'], null)).toBe('Tieout po_1 po_2');
  });
});

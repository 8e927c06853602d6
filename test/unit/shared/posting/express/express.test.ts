/** Which accounts a mapping needs, how the missing ones are made, and what has become of those it names. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account, NewAccount } from '../../../../../shared/books/model.ts';
import type { Provider } from '../../../../../shared/payout/model.ts';
import { type ExpressInput, expressAccounts } from '../../../../../shared/posting/express/expressAccounts.ts';
import { ACCOUNT_FIELDS } from '../../../../../shared/posting/express/fields.ts';
import { mappingTroubles } from '../../../../../shared/posting/express/health.ts';
import { madeAccount, newAccountProblems, withAccounts } from '../../../../../shared/posting/express/made.ts';
import { checkMapping, suggestMapping } from '../../../../../shared/posting/mapping.ts';
import type { Mapping } from '../../../../../shared/posting/model.ts';
import { ACCOUNTS, MAPPING, TAX_RATES } from '../world.ts';

const AU = { countryCode: 'AU', baseCurrency: 'AUD' };

function inputOf(
  accounts: readonly Account[],
  more: Partial<ExpressInput> = {},
  kind: Provider = 'stripe',
): ExpressInput {
  const provider = { id: `${kind}-1`, kind, name: 'Shop' };
  const organisation = more.organisation ?? AU;
  const common = { organisation, accounts, taxRates: TAX_RATES };
  const { mapping } = suggestMapping({ provider, xeroConnectionId: 'xero-1', currency: 'AUD', ...common });
  return { mapping, isSaved: false, provider, ...common, clearingTaken: new Set(), seen: new Set(), ...more };
}

const made = (account: NewAccount, n: number): Account => ({
  ...account, accountId: `made-${n}`, enablePayments: false, status: 'ACTIVE', systemAccount: '',
}); // prettier-ignore

/** Does what the list proposes. */
function carryOut(input: ExpressInput): { mapping: Mapping; accounts: readonly Account[] } {
  const created: Account[] = [];
  const chosen = expressAccounts(input).map(({ field, choice, account }) => {
    if (choice.kind === 'none') return [field, null] as const;
    if (choice.kind === 'create' && account !== null) {
      const one = made(account, created.length);
      created.push(one);
      return [field, one] as const;
    }
    const value = choice.kind === 'use' ? choice.value : '';
    return [field, { accountId: value, code: value }] as const;
  });
  return { mapping: withAccounts(input.mapping, new Map(chosen)), accounts: [...input.accounts, ...created] };
}

const bank = ACCOUNTS.filter(({ accountId }) => accountId === 'bank').map((one) => ({
  ...one,
  name: 'Business',
}));

describe('express accounts', () => {
  it('makes everything in books that have a bank account only, and the mapping is whole', () => {
    const items = expressAccounts(inputOf(bank));
    const created = items.flatMap(({ choice, account }) =>
      choice.kind === 'create' && account ? [account] : [],
    );
    expect(created.map(({ code, name, type, taxType }) => [code, name, type, taxType])).toEqual([
      ['095', 'Stripe Clearing', 'BANK', 'BASEXCLUDED'],
      ['404', 'Stripe Fees', 'EXPENSE', 'INPUT'],
      ['200', 'Sales', 'REVENUE', 'OUTPUT'],
      ['205', 'Stripe Refunds', 'REVENUE', 'OUTPUT'],
      ['410', 'Stripe Disputes', 'EXPENSE', 'BASEXCLUDED'],
      ['412', 'Stripe Adjustments', 'EXPENSE', 'BASEXCLUDED'],
      ['630', 'Stripe Reserves', 'CURRENT', 'BASEXCLUDED'],
    ]);
    const done = carryOut(inputOf(bank));
    expect(checkMapping(done.mapping)).toEqual([]);
    expect(mappingTroubles(done.mapping, done.accounts, 'AUD')).toEqual([]);
  });

  it('takes over what it made when run again, for the same mapping and for a suggestion', () => {
    const { accounts, mapping } = carryOut(inputOf(bank));
    const creates = (input: ExpressInput) =>
      expressAccounts(input).filter(({ choice }) => choice.kind === 'create');
    expect(creates(inputOf(accounts, { mapping, isSaved: true }))).toEqual([]);
    expect(creates(inputOf(accounts))).toEqual([]);
  });

  it('does not put one provider’s movements on the accounts of another, but shares the client’s own', () => {
    const { accounts } = carryOut(inputOf(bank));
    const items = expressAccounts(inputOf(accounts, {}, 'square'));
    const choices = new Map(items.map(({ field, choice }) => [field, choice]));
    expect(choices.get('refundAccountCode')).toEqual({ kind: 'create' });
    expect(choices.get('salesAccountCode')).toEqual({ kind: 'use', value: '200' });
    expect(choices.get('tipsAccountCode')).toEqual({ kind: 'create' });
    expect(choices.get('giftCardAccountCode')).toEqual({ kind: 'create' });
  });

  it('makes an account for what was seen, and repairs one that was archived', () => {
    const { accounts, mapping } = carryOut(inputOf(bank));
    const archived = accounts.map((one) =>
      one.code === '404' ? { ...one, status: 'ARCHIVED' as const } : one,
    );
    const items = expressAccounts(
      inputOf(archived, { mapping, isSaved: true, seen: new Set(['loanAccountCode']) }),
    );
    const fee = items.find(({ field }) => field === 'feeAccountCode');
    expect(fee).toMatchObject({
      choice: { kind: 'create' },
      account: { code: '405', name: 'Stripe Fees 2' },
    });
    expect(items.find(({ field }) => field === 'loanAccountCode')?.choice).toEqual({ kind: 'create' });
  });

  it('names the currency of an account in another one, and numbers it as the country does', () => {
    const numberOf = (countryCode: string) => {
      const organisation = { countryCode, baseCurrency: 'USD' };
      const item = expressAccounts(inputOf([], { organisation }))[0];
      return [item?.account?.name, item?.account?.bankAccountNumber ?? ''] as const;
    };
    expect(numberOf('US')[0]).toBe('Stripe Clearing AUD');
    expect(numberOf('AU')[1]).toMatch(/^121-121-\d{7}$/);
    expect(numberOf('NZ')[1]).toMatch(/^\d{2}-\d{4}-\d{7}-\d{3}$/);
    expect(numberOf('GB')[1]).toMatch(/^\d{14}$/);
    expect(numberOf('ID')[1]).toMatch(/^\d{10}$/);
  });

  it('proposes only what Xero takes, whatever is in the books', () => {
    const account = fc.record({
      code: fc.oneof(
        fc.integer({ min: 0, max: 999 }).map((n) => String(n).padStart(3, '0')),
        fc.constant(''),
      ),
      name: fc.constantFrom(
        'Stripe Clearing',
        'stripe fees',
        'Sales',
        'Stripe Refunds',
        'Other',
        'Stripe  Reserves',
      ),
      type: fc.constantFrom('BANK', 'REVENUE', 'EXPENSE', 'CURRENT', 'CURRLIAB'),
      status: fc.constantFrom('ACTIVE' as const, 'ARCHIVED' as const),
    });
    fc.assert(
      fc.property(fc.array(account, { maxLength: 300 }), (some) => {
        const accounts = some.map(
          (one, n): Account => ({
            ...one, accountId: `a${n}`, taxType: '', currency: one.type === 'BANK' ? 'AUD' : null, bankAccountNumber: '',
            enablePayments: false, systemAccount: '',
          }), // prettier-ignore
        );
        const items = expressAccounts(inputOf(accounts));
        expect(items.map(({ field }) => field)).toEqual(ACCOUNT_FIELDS);
        const news = items.flatMap(({ account: one }) => one ?? []);
        for (const one of news) {
          expect(
            newAccountProblems(
              one,
              accounts,
              news.filter((other) => other !== one),
            ),
          ).toEqual([]);
        }
        const { mapping, accounts: after } = carryOut(inputOf(accounts));
        expect(
          mappingTroubles(mapping, after, 'AUD').filter(({ field }) => field !== 'bankAccountId'),
        ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('knows the account that was asked for by its name and type, not an archived one or one of another type', () => {
    const [clearing] = expressAccounts(inputOf(bank)).flatMap(({ account }) => account ?? []);
    if (!clearing) throw new Error('no clearing account');
    const there = made({ ...clearing, name: 'stripe  CLEARING', code: '999' }, 1);
    expect(madeAccount(clearing, [there])).toBe(there);
    expect(madeAccount(clearing, [{ ...there, status: 'ARCHIVED' }])).toBeUndefined();
    expect(madeAccount(clearing, [{ ...there, currency: 'USD' }])).toBeUndefined();
    expect(madeAccount(clearing, [{ ...there, type: 'CURRENT' }])).toBeUndefined();
  });

  it('says where the organisation lacks the currency, once its currencies are known', () => {
    const [clearing] = expressAccounts(inputOf(bank)).flatMap(({ account }) => account ?? []);
    if (!clearing) throw new Error('no clearing account');
    const dollars = { ...clearing, currency: 'USD' };
    expect(newAccountProblems(dollars, [], [])).toEqual([]);
    expect(newAccountProblems(dollars, [], [], ['AUD', 'USD'])).toEqual([]);
    expect(newAccountProblems(dollars, [], [], ['AUD'])).toEqual(['currencyMissing']);
    expect(newAccountProblems({ ...clearing, currency: null }, [], [], ['AUD'])).toEqual([]);
  });
});

describe('mapping troubles', () => {
  const change = (id: string, part: Partial<Account>) =>
    ACCOUNTS.map((one) => (one.accountId === id ? { ...one, ...part } : one));
  const troublesOf = (accounts: readonly Account[], mapping: Mapping = MAPPING) =>
    mappingTroubles(mapping, accounts, 'AUD').map(({ field, trouble, account }) => [field, trouble, account]);

  it('finds nothing where all is well', () => {
    expect(troublesOf(ACCOUNTS)).toEqual([]);
  });

  it.each([
    ['sales', { status: 'ARCHIVED' }, ['salesAccountCode', 'archived', '200 sales']],
    ['fees', { code: '499' }, ['feeAccountCode', 'missing', '404']],
    ['fees', { type: 'BANK' }, ['feeAccountCode', 'isBank', '404 fees']],
    ['disputes', { systemAccount: 'DEBTORS' }, ['disputeAccountCode', 'control', '410 disputes']],
    ['clearing', { currency: 'USD' }, ['clearingAccountId', 'currency', '090 clearing']],
    ['bank', { type: 'CURRENT' }, ['bankAccountId', 'notBank', '091 bank']],
  ] as const)('%s %j', (id, part, expected) => {
    expect(troublesOf(change(id, part))).toEqual([expected]);
  });

  it('finds an account that was deleted, and one of an exception', () => {
    expect(troublesOf(ACCOUNTS.filter(({ accountId }) => accountId !== 'clearing'))).toEqual([
      ['clearingAccountId', 'missing', ''],
    ]);
    const override = { match: { category: 'Coffee' }, accountCode: '777', taxType: '', tracking: [] };
    expect(troublesOf(ACCOUNTS, { ...MAPPING, overrides: [override] })).toEqual([
      ['overrides', 'missing', '777'],
    ]);
  });
});

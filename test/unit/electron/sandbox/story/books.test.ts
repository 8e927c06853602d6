import { expect, test } from 'vitest';
import { createDemoStory } from '../../../../../electron/sandbox/story/story.ts';

const { xero, bank, asOf } = createDemoStory();

test('keys, codes, numbers and names are unique', () => {
  for (const list of [
    xero.accounts.map((each) => each.key),
    xero.accounts.map((each) => each.code),
    xero.accounts.map((each) => each.name),
    xero.contacts.map((each) => each.key),
    xero.contacts.map((each) => each.name),
    xero.invoices.map((each) => each.number),
  ]) {
    expect(new Set(list).size).toBe(list.length);
  }
});

test('120 customers and the suppliers', () => {
  expect(xero.contacts.filter((contact) => !contact.key.startsWith('supplier-'))).toHaveLength(120);
});

test('everything that an invoice refers to is there', () => {
  const contacts = new Set(xero.contacts.map((each) => each.key));
  const codes = new Set(xero.accounts.map((each) => each.code));
  const taxes = new Set(xero.taxRates.map((each) => each.taxType));
  for (const invoice of xero.invoices) {
    expect(
      contacts.has(invoice.contactKey) && codes.has(invoice.accountCode) && taxes.has(invoice.taxType),
    ).toBe(true);
    expect(invoice.date > (xero.organisation.periodLockDate ?? '')).toBe(true);
    expect(invoice.date <= asOf && invoice.date <= invoice.dueDate && invoice.total > 0).toBe(true);
    expect(invoice.alreadyPaid ?? 0).toBeLessThan(invoice.total);
  }
  expect(xero.accounts.every((account) => taxes.has(account.taxType))).toBe(true);
});

test('the accounts that the story needs', () => {
  const account = (key: string) => xero.accounts.find((each) => each.key === key);
  expect(account('clearing')).toMatchObject({
    type: 'BANK',
    code: '092',
    currency: 'AUD',
    openingBalance: 0,
  });
  expect(account(bank.accountKey)).toMatchObject({
    type: 'BANK',
    code: '090',
    openingBalance: bank.openingBalance,
  });
  expect(account('merchantFees')).toMatchObject({ type: 'EXPENSE', taxType: 'INPUT' });
  expect(account('reserves')?.type).toBe('CURRENT');
});

test('drafts, voided and partly paid invoices stand beside the open ones', () => {
  const count = (status: string): number => xero.invoices.filter((each) => each.status === status).length;
  expect([count('DRAFT'), count('VOIDED')]).toEqual([12, 8]);
  expect(xero.invoices.filter((each) => (each.alreadyPaid ?? 0) > 0)).toHaveLength(10);
  expect(xero.invoices.filter((each) => each.currency === 'USD')).toHaveLength(2);
});

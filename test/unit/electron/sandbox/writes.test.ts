import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../../../electron/sandbox/sandbox.ts';
import { type Call, caller, control, list, messages, signIn } from './client.ts';
import { accountId, invoiceId, seed } from './seed.ts';

let sandbox: RunningSandbox;
let call: Call;
beforeEach(async () => {
  sandbox = await startSandbox({ xero: seed });
  call = caller(sandbox, (await signIn(sandbox)).access);
});
afterEach(() => sandbox.close());

const balance = (code: string) => sandbox.ledger().accounts.find((account) => account.code === code)?.balance;
const system = (name: string) =>
  sandbox.ledger().accounts.find((account) => account.systemAccount === name)?.balance;
const payment = (number: string, amount: number, more: object = {}) => ({
  Invoice: { InvoiceID: invoiceId(number) },
  Account: { AccountID: accountId('clearing') },
  Date: '2026-08-01',
  Amount: amount,
  ...more,
});
const pay = (...payments: readonly object[]) =>
  call('PUT', '/Payments?summarizeErrors=false', { Payments: payments });
const line = (UnitAmount: number, more: object = {}) => ({
  Description: 'Fee',
  Quantity: 1,
  UnitAmount,
  AccountCode: '404',
  TaxType: 'INPUT',
  ...more,
});
const spend = (LineItems: readonly object[], more: object = {}) => ({
  Type: 'SPEND',
  Contact: { Name: 'Stripe' },
  BankAccount: { AccountID: accountId('clearing') },
  Date: '2026-08-01',
  LineAmountTypes: 'Inclusive',
  LineItems,
  ...more,
});
const book = (...items: readonly object[]) =>
  call('PUT', '/BankTransactions?summarizeErrors=false', { BankTransactions: items });
const transfer = (more: object = {}) => ({
  FromBankAccount: { AccountID: accountId('clearing') },
  ToBankAccount: { AccountID: accountId('bank') },
  Amount: 97.5,
  Date: '2026-08-02',
  Reference: 'po_1',
  ...more,
});

test('a payment moves the account and debtors, and closes the invoice when it is the last', async () => {
  expect([balance('092'), system('DEBTORS')]).toEqual(['0.00', expect.any(String)]);
  const before = Number(system('DEBTORS'));
  const reply = await pay(payment('INV-1', 60, { Reference: 'ch_1' }), payment('INV-1', 50));
  expect(list(reply, 'Payments').map((one) => one['StatusAttributeString'])).toEqual(['OK', 'OK']);
  expect(balance('092')).toBe('110.00');
  expect(Number(system('DEBTORS'))).toBeCloseTo(before - 110, 2);
  const invoice = list(await call('GET', `/Invoices/${invoiceId('INV-1')}`), 'Invoices')[0];
  expect(invoice).toMatchObject({
    Status: 'PAID',
    AmountDue: 0,
    AmountPaid: 110,
    FullyPaidOnDate: '/Date(1785542400000+0000)/',
  });
});

test.each([
  ['too much', payment('INV-1', 110.01), 'Payment amount exceeds the amount outstanding on this document'],
  ['a paid invoice', payment('INV-6', 1), 'Payment amount exceeds the amount outstanding on this document'],
  ['a draft', payment('INV-4', 1), 'Payments can only be made against Authorised documents'],
  ['a voided one', payment('INV-5', 1), 'Payments can only be made against Authorised documents'],
  ['a negative amount', payment('INV-1', -1), 'Payment amounts must be positive amounts'],
  ['a fraction of a cent', payment('INV-1', 1.005), 'Amount 1.005 has more decimals than AUD allows'],
  [
    'a locked date',
    payment('INV-1', 1, { Date: '2026-06-30' }),
    'The document date cannot be before the end of year lock date',
  ],
  ['a date that is none', payment('INV-1', 1, { Date: '2026-02-30' }), 'Payment date is not valid'],
  [
    'an account without payments',
    payment('INV-1', 1, { Account: { Code: '200' } }),
    'Account type is invalid for creating payments: it must be a bank account or have payments enabled',
  ],
  [
    'an archived account',
    payment('INV-1', 1, { Account: { Code: '094' } }),
    "The account code '094' has been archived, or deleted. Please use an active account.",
  ],
  ['two foreign currencies', payment('INV-3', 1, { Account: { Code: '092' } }), null],
])('a payment on %s', async (_name, sent, message) => {
  const before = sandbox.ledger();
  const reply = await pay(sent);
  expect(reply.status).toBe(200);
  expect(messages(reply, 'Payments')).toEqual(message === null ? [] : [message]);
  if (message !== null) expect(sandbox.ledger()).toEqual(before);
});

test('with summarizeErrors one refused element keeps all others out, with error 10', async () => {
  const before = sandbox.ledger();
  const reply = await call('PUT', '/Payments', { Payments: [payment('INV-1', 1), payment('INV-1', 500)] });
  expect(reply.status).toBe(400);
  expect(reply.body).toMatchObject({
    ErrorNumber: 10,
    Type: 'ValidationException',
    Elements: [{ Amount: 500 }],
  });
  expect(sandbox.ledger()).toEqual(before);
  const partly = await pay(payment('INV-1', 1), payment('INV-1', 500));
  expect(list(partly, 'Payments').map((one) => one['StatusAttributeString'])).toEqual(['OK', 'ERROR']);
  expect(balance('092')).toBe('1.00');
});

test('a USD invoice paid into the AUD account at the given rate; the rate difference is a realised gain or loss', async () => {
  const reply = await pay(payment('INV-3', 200, { CurrencyRate: 0.64 }));
  expect(list(reply, 'Payments')[0]).toMatchObject({ Amount: 200, BankAmount: 312.5, CurrencyRate: 0.64 });
  expect(balance('092')).toBe('312.50');
  // 200 USD was booked at the sandbox's 0.653595 as 306.00.
  expect(system('REALISEDCURRENCYGAIN')).toBe('-6.50');
  expect(sandbox.ledger().totals.balanced).toBe(true);
});

test('a deleted payment opens the invoice again; a reconciled one can not be deleted', async () => {
  const id = String(list(await pay(payment('INV-2', 55.55)), 'Payments')[0]?.['PaymentID']);
  const before = sandbox.ledger();
  await control(sandbox, 'POST', '/reconcile', { kind: 'payment', id });
  const refused = await call('POST', `/Payments/${id}`, { Status: 'DELETED' });
  expect([refused.status, messages(refused, 'Elements')]).toEqual([
    400,
    [expect.stringContaining('reconciled')],
  ]);
  await control(sandbox, 'POST', '/reconcile', { kind: 'payment', id, reconciled: false });
  expect(sandbox.ledger()).toEqual(before);
  expect((await call('POST', `/Payments/${id}`, { Status: 'DELETED' })).status).toBe(200);
  expect(balance('092')).toBe('0.00');
  expect((await call('POST', `/Payments/${id}`, { Status: 'DELETED' })).status).toBe(400);
  expect((await pay(payment('INV-2', 55.55))).status).toBe(200);
});

test('spend money: tax per line, half away from zero; contact created by name; account and GST move', async () => {
  const gst = Number(system('GST'));
  const reply = await book(
    spend([line(1.15), line(0.05), line(-0.05)], { LineAmountTypes: 'Exclusive', Reference: 'fees' }),
  );
  // 1.15 → 0.12 (0.115 up); 0.05 → 0.01 (0.005 up); −0.05 → −0.01.
  expect(list(reply, 'BankTransactions')[0]).toMatchObject({
    SubTotal: 1.15,
    TotalTax: 0.12,
    Total: 1.27,
    Contact: { Name: 'Stripe' },
  });
  expect(balance('092')).toBe('-1.27');
  expect(Number(system('GST'))).toBeCloseTo(gst + 0.12, 2);
  const included = await book(spend([line(11)]));
  expect(list(included, 'BankTransactions')[0]).toMatchObject({ SubTotal: 10, TotalTax: 1, Total: 11 });
  expect(sandbox.ledger().contacts.filter((contact) => contact.name === 'Stripe')).toHaveLength(1);
});

test.each([
  ['no line', spend([]), 'One or more line items must be specified'],
  ['a total of zero', spend([line(1), line(-1)]), 'The total for this transaction must be greater than zero'],
  ['a zero price', spend([line(0)]), 'UnitAmount must not be zero'],
  ['a zero quantity', spend([line(1, { Quantity: 0 })]), 'Quantity must be greater than zero'],
  [
    'an unknown account',
    spend([line(1, { AccountCode: '999' })]),
    "Account code '999' is not a valid code for this document.",
  ],
  [
    'a bank account as line',
    spend([line(1, { AccountCode: '090' })]),
    "Account code '090' is not a valid code for this document.",
  ],
  [
    'an unknown tax',
    spend([line(1, { TaxType: 'VAT' })]),
    "The TaxType code 'VAT' does not exist or cannot be used for this type of transaction.",
  ],
  [
    'sales tax on an expense',
    spend([line(1, { TaxType: 'OUTPUT' })]),
    "The TaxType code 'OUTPUT' cannot be used with account code '404'.",
  ],
  [
    'another tax amount',
    spend([line(11, { TaxAmount: 1.01 })]),
    'The tax amount 1.01 does not match the calculated tax of the line',
  ],
  [
    'an amount too large to be exact',
    spend([line(1e15)]),
    '100000000000000000 is not a whole number of minor units',
  ],
  [
    'no bank account',
    spend([line(1)], { BankAccount: { Code: '200' } }),
    'Bank account must be of type BANK',
  ],
  [
    'no contact',
    spend([line(1)], { Contact: {} }),
    'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
  ],
  [
    'three tracking choices',
    spend([line(1, { Tracking: [{}, {}, {}] })]),
    'No more than two tracking categories can be used on a line',
  ],
])('a spend with %s is refused and leaves nothing behind', async (_name, sent, message) => {
  const before = sandbox.ledger();
  expect(messages(await book(sent), 'BankTransactions')).toEqual([message]);
  expect(sandbox.ledger()).toEqual(before);
});

test('a transfer moves both accounts, shows both sides, and goes when deleted', async () => {
  const reply = await call('PUT', '/BankTransfers', { BankTransfers: [transfer()] });
  const made = list(reply, 'BankTransfers')[0];
  expect(made).toMatchObject({
    Amount: 97.5,
    Reference: 'po_1',
    Status: 'AUTHORISED',
    FromIsReconciled: false,
  });
  expect([balance('092'), balance('090')]).toEqual(['-97.50', '1182.50']);
  const id = String(made?.['BankTransferID']);
  await control(sandbox, 'POST', '/reconcile', { kind: 'transfer', id, side: 'to' });
  expect((await call('POST', `/BankTransfers/${id}`, { Status: 'DELETED' })).status).toBe(400);
  await control(sandbox, 'POST', '/reconcile', { kind: 'transfer', id, side: 'to', reconciled: false });
  expect((await call('POST', `/BankTransfers/${id}`, { Status: 'DELETED' })).status).toBe(200);
  expect([balance('092'), balance('090')]).toEqual(['0.00', '1085.00']);
  expect(list(await call('GET', '/BankTransfers'), 'BankTransfers')).toHaveLength(0);
  expect(list(await call('GET', '/BankTransfers?includeDeleted=true'), 'BankTransfers')).toHaveLength(1);
});

test.each([
  [
    'different currencies',
    { ToBankAccount: { Code: '093' } },
    'You cannot transfer between accounts in different currencies',
  ],
  ['one account', { ToBankAccount: { Code: '092' } }, 'You cannot transfer between the same account'],
  ['no bank account', { ToBankAccount: { Code: '200' } }, 'Bank account must be of type BANK'],
  ['a negative amount', { Amount: -5 }, 'Amount must be greater than zero'],
])('a transfer between %s is refused, and the whole request with it', async (_name, more, message) => {
  const reply = await call('PUT', '/BankTransfers?summarizeErrors=false', {
    BankTransfers: [transfer(), transfer(more)],
  });
  expect([reply.status, messages(reply, 'Elements')]).toEqual([400, [message]]);
  expect(sandbox.ledger().bankTransfers).toHaveLength(0);
});

test('lock dates set by the user apply at once, to deletes too', async () => {
  const id = String(list(await book(spend([line(1)])), 'BankTransactions')[0]?.['BankTransactionID']);
  await control(sandbox, 'POST', '/organisation', { periodLockDate: '2026-08-01' });
  const message = ['The document date cannot be before the period lock date'];
  expect(messages(await book(spend([line(1)])), 'BankTransactions')).toEqual(message);
  expect(messages(await call('POST', `/BankTransactions/${id}`, { Status: 'DELETED' }), 'Elements')).toEqual(
    message,
  );
  expect(list(await call('GET', '/Organisation'), 'Organisations')[0]).toMatchObject({
    PeriodLockDate: '/Date(1785542400000+0000)/',
  });
  expect(messages(await book(spend([line(1)], { Date: '2026-08-02' })), 'BankTransactions')).toEqual([]);
});

test('an account is created once; its number, code and name are unique', async () => {
  const account = {
    Code: '099',
    Name: 'Clearing 2',
    Type: 'BANK',
    BankAccountNumber: '1',
    CurrencyCode: 'AUD',
  };
  expect(list(await call('PUT', '/Accounts', account), 'Accounts')[0]).toMatchObject({
    Code: '099',
    Class: 'ASSET',
  });
  const again = await call('PUT', '/Accounts', account);
  expect(messages(again, 'Elements')).toEqual([
    'Please enter a unique Code.',
    'Please enter a unique Name.',
    'Please enter a unique bank account number.',
  ]);
});

test('an invoice is drafted, approved, voided', async () => {
  const sent = {
    Type: 'ACCREC',
    Contact: { Name: 'Ada Lovelace' },
    Date: '2026-08-01',
    DueDate: '2026-08-08',
    LineItems: [line(10, { AccountCode: '200', TaxType: 'OUTPUT' })],
  };
  const made = list(await call('PUT', '/Invoices', { Invoices: [sent] }), 'Invoices')[0];
  expect(made).toMatchObject({ Status: 'DRAFT', Total: 11, LineAmountTypes: 'Exclusive' });
  const before = balance('200');
  const id = String(made?.['InvoiceID']);
  await call('POST', `/Invoices/${id}`, { InvoiceID: id, Status: 'AUTHORISED' });
  expect(Number(balance('200'))).toBeCloseTo(Number(before) - 10, 2);
  await call('POST', `/Invoices/${id}`, { InvoiceID: id, Status: 'VOIDED' });
  expect(balance('200')).toBe(before);
});

test('what is not JSON, or not the shape, is a 400 without effect even after good elements', async () => {
  const before = sandbox.ledger();
  const reply = await pay(payment('INV-1', 1), { Amount: 'ten' });
  expect([reply.status, reply.body]).toEqual([
    400,
    { ErrorNumber: 14, Type: 'PostDataInvalidException', Message: expect.any(String) },
  ]);
  expect(sandbox.ledger()).toEqual(before);
});

test('a bill raises creditors and expense; paying it lowers the account and clears creditors', async () => {
  const bill = {
    Type: 'ACCPAY',
    Contact: { Name: 'Bob' },
    Date: '2026-08-01',
    DueDate: '2026-08-08',
    Status: 'AUTHORISED',
    LineItems: [line(20)],
  };
  const made = list(await call('PUT', '/Invoices', { Invoices: [bill] }), 'Invoices')[0];
  expect([system('CREDITORS'), balance('404')]).toEqual(['-22.00', '20.00']);
  const paid = await pay({ ...payment('INV-1', 22), Invoice: { InvoiceID: made?.['InvoiceID'] } });
  expect(list(paid, 'Payments')[0]).toMatchObject({ PaymentType: 'ACCPAYPAYMENT', Amount: 22 });
  expect([system('CREDITORS'), balance('092')]).toEqual(['0.00', '-22.00']);
});

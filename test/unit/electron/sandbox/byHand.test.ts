/** What users do in Xero's own screens: each shows up in a read of what changed since, deleted transfers too. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../../../electron/sandbox/sandbox.ts';
import { type Call, caller, control, list, signIn } from './client.ts';
import { accountId, invoiceId, seed } from './seed.ts';

let sandbox: RunningSandbox;
let call: Call;
beforeEach(async () => {
  sandbox = await startSandbox({ xero: seed });
  call = caller(sandbox, (await signIn(sandbox)).access);
});
afterEach(() => sandbox.close());

const clearing = { AccountID: accountId('clearing') };
const byHand = (body: object) => control(sandbox, 'POST', '/byHand', body);
const balance = (code: string) => sandbox.ledger().accounts.find((account) => account.code === code)?.balance;

async function make(path: string, element: object): Promise<string> {
  const name = path.slice(1);
  const reply = await call('PUT', path, { [name]: [element] });
  const [made] = list(reply, name);
  return String(made?.['PaymentID'] ?? made?.['BankTransferID'] ?? made?.['BankTransactionID']);
}

const spend = () =>
  make('/BankTransactions', {
    Type: 'SPEND',
    Contact: { Name: 'Stripe' },
    BankAccount: clearing,
    Date: '2026-08-01',
    Reference: 'Tieout po_1 fees',
    LineAmountTypes: 'Inclusive',
    LineItems: [
      { Description: 'Fee', Quantity: 1, UnitAmount: 11, AccountCode: '404', TaxType: 'INPUT' },
      { Description: 'Fee', Quantity: 1, UnitAmount: 2, AccountCode: '404', TaxType: 'INPUT' },
    ],
  });
const move = () =>
  make('/BankTransfers', {
    FromBankAccount: clearing,
    ToBankAccount: { AccountID: accountId('bank') },
    Amount: 97.5,
    Date: '2026-08-02',
    Reference: 'po_1',
  });
const pay = () =>
  make('/Payments', {
    Invoice: { InvoiceID: invoiceId('INV-1') },
    Account: clearing,
    Date: '2026-08-01',
    Amount: 60,
    Reference: 'ch_1',
  });

/** Objects of a list that changed after this moment, when `act` is done in a later second. */
async function changedBy(path: string, act: () => Promise<unknown>) {
  await control(sandbox, 'POST', '/clock', { advanceMs: 60_000 });
  const { body } = await control(sandbox, 'POST', '/clock', { advanceMs: 0 });
  const since = new Date(Number(new Map(Object.entries(Object(body))).get('now'))).toISOString();
  await control(sandbox, 'POST', '/clock', { advanceMs: 60_000 });
  await act();
  return list(
    await call('GET', path, undefined, { 'if-modified-since': since }),
    /^\/(\w+)/.exec(path)?.[1] ?? '',
  );
}

test('a transfer that was reconciled and then removed comes with what changed since, if deleted ones are asked for', async () => {
  const id = await move();
  await control(sandbox, 'POST', '/reconcile', { kind: 'transfer', id });
  const remove = () => byHand({ kind: 'transfer', id, action: 'delete' });
  const changed = await changedBy('/BankTransfers?includeDeleted=true', remove);
  expect(changed).toMatchObject([{ BankTransferID: id, Status: 'DELETED', FromIsReconciled: false }]);
  expect(list(await call('GET', '/BankTransfers'), 'BankTransfers')).toEqual([]);
  expect([balance('092'), balance('090')]).toEqual(['0.00', balance('090')]);
  expect((await remove()).status).toBe(409);
});

test('a removed payment gives its invoice back what it paid', async () => {
  const id = await pay();
  const changed = await changedBy('/Payments', () => byHand({ kind: 'payment', id, action: 'delete' }));
  expect(changed).toMatchObject([{ PaymentID: id, Status: 'DELETED' }]);
  const [invoice] = list(await call('GET', `/Invoices/${invoiceId('INV-1')}`), 'Invoices');
  expect(invoice).toMatchObject({ AmountPaid: 0, Status: 'AUTHORISED' });
  expect((await byHand({ kind: 'payment', id, action: 'edit', reference: 'x' })).status).toBe(409);
});

test('an edited spend money has its new total, coding and date, and the ledger follows', async () => {
  const id = await spend();
  const edit = { kind: 'bankTransaction', id, action: 'edit', amount: 1500, accountCode: '200' };
  const changed = await changedBy('/BankTransactions?page=1', () => byHand({ ...edit, date: '2026-08-03' }));
  expect(changed).toMatchObject([{ Total: 15, LineItems: [{ LineAmount: 13 }, { LineAmount: 2 }] }]);
  expect(list(await call('GET', `/BankTransactions/${id}`), 'BankTransactions')).toMatchObject([
    { DateString: '2026-08-03T00:00:00', LineItems: [{ AccountCode: '200' }, { AccountCode: '200' }] },
  ]);
  expect(balance('092')).toBe('-15.00');
  expect(sandbox.ledger().totals.balanced).toBe(true);
});

test('an edited transfer moves what it now says; an invoice is voided once nothing is paid on it', async () => {
  const id = await move();
  await byHand({ kind: 'transfer', id, action: 'edit', amount: 9800 });
  expect(balance('092')).toBe('-98.00');
  const payment = await pay();
  const voidIt = () => byHand({ kind: 'invoice', id: invoiceId('INV-1'), action: 'void' });
  expect((await voidIt()).status).toBe(409);
  await byHand({ kind: 'payment', id: payment, action: 'delete' });
  expect(await changedBy('/Invoices?page=1', voidIt)).toMatchObject([{ Status: 'VOIDED' }]);
  expect(sandbox.ledger().totals.balanced).toBe(true);
});

test('locked books are locked for users too', async () => {
  const id = await spend();
  await control(sandbox, 'POST', '/organisation', { periodLockDate: '2026-08-31' });
  expect((await byHand({ kind: 'bankTransaction', id, action: 'delete' })).status).toBe(409);
  expect(balance('092')).toBe('-13.00');
});

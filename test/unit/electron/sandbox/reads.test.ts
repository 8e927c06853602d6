import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../../../electron/sandbox/sandbox.ts';
import { type Call, caller, control, list, signIn } from './client.ts';
import { accountId, invoiceId, seed } from './seed.ts';

let sandbox: RunningSandbox;
let call: Call;
beforeAll(async () => {
  sandbox = await startSandbox({ xero: seed });
  call = caller(sandbox, (await signIn(sandbox)).access);
  await control(sandbox, 'POST', '/limits', { minute: 1000 });
});
afterAll(() => sandbox.close());

const invoices = async (query: Record<string, string>) =>
  list(await call('GET', `/Invoices?${new URLSearchParams(query).toString()}`), 'Invoices').map(
    (one) => one['InvoiceNumber'],
  );

test.each([
  ['Status=="AUTHORISED"', ['INV-1', 'INV-2', 'INV-3', 'INV-7']],
  ['status=="AUTHORISED"', null],
  ['Status == "AUTHORISED" AND AmountDue > 100', ['INV-1', 'INV-3']],
  ['AmountDue>=110 && AmountDue<=110', ['INV-1']],
  ['InvoiceNumber=="inv-2" OR Reference=="order INV-3"', ['INV-2', 'INV-3']],
  ['(InvoiceNumber=="INV-2" || InvoiceNumber=="INV-3") && CurrencyCode!="USD"', ['INV-2']],
  ['Date>=DateTime(2026,7,2) && Date<DateTime(2026, 7, 3)', ['INV-2']],
  [`InvoiceID==Guid("${invoiceId('INV-4').toUpperCase()}")`, ['INV-4']],
  ['Contact.Name=="Bob"', ['INV-2']],
  ['Contact.Name.StartsWith("bo")', ['INV-2']],
  ['Reference.Contains("INV-3")', ['INV-3']],
  ['Reference.EndsWith("3")', ['INV-3']],
  ['FullyPaidOnDate != null', ['INV-6']],
  ['Contact.Nothing == "x"', []],
])('where %s', async (where, numbers) => {
  const reply = await call('GET', `/Invoices?order=InvoiceNumber&where=${encodeURIComponent(where)}`);
  if (numbers === null)
    expect([reply.status, reply.body]).toEqual([
      400,
      expect.objectContaining({ ErrorNumber: 16, Type: 'QueryParseException' }),
    ]);
  else expect(list(reply, 'Invoices').map((one) => one['InvoiceNumber'])).toEqual(numbers);
});

test.each([
  'Status==',
  'Status=="A',
  '(Status=="A"',
  'Status=="A" garbage',
  'Foo("x")',
  'Status==DateTime(2026)',
  '&& Status=="A"',
])('a filter that is wrong: %s', async (where) => {
  const reply = await call('GET', `/Invoices?where=${encodeURIComponent(where)}`);
  expect([reply.status, reply.body]).toEqual([400, expect.objectContaining({ Type: 'QueryParseException' })]);
});

test('paging: every invoice once, with lines and the count of pages; without page all, without lines', async () => {
  const seen = new Set<unknown>();
  for (let page = 1; page <= 4; page += 1) {
    const reply = await call('GET', `/Invoices?page=${page}&pageSize=2`);
    expect(reply.body).toMatchObject({ pagination: { page, pageSize: 2, pageCount: 4, itemCount: 7 } });
    const found = list(reply, 'Invoices');
    expect(found.every((one) => Array.isArray(one['LineItems']) && one['LineItems'].length === 1)).toBe(true);
    for (const one of found) seen.add(one['InvoiceNumber']);
  }
  expect(seen).toEqual(new Set(['INV-1', 'INV-2', 'INV-3', 'INV-4', 'INV-5', 'INV-6', 'INV-7']));
  const all = await call('GET', '/Invoices');
  expect(list(all, 'Invoices')).toHaveLength(7);
  expect(JSON.stringify(all.body)).not.toContain('LineItemID');
  expect((await call('GET', '/Invoices?page=9')).body).toMatchObject({ Invoices: [] });
  expect((await call('GET', '/Invoices?page=0')).status).toBe(400);
  expect((await call('GET', '/Invoices?page=1&pageSize=1001')).status).toBe(400);
});

test('lists by ids, numbers, contacts and statuses; summaryOnly leaves lines out; order can be turned', async () => {
  expect(
    await invoices({ IDs: `${invoiceId('INV-1')},${invoiceId('INV-5')}`, order: 'InvoiceNumber DESC' }),
  ).toEqual(['INV-5', 'INV-1']);
  expect(await invoices({ InvoiceNumbers: 'INV-2,INV-9' })).toEqual(['INV-2']);
  expect(await invoices({ Statuses: 'DRAFT,VOIDED', order: 'InvoiceNumber' })).toEqual(['INV-4', 'INV-5']);
  const summary = await call('GET', '/Invoices?summaryOnly=true&page=1');
  expect(JSON.stringify(summary.body)).not.toContain('LineItems');
  expect((await call('GET', '/Invoices?order=Nothing')).status).toBe(400);
});

test('If-Modified-Since: only what changed since, to the second', async () => {
  const since = new Date().toISOString().slice(0, 19);
  const headers = { 'if-modified-since': since };
  expect(list(await call('GET', '/Invoices?page=1', undefined, headers), 'Invoices')).toHaveLength(0);
  const payment = {
    Invoice: { InvoiceNumber: 'INV-2' },
    Account: { AccountID: accountId('clearing') },
    Date: '2026-08-01',
    Amount: 5,
  };
  await call('PUT', '/Payments', payment);
  const changed = list(await call('GET', '/Invoices?page=1', undefined, headers), 'Invoices');
  expect(changed.map((one) => [one['InvoiceNumber'], one['AmountDue']])).toEqual([['INV-2', 50.55]]);
  expect((await call('GET', '/Invoices', undefined, { 'if-modified-since': 'soon' })).status).toBe(400);
  expect(list(await call('GET', '/TaxRates', undefined, headers), 'TaxRates')).toHaveLength(3);
});

test('single objects by id and invoices by number; 404 otherwise', async () => {
  expect(list(await call('GET', '/Invoices/INV-3'), 'Invoices')[0]).toMatchObject({
    Total: 200,
    CurrencyCode: 'USD',
    TotalTax: 18.18,
  });
  expect(list(await call('GET', `/Accounts/${accountId('bank')}`), 'Accounts')[0]).toMatchObject({
    Code: '090',
    CurrencyCode: 'AUD',
  });
  expect((await call('GET', '/Payments/none')).status).toBe(404);
  expect((await call('GET', '/Payments/%E0%A4')).status).toBe(404);
  expect((await call('GET', '/Nothing')).status).toBe(404);
  expect((await call('PUT', '/TaxRates', {})).status).toBe(405);
});

test('deleted payments and bank transactions can be filtered by reference and References', async () => {
  const item = (Reference: string) => ({
    Type: 'RECEIVE',
    Contact: { Name: 'Ada Lovelace' },
    BankAccount: { Code: '092' },
    Date: '2026-08-03',
    Reference,
    LineAmountTypes: 'NoTax',
    LineItems: [{ Description: 'x', UnitAmount: 3, AccountCode: '200' }],
  });
  await call('PUT', '/BankTransactions', { BankTransactions: [item('a1'), item('a2'), item('a3')] });
  const found = await call('GET', '/BankTransactions?References=a1,a3');
  expect(list(found, 'BankTransactions').map((one) => one['Reference'])).toEqual(['a1', 'a3']);
});

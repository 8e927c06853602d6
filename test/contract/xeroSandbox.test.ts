/** The sandbox's Xero against Xero's own SDK over real HTTP, every request and reply held against the official document. */
import * as v from 'valibot';
import {
  BankTransaction,
  CreditNote,
  CurrencyCode,
  Invoice,
  LineAmountTypes,
  type LineItem,
  XeroClient,
} from 'xero-node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../electron/sandbox/sandbox.ts';
import { contactIdOf } from '../../electron/sandbox/xero/seed.ts';
import { caller, control, signIn } from '../unit/electron/sandbox/client.ts';
import { accountId, invoiceId, seed, TENANT } from '../unit/electron/sandbox/seed.ts';
import { haveSpec, type OpenApi, openApi } from './openApi.ts';

const Failure = v.object({ response: v.object({ statusCode: v.number(), body: v.unknown() }) });

const Exchange = v.object({
  response: v.object({
    status: v.number(),
    data: v.unknown(),
    config: v.object({ url: v.string(), method: v.string(), data: v.optional(v.string()) }),
  }),
});

describe.skipIf(!haveSpec('xero_accounting.yaml'))('Xero sandbox and Xero SDK', () => {
  let sandbox: RunningSandbox;
  let xero: XeroClient;
  let access: string;
  let spec: OpenApi;
  beforeAll(async () => {
    spec = openApi('xero_accounting.yaml');
    sandbox = await startSandbox({ xero: seed });
    ({ access } = await signIn(sandbox));
    await control(sandbox, 'POST', '/limits', { minute: 10_000 });
    xero = new XeroClient({ clientId: sandbox.xeroClientId, clientSecret: '' });
    xero.setTokenSet({ access_token: access });
    xero.accountingApi.basePath = `${sandbox.base}/api.xro/2.0`;
  });
  afterAll(() => sandbox.close());

  /** Awaits an SDK call and checks both directions; passes the SDK's reading on. */
  async function checked<T extends { body: unknown }>(call: Promise<T>): Promise<T['body']> {
    const result = await call;
    const { response } = v.parse(Exchange, result);
    const url = new URL(response.config.url, sandbox.base);
    const path = url.pathname.replace('/api.xro/2.0', '');
    const { method, data } = response.config;
    // The SDK sends an empty object with every GET.
    if (method !== 'get') expect(spec.request(method, path, JSON.parse(data ?? ''))).toEqual([]);
    expect(spec.query(method, path, url.searchParams)).toEqual([]);
    expect(spec.reply(method, path, response.status, response.data)).toEqual([]);
    return result.body;
  }

  test('settings: organisation, accounts, tax rates, tracking, currencies', async () => {
    const api = xero.accountingApi;
    const { organisations = [] } = await checked(api.getOrganisations(TENANT));
    expect(organisations[0]).toMatchObject({
      name: 'Test & <Co>',
      baseCurrency: 'AUD',
      timezone: 'AUSEASTERNSTANDARDTIME',
    });
    expect(organisations[0]?.endOfYearLockDate).toBeTruthy();
    expect(organisations[0]?.periodLockDate).toBeUndefined();
    const { accounts = [] } = await checked(
      api.getAccounts(TENANT, undefined, 'Type=="BANK" AND Status=="ACTIVE"', 'Code ASC'),
    );
    expect(accounts.map((account) => account.code)).toEqual(['090', '092', '093']);
    const { taxRates = [] } = await checked(api.getTaxRates(TENANT));
    expect(taxRates.find((rate) => rate.taxType === 'INPUT')?.effectiveRate).toBe(10);
    const { trackingCategories = [] } = await checked(api.getTrackingCategories(TENANT));
    expect(trackingCategories[0]?.options?.map((option) => option.name)).toEqual(['Online', 'Shop']);
    const { currencies = [] } = await checked(api.getCurrencies(TENANT));
    expect(currencies).toHaveLength(2);
    const { creditNotes = [] } = await checked(
      api.getCreditNotes(TENANT, undefined, undefined, undefined, 1),
    );
    expect(creditNotes).toEqual([]);
  });

  test('contacts and invoices, paged, modified since, by id', async () => {
    const api = xero.accountingApi;
    const { contacts = [] } = await checked(
      api.getContacts(TENANT, undefined, undefined, 'Name', undefined, 1),
    );
    expect(contacts.map((contact) => contact.name)).toEqual(['Ada Lovelace', 'Bob']);
    const page = await checked(
      api.getInvoices(
        TENANT,
        undefined,
        'Status=="AUTHORISED"',
        'InvoiceNumber ASC',
        undefined,
        undefined,
        undefined,
        undefined,
        1,
        undefined,
        undefined,
        undefined,
        undefined,
        3,
      ),
    );
    expect(page.pagination).toMatchObject({ page: 1, pageSize: 3, pageCount: 2, itemCount: 4 });
    expect(page.invoices?.[0]).toMatchObject({
      invoiceNumber: 'INV-1',
      total: 110,
      totalTax: 10,
      amountDue: 110,
    });
    const since = await checked(api.getInvoices(TENANT, new Date(Date.now() + 60_000)));
    expect(since.invoices).toEqual([]);
    const one = await checked(api.getInvoice(TENANT, invoiceId('INV-1')));
    expect(one.invoices?.[0]?.lineItems?.[0]).toMatchObject({
      lineAmount: 110,
      taxAmount: 10,
      accountCode: '200',
    });
  });

  test('payments: created element by element, repeated under their key, found, deleted', async () => {
    const api = xero.accountingApi;
    const payment = (amount: number, reference: string) => ({
      invoice: { invoiceID: invoiceId('INV-1') },
      account: { accountID: accountId('clearing') },
      date: '2026-08-01',
      amount,
      reference,
    });
    const body = { payments: [payment(60, 'ch_1'), payment(60, 'ch_2')] };
    const { payments = [] } = await checked(api.createPayments(TENANT, body, false, 'contract-key-1'));
    expect(payments.map((one) => one.statusAttributeString)).toEqual(['OK', 'ERROR']);
    expect(payments[1]?.validationErrors?.[0]?.message).toBe(
      'Payment amount exceeds the amount outstanding on this document',
    );
    const again = await checked(api.createPayments(TENANT, body, false, 'contract-key-1'));
    expect(again.payments?.[0]?.paymentID).toBe(payments[0]?.paymentID);
    const found = await checked(api.getPayments(TENANT, undefined, 'Reference=="ch_1"', undefined, 1));
    expect(found.payments).toHaveLength(1);
    const id = payments[0]?.paymentID ?? '';
    expect((await checked(api.getPayment(TENANT, id))).payments?.[0]).toMatchObject({
      amount: 60,
      bankAmount: 60,
    });
    const deleted = await checked(api.deletePayment(TENANT, id, { status: 'DELETED' }));
    expect(deleted.payments?.[0]?.status).toBe('DELETED');
  });

  test('settlement documents: invoice and credit note with negative lines, each paid by its number', async () => {
    const api = xero.accountingApi;
    const { type: _type, bankAccount: _bank, reference: _reference, ...document } = receive();
    const invoice = {
      ...document,
      type: Invoice.TypeEnum.ACCREC,
      status: Invoice.StatusEnum.AUTHORISED,
      invoiceNumber: 'Tieout po_7 settlement',
      reference: 'Tieout po_7 settlement',
      dueDate: '2026-08-01',
      currencyCode: CurrencyCode.AUD,
    };
    const { invoices = [] } = await checked(
      api.createInvoices(TENANT, { invoices: [invoice] }, false, undefined, 'contract-key-7'),
    );
    expect(invoices[0]).toMatchObject({ statusAttributeString: 'OK', total: 97.5, amountDue: 97.5 });
    const creditNote = {
      ...document,
      type: CreditNote.TypeEnum.ACCRECCREDIT,
      status: CreditNote.StatusEnum.AUTHORISED,
      creditNoteNumber: 'Tieout po_8 settlement',
      reference: 'Tieout po_8 settlement',
      currencyCode: CurrencyCode.AUD,
    };
    const made = await checked(
      api.createCreditNotes(TENANT, { creditNotes: [creditNote] }, false, undefined, 'contract-key-8'),
    );
    expect(made.creditNotes?.[0]).toMatchObject({ total: 97.5, remainingCredit: 97.5 });
    const pay = (paid: object, reference: string) => ({
      ...paid,
      account: { accountID: accountId('clearing') },
      date: '2026-08-01',
      amount: 97.5,
      reference,
    });
    const payments = [
      pay({ invoice: { invoiceNumber: invoice.invoiceNumber } }, 'Tieout po_7 paid'),
      pay({ creditNote: { creditNoteNumber: creditNote.creditNoteNumber } }, 'Tieout po_8 paid'),
      pay({ invoice: { invoiceNumber: creditNote.creditNoteNumber } }, 'Tieout po_8 again'),
    ];
    const paid = await checked(api.createPayments(TENANT, { payments }, false, 'contract-key-9'));
    expect(paid.payments?.map((one) => one.statusAttributeString)).toEqual(['OK', 'OK', 'ERROR']);
    const types = await checked(
      api.getPayments(TENANT, undefined, 'Reference=="Tieout po_8 paid"', undefined, 1),
    );
    expect(types.payments?.map((one) => String(one.paymentType))).toEqual(['ARCREDITPAYMENT']);
    const notes = await checked(
      api.getCreditNotes(TENANT, undefined, 'Reference=="Tieout po_8 settlement"', undefined, 1),
    );
    expect(notes.creditNotes?.map((one) => [one.remainingCredit, String(one.status)])).toEqual([[0, 'PAID']]);
  });

  test('bank transactions: split receive with a negative fee line, deleted', async () => {
    const api = xero.accountingApi;
    const bankTransactions = await checked(
      api.createBankTransactions(
        TENANT,
        { bankTransactions: [receive()] },
        false,
        undefined,
        'contract-key-2',
      ),
    );
    const made = bankTransactions.bankTransactions?.[0];
    expect(made).toMatchObject({ total: 97.5, totalTax: 8.86, isReconciled: false, currencyCode: 'AUD' });
    const id = made?.bankTransactionID ?? '';
    const list = await checked(
      api.getBankTransactions(TENANT, undefined, 'Status=="AUTHORISED"', undefined, 1),
    );
    expect(list.bankTransactions?.[0]?.lineItems).toHaveLength(2);
    await checked(api.getBankTransaction(TENANT, id));
    const raw = caller(sandbox, access);
    const gone = await raw('POST', `/BankTransactions/${id}`, { BankTransactionID: id, Status: 'DELETED' });
    expect(spec.reply('POST', '/BankTransactions/{BankTransactionID}', gone.status, gone.body)).toEqual([]);
    expect(gone.body).toMatchObject({ BankTransactions: [{ Status: 'DELETED' }] });
  });

  test('an overpayment: one line outside tax on accounts receivable, no reference of its own', async () => {
    const api = xero.accountingApi;
    const debtors = () => sandbox.ledger().accounts.find((one) => one.systemAccount === 'DEBTORS');
    const before = Number(debtors()?.balance);
    const line = { description: 'Tieout po_1 txn_1 over', quantity: 1, unitAmount: 20 };
    const overpaid = (...lineItems: LineItem[]): BankTransaction => ({
      type: BankTransaction.TypeEnum.RECEIVEOVERPAYMENT,
      contact: { contactID: contactIdOf(seed.tenantKey, 'ada') },
      bankAccount: { accountID: accountId('clearing') },
      date: '2026-08-01',
      reference: 'Tieout po_1 txn_1 over',
      lineAmountTypes: LineAmountTypes.NoTax,
      lineItems,
    });
    const [over, bad] = [overpaid(line), overpaid(line, line)];
    const coded = overpaid({ ...line, accountCode: '200' });
    const { bankTransactions = [] } = await checked(
      api.createBankTransactions(
        TENANT,
        { bankTransactions: [over, bad, coded] },
        false,
        undefined,
        'over-1',
      ),
    );
    const [made, ...refused] = bankTransactions;
    expect(made).toMatchObject({ type: 'RECEIVE-OVERPAYMENT', total: 20, totalTax: 0, reference: '' });
    expect(made?.overpaymentID).toMatch(/^[0-9a-f-]{36}$/);
    expect(refused.map((one) => one.statusAttributeString)).toEqual(['ERROR', 'ERROR']);
    expect(Number(debtors()?.balance)).toBeCloseTo(before - 20, 2);
    const list = await checked(api.getBankTransactions(TENANT, undefined, undefined, undefined, 1));
    const found = list.bankTransactions?.find((one) => one.bankTransactionID === made?.bankTransactionID);
    expect(found?.lineItems?.[0]?.description).toBe('Tieout po_1 txn_1 over');
  });

  test('bank transfers: created, listed, deleted', async () => {
    const api = xero.accountingApi;
    const transfer = {
      fromBankAccount: { accountID: accountId('clearing') },
      toBankAccount: { accountID: accountId('bank') },
      amount: 12.34,
      date: '2026-08-02',
      reference: 'po_1',
    };
    const made = await checked(
      api.createBankTransfer(TENANT, { bankTransfers: [transfer] }, 'contract-key-3'),
    );
    const id = made.bankTransfers?.[0]?.bankTransferID ?? '';
    const list = await checked(api.getBankTransfers(TENANT, undefined, 'Date==DateTime(2026,8,2)'));
    expect(list.bankTransfers?.map((one) => one.reference)).toEqual(['po_1']);
    await checked(api.getBankTransfer(TENANT, id));
    const gone = await checked(api.deleteBankTransfer(TENANT, id, { status: 'DELETED' }));
    expect(gone.bankTransfers?.[0]?.status).toBe('DELETED');
  });

  test('accounts, contacts and invoices are created', async () => {
    const raw = caller(sandbox, access);
    const account = {
      Code: '098',
      Name: 'Contract clearing',
      Type: 'BANK',
      BankAccountNumber: '121-121-1234567',
      CurrencyCode: 'AUD',
    };
    expect(spec.request('PUT', '/Accounts', account)).toEqual([]);
    const made = await raw('PUT', '/Accounts', account);
    expect(spec.reply('PUT', '/Accounts', made.status, made.body)).toEqual([]);
    await checked(xero.accountingApi.createContacts(TENANT, { contacts: [{ name: 'Contract contact' }] }));
    const invoice = {
      Type: 'ACCREC',
      Contact: { Name: 'Contract contact' },
      Date: '2026-08-01',
      DueDate: '2026-08-31',
      Status: 'AUTHORISED',
      LineItems: [{ Description: 'x', Quantity: 2, UnitAmount: 5.5, AccountCode: '200', TaxType: 'OUTPUT' }],
    };
    expect(spec.request('PUT', '/Invoices', { Invoices: [invoice] })).toEqual([]);
    const reply = await raw('PUT', '/Invoices?summarizeErrors=false', { Invoices: [invoice] });
    expect(spec.reply('PUT', '/Invoices', reply.status, reply.body)).toEqual([]);
    expect(reply.body).toMatchObject({ Invoices: [{ Total: 12.1, Status: 'AUTHORISED' }] });
  });

  test('refusals: error 10 by schema, and as the SDK rejects them', async () => {
    const raw = caller(sandbox, access);
    const transfer = {
      FromBankAccount: { Code: '092' },
      ToBankAccount: { Code: '093' },
      Amount: 5,
      Date: '2026-08-01',
    };
    const refused = await raw('PUT', '/BankTransfers', { BankTransfers: [transfer] });
    expect(spec.reply('PUT', '/Payments', refused.status, refused.body)).toEqual([]);
    const failure: unknown = await xero.accountingApi
      .createPayments(TENANT, {
        payments: [{ invoice: { invoiceID: invoiceId('INV-4') }, account: { code: '092' }, amount: 1 }],
      })
      .catch((error: unknown) => error);
    const { response } = v.parse(Failure, JSON.parse(String(failure)));
    expect(response.statusCode).toBe(400);
    expect(response.body).toMatchObject({
      ErrorNumber: 10,
      Elements: [
        { ValidationErrors: [{ Message: 'Payments can only be made against Authorised documents' }] },
      ],
    });
  });

  test('identity: token and connections by the identity document', async () => {
    const identity = openApi('xero-identity.yaml');
    const reply = await fetch(`${sandbox.base}/connections`, {
      headers: { authorization: `Bearer ${access}` },
    });
    const body: unknown = await reply.json();
    expect(identity.reply('GET', '/Connections', reply.status, body)).toEqual([]);
    expect(body).toMatchObject([{ tenantId: TENANT, tenantType: 'ORGANISATION' }]);
  });
});

function receive(): BankTransaction {
  const line = (description: string, unitAmount: number, accountCode: string, taxType: string) => ({
    description,
    quantity: 1,
    unitAmount,
    accountCode,
    taxType,
  });
  return {
    type: BankTransaction.TypeEnum.RECEIVE,
    contact: { name: 'Stripe' },
    bankAccount: { accountID: accountId('clearing') },
    date: '2026-08-01',
    reference: 'po_2',
    lineAmountTypes: LineAmountTypes.Inclusive,
    lineItems: [line('Sales', 100, '200', 'OUTPUT'), line('Fees', -2.5, '404', 'INPUT')],
  };
}

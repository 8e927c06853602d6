/**
 * Every example of a reply that Xero's documents have for what the client asks, served to the real client: it is read, or
 * refused in words. What is refused, and why, is listed.
 */
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BridgeError } from '../../shared/bridge.ts';
import { plainDate } from '../../shared/dates.ts';
import { minor } from '../../shared/money.ts';
import type { Draft, RemovalDraft, WrittenDraft } from '../../shared/posting/model.ts';
import { type Operation, reads, writes } from '../../electron/xero/clientSdk.ts';
import { accountRemovals, readsOne, removals } from '../../electron/xero/removeSdk.ts';
import { toAccounts } from '../../electron/xero/wire.ts';
import { asList, asObject } from './json.ts';
import { haveSpec, openApi, type OpenApi } from './openApi.ts';
import { startXeroRig, type XeroRig } from './xeroRig.ts';

const ID = '61ed71fc-01bf-4eb8-8419-8a18a1a9b7a4';
const DAY = plainDate('2019-03-11');
const common = { date: DAY, currency: 'AUD', reference: 'Tieout x', amount: minor(100) } as const;
const lines = [{ description: 'x', accountCode: '200', taxType: 'OUTPUT', amount: minor(100) }];
const named = {
  contactId: '',
  contactName: 'x',
  lineAmountTypes: 'NoTax',
  lines,
  total: minor(100),
  number: 'x',
} as const;
const DRAFTS: Readonly<Record<Draft['kind'], Draft>> = {
  invoice: { kind: 'invoice', ...named, ...common },
  creditNote: { kind: 'creditNote', ...named, ...common },
  payment: { kind: 'payment', invoiceId: ID, invoiceNumber: '', accountId: ID, ...common },
  bankTransaction: { kind: 'bankTransaction', direction: 'RECEIVE', bankAccountId: ID, ...named, ...common },
  transfer: { kind: 'transfer', fromAccountId: ID, toAccountId: ID, ...common },
};
const removal = (target: RemovalDraft['target']): RemovalDraft => ({
  kind: 'removal',
  target,
  xeroId: ID,
  ...common,
});
const ACCOUNT = {
  code: '',
  name: 'x',
  type: 'BANK',
  taxType: '',
  bankAccountNumber: '1',
  currency: null,
} as const;

let rig: XeroRig;
const where = () => ({ connectionId: rig.connection.id });
const list = () => ({ ...where(), modifiedSince: null, cursor: null });
const send = async (drafts: WrittenDraft[], count: number) =>
  await rig.call('xero.send', {
    ...where(),
    idempotencyKey: 'examples-1',
    notAfter: Infinity,
    drafts: Array.from({ length: count }, () => drafts[0]!),
  });
const one = (kind: Draft['kind']) => async () =>
  await rig.call('xero.findById', { ...where(), kind, xeroIds: [ID], from: DAY, to: DAY });
const ledgerAt = (cursor: string) => async () => await rig.call('xero.ledgerItems', { ...list(), cursor });
const put = (kind: Draft['kind']) => async (count: number) => await send([DRAFTS[kind]], count);
const take = (target: RemovalDraft['target']) => async (count: number) =>
  await send([removal(target)], count);

const context = { signal: new AbortController().signal, progress: () => undefined };
/** What only the live check does: the app's client, without the bridge. */
const calls = (operation: Operation) => async () => {
  const options = { write: true, scope: 'accounting.settings' };
  const body = await rig.service.client.call(rig.connection.id, operation, options, context);
  return { items: toAccounts(body) };
};

type Asked = readonly [ask: (count: number) => Promise<unknown>, outcome: string];

/** What the client asks, how the app asks for it (`count`: as many objects as the example answers), and what comes of the example. */
const ASKED: Readonly<Record<string, Asked>> = {
  'GET /Organisation': [async () => await rig.call('xero.organisation', where()), 'read'],
  'GET /Accounts': [async () => await rig.call('xero.accounts', list()), '2 read'],
  'PUT /Accounts': [
    async () =>
      await rig.call('xero.createAccount', { ...where(), idempotencyKey: 'examples-1', account: ACCOUNT }),
    'created',
  ],
  'DELETE /Accounts/{AccountID}': [calls(accountRemovals.delete(ID)), '1 read'],
  'POST /Accounts/{AccountID}': [calls(accountRemovals.archive(ID, 'examples-1')), '1 read'],
  'GET /Currencies': [async () => await rig.call('xero.currencies', where()), 'read'],
  'GET /TaxRates': [async () => await rig.call('xero.taxRates', list()), '5 read'],
  'GET /TrackingCategories': [async () => await rig.call('xero.tracking', list()), '2 read'],
  'GET /Contacts': [async () => await rig.call('xero.contacts', list()), '2 read'],
  'GET /Invoices': [async () => await rig.call('xero.invoices', list()), '3 read'],
  'GET /CreditNotes': [async () => await rig.call('xero.creditNotes', list()), '2 read'],
  'GET /Payments': [ledgerAt('payments:1'), '2 read'],
  'GET /BankTransactions': [ledgerAt('bankTransactions:1'), '3 read'],
  // Two sides each.
  'GET /BankTransfers': [ledgerAt('transfers:1'), '4 read'],
  'GET /Invoices/{InvoiceID}': [one('invoice'), '1 found'],
  'GET /CreditNotes/{CreditNoteID}': [one('creditNote'), '1 found'],
  'GET /Payments/{PaymentID}': [one('payment'), '1 found'],
  'GET /BankTransactions/{BankTransactionID}': [one('bankTransaction'), '1 found'],
  'GET /BankTransfers/{BankTransferID}': [one('transfer'), '1 found'],
  'PUT /Invoices': [put('invoice'), 'created'],
  // The examples of these are of objects that Xero refused, each with its words.
  'PUT /CreditNotes': [put('creditNote'), 'refused: An existing Credit Note'],
  'PUT /Payments': [put('payment'), 'refused: Payment amount exceeds'],
  'PUT /BankTransactions': [put('bankTransaction'), 'refused: The Contact must contain'],
  'PUT /BankTransfers': [put('transfer'), 'created'],
  'POST /Payments/{PaymentID}': [take('payment'), 'removed'],
  'POST /BankTransactions': [take('bankTransaction'), 'refused: The Contact must contain'],
  'POST /BankTransfers': [take('transfer'), 'removed'],
  // Its example is an invoice that was changed, not voided: to a removal that is no answer.
  'POST /Invoices': [
    take('invoice'),
    'unknown: Xero sent something that Tieout can’t read exactly (invoices.status)',
  ],
  'POST /CreditNotes': [take('creditNote'), 'refused: An existing Credit Note'],
};

const Outcome = v.looseObject({ outcome: v.string(), message: v.optional(v.string()) });
const Answered = v.looseObject({
  items: v.optional(v.array(v.unknown())),
  found: v.optional(v.array(v.unknown())),
  results: v.optional(v.array(Outcome)),
  result: v.optional(Outcome),
});

/** An answer in a few words. */
function wordsOf(answer: unknown): string {
  if (answer instanceof BridgeError) {
    return `${answer.data.unknownOutcome ? 'unknown' : 'refused'}: ${answer.message}`;
  }
  const { items, found, results, result } = v.parse(Answered, answer);
  if (items) return `${items.length} read`;
  if (found) return `${found.length} found`;
  const said = (results ?? (result ? [result] : [])).map(({ outcome, message }) =>
    message === undefined ? outcome : `${outcome}: ${message}`,
  );
  return said.length === 0 ? 'read' : [...new Set(said)].join(', ');
}

/** Ids of the accounts that a reply names: the app books only what is on a bank account that it knows. */
function accountsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(accountsIn);
  const object = asObject(value);
  const own = typeof object['AccountID'] === 'string' ? [object['AccountID']] : [];
  return [...own, ...Object.values(object).flatMap(accountsIn)];
}

const chartOf = (body: unknown) => ({
  Accounts: [...new Set([ID, ...accountsIn(body)])].map((AccountID) => ({
    AccountID,
    Name: 'x',
    Type: 'BANK',
    CurrencyCode: currencyIn(body),
    Status: 'ACTIVE',
  })),
});
const currencyIn = (body: unknown) => /"CurrencyCode":"([A-Z]{3})"/.exec(JSON.stringify(body))?.[1] ?? 'AUD';

const elementsOf = (body: unknown) =>
  Object.values(asObject(body)).flatMap((value) => (Array.isArray(value) ? [asList(value).length] : []))[0] ??
  0;

beforeAll(async () => {
  rig = await startXeroRig([48357, 48358]);
});
afterEach(() => rig.answerWith());
afterAll(() => rig?.close());

const haveBooks = haveSpec('xero_accounting.yaml');
const spec: OpenApi | null = haveBooks ? openApi('xero_accounting.yaml') : null;

describe.skipIf(!haveBooks)('the examples of the accounting document', () => {
  const examples = Object.entries(ASKED).flatMap(([operation, asked]) => {
    const [method = '', path = ''] = operation.split(' ');
    const all = spec?.examples(method, path) ?? [];
    return all.map(({ status, body }) => [`${operation} ${status}`, operation, asked, status, body] as const);
  });

  it('are there for every operation that the client has', () => {
    const answered = new Set(
      examples.flatMap(([, operation, , status]) => (status === 200 ? [operation] : [])),
    );
    expect(Object.keys(ASKED).filter((operation) => !answered.has(operation))).toEqual([]);
    const operations = [reads, writes, removals, readsOne, accountRemovals].flatMap((table) =>
      Object.keys(table),
    );
    expect(Object.keys(ASKED)).toHaveLength(operations.length);
  });

  it.each(examples)('%s', async (_, operation, [ask, outcome], status, body) => {
    const [method, path = ''] = operation.split(' ');
    const isAsked = (way: string, at: string) => way === method && at.split('/')[1] === path.split('/')[1];
    rig.answerWith((way, at) => {
      if (isAsked(way, at)) return { status, body };
      return at === '/Accounts' ? { status: 200, body: chartOf(body) } : null;
    });
    const answer = await ask(Math.max(1, elementsOf(body))).catch((error: unknown) => {
      if (error instanceof BridgeError) return error;
      throw error;
    });
    const asked = rig.recorded.filter((sent) => isAsked(sent.method, sent.path)).length;
    expect(asked).toBeGreaterThan(0);
    expect(wordsOf(answer)).toMatch(status === 200 ? startingWith(outcome) : /^refused: \S/);
  });
});

function startingWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.()]/g, String.raw`\$&`)}`);
}

/**
 * Every request that the client can make, at random, by Xero's document. The operations come from the client's own tables and the
 * calls of xero-node from its source, so one that is added without being tried here fails.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { AccountingApi } from 'xero-node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Operation, callSdk, reads, writes } from '../../electron/xero/clientSdk.ts';
import { accountRemovals, readsOne, removals } from '../../electron/xero/removeSdk.ts';
import { headerOf } from './json.ts';
import { haveSpec, openApi, type OpenApi } from './openApi.ts';
import { requestProblems } from './xeroDocument.ts';
import * as draft from './xeroDrafts.ts';
import type { Recorded } from './xeroRig.ts';

type Table<T> = Readonly<Record<keyof T, fc.Arbitrary<Operation>>>;

const since = fc.option(
  fc.date({ min: new Date('2015-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
  {
    nil: undefined,
  },
);
const where = fc.option(fc.string({ maxLength: 200, unit: 'grapheme' }), { nil: undefined });
const page = fc.record(
  { since, page: fc.integer({ min: 1, max: 9_999_999 }), where, pageSize: fc.integer({ min: 1, max: 1000 }) },
  { requiredKeys: ['since', 'page', 'where'] },
);

const READS: Table<typeof reads> = {
  organisation: fc.constant(reads.organisation()),
  accounts: since.map((one) => reads.accounts(one)),
  currencies: fc.constant(reads.currencies()),
  taxRates: fc.constant(reads.taxRates()),
  tracking: fc.constant(reads.tracking()),
  contacts: page.map((one) => reads.contacts(one)),
  invoices: page.map((one) => reads.invoices(one)),
  creditNotes: page.map((one) => reads.creditNotes(one)),
  payments: page.map((one) => reads.payments(one)),
  bankTransactions: page.map((one) => reads.bankTransactions(one)),
  transfers: page.map((one) => reads.transfers(one)),
};

/** A write of drafts with a key. */
const written = <D>(drafts: fc.Arbitrary<D>, make: (drafts: D, key: string) => Operation) =>
  fc.tuple(drafts, draft.keys).map(([some, key]) => make(some, key));

const WRITES: Table<typeof writes> = {
  account: written(draft.accounts, writes.account),
  invoices: written(draft.batch(draft.invoices), writes.invoices),
  creditNotes: written(draft.batch(draft.creditNotes), writes.creditNotes),
  payments: written(draft.batch(draft.payments), writes.payments),
  bankTransactions: written(draft.batch(draft.bankTransactions), writes.bankTransactions),
  transfers: written(draft.batch(draft.transfers), writes.transfers),
};

const REMOVALS: Table<typeof removals> = {
  payment: written(draft.batch(draft.removed('payment')), removals.payment),
  bankTransaction: written(draft.batch(draft.removed('bankTransaction')), removals.bankTransaction),
  transfer: written(draft.batch(draft.removed('transfer')), removals.transfer),
  invoice: written(draft.batch(draft.removed('invoice')), removals.invoice),
  creditNote: written(draft.batch(draft.removed('creditNote')), removals.creditNote),
};

const READS_ONE: Table<typeof readsOne> = {
  payment: draft.ids.map((id) => readsOne.payment(id)),
  bankTransaction: draft.ids.map((id) => readsOne.bankTransaction(id)),
  transfer: draft.ids.map((id) => readsOne.transfer(id)),
  invoice: draft.ids.map((id) => readsOne.invoice(id)),
  creditNote: draft.ids.map((id) => readsOne.creditNote(id)),
};

const ACCOUNT_REMOVALS: Table<typeof accountRemovals> = {
  delete: draft.ids.map((id) => accountRemovals.delete(id)),
  archive: fc.tuple(draft.ids, draft.keys).map(([id, key]) => accountRemovals.archive(id, key)),
};

const TABLES = [
  { name: 'reads', own: reads, tried: READS },
  { name: 'writes', own: writes, tried: WRITES },
  { name: 'removals', own: removals, tried: REMOVALS },
  { name: 'accountRemovals', own: accountRemovals, tried: ACCOUNT_REMOVALS },
  { name: 'readsOne', own: readsOne, tried: READS_ONE },
] as const;

const electron = join(import.meta.dirname, '..', '..', 'electron');
const sources = readdirSync(electron, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(join(electron, name), 'utf8') }));

let last: Omit<Recorded, 'reply'> | null = null;
const server = createServer((request, response) => {
  void answer(request, response);
});
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await textOf(request);
  const url = new URL(request.url ?? '/', 'http://x');
  const { method = '', headers } = request;
  last = { method, path: url.pathname.replace('/api.xro/2.0', ''), query: url.searchParams, body, headers };
  response.setHeader('content-type', 'application/json');
  response.end('{}');
}
/** How often each of xero-node's methods was called. */
const spies = new Map<string, () => number>();
let baseUrl = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has an AddressInfo
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api.xro/2.0`;
  for (const name of sdkCalls()) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `sdkCalls` are names of the class's methods, tried below
    const spied = vi.spyOn(AccountingApi.prototype, name as 'getOrganisations');
    spies.set(name, () => spied.mock.calls.length);
  }
});
afterAll(() => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  server.close();
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** Names of xero-node's methods that the app's source calls. */
function sdkCalls(): string[] {
  const found = sources.flatMap(({ text }) =>
    [...text.matchAll(/\bapi\.(\w+)\(/g)].map(([, name = '']) => name),
  );
  return [...new Set(found)].filter((name) => name !== 'setDefaultAuthentication').toSorted();
}

async function requestOf(operation: Operation): Promise<Omit<Recorded, 'reply'>> {
  last = null;
  await callSdk(operation, {
    baseUrl,
    accessToken: 'a-token',
    tenantId: '11111111-2222-4333-8444-555555555555',
    timeoutMs: 20_000,
    signal: AbortSignal.timeout(20_000),
  });
  if (last === null) throw new Error('no request was made');
  return last;
}

describe('every operation of the client', () => {
  it('is tried here: each of its tables, and each call of xero-node in its source', () => {
    for (const { name, own, tried } of TABLES) {
      expect({ name, operations: Object.keys(tried).toSorted() }).toEqual({
        name,
        operations: Object.keys(own).toSorted(),
      });
    }
    expect(sdkCalls().length).toBeGreaterThan(20);
    expect(sdkCalls().filter((name) => !(name in AccountingApi.prototype))).toEqual([]);
  });

  it('goes through the modules that know xero-node', () => {
    const knowing = (what: RegExp) => sources.filter(({ text }) => what.test(text)).map(({ name }) => name);
    expect(knowing(/(?:from|import\() ?'xero-node'/)).toEqual([join('xero', 'clientSdk.ts')]);
    // Whoever makes an operation names the library's client `api`, so that its calls are seen above.
    const makers = ['clientSdk.ts', 'removeSdk.ts'].map((name) => join('xero', name));
    // The live check hands them on as they are.
    expect(knowing(/async \(api\b/).toSorted()).toEqual([join('cli', 'live', 'observe.ts'), ...makers]);
  });

  describe.skipIf(!haveSpec('xero_accounting.yaml'))('by the official document', () => {
    let spec: OpenApi;
    beforeAll(() => {
      spec = openApi('xero_accounting.yaml');
    });
    const all = TABLES.flatMap(({ name, tried }) =>
      Object.entries(tried).map(([operation, arbitrary]) => [`${name}.${operation}`, arbitrary] as const),
    );
    it.each(all)('%s sends only valid requests', async (_, operations) => {
      await fc.assert(
        fc.asyncProperty(operations, async (operation) => {
          const request = await requestOf(operation);
          expect(requestProblems(spec, request)).toEqual([]);
          expect(request.headers).toMatchObject({
            authorization: 'Bearer a-token',
            'xero-tenant-id': '11111111-2222-4333-8444-555555555555',
          });
          const hasKey = /^[\w-]{8,128}$/.test(headerOf(request.headers, 'idempotency-key'));
          expect(hasKey).toBe(['PUT', 'POST'].includes(request.method));
        }),
        { numRuns: 60 },
      );
    });
    it('could fail: a field, a parameter or a header that the document doesn’t know or has otherwise', () => {
      const sent = (part: Partial<Omit<Recorded, 'reply'>>) =>
        requestProblems(spec, {
          method: 'PUT',
          path: '/Payments',
          query: new URLSearchParams('summarizeErrors=false'),
          body: '{"Payments":[{"Amount":1}]}',
          headers: { accept: 'application/json', 'content-type': 'application/json', 'xero-tenant-id': 'x' },
          ...part,
        });
      expect(sent({})).toEqual([]);
      expect(sent({ body: '{"Payments":[{"Amuont":1}]}' })).not.toEqual([]);
      expect(sent({ body: '{"Payments":[{"Amount":"1"}]}' })).not.toEqual([]);
      expect(sent({ body: '{"Payments":[{"Date":"22/11/2026"}]}' })).not.toEqual([]);
      expect(sent({ query: new URLSearchParams('summarizeErrors=no') })).not.toEqual([]);
      expect(sent({ query: new URLSearchParams('summariseErrors=false') })).not.toEqual([]);
      expect(sent({ headers: { accept: 'application/json', 'content-type': 'application/json' } })).toEqual([
        'PUT /Payments: xero-tenant-id is required',
      ]);
      const read = { method: 'GET', path: '/Payments/not-an-id', query: new URLSearchParams(), body: '' };
      expect(sent(read)).toEqual(['GET /Payments/not-an-id: PaymentID: not-an-id']);
    });
    it('has seen every call of xero-node that there is', () => {
      expect(sdkCalls().filter((name) => spies.get(name)?.() === 0)).toEqual([]);
    });
  });
});

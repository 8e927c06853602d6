/** Two organisations that share one Stripe account, over the real services: whatever runs at the same time, nothing of one gets into the other. */
import 'fake-indexeddb/auto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Dexie from 'dexie';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientSeed } from '../../../../../electron/cli/bench/organisations/clients.ts';
import { demoEndpoints } from '../../../../../electron/endpoints.ts';
import { dispatch } from '../../../../../electron/ipc/dispatch.ts';
import { allowAccess, type RunningDemo, startDemo } from '../../../../../electron/sandbox/demo.ts';
import { type RunningPractice, startPractice } from '../../../../../electron/sandbox/practice.ts';
import { createServices, type Services } from '../../../../../electron/services.ts';
import { openVault } from '../../../../../electron/vault/openVault.ts';
import { BookRegistry, databaseName, newBook, openBook } from '../../../../../renderer/db/bookRegistry.ts';
import { restoreBackup } from '../../../../../renderer/flows/books/backup/restoreBackup.ts';
import { saveBackup } from '../../../../../renderer/flows/books/backup/saveBackup.ts';
import { lossesOf, removeBook } from '../../../../../renderer/flows/books/removeBook.ts';
import { summaryOf } from '../../../../../renderer/flows/books/summary.ts';
import { syncBook } from '../../../../../renderer/flows/books/syncBook.ts';
import type { FlowContext } from '../../../../../renderer/flows/context.ts';
import { withPostingLock, defaultLocks } from '../../../../../renderer/flows/post/lock.ts';
import { withKnownIds } from '../../../../../renderer/stores/knownIds.ts';
import { parseResult } from '../../../../../shared/bridge.ts';

const registry = new BookRegistry('books-mixing');
const size = { contacts: 3, bankTransactions: 0, transfers: 0 };
const BOOKS = ['main', 'b-two'] as const;
let dir = '';
let practice: RunningPractice;
let stripe: RunningDemo;
let services: Services;
let wanted = '';

const call: FlowContext['call'] = async (method, params) => {
  const context = { signal: new AbortController().signal, progress: () => undefined };
  return parseResult(method, await dispatch(services.handlers, method, params, context));
};
const ctx = { call, now: Date.now };

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tieout-mixing-'));
  practice = await startPractice([
    clientSeed(0, { ...size, invoices: 7 }),
    clientSeed(1, { ...size, invoices: 11 }),
  ]);
  stripe = await startDemo();
  services = await createServices({
    dataDir: dir,
    hostKind: 'browser',
    openExternal: (url) => allowAccess(practice.base, `${url}&choice=${wanted}`),
    vault: await openVault({ dir, openSlot: () => Promise.reject(new Error('no keychain in this test')) }),
    live: { ...demoEndpoints(practice.base), stripe: demoEndpoints(stripe.addresses.stripe).stripe },
  });
  for (const [index, bookId] of BOOKS.entries())
    await connect(bookId, [...practice.states.keys()][index] ?? '');
}, 60_000);

afterAll(async () => {
  await services?.close();
  await practice?.close();
  await stripe?.close();
  await Promise.all(BOOKS.map((id) => Dexie.delete(databaseName(id))));
  await registry.delete();
  await rm(dir, { recursive: true, force: true });
});

/** As the app does it: the organisation and the shared account into one book, which is then listed. */
async function connect(bookId: string, tenantId: string): Promise<void> {
  await registry.books.put(newBook(bookId, 1));
  await signIn(bookId, tenantId);
  const { connection } = await call('stripe.connect', { key: stripe.addresses.stripeKey, bookId });
  expect(connection).toMatchObject({ bookId });
}

async function signIn(bookId: string, tenantId: string) {
  wanted = tenantId;
  const { signInId } = await call('xero.signIn', { clientId: practice.clientId });
  const db = openBook(bookId);
  const { connection } = await withKnownIds(call, db)('xero.choose', { signInId, tenantId, bookId });
  db.close();
  return connection;
}

/** All rows by table, of a book that nobody shows. */
async function contentOf(bookId: string): Promise<Record<string, Record<string, unknown>[]>> {
  const db = openBook(bookId);
  const tables = await Promise.all(
    db.tables.map(async (table) => [table.name, await table.toArray()] as const),
  );
  db.close();
  return Object.fromEntries(tables);
}

it('syncs both at once, each into its own database under its own ids', async () => {
  const reports = await Promise.all(BOOKS.map((id) => syncBook(registry, id, ctx)));
  for (const report of reports) {
    expect(report?.report.connections.flatMap(({ error }) => error ?? [])).toEqual([]);
  }
  const [first, second] = [await contentOf('main'), await contentOf('b-two')];
  expect(first['invoices']).toHaveLength(7);
  expect(second['invoices']).toHaveLength(11);
  expect(first['payouts']?.length).toBeGreaterThan(80);
  expect(second['payouts']).toHaveLength(first['payouts']?.length ?? 0);
  const connections = await call('connections.list', {});
  for (const [bookId, content] of [
    ['main', first],
    ['b-two', second],
  ] as const) {
    const own = new Set(connections.connections.filter((one) => one.bookId === bookId).map(({ id }) => id));
    expect(own.size).toBe(2);
    const named = Object.values(content).flatMap((rows) =>
      rows.flatMap(({ connectionId }) => (connectionId === undefined ? [] : [connectionId])),
    );
    expect(new Set(named)).toEqual(own);
    expect(content['connections']?.every((row) => row['bookId'] === bookId)).toBe(true);
  }
  expect(await syncBook(registry, 'b-unlisted', ctx)).toBeNull();
}, 60_000);

it('keeps a summary of each in the list', async () => {
  const [first, second] = await Promise.all(BOOKS.map((id) => registry.books.get(id)));
  expect(first?.summary).toMatchObject({
    organisation: 'Client 01',
    countryCode: 'AU',
    baseCurrency: 'AUD',
    status: 'connected',
    certain: 0,
    queueOpen: 0,
    isBlank: false,
  });
  expect(second?.summary).toMatchObject({ organisation: 'Client 02', status: 'connected' });
  const { unmatched, inTransit = [], syncedAt } = first?.summary ?? {};
  // Nothing of the bank is here: every payout that should have come is waited for.
  const payouts = (await contentOf('main'))['payouts'] ?? [];
  const late = payouts.filter(({ status }) => status === 'paid').length;
  const { week = 0, month = 0, older = 0 } = unmatched ?? {};
  expect(week + month + older).toBe(late);
  expect(inTransit.map(({ currency }) => currency)).toEqual(['AUD']);
  expect(inTransit[0]?.amount).toBeGreaterThan(0);
  expect(Math.abs((syncedAt ?? 0) - Date.now())).toBeLessThan(600_000);
});

it('refuses an organisation in a second book, and the demo company in either', async () => {
  wanted = [...practice.states.keys()][0] ?? '';
  const { signInId, organisations } = await call('xero.signIn', { clientId: practice.clientId });
  expect(organisations.find(({ tenantId }) => tenantId === wanted)).toMatchObject({ bookId: 'main' });
  const again = call('xero.choose', { signInId, tenantId: wanted, bookId: 'b-two' });
  await expect(again).rejects.toMatchObject({ data: { code: 'refused', detail: 'main' } });
  await expect(call('demo.open', { bookId: 'b-two' })).rejects.toMatchObject({ data: { code: 'refused' } });
});

it('removes one whole, and a restored backup goes on under the ids that its data know', async () => {
  const before = await contentOf('b-two');
  const db = openBook('b-two');
  const row = (await registry.books.get('b-two')) ?? newBook('b-two', 1);
  const { blob } = await saveBackup({ db, now: Date.now }, row);
  expect(await lossesOf(db)).toEqual({ decisions: 0, posted: 0, waiting: 0, unknown: 0 });
  db.close();
  // Not while its postings are being sent.
  await withPostingLock(databaseName('b-two'), defaultLocks(), async () => {
    await expect(removeBook({ registry, call }, 'b-two', { onlyHere: true })).rejects.toMatchObject({
      data: { code: 'refused' },
    });
  });
  await removeBook({ registry, call }, 'b-two', { onlyHere: true });
  expect(await Dexie.exists(databaseName('b-two'))).toBe(false);
  expect((await call('connections.list', {})).connections.map(({ bookId }) => bookId)).toEqual([
    'main',
    'main',
  ]);
  expect((await registry.books.toArray()).map(({ id }) => id)).toEqual(['main']);

  // Its id was taken meanwhile: the restored book has another one, its data the old ids.
  await registry.books.add(newBook('b-two', 2));
  const main = openBook('main');
  await main.open();
  const { book } = await restoreBackup({ db: main, registry, now: Date.now }, blob);
  main.close();
  expect(book.id).not.toBe('b-two');
  const connection = await signIn(book.id, [...practice.states.keys()][1] ?? '');
  expect(connection).toMatchObject({ bookId: book.id });
  expect(before['connections']?.map(({ id }) => id)).toContain(connection.id);
  await syncBook(registry, book.id, ctx);
  const after = await contentOf(book.id);
  expect(after['invoices']).toEqual(before['invoices']);
  const again = openBook(book.id);
  expect(await summaryOf(again, Date.now())).toMatchObject({
    status: 'needsAttention',
    attention: expect.anything(),
  });
  await again.delete();
}, 60_000);

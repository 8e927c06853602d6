import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BridgeError,
  type Connection,
  type Method,
  type Params,
  type Result,
  parseParams,
  parseResult,
} from '../../../../../shared/bridge.ts';
import type { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import type { FlowContext, FlowProgress } from '../../../../../renderer/flows/context.ts';
import { refreshConnections, syncAll } from '../../../../../renderer/flows/sync.ts';
import { withDatabase } from './world.ts';

const connection = (id: string, kind: Connection['kind'] = 'xero'): Connection => ({
  id, bookId: 'main', kind, name: id, externalId: id, demo: false, status: 'connected', reason: '', canWrite: true,
}); // prettier-ignore

interface Books {
  /** Index of the contact → the hour in which it last changed. */
  contacts: number[];
  connections: Connection[];
  /** Fails the call if it returns an error. */
  fail: (method: Method, connectionId: string) => BridgeError | null;
  pageSize: () => number;
  log: { method: Method; params: unknown }[];
  now: number;
}

const HOUR = 3_600_000;
const START = Date.UTC(2026, 0, 1);

/** Contacts changed since, by page; every other resource is empty. */
function answer(books: Books, name: Method, params: unknown): unknown {
  if (name === 'connections.list') return { connections: books.connections };
  if (name === 'xero.organisation') {
    const organisation = { tenantId: 't', name: 'Org', shortCode: '!', countryCode: 'AU', baseCurrency: 'AUD', timezone: 'Australia/Sydney', periodLockDate: null, endOfYearLockDate: null }; // prettier-ignore
    return { organisation, budget: null };
  }
  if (name === 'xero.currencies') return { currencies: ['AUD', 'USD'], budget: null };
  if (name !== 'xero.contacts') return { items: [], next: null, budget: null };
  const { modifiedSince, cursor } = parseParams('xero.contacts', params);
  const since = modifiedSince === null ? -Infinity : Date.parse(modifiedSince);
  const rows = books.contacts
    .map((hour, index) => ({ at: START + hour * HOUR, contactId: `c${index}`, name: `v${hour}`, email: '', status: 'ACTIVE' }))
    .filter((row) => row.at <= books.now && row.at >= since); // prettier-ignore
  const from = Number(cursor ?? 0);
  const size = books.pageSize();
  return { items: rows.slice(from, from + size), next: from + size < rows.length ? String(from + size) : null, budget: null }; // prettier-ignore
}

function contextOf(db: TieoutDatabase, books: Books, seen: FlowProgress[] = []): FlowContext {
  return {
    db,
    now: () => books.now,
    onProgress: (progress) => seen.push(progress),
    call: async <M extends Method>(name: M, params: Params<M>): Promise<Result<M>> => {
      books.log.push({ method: name, params });
      const error = books.fail(name, 'connectionId' in params ? params.connectionId : '');
      if (error) throw error;
      return parseResult(name, answer(books, name, params));
    },
  };
}

const booksOf = (over: Partial<Books> = {}): Books => ({
  contacts: [1, 2, 3, 4, 5], connections: [connection('xero-1')], fail: () => null, pageSize: () => 2, log: [], now: START + 10 * HOUR, ...over,
}); // prettier-ignore

const contactCalls = (books: Books) =>
  books.log.filter((call) => call.method === 'xero.contacts').map((call) => call.params);

describe('syncing Xero', () => {
  it('reads all at first, then what changed since the last pass began', async () => {
    await withDatabase(async (db) => {
      const books = booksOf();
      const seen: FlowProgress[] = [];
      const first = await syncAll(contextOf(db, books, seen));
      expect(first.connections[0]).toMatchObject({
        outcome: 'done',
        counts: { organisation: { added: 1, changed: 0 }, contacts: { added: 5, changed: 0 } },
      });
      expect([...new Set(seen.map((progress) => progress.stage))]).toEqual([
        'sync.organisation', 'sync.currencies', 'sync.accounts', 'sync.contacts', 'sync.invoices', 'sync.creditNotes', 'sync.taxRates', 'sync.tracking', 'sync.ledgerItems',
      ]); // prettier-ignore
      expect(contactCalls(books)[0]).toMatchObject({ modifiedSince: null, cursor: null });
      books.log.length = 0;
      books.contacts[1] = 12;
      books.now = START + 20 * HOUR;
      const second = await syncAll(contextOf(db, books));
      expect(contactCalls(books)[0]).toEqual({
        connectionId: 'xero-1',
        modifiedSince: '2025-12-31T10:00:00.000Z',
        cursor: null,
      });
      expect(second.connections[0]?.counts['contacts']).toEqual({ added: 0, changed: 1 });
      expect((await db.contacts.get(['xero-1', 'c1']))?.name).toBe('v12');
    });
  });

  it('misses nothing while this machine’s clock is hours ahead of Xero’s', async () => {
    await withDatabase(async (db) => {
      const books = booksOf();
      const ahead = () => ({ ...contextOf(db, books), now: () => books.now + 14 * HOUR });
      await syncAll(ahead());
      books.contacts[1] = 11;
      books.now = START + 12 * HOUR;
      await syncAll(ahead());
      expect((await db.contacts.get(['xero-1', 'c1']))?.name).toBe('v11');
    });
  });

  it('goes on at the page where it was cut, then reads what changed meanwhile', async () => {
    await withDatabase(async (db) => {
      const books = booksOf();
      books.fail = (method) =>
        method === 'xero.contacts' && contactCalls(books).length === 2
          ? new BridgeError({ code: 'offline', message: 'cut' })
          : null;
      const cut = await syncAll(contextOf(db, books));
      expect(cut.connections[0]).toMatchObject({ outcome: 'failed', error: { code: 'offline' } });
      expect(await db.contacts.count()).toBe(2);
      books.fail = () => null;
      books.log.length = 0;
      books.now += 2 * HOUR;
      books.contacts[0] = 11;
      await syncAll(contextOf(db, books));
      expect(contactCalls(books).slice(0, 2)).toMatchObject([{ modifiedSince: null, cursor: '2' }, { cursor: '4' }]); // prettier-ignore
      expect((await db.contacts.toArray()).map((row) => row.name)).toEqual(['v11', 'v2', 'v3', 'v4', 'v5']);
    });
  });

  it('ends with what Xero has, however often it is cut', async () => {
    const changes = fc.array(fc.tuple(fc.nat(7), fc.boolean()), { maxLength: 12 });
    const sizes = fc.infiniteStream(fc.integer({ min: 1, max: 4 }));
    await fc.assert(
      fc.asyncProperty(changes, sizes, fc.infiniteStream(fc.nat(9)), (steps, size, luck) =>
        withDatabase(async (db) => {
          const books = booksOf({ contacts: [1, 1, 2, 3, 3, 5, 8, 9], pageSize: () => size.next().value });
          let hour = 10;
          for (const [index, dies] of steps) {
            books.contacts[index] = hour += 1;
            books.now = START + hour * HOUR;
            books.fail = () =>
              dies && luck.next().value < 3 ? new BridgeError({ code: 'offline', message: 'cut' }) : null;
            await syncAll(contextOf(db, books)).catch(() => undefined);
          }
          books.fail = () => null;
          await syncAll(contextOf(db, books));
          expect((await db.contacts.toArray()).map((row) => row.name)).toEqual(books.contacts.map((at) => `v${at}`)); // prettier-ignore
        }),
      ),
      { numRuns: 60 },
    );
  });

  it('goes past a resource that it may not read, and past a connection that fails', async () => {
    await withDatabase(async (db) => {
      const books = booksOf({ connections: [connection('xero-1'), connection('xero-2')] });
      books.fail = (method, id) => {
        if (id === 'xero-1') return new BridgeError({ code: 'unauthorised', message: 'Sign in again.' });
        return method === 'xero.tracking'
          ? new BridgeError({ code: 'permission', message: 'No tracking.' })
          : null;
      };
      const report = await syncAll(contextOf(db, books));
      expect(report.connections).toMatchObject([
        { connectionId: 'xero-1', outcome: 'failed', error: { code: 'unauthorised' } },
        { connectionId: 'xero-2', outcome: 'partial', warnings: ['No tracking.'] },
      ]);
      expect(await db.contacts.where('connectionId').equals('xero-2').count()).toBe(5);
      const rows = await db.activity.toArray();
      expect(rows.map((row) => [row.level, row.code])).toEqual([
        ['error', 'sync.failed'],
        ['warning', 'sync.partial'],
      ]);
    });
  });

  it('gives up a page that Xero no longer knows and starts afresh', async () => {
    await withDatabase(async (db) => {
      const books = booksOf();
      let calls = 0;
      books.fail = (method) => {
        if (method !== 'xero.contacts') return null;
        calls += 1;
        if (calls === 2) return new BridgeError({ code: 'offline', message: 'cut' });
        return calls === 3 ? new BridgeError({ code: 'badRequest', message: 'unknown page' }) : null;
      };
      await syncAll(contextOf(db, books));
      const report = await syncAll(contextOf(db, books));
      expect(report.connections[0]?.outcome).toBe('done');
      expect(await db.contacts.count()).toBe(5);
    });
  });
});

describe('refreshConnections', () => {
  it('keeps one that the host has lost, with its data, and says to sign in again', async () => {
    await withDatabase(async (db) => {
      const books = booksOf({ connections: [connection('xero-1'), connection('stripe-1', 'stripe')] });
      await refreshConnections(contextOf(db, books));
      books.connections = [connection('xero-1')];
      const report = await syncAll(contextOf(db, books));
      expect(report.connections.map((item) => [item.connectionId, item.outcome])).toEqual([
        ['xero-1', 'done'],
        ['stripe-1', 'skipped'],
      ]);
      expect(await db.connections.get('stripe-1')).toMatchObject({
        status: 'needsAttention',
        reason: 'signInAgain',
      });
      expect(await db.connections.get('xero-1')).toMatchObject({ status: 'connected' });
    });
  });
});

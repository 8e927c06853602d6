import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TieoutDatabase } from '../../../../../renderer/db/database.ts';
import { BookRegistry, newBook } from '../../../../../renderer/db/bookRegistry.ts';
import {
  adoptBooks,
  bookFor,
  createBookId,
  dropUnused,
  startingBook,
} from '../../../../../renderer/flows/books/list.ts';
import { summaryOf } from '../../../../../renderer/flows/books/summary.ts';
import type { BridgeCaller } from '../../../../../renderer/flows/context.ts';
import { BookIdSchema } from '../../../../../shared/bookIds.ts';
import { type Connection, parseResult } from '../../../../../shared/bridge.ts';
import * as v from 'valibot';

const registry = new BookRegistry('books-list');
beforeEach(() => registry.open());
afterEach(() => registry.delete());

describe('which book opens', () => {
  it('is the main one where there was only one before, and stays the last one opened', async () => {
    expect(await startingBook(registry, null, 1)).toBe('main');
    await registry.books.add(newBook('b-2', 5));
    expect(await startingBook(registry, null, 6)).toBe('b-2');
    expect(await startingBook(registry, 'main', 7)).toBe('main');
    expect(await startingBook(registry, 'removed', 8)).toBe('main');
  });

  it('is one also when two windows start at once', async () => {
    const both = await Promise.all([startingBook(registry, null, 1), startingBook(registry, null, 1)]);
    expect(both).toEqual(['main', 'main']);
    expect(await registry.books.count()).toBe(1);
  });
});

describe('where an organisation goes', () => {
  const shop = { tenantId: 't-1', name: 'Shop', bookId: null };

  it('is the book where the user is, an unused one, or a new one', async () => {
    await startingBook(registry, null, 1);
    expect(await bookFor(registry, shop, { here: null, now: 2 })).toBe('main');
    expect(await registry.books.get('main')).toMatchObject({ name: 'Shop' });
    const other = await bookFor(registry, { ...shop, tenantId: 't-2', name: 'Café' }, { here: null, now: 3 });
    expect(other).toMatch(/^b-/);
    await registry.books.add(newBook('b-3', 4, { name: 'Providers first' }));
    const third = { tenantId: 't-3', name: 'Bakery', bookId: null };
    expect(await bookFor(registry, third, { here: 'b-3', now: 5 })).toBe('b-3');
  });

  it('is the one that it has, by the desktop process or by what was last read, wherever the user is', async () => {
    await registry.books.bulkAdd([newBook('main', 1), newBook('b-1', 1, { name: 'Shop' })]);
    expect(await bookFor(registry, { ...shop, bookId: 'b-1' }, { here: 'main', now: 2 })).toBe('b-1');
    // Known to the desktop process, but not listed here yet.
    expect(await bookFor(registry, { ...shop, bookId: 'b-9' }, { here: null, now: 2 })).toBe('b-9');
    expect(await registry.books.get('b-9')).toMatchObject({ name: 'Shop' });
  });

  it('is the copy that is shown where its keys and those of its original are gone', async () => {
    const db = new TieoutDatabase('books-list-summary');
    const summary = { ...(await summaryOf(db, 1)), tenantId: 't-1', isBlank: false };
    await db.delete();
    for (const id of ['b-1', 'b-2'])
      await registry.books.add({ ...newBook(id, 1, { name: 'Shop' }), summary });
    expect(await bookFor(registry, shop, { here: 'b-2', now: 2 })).toBe('b-2');
    expect(await bookFor(registry, shop, { here: 'b-1', now: 2 })).toBe('b-1');
    expect(await bookFor(registry, { ...shop, bookId: 'b-2' }, { here: 'b-1', now: 2 })).toBe('b-2');
  });

  it('is nowhere where it couldn’t be connected after all', async () => {
    await startingBook(registry, null, 1);
    expect(await bookFor(registry, shop, { here: 'main', now: 2 })).toBe('main');
    await dropUnused(registry, 'main', 'main');
    expect(await registry.books.toArray()).toMatchObject([{ id: 'main', name: '' }]);
    await registry.books.update('main', { name: 'Other' });
    const made = await bookFor(registry, shop, { here: null, now: 3 });
    await dropUnused(registry, made, 'main');
    expect((await registry.books.toArray()).map(({ id }) => id)).toEqual(['main']);
  });

  it('is never the demo company’s book', async () => {
    await registry.books.add(newBook('main', 1, { name: 'Demo', demo: true }));
    expect(await bookFor(registry, shop, { here: 'main', now: 2 })).toMatch(/^b-/);
  });
});

it('lists books that only the desktop process knows', async () => {
  await startingBook(registry, null, 1);
  const connection = (part: Partial<Connection>): Connection =>
    // oxfmt-ignore
    ({ id: 'xero-1', bookId: 'b-1', kind: 'xero', name: 'Shop', externalId: '1', demo: false, status: 'connected', reason: '', canWrite: true, ...part });
  const listed = [
    connection({}),
    connection({ id: 'stripe-1', kind: 'stripe', name: 'Account' }),
    connection({ id: 'xero-2', bookId: 'main' }),
  ];
  const call: BridgeCaller = async (name) => parseResult(name, { connections: listed });
  await adoptBooks(registry, call, 2);
  await adoptBooks(registry, call, 3);
  expect((await registry.books.toArray()).map(({ id, name }) => [id, name])).toEqual([
    ['b-1', 'Shop'],
    ['main', ''],
  ]);
});

it('makes ids that a book may have', () => {
  expect(v.is(BookIdSchema, createBookId())).toBe(true);
  // The list's own database is called so.
  expect(v.is(BookIdSchema, 'books')).toBe(false);
});

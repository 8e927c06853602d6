import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../shared/bridge.ts';
import { accountOfId, connectionIdIn, MAIN_BOOK } from '../../../shared/bookIds.ts';
import { accountOfMapping, mappingKey } from '../../../shared/posting/mapping.ts';
import { type NewConnection, placed } from '../../../electron/bookPlace.ts';
import { memoryConnections } from './providers/stripeBench.ts';

// oxfmt-ignore
const square = (id = 'square-M1', demo = false): NewConnection => ({
  id, kind: 'square', name: 'Cafés', externalId: 'M1', demo, status: 'connected', reason: '', canWrite: false,
});

async function holding(...all: readonly Connection[]) {
  const connections = memoryConnections();
  for (const connection of all) await connections.put({ connection, secret: {} });
  return connections;
}

describe('the book of a connection', () => {
  it('leaves an account its own id in the main book, and marks it in others', async () => {
    const connections = await holding();
    expect(await placed(connections, square(), {})).toMatchObject({ id: 'square-M1', bookId: 'main' });
    expect(await placed(connections, square(), { bookId: 'b-2' })).toMatchObject({
      id: 'square-M1~b-2',
      bookId: 'b-2',
    });
  });

  it('lets one account serve several books, each with an id of its own, also again', async () => {
    const connections = await holding();
    for (const bookId of ['main', 'b-1', 'b-2']) {
      const connection = await placed(connections, square(), { bookId });
      await connections.put({ connection, secret: {} });
      expect((await placed(connections, square(), { bookId })).id).toBe(connection.id);
    }
    expect(new Set((await connections.list()).map(({ id }) => id)).size).toBe(3);
  });

  it('goes on under the id that the book’s data know, as after a backup was restored', async () => {
    const connections = await holding();
    const known = ['stripe-acct_1', 'square-M1~b-old'];
    const connection = await placed(connections, square(), { bookId: 'b-new', known });
    expect(connection).toMatchObject({ id: 'square-M1~b-old', bookId: 'b-new' });
  });

  it('takes no id that another book has: neither a copy’s of its original nor the main one’s', async () => {
    const connections = await holding({ ...square('square-M1~b-1'), bookId: 'b-1' });
    const copy = placed(connections, square(), { bookId: 'b-2', known: ['square-M1~b-1'] });
    await expect(copy).rejects.toMatchObject({ data: { code: 'refused', detail: 'b-1' } });
    const restored = await holding({ ...square('square-M1'), bookId: 'b-1' });
    expect(await placed(restored, square(), {})).toMatchObject({ id: 'square-M1~main', bookId: 'main' });
  });

  it('never puts the demo company and real accounts into one book', async () => {
    const real = await holding({ ...square(), bookId: 'main' });
    await expect(placed(real, square('square-D', true), {})).rejects.toMatchObject({
      data: { code: 'refused' },
    });
    const demo = await holding({ ...square('square-D', true), bookId: 'main' });
    await expect(placed(demo, square(), {})).rejects.toMatchObject({ data: { code: 'refused' } });
    // Books from before that rule may hold both, and keep working.
    const both = await holding(
      { ...square('square-D', true), bookId: 'main' },
      { ...square('square-M0'), bookId: 'main' },
    );
    expect(await placed(both, square(), {})).toMatchObject({ id: 'square-M1' });
  });
});

describe('ids of connections', () => {
  it('leave references the same in every book: what another computer posted is known by them', () => {
    for (const account of ['stripe-acct_1', 'square-M|1']) {
      const keyIn = (book: string) => mappingKey(connectionIdIn(book, account), 'AUD');
      expect(accountOfMapping(keyIn('b-2'))).toBe(accountOfMapping(keyIn(MAIN_BOOK)));
      expect(accountOfMapping(keyIn(MAIN_BOOK))).toBe(keyIn(MAIN_BOOK));
    }
    const ofFiles = mappingKey('file:shop~b-1', 'AUD');
    expect(accountOfMapping(ofFiles)).toBe(ofFiles);
  });

  it('name the same account in every book', () => {
    for (const account of ['stripe-acct_1', 'xendit-5f-test', 'alternativePayments-0a']) {
      for (const book of [MAIN_BOOK, 'b-1']) expect(accountOfId(connectionIdIn(book, account))).toBe(account);
    }
    // A provider of files may be called anything; its connection is in one database only.
    expect(accountOfId('file:shop~b-1')).toBe('file:shop~b-1');
  });
});

import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TieoutDatabase } from '../../../../renderer/db/database.ts';
import { inOne } from '../../../../renderer/db/inOne.ts';

let db: TieoutDatabase;
let names = 0;

beforeEach(() => {
  names += 1;
  db = new TieoutDatabase(`inOne-${names}`);
});
afterEach(() => db.delete());

const row = (payoutKey: string) => ({ payoutKey, note: '', at: 0 });
const kept = () => db.parked.toCollection().primaryKeys();

/** As after a wait over which Dexie has lost its transaction. */
const lost = <T>(work: () => Promise<T>): Promise<T> => Promise.resolve(Dexie.ignoreTransaction(work));

it('keeps nothing of what breaks off, even where the transaction was lost on the way', async () => {
  const broken = inOne(db, 'rw', [db.parked, db.noticed], async (view) => {
    await view.parked.put(row('first'));
    await lost(async () => {
      await view.parked.put(row('second'));
      await view.table('parked').put(row('third'));
    });
    await view.tables[0]?.put(row('fourth'));
    throw new Error('broken off');
  });
  await expect(broken).rejects.toThrow('broken off');
  expect(await kept()).toEqual([]);
});

it('is needed: with other tables what is written then stays', async () => {
  const broken = db.transaction('rw', db.parked, async () => {
    void lost(async () => {
      await db.parked.put(row('astray'));
    });
    throw new Error('broken off');
  });
  await expect(broken).rejects.toThrow('broken off');
  await expect.poll(kept).toEqual(['astray']);
});

it('reads what it has written itself, and nobody else sees it before it is through', async () => {
  let seen: readonly string[] = [];
  const done = inOne(db, 'rw', [db.parked], async (view) => {
    await view.parked.put(row('own'));
    const meanwhile = lost(async () => {
      seen = await db.parked.toCollection().primaryKeys();
    });
    expect(await lost(() => view.parked.toCollection().primaryKeys())).toEqual(['own']);
    return { meanwhile };
  });
  await (
    await done
  ).meanwhile;
  // It waited for the transaction.
  expect(seen).toEqual(['own']);
});

it('takes each table once, and gives the rest of the database as it is', async () => {
  await db.noticed.put({ rowId: 'r', mark: '', at: 0, isAccepted: false });
  const { name, bookId } = db;
  await inOne(db, 'rw', [db.parked, db.parked], async (view) => {
    expect([view.name, view.bookId, view.tables.map((table) => table.name)]).toEqual([
      name,
      bookId,
      ['parked'],
    ]);
    await view.parked.bulkPut([row('a'), row('b')]);
  });
  expect(await kept()).toEqual(['a', 'b']);
});

it('goes on in the transaction that it is called in', async () => {
  const broken = inOne(db, 'rw', [db.parked], async (outer) => {
    await inOne(outer, 'rw', [outer.parked], (inner) => inner.parked.put(row('inner')));
    throw new Error('broken off');
  });
  await expect(broken).rejects.toThrow('broken off');
  expect(await kept()).toEqual([]);
});

it('refuses what would wait for itself', async () => {
  await inOne(db, 'rw', [db.parked], async (view) => {
    const wider = inOne(view, 'rw', [view.parked, view.noticed], () => Promise.resolve());
    await expect(wider).rejects.toThrow('lacks noticed');
    expect(() => view.transaction('r', view.parked, () => null)).toThrow('under way');
    await view.parked.put(row('a'));
  });
  expect(await kept()).toEqual(['a']);
});

/** Functions that run inside the app's page: what is stored there, and the same stored in two ways. No reference to anything outside them. */

export interface Stored {
  readonly payouts: number;
  readonly entries: number;
  /** When the sync of the provider ended, by its cursors, unix milliseconds; 0 while it is under way. */
  readonly finishedAt: number;
}

/** Milliseconds that writing alone took, and how many rows of each kind were written. */
export interface WriteTimes {
  readonly entries: number;
  readonly payouts: number;
  readonly byPayoutMs: number;
  readonly byEntryMs: number;
}

/** What the app has stored so far; counts entries only if asked, as that reads everything. */
export async function readStored(withEntries: boolean): Promise<Stored> {
  const wait = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('IndexedDB could not be read')));
    });
  const db = await wait(indexedDB.open('tieout'));
  try {
    if (!db.objectStoreNames.contains('payouts')) return { payouts: 0, entries: 0, finishedAt: 0 };
    const payouts = await wait(db.transaction('payouts').objectStore('payouts').count());
    const cursors: unknown[] = await wait(db.transaction('cursors').objectStore('cursors').getAll());
    const ends = ['entries', 'payouts'].map((resource) => {
      const own = cursors
        .map((row) => new Map<string, unknown>(Object.entries(Object(row))))
        .find(
          (row) => String(row.get('connectionId')).startsWith('stripe') && row.get('resource') === resource,
        );
      return Number(own?.get('finishedAt') ?? 0);
    });
    const finishedAt = ends.includes(0) ? 0 : Math.max(...ends);
    let entries = 0;
    if (withEntries) {
      // Of payouts on their way Stripe doesn't tell yet what they hold: their movements stand open.
      entries = await wait(db.transaction('openEntries').objectStore('openEntries').count());
      const keys = await wait(db.transaction('payouts').objectStore('payouts').getAllKeys());
      for (const key of keys) {
        // oxlint-disable-next-line no-await-in-loop -- one payout at a time in memory
        const row: unknown = await wait(db.transaction('payouts').objectStore('payouts').get(key));
        const own: unknown = new Map<string, unknown>(Object.entries(Object(row))).get('entries');
        entries += Array.isArray(own) ? own.length : 0;
      }
    }
    return { payouts, entries, finishedAt };
  } finally {
    db.close();
  }
}

/**
 * Writes what the app has stored into two databases of its own, `batch` payouts a transaction as the sync does: a row a payout with its entries, and a
 * row an entry with the indexes that looking entries up needs. Only the writing is timed, in turns.
 */
export async function writeBothWays(batch: number): Promise<WriteTimes> {
  const wait = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('IndexedDB could not be used')));
    });
  const make = (name: string, indexes: readonly (string | string[])[]): Promise<IDBDatabase> => {
    const opening = indexedDB.open(name, 1);
    opening.addEventListener('upgradeneeded', () => {
      const store = opening.result.createObjectStore('rows', { keyPath: 'key' });
      for (const index of indexes) store.createIndex(String(index), index);
    });
    return wait(opening);
  };
  const put = async (db: IDBDatabase, rows: readonly unknown[]): Promise<number> => {
    const began = performance.now();
    const change = db.transaction('rows', 'readwrite', { durability: 'strict' });
    const store = change.objectStore('rows');
    for (const row of rows) store.put(row);
    await new Promise<void>((resolve, reject) => {
      change.addEventListener('complete', () => resolve());
      change.addEventListener('abort', () => reject(new Error('Rows could not be written')));
    });
    return performance.now() - began;
  };
  const source = await wait(indexedDB.open('tieout'));
  const byPayout = await make('bench-by-payout', [
    'connectionId',
    'arrivalDate',
    ['connectionId', 'created'],
  ]);
  const byEntry = await make('bench-by-entry', ['connectionId', 'payoutKey', ['connectionId', 'created']]);
  const keys = await wait(source.transaction('payouts').objectStore('payouts').getAllKeys());
  let [entryCount, byPayoutMs, byEntryMs] = [0, 0, 0];
  for (let from = 0; from < keys.length; from += batch) {
    const reading = source.transaction('payouts').objectStore('payouts');
    // oxlint-disable-next-line no-await-in-loop -- a batch at a time in memory
    const payouts: unknown[] = await Promise.all(
      keys.slice(from, from + batch).map((key) => wait(reading.get(key))),
    );
    const entries = payouts.flatMap((row) => {
      const payout = new Map<string, unknown>(Object.entries(Object(row)));
      const own: unknown = payout.get('entries');
      const all: readonly unknown[] = Array.isArray(own) ? own : [];
      return all.map((entry) => {
        const payoutKey = String(payout.get('key'));
        const id = String(new Map<string, unknown>(Object.entries(Object(entry))).get('id'));
        return {
          ...Object(entry),
          key: `${payoutKey}|${id}`,
          connectionId: payout.get('connectionId'),
          payoutKey,
        };
      });
    });
    entryCount += entries.length;
    // oxlint-disable-next-line no-await-in-loop -- side by side they would slow each other
    byPayoutMs += await put(byPayout, payouts);
    // oxlint-disable-next-line no-await-in-loop -- see above
    byEntryMs += await put(byEntry, entries);
  }
  for (const db of [source, byPayout, byEntry]) db.close();
  return { entries: entryCount, payouts: keys.length, byPayoutMs, byEntryMs };
}

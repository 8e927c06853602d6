/** Removing a book from this computer: its connections, its database, its row in the list. */
import Dexie from 'dexie';
import { BridgeError } from '../../../shared/bridge.ts';
import { type BookRegistry, databaseName } from '../../db/bookRegistry.ts';
import type { TieoutDatabase } from '../../db/database.ts';
import type { BridgeCaller } from '../context.ts';
import { defaultLocks, type Locks, withPostingLock } from '../post/lock.ts';

/** What goes with a book, that nothing else knows. Postings are counted by their plans. */
export interface Losses {
  readonly decisions: number;
  readonly posted: number;
  readonly waiting: number;
  /** Of those that wait: sent, and whether Xero has them was never found out. */
  readonly unknown: number;
}

/** What would be lost with a book. */
export async function lossesOf(db: TieoutDatabase): Promise<Losses> {
  const [decisions, journal] = await Promise.all([db.decisions.count(), db.journalHeads.toArray()]);
  const plansOf = (...states: readonly string[]) =>
    new Set(journal.filter(({ state }) => states.includes(state)).map(({ planId }) => planId)).size;
  return {
    decisions,
    posted: plansOf('done', 'removed', 'reversed'),
    waiting: plansOf('queued', 'refused'),
    unknown: plansOf('sending', 'unknown'),
  };
}

/** Keeps others from removing a book while it is open in a window; the function given back lets go, and resolves once it has. */
export function holdBook(bookId: string): () => Promise<void> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  // Where there are no locks there is one window.
  const letGo = globalThis.navigator?.locks?.request(lockName(bookId), { mode: 'shared' }, () => held);
  return async () => {
    release();
    await letGo;
  };
}

const lockName = (bookId: string) => `${databaseName(bookId)}:open`;

/**
 * Ends a book's connections (at Xero and Square as well, unless `onlyHere`), deletes its database, and takes it off the list. Its own window has closed it
 * before. Rejects with `BridgeError` `refused` while it is open in another window or posts, and then nothing is changed; where ending a
 * connection fails, the book stays with those that are left.
 */
export async function removeBook(
  deps: { readonly registry: BookRegistry; readonly call: BridgeCaller; readonly locks?: Locks },
  bookId: string,
  { onlyHere }: { readonly onlyHere: boolean },
): Promise<void> {
  const { registry, call, locks = defaultLocks() } = deps;
  const name = databaseName(bookId);
  const remove = async (): Promise<boolean> => {
    const { connections } = await call('connections.list', {});
    for (const { id } of connections.filter((one) => one.bookId === bookId)) {
      // oxlint-disable-next-line no-await-in-loop -- each reads what the one before left
      await call('connections.remove', { connectionId: id, onlyHere });
    }
    await Dexie.delete(name);
    await registry.books.delete(bookId);
    await registry.notices.filter((notice) => notice.bookId === bookId).delete();
    return true;
  };
  const done = await alone(bookId, () => withPostingLock(name, locks, remove));
  if (done === null) throw inUse();
}

/** Runs `work` if no window has the book open; null otherwise. */
async function alone<T>(bookId: string, work: () => Promise<T>): Promise<T | null> {
  const locks = globalThis.navigator?.locks;
  if (locks === undefined) return work();
  const answer = await locks.request(
    lockName(bookId),
    { mode: 'exclusive', ifAvailable: true },
    async (lock) => (lock === null ? null : work()),
  );
  return answer;
}

function inUse(): BridgeError {
  return new BridgeError({
    code: 'refused',
    message:
      'This organisation is open in another window, or postings of it are being sent, so nothing was removed. Close the other window, then try again.',
  });
}

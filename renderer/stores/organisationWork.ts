/** Work on whole organisations: adding one, going to another, backups, removing. */
import { MAIN_BOOK } from '../../shared/bookIds.ts';
import { BridgeError, type Result } from '../../shared/bridge.ts';
import { type BookRegistry, bookName, newBook } from '../db/bookRegistry.ts';
import { restoreBackup } from '../flows/books/backup/restoreBackup.ts';
import { backupFileName, saveBackup } from '../flows/books/backup/saveBackup.ts';
import { adoptBooks, bookFor, createBookId, dropUnused } from '../flows/books/list.ts';
import { removeBook } from '../flows/books/removeBook.ts';
import { summaryOf } from '../flows/books/summary.ts';
import { refreshConnections } from '../flows/sync.ts';
import type { Texts } from '../i18n/useTexts.ts';
import { type Ground, attempt, attemptJob } from './attempt.ts';
import type { BookHandles } from './bookHandles.ts';
import { useJobs } from './jobs.ts';
import { knownIdsOf } from './knownIds.ts';
import { saveText } from './saveText.ts';
import { showBook } from './switchBook.ts';
import { useToasts } from './toasts.ts';
import type { Work } from './work.ts';

export type OrganisationWork = Pick<
  Work,
  'chooseOrganisation' | 'showDemoElsewhere' | 'saveBackup' | 'restoreBackup' | 'removeBook'
>;

/** All books of this machine, and those open in this window. */
export interface OpenBooks {
  readonly registry: BookRegistry;
  readonly handles: BookHandles;
}

interface Around {
  /** Reads the shown book. */
  readonly sync: () => Promise<boolean>;
  readonly texts: Texts;
}

/** Long enough for the screens of a book that was left to be gone. */
const SCREENS_GONE_MS = 150;

type Found = Result<'xero.signIn'>['organisations'][number];

/** What is done with whole organisations. */
export function organisationWork(
  ground: Ground,
  books: OpenBooks,
  { sync, texts }: Around,
): OrganisationWork {
  const { call, db, now } = ground;
  const { registry } = books;
  const keep = async (signInId: string, found: Found, place: 'here' | 'new') => {
    const here = place === 'here' ? db.bookId : null;
    const bookId = await bookFor(registry, found, { here, now: now() });
    // Already connected elsewhere: only gone to. Here it is another sign-in, with its new token.
    const isHere = bookId === db.bookId;
    if (isHere || found.bookId === null) {
      const known = isHere ? [] : await knownIdsOf(bookId);
      const chosen = { signInId, tenantId: found.tenantId, bookId, known };
      await call('xero.choose', chosen).catch(async (error: unknown) => {
        await dropUnused(registry, bookId, db.bookId);
        throw error;
      });
    }
    if (isHere) await refreshConnections(ground);
    else showBook(bookId, { sync: true });
    return isHere;
  };
  return {
    chooseOrganisation: async (signInId, found, place) => {
      let isHere = false;
      const kept = await attempt(async () => {
        isHere = await keep(signInId, found, place);
      });
      return kept && (isHere ? sync() : true);
    },
    showDemoElsewhere: async () => {
      let elsewhere = false;
      await attempt(async () => {
        const { connections } = await call('connections.list', {});
        const holder = connections.find(({ demo }) => demo)?.bookId ?? db.bookId;
        if (holder === db.bookId) return;
        await adoptBooks(registry, call, now());
        elsewhere = true;
        showBook(holder, { sync: true });
      });
      return elsewhere;
    },
    ...backupWork(ground, registry, texts),
    removeBook: async (options) => {
      const row = await registry.books.get(db.bookId);
      const name = (row === undefined ? '' : bookName(row)) || texts.t('books.unnamed');
      const removed = await attempt(() => removeShown(ground, books, options));
      const message = texts.t('removeBook.done', { name });
      if (removed) useToasts.getState().show({ tone: 'good', message });
      return removed;
    },
  };
}

function backupWork(
  ground: Ground,
  registry: BookRegistry,
  { t }: Texts,
): Pick<Work, 'saveBackup' | 'restoreBackup'> {
  const { db, now } = ground;
  const { show } = useToasts.getState();
  return {
    saveBackup: async () => {
      const saved = await attemptJob(ground, 'backup', async (ctx) => {
        const book = (await registry.books.get(db.bookId)) ?? newBook(db.bookId, now());
        // The name and what it stands for, as they are now.
        const summary = await summaryOf(db, now());
        const { blob, rows } = await saveBackup(ctx, { ...book, summary });
        const name = bookName({ ...book, summary }) || t('books.unnamed');
        saveText(backupFileName(name, now()), blob, 'application/gzip');
        return { name, rows };
      });
      if (saved !== null) show({ tone: 'good', message: t('book.backupDone', saved) });
      return saved !== null;
    },
    restoreBackup: async (file) => {
      const restored = await attemptJob(ground, 'restore', (ctx) =>
        restoreBackup({ ...ctx, registry }, file),
      );
      if (restored === null) return false;
      const { book, rows } = restored;
      showBook(book.id);
      const name = bookName(book) || t('books.unnamed');
      show({ tone: 'good', message: t('restore.done', { name, rows }) });
      return true;
    },
  };
}

/** Shows another book, then removes the one that was shown; where that can't be, it is shown again. */
async function removeShown(
  { call, db, now }: Ground,
  { registry, handles }: OpenBooks,
  options: { readonly onlyHere: boolean },
): Promise<void> {
  if (useJobs.getState().jobs.some(({ bookId }) => bookId === db.bookId)) throw stillBusy();
  showBook(await bookAfter(registry, db.bookId, now()));
  await new Promise((resolve) => setTimeout(resolve, SCREENS_GONE_MS));
  await handles.close(db.bookId);
  try {
    await removeBook({ registry, call }, db.bookId, options);
  } catch (error) {
    showBook(db.bookId);
    throw error;
  }
}

/** The book to show when one is removed: the last one that was open before, or a new main one. */
async function bookAfter(registry: BookRegistry, removed: string, now: number): Promise<string> {
  const others = (await registry.books.toArray()).filter(({ id }) => id !== removed);
  const last = others.toSorted((a, b) => b.lastOpenedAt - a.lastOpenedAt)[0];
  if (last !== undefined) return last.id;
  const id = removed === MAIN_BOOK ? createBookId() : MAIN_BOOK;
  await registry.books.add(newBook(id, now));
  return id;
}

function stillBusy(): BridgeError {
  return new BridgeError({
    code: 'refused',
    message:
      'Something of this organisation is still running, so nothing was removed. Wait for it or cancel it at the foot of the window, then try again.',
  });
}

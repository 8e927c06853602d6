/** The list of books for the screens, and the summary of the shown one kept up to date in it. */
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect } from 'react';
import { type BookRow, bookName } from '../db/bookRegistry.ts';
import { onChanges } from '../db/changes.ts';
import { isUnused } from '../flows/books/list.ts';
import { keepSummary } from '../flows/books/summary.ts';
import { useTexts } from '../i18n/useTexts.ts';
import { useJobs } from './jobs.ts';
import { useServices } from './services.tsx';
import { showError } from './toasts.ts';

/**
 * All books of this machine by name; undefined while loading. One that nothing was ever put into is left out, unless it is the one
 * that is shown. `summary` is as it was last worked out: after each sync, match, decision and posting of that book.
 */
export function useBooks(): readonly BookRow[] | undefined {
  const { registry, db } = useServices();
  return useLiveQuery(async () => {
    const rows = await registry.books.toArray();
    return rows
      .filter((row) => row.id === db.bookId || !isUnused(row))
      .toSorted((a, b) => bookName(a).localeCompare(bookName(b)) || a.createdAt - b.createdAt);
  }, [registry, db]);
}

/** The name of a book that isn't the one shown; null for that one. */
export function useOtherBook(): (bookId: string) => string | null {
  const { t } = useTexts();
  const { db } = useServices();
  const books = useBooks();
  return (bookId) => {
    if (bookId === db.bookId) return null;
    const book = books?.find(({ id }) => id === bookId);
    return (book === undefined ? '' : bookName(book)) || t('books.unnamed');
  };
}

const QUIET_MS = 1200;

/** What a summary is made of. */
const SUMMED = [
  'connections',
  'organisations',
  'cursors',
  'mappings',
  'decisions',
  'parked',
  'proposals',
  'journal',
  'noticed',
  'payouts',
  'statementLines',
];

/** Keeps the summary of the shown book as its data are, a moment after they come to rest; mounted once, in the window. */
export function useKeepSummary(): void {
  const { registry, db, replayer, now } = useServices();
  const busy = useJobs(({ jobs }) => jobs.some((job) => job.bookId === db.bookId));
  useEffect(() => {
    if (busy) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        // Not in the worker that matches: a decision would wait for it.
        keepSummary(registry, { db, matcher: replayer, now }).catch(showError);
      }, QUIET_MS);
    };
    soon();
    const stop = onChanges(db.name, SUMMED, soon);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [registry, db, replayer, now, busy]);
}

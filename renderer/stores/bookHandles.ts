/** Books that are open in this window: each with its database and matchers, closed once nobody shows it and its work has ended. */
import { type BookRegistry, openBook } from '../db/bookRegistry.ts';
import type { TieoutDatabase } from '../db/database.ts';
import { holdBook } from '../flows/books/removeBook.ts';
import { keepSummary } from '../flows/books/summary.ts';
import type { Matcher } from '../matching/matcher.ts';
import { workerMatcher } from '../matching/workerMatcher.ts';
import { useCurrentBook } from './currentBook.ts';
import { useJobs } from './jobs.ts';

export interface BookHandle {
  readonly db: TieoutDatabase;
  readonly matcher: Matcher;
  /** Apart from `matcher`: see `Services`. */
  readonly replayer: Matcher;
  readonly planner: Matcher;
}

export interface BookHandles {
  /** The book's handle, opened if it isn't. */
  of(bookId: string): BookHandle;
  /** Closes a book at once, as before it is removed. */
  close(bookId: string): Promise<void>;
}

export interface HandleDeps {
  readonly registry: BookRegistry;
  readonly startWorker: () => Worker;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** How long a book that was left stays open: going back and forth opens nothing anew. */
  readonly graceMs?: number;
}

const GRACE_MS = 20_000;

/** Handles over the stores of this window. */
export function createBookHandles(deps: HandleDeps): BookHandles {
  const open = new Map<string, BookHandle & { readonly end: () => Promise<void> }>();
  const leaving = new Map<string, ReturnType<typeof setTimeout>>();

  const isNeeded = (bookId: string) =>
    useCurrentBook.getState().bookId === bookId ||
    useJobs.getState().jobs.some((job) => job.bookId === bookId);
  const close = async (bookId: string): Promise<void> => {
    clearTimeout(leaving.get(bookId));
    leaving.delete(bookId);
    const handle = open.get(bookId);
    open.delete(bookId);
    await handle?.end();
  };
  const leave = async (bookId: string): Promise<void> => {
    leaving.delete(bookId);
    const handle = open.get(bookId);
    if (handle === undefined || isNeeded(bookId)) return;
    // What happened since the list was last told; it is worked out anew when the book is next opened.
    await keepSummary(deps.registry, { db: handle.db, now: deps.now }).catch(() => undefined);
    if (!isNeeded(bookId)) await close(bookId);
  };
  const sweep = (): void => {
    for (const bookId of open.keys()) {
      if (isNeeded(bookId)) {
        clearTimeout(leaving.get(bookId));
        leaving.delete(bookId);
      } else if (!leaving.has(bookId)) {
        leaving.set(
          bookId,
          setTimeout(() => void leave(bookId), deps.graceMs ?? GRACE_MS),
        );
      }
    }
  };
  useCurrentBook.subscribe(sweep);
  useJobs.subscribe(sweep);

  return {
    of: (bookId) => {
      const known = open.get(bookId);
      if (known !== undefined) return known;
      const db = openBook(bookId);
      const matcher = workerMatcher(db, deps.startWorker);
      const replayer = workerMatcher(db, deps.startWorker);
      const planner = workerMatcher(db, deps.startWorker);
      const letGo = holdBook(bookId);
      const end = async () => {
        matcher.close();
        replayer.close();
        planner.close();
        db.close();
        await letGo();
      };
      const handle = { db, matcher, replayer, planner, end };
      open.set(bookId, handle);
      return handle;
    },
    close,
  };
}

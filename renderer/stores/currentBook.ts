/** Whose books this window shows. Every window has its own: kept for the window's session, and with it over a reload. */
import { create } from 'zustand';
import type { TieoutDatabase } from '../db/database.ts';

interface CurrentBook {
  /** Null until it is known at the start. */
  readonly bookId: string | null;
  /** The book just opened was connected a moment ago: read it right away. */
  readonly syncWanted: boolean;
}

export const useCurrentBook = create<CurrentBook>(() => ({ bookId: null, syncWanted: false }));

const KEY = 'tieout.book';

/** The book that this window showed before it was loaded again; null in a new window. */
export function rememberedBook(): string | null {
  try {
    return globalThis.sessionStorage?.getItem(KEY) ?? null;
  } catch {
    // Storage may be refused: then the book that was opened last is shown.
    return null;
  }
}

/** Makes a book the one that this window shows; `switchBook.ts` tidies up before. */
export function setCurrentBook(bookId: string, syncWanted: boolean): void {
  try {
    globalThis.sessionStorage?.setItem(KEY, bookId);
  } catch {
    // It then lasts until the window is loaded again.
  }
  useCurrentBook.setState({ bookId, syncWanted });
}

/** Whether the screens show this book: what only they need is left alone by the work of another. */
export function isShown(db: Pick<TieoutDatabase, 'bookId'>): boolean {
  const { bookId } = useCurrentBook.getState();
  return bookId === null || bookId === db.bookId;
}

/** Whether the book that was just opened is to be read; asked once. */
export function takeSyncWish(): boolean {
  const { syncWanted } = useCurrentBook.getState();
  if (syncWanted) useCurrentBook.setState({ syncWanted: false });
  return syncWanted;
}

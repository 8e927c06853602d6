import { type ReactElement, useEffect } from 'react';
import { App } from './App.tsx';
import type { BookRegistry } from './db/bookRegistry.ts';
import { adoptBooks, startingBook } from './flows/books/list.ts';
import type { BridgeCaller } from './flows/context.ts';
import type { BookHandles } from './stores/bookHandles.ts';
import { rememberedBook, useCurrentBook } from './stores/currentBook.ts';
import { showBook } from './stores/switchBook.ts';
import { showError } from './stores/toasts.ts';
import { MAIN_BOOK } from '../shared/bookIds.ts';

/** The app on the books that this window shows: another book is another app, with its own database and matchers. */
export function Root(props: {
  readonly registry: BookRegistry;
  readonly handles: BookHandles;
  readonly call: BridgeCaller;
  readonly now: () => number;
}): ReactElement | null {
  const { registry, handles, call, now } = props;
  const bookId = useCurrentBook((store) => store.bookId);
  useEffect(() => {
    if (useCurrentBook.getState().bookId !== null) return;
    startingBook(registry, rememberedBook(), now())
      .catch((error: unknown) => {
        // Without the list there is still the book that was always here.
        showError(error);
        return MAIN_BOOK;
      })
      .then(showBook)
      .then(() => adoptBooks(registry, call, now()))
      .catch(showError);
  }, [registry, call, now]);
  useEffect(() => {
    if (bookId !== null) registry.books.update(bookId, { lastOpenedAt: now() }).catch(showError);
  }, [registry, bookId, now]);
  if (bookId === null) return null;
  const { db, matcher, replayer } = handles.of(bookId);
  return (
    <App
      key={bookId}
      db={db}
      call={call}
      matcher={matcher}
      replayer={replayer}
      now={now}
      registry={registry}
      handles={handles}
    />
  );
}

import { type ReactElement, useEffect } from 'react';
import { App } from './App.tsx';
import type { BookRegistry } from './db/bookRegistry.ts';
import { adoptBooks, startingBook } from './flows/books/list.ts';
import type { BridgeCaller } from './flows/context.ts';
import type { BookHandles } from './stores/bookHandles.ts';
import { defaultLocks } from './flows/post/lock.ts';
import { beginDesk } from './stores/deskData.ts';
import { rememberedBook, useCurrentBook } from './stores/currentBook.ts';
import { createScheduler, type SchedulerDeps } from './stores/scheduler.ts';
import { showBook } from './stores/switchBook.ts';
import { watchReach } from './stores/reach.ts';
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
  useScheduler({ registry, handles, call, now });
  if (bookId === null) return null;
  const { db, matcher, replayer, planner } = handles.of(bookId);
  beginDesk(db);
  return (
    <App
      key={bookId}
      db={db}
      call={call}
      matcher={matcher}
      replayer={replayer}
      planner={planner}
      now={now}
      registry={registry}
      handles={handles}
    />
  );
}

/** The start of the window is the user's. */
const FIRST_TICK_MS = 20_000;
const TICK_MS = 60_000;

/** Has what is due read by itself, looked at every minute and when the network is back. */
function useScheduler(deps: Pick<SchedulerDeps, 'registry' | 'handles' | 'call' | 'now'>): void {
  const { registry, handles, call, now } = deps;
  useEffect(() => {
    const isOnline = () => navigator.onLine;
    const reached = watchReach(call);
    const scheduler = createScheduler({
      registry,
      handles,
      call: reached,
      now,
      locks: defaultLocks(),
      isOnline,
    });
    // What fails here is noted with its connection, or passes: it never disturbs.
    const tick = () => void scheduler.tick().catch(() => undefined);
    const first = setTimeout(tick, FIRST_TICK_MS);
    const timer = setInterval(tick, TICK_MS);
    globalThis.addEventListener('online', tick);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      globalThis.removeEventListener('online', tick);
    };
  }, [registry, handles, call, now]);
}

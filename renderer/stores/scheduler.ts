/** Reads the books of this machine by themselves while a window is open: quietly, and never while the user posts. */
import type { BookRegistry, BookRow } from '../db/bookRegistry.ts';
import { noteReport } from '../flows/books/notices.ts';
import { dueBooks } from '../flows/books/schedule.ts';
import { keepSummary } from '../flows/books/summary.ts';
import { syncWhole } from '../flows/books/syncBook.ts';
import { type BridgeCaller, callsAs } from '../flows/context.ts';
import { type Locks, withPostingLock } from '../flows/post/lock.ts';
import type { BookHandle } from './bookHandles.ts';
import { useCurrentBook } from './currentBook.ts';
import { runJob, useJobs } from './jobs.ts';
import { holdScheduled, useScheduled } from './scheduled.ts';
import { useSettings } from './settings.ts';

export interface SchedulerDeps {
  readonly registry: BookRegistry;
  readonly handles: { of(bookId: string): Pick<BookHandle, 'db' | 'matcher'> };
  readonly call: BridgeCaller;
  /** Unix milliseconds. */
  readonly now: () => number;
  readonly locks: Locks;
  readonly isOnline: () => boolean;
}

export interface Scheduler {
  /** Reads what is due, one book after the other; does nothing where something is under way or another window does it. */
  tick(): Promise<void>;
}

/** A scheduler; whoever makes it calls `tick` now and then. */
export function createScheduler(deps: SchedulerDeps): Scheduler {
  const tried = new Map<string, number>();
  const due = async () =>
    dueBooks(await deps.registry.books.toArray(), {
      schedule: useSettings.getState().settings.schedule,
      now: deps.now(),
      tried,
      shown: useCurrentBook.getState().bookId,
    });
  const readDue = async () => {
    for (;;) {
      if (!deps.isOnline() || useJobs.getState().jobs.length > 0) return;
      // oxlint-disable no-await-in-loop -- one book at a time: Xero's limits and this computer are the user's first
      const [book] = await due();
      if (book === undefined) return;
      tried.set(book.id, deps.now());
      const outcome = await readBook(deps, book).catch(() => 'failed' as const);
      // oxlint-enable no-await-in-loop
      if (outcome === 'posting') continue;
      // Stopped for the user: as soon as they are done.
      if (outcome === 'stopped') {
        tried.delete(book.id);
        return;
      }
    }
  };
  return {
    tick: async () => {
      await deps.locks.request('tieout:scheduled', { ifAvailable: true }, async (lock) => {
        if (lock !== null) await readDue();
      });
    },
  };
}

type Outcome = 'done' | 'stopped' | 'posting';

/** Reads one book with the lowest priority at Xero; what needs the user is noted, and told by the screens. */
async function readBook(deps: SchedulerDeps, { id: bookId }: BookRow): Promise<Outcome> {
  const { registry, now, locks } = deps;
  const job = runJob(
    'scheduled',
    async (handle): Promise<Outcome> => {
      const { db, matcher } = deps.handles.of(bookId);
      // Another window may be posting.
      if ((await withPostingLock(db.name, locks, async () => true)) === null) return 'posting';
      const call = callsAs(deps.call, 'background');
      const done = await syncWhole({ db, matcher, call, now, ...handle }).catch((error: unknown) => {
        // Stopped while it matched: what was read is kept.
        if (handle.signal.aborted) return null;
        throw error;
      });
      if (done === null || done.report.cancelled) return 'stopped';
      const fresh = await noteReport(registry, bookId, done.report, { now: now(), isRead: false });
      await keepSummary(registry, { db, now, matcher });
      useScheduled.setState({ told: { bookId, done, fresh } });
      return 'done';
    },
    bookId,
  );
  const own = useJobs.getState().jobs.find(({ kind }) => kind === 'scheduled');
  if (own !== undefined) holdScheduled(own.cancel, job);
  return job;
}

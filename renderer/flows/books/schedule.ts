/** When a book is read by itself. Pure: the clock and the last tries are given. */
import type { BookRow } from '../../db/bookRegistry.ts';
import type { Schedule } from '../../stores/settings.ts';

const HOUR_MS = 3_600_000;

/** Milliseconds between two reads. */
const EVERY_MS: Readonly<Record<Exclude<Schedule, 'off'>, number>> = {
  hour: HOUR_MS,
  fourHours: 4 * HOUR_MS,
  day: 24 * HOUR_MS,
};

/** What failed is tried again no sooner than this. */
const RETRY_MS = HOUR_MS / 2;

export interface Timing {
  readonly schedule: Schedule;
  /** Unix milliseconds. */
  readonly now: number;
  /** When a read by itself last began, by book; unix milliseconds. */
  readonly tried: ReadonlyMap<string, number>;
  /** The book on the screen comes first. */
  readonly shown: string | null;
}

/**
 * The books to be read now, the shown one first, then the one that wasn't read for longest. Never those of the demo company (nothing
 * happens there by itself), those without Xero, and those never read: the first sync is the user's.
 */
export function dueBooks(
  books: readonly BookRow[],
  { schedule, now, tried, shown }: Timing,
): readonly BookRow[] {
  if (schedule === 'off') return [];
  const every = EVERY_MS[schedule];
  const readAt = ({ summary }: BookRow) => summary?.syncedAt ?? now;
  const isDue = (book: BookRow) =>
    !book.demo &&
    book.summary !== null &&
    book.summary.status !== 'pending' &&
    now - readAt(book) >= every &&
    now - (tried.get(book.id) ?? 0) >= RETRY_MS;
  return books
    .filter(isDue)
    .toSorted((a, b) => Number(b.id === shown) - Number(a.id === shown) || readAt(a) - readAt(b));
}

/** The practice's table: what each column of a book says, and the order by it. Pure. */
import { type BookRow, type BookSummary, bookName } from '../../db/bookRegistry.ts';

export const COLUMNS = [
  'name',
  'week',
  'month',
  'older',
  'certain',
  'transit',
  'clearing',
  'queue',
  'synced',
  'lock',
  'status',
] as const;
export type PracticeColumn = (typeof COLUMNS)[number];

export interface PracticeSort {
  readonly column: PracticeColumn;
  readonly descending: boolean;
}

type ClearingState = 'tied' | 'explained' | 'notTied';
const WORST: readonly ClearingState[] = ['notTied', 'explained', 'tied'];
const STATUS = { needsAttention: 0, pending: 1, connected: 2 } as const;

/** The worst state of a book's clearing accounts; null where none is proven. */
export function clearingState({ clearing }: Pick<BookSummary, 'clearing'>): ClearingState | null {
  const states = clearing.map(({ state }) => state ?? null);
  const worst = WORST.find((state) => states.includes(state)) ?? null;
  // One that isn't proven may be the worst.
  return worst !== 'notTied' && states.includes(null) ? null : worst;
}

/** The later of the lock dates: up to it nothing can be posted. */
export function lockDate({
  periodLockDate,
  yearEndLockDate,
}: Pick<BookSummary, 'periodLockDate' | 'yearEndLockDate'>): BookSummary['periodLockDate'] {
  if (periodLockDate === null || yearEndLockDate === null) return periodLockDate ?? yearEndLockDate;
  return periodLockDate > yearEndLockDate ? periodLockDate : yearEndLockDate;
}

/** Books in the order of a column, those of equals by name. Books nothing is known of come last either way. */
export function sortBooks(
  books: readonly BookRow[],
  { column, descending }: PracticeSort,
): readonly BookRow[] {
  const byName = (a: BookRow, b: BookRow) => bookName(a).localeCompare(bookName(b));
  return books.toSorted((a, b) => {
    if (column === 'name') return descending ? byName(b, a) : byName(a, b);
    const [first, second] = [keyOf(a, column), keyOf(b, column)];
    if (first === null || second === null) {
      return Number(first === null) - Number(second === null) || byName(a, b);
    }
    const order = first < second ? -1 : first > second ? 1 : 0;
    return (descending ? -order : order) || byName(a, b);
  });
}

function keyOf({ summary }: BookRow, column: Exclude<PracticeColumn, 'name'>): string | number | null {
  if (summary === null) return null;
  const { unmatched } = summary;
  switch (column) {
    case 'week':
    case 'month':
    case 'older':
      return unmatched[column];
    case 'certain':
      return summary.certain;
    // Currencies aren't comparable: how many of them, then nothing.
    case 'transit':
      return summary.inTransit.length === 1 ? (summary.inTransit[0]?.amount ?? 0) : summary.inTransit.length;
    case 'clearing': {
      const state = clearingState(summary);
      return state === null ? null : WORST.indexOf(state);
    }
    case 'queue':
      return summary.findings * 1_000_000 + summary.queueOpen;
    case 'synced':
      return summary.syncedAt;
    case 'lock':
      return lockDate(summary);
    default:
      return STATUS[summary.status];
  }
}

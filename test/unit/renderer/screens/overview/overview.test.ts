/** The practice's order and the figures of a book. */
import { describe, expect, it } from 'vitest';
import { type BookRow, type BookSummary, newBook } from '../../../../../renderer/db/bookRegistry.ts';
import { bookFigures } from '../../../../../renderer/screens/overview/bookFigures.ts';
import {
  clearingState,
  COLUMNS,
  lockDate,
  sortBooks,
} from '../../../../../renderer/screens/overview/practiceRows.ts';
import type { DeskRow } from '../../../../../renderer/screens/reconcile/deskRows.ts';
import { plainDate } from '../../../../../shared/dates.ts';
import { minor } from '../../../../../shared/money.ts';
import { payout } from '../../../shared/matching/world.ts';

const SUMMARY: BookSummary = {
  organisation: '',
  tenantId: '',
  countryCode: '',
  baseCurrency: null,
  periodLockDate: null,
  yearEndLockDate: null,
  status: 'connected',
  reason: '',
  attention: '',
  syncedAt: 1,
  unmatched: { week: 0, month: 0, older: 0 },
  certain: 0,
  inTransit: [],
  clearing: [],
  queueOpen: 0,
  findings: 0,
  isBlank: false,
  at: 1,
};
const book = (name: string, part: Partial<BookSummary> | null): BookRow => ({
  ...newBook(name, 1, { name }),
  summary: part === null ? null : { ...SUMMARY, organisation: name, ...part },
});
const names = (rows: readonly BookRow[]) => rows.map(({ id }) => id);
const account = (state: 'tied' | 'explained' | 'notTied' | null) => ({
  mappingKey: String(state),
  provider: '',
  currency: 'AUD',
  balance: minor(0),
  state,
});

describe('the practice', () => {
  const books = [
    book('Cafe', { unmatched: { week: 1, month: 0, older: 4 }, findings: 1 }),
    book('Attic', null),
    book('Bakery', { unmatched: { week: 2, month: 0, older: 0 }, queueOpen: 40, status: 'needsAttention' }),
  ];

  it('is sorted by any column either way; what is unknown comes last both times, equals by name', () => {
    expect(names(sortBooks(books, { column: 'name', descending: false }))).toEqual([
      'Attic',
      'Bakery',
      'Cafe',
    ]);
    expect(names(sortBooks(books, { column: 'older', descending: true }))).toEqual([
      'Cafe',
      'Bakery',
      'Attic',
    ]);
    expect(names(sortBooks(books, { column: 'month', descending: true }))).toEqual([
      'Bakery',
      'Cafe',
      'Attic',
    ]);
    // What was changed in Xero weighs more than what waits.
    expect(names(sortBooks(books, { column: 'queue', descending: true }))).toEqual([
      'Cafe',
      'Bakery',
      'Attic',
    ]);
    expect(names(sortBooks(books, { column: 'status', descending: false }))[0]).toBe('Bakery');
    for (const column of COLUMNS) {
      for (const descending of [true, false]) {
        expect(names(sortBooks(books, { column, descending })).toSorted()).toEqual(names(books).toSorted());
      }
    }
  });

  it('says of several clearing accounts the worst, and nothing where one that isn’t proven may be worse', () => {
    const of = (...states: Parameters<typeof account>[0][]) =>
      clearingState({ clearing: states.map(account) });
    expect(of('tied', 'explained')).toBe('explained');
    expect(of('tied', null)).toBeNull();
    expect(of('notTied', null)).toBe('notTied');
    expect(of()).toBeNull();
  });

  it('is locked up to the later of the two dates', () => {
    const [june, july] = [plainDate('2026-06-30'), plainDate('2026-07-31')];
    expect(lockDate({ periodLockDate: june, yearEndLockDate: july })).toBe(july);
    expect(lockDate({ periodLockDate: june, yearEndLockDate: null })).toBe(june);
    expect(lockDate({ periodLockDate: null, yearEndLockDate: null })).toBeNull();
  });
});

describe('a book’s figures', () => {
  const row = (id: string, arrives: string, part: Partial<DeskRow> = {}): DeskRow => ({
    id,
    state: 'likely',
    match: null,
    decision: null,
    payouts: [payout(id, 100, arrives)],
    lines: [],
    note: '',
    haystack: '',
    ...part,
  });

  it('count what is open by age: 0–7, 8–30 and more days; neither what is not due nor what is parked', () => {
    const today = plainDate('2026-11-18');
    const rows = [
      row('due', '2026-11-19'),
      row('today', '2026-11-18'),
      row('week', '2026-11-11', { state: 'certain' }),
      row('eight', '2026-11-10'),
      row('thirty', '2026-10-19'),
      row('older', '2026-10-18'),
      row('away', '2026-10-18', { state: 'parked' }),
      row('failed', '2026-10-18', { state: 'failed' }),
    ];
    expect(bookFigures(rows, today)).toEqual({
      unmatched: { week: 2, month: 2, older: 1 },
      parked: 1,
      certain: 1,
    });
  });
});

/** Which books are read by themselves, and when: with a clock of our own. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type BookRow, type BookSummary, newBook } from '../../../../../renderer/db/bookRegistry.ts';
import { dueBooks } from '../../../../../renderer/flows/books/schedule.ts';

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;

function book(id: string, hoursAgo: number | null, part: Partial<BookSummary> = {}, demo = false): BookRow {
  const summary: BookSummary = {
    organisation: id,
    tenantId: id,
    countryCode: 'AU',
    baseCurrency: 'AUD',
    periodLockDate: null,
    yearEndLockDate: null,
    status: 'connected',
    reason: '',
    attention: '',
    syncedAt: hoursAgo === null ? null : NOW - hoursAgo * HOUR,
    unmatched: { week: 0, month: 0, older: 0 },
    certain: 0,
    inTransit: [],
    clearing: [],
    queueOpen: 0,
    findings: 0,
    isBlank: false,
    at: NOW,
    ...part,
  };
  return { ...newBook(id, NOW, { demo }), summary };
}

const timing = { now: NOW, tried: new Map<string, number>(), shown: null } as const;
const ids = (rows: readonly BookRow[]) => rows.map(({ id }) => id);

it('reads what is older than the chosen time, the shown book first, then the oldest', () => {
  const books = [book('a', 25), book('b', 30), book('c', 23), book('d', 26)];
  expect(ids(dueBooks(books, { ...timing, schedule: 'day' }))).toEqual(['b', 'd', 'a']);
  expect(ids(dueBooks(books, { ...timing, schedule: 'day', shown: 'a' }))).toEqual(['a', 'b', 'd']);
  expect(ids(dueBooks(books, { ...timing, schedule: 'hour' }))).toEqual(['b', 'd', 'a', 'c']);
  expect(dueBooks(books, { ...timing, schedule: 'off' })).toEqual([]);
});

it('leaves out the demo company, books without Xero, those never read, and those of an unknown standing', () => {
  const books = [
    book('demo', 99, {}, true),
    book('none', 99, { status: 'pending' }),
    book('new', null),
    newBook('unknown', NOW),
  ];
  expect(dueBooks(books, { ...timing, schedule: 'hour' })).toEqual([]);
});

it('tries what failed again after half an hour, not before; a clock that was set back makes nothing due', () => {
  const books = [book('a', 25)];
  const after = (minutes: number) =>
    dueBooks(books, { ...timing, schedule: 'day', tried: new Map([['a', NOW - minutes * 60_000]]) });
  expect([after(29).length, after(30).length]).toEqual([0, 1]);
  expect(dueBooks([book('a', -5)], { ...timing, schedule: 'hour' })).toEqual([]);
});

it('whatever the books: due once read is never due at once again', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -10, max: 100 }), { maxLength: 8 }), (ages) => {
      const books = ages.map((age, at) => book(`b${at}`, age));
      for (const schedule of ['hour', 'fourHours', 'day'] as const) {
        const due = dueBooks(books, { ...timing, schedule });
        const read = new Set(ids(due));
        const later = books.map((one) => (read.has(one.id) ? book(one.id, 0) : one));
        expect(dueBooks(later, { ...timing, schedule })).toEqual([]);
      }
    }),
  );
});

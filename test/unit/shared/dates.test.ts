import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DateError,
  addDays,
  dateFromParts,
  dateInZone,
  dateOfUnixUtc,
  dayNumber,
  daysBetween,
  fromDayNumber,
  plainDate,
  weekday,
} from '../../../shared/dates.ts';

/** 1900-01-01 … 2199-12-31 */
const day = fc.integer({ min: -25_567, max: 84_005 });

describe('dates', () => {
  it('days and dates are the same thing', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (number, shift) => {
        const date = fromDayNumber(number);
        expect(dayNumber(plainDate(date))).toBe(number);
        expect(daysBetween(date, addDays(date, shift))).toBe(shift);
        expect(weekday(date)).toBe(new Date(`${date}T00:00:00Z`).getUTCDay());
        expect(dateInZone(number * 86_400 + 1, 'UTC')).toBe(dateOfUnixUtc(number * 86_400 + 86_399));
      }),
    );
  });

  it('text sorts as time does', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(Math.sign(a - b)).toBe(fromDayNumber(a) < fromDayNumber(b) ? -1 : a === b ? 0 : 1);
      }),
    );
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '26-01-01',
    '2026-1-1',
    '2026-01-01T00:00',
    '',
    '2025-02-29',
  ])('refuses "%s"', (text) => {
    expect(() => plainDate(text)).toThrow(DateError);
  });

  it('knows the wall clock of a zone across its daylight saving', () => {
    const noon = Date.UTC(2026, 9, 3, 13, 59, 59) / 1000;
    expect(dateInZone(noon, 'Australia/Sydney')).toBe('2026-10-03');
    expect(dateInZone(noon + 1, 'Australia/Sydney')).toBe('2026-10-04');
    expect(dateInZone(noon + 86_400 - 3600, 'Australia/Sydney')).toBe('2026-10-04');
    expect(dateInZone(noon + 86_400, 'Australia/Sydney')).toBe('2026-10-05');
    expect(() => dateInZone(0, 'Atlantis/Centre')).toThrow(RangeError);
    expect(dateFromParts(2024, 2, 29)).toBe('2024-02-29');
  });
});

import { expect, test } from 'vitest';
import { plainDate, weekday } from '../../../../../shared/dates.ts';
import { NO_HOLIDAYS } from '../../../../../shared/matching/days/calendar.ts';
import { bankHolidays } from '../../../../../shared/matching/days/holidays.ts';

/** Checked by hand against the countries’ own announcements. */
const KNOWN: readonly (readonly [string, string])[] = [
  ['AU', '2026-01-26'],
  ['AU', '2026-04-03'],
  ['AU', '2026-06-08'],
  ['AU', '2022-09-22'],
  ['NZ', '2026-02-06'],
  ['NZ', '2026-07-10'],
  ['GB', '2026-05-25'],
  ['GB', '2026-08-31'],
  ['GB', '2026-12-28'],
  ['US', '2026-11-26'],
  ['US', '2026-06-19'],
  ['US', '2021-07-05'],
  ['ID', '2026-08-17'],
  ['ID', '2026-03-19'],
  ['FR', '2026-07-14'],
  ['FR', '2025-12-26'],
  ['FR', '2026-04-03'],
  ['SG', '2026-02-17'],
  ['SG', '2026-08-10'],
  ['PH', '2026-06-12'],
  ['PH', '2026-04-02'],
];

test.each(KNOWN)('%s rests on %s', (country, date) => {
  expect(bankHolidays(country).has(plainDate(date))).toBe(true);
});

test('the Federal Reserve works on the Friday before a Saturday holiday; a country without a table has none', () => {
  expect(bankHolidays('US').has(plainDate('2026-07-03'))).toBe(false);
  expect(bankHolidays('XX')).toBe(NO_HOLIDAYS);
});

test('no weekends, in order, between five and twenty a year', () => {
  for (const country of ['AU', 'NZ', 'GB', 'US', 'ID', 'FR', 'SG', 'PH']) {
    const days = [...bankHolidays(country)];
    expect(days).toEqual(days.toSorted());
    expect(days.filter((day) => weekday(day) === 0 || weekday(day) === 6)).toEqual([]);
    for (let year = 2020; year <= 2035; year += 1) {
      const count = days.filter((day) => day.startsWith(String(year))).length;
      expect(count, `${country} ${year}`).toBeGreaterThanOrEqual(5);
      expect(count, `${country} ${year}`).toBeLessThanOrEqual(20);
    }
  }
});

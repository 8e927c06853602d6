import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { addDays, dateInZone, plainDate, weekday } from '../../../../../shared/dates.ts';
import {
  STORY_END,
  STORY_START,
  addOpenDays,
  daysFrom,
  isBankDay,
  isStripeDay,
  sydneyTime,
} from '../../../../../electron/sandbox/story/calendar.ts';

test('the story runs from a Monday to a Wednesday', () => {
  expect([weekday(STORY_START), weekday(STORY_END)]).toEqual([1, 3]);
  expect(daysFrom(STORY_START, STORY_END)).toHaveLength(122);
});

test("the bank keeps Victoria's holidays, Stripe doesn't", () => {
  for (const holiday of ['2026-09-25', '2026-11-03'].map(plainDate)) {
    expect([isStripeDay(holiday), isBankDay(holiday)]).toEqual([true, false]);
  }
  expect(addOpenDays(plainDate('2026-09-24'), 1, isBankDay)).toBe('2026-09-28');
  expect(addOpenDays(plainDate('2026-11-03'), 0, isBankDay)).toBe('2026-11-04');
});

test('a Friday sale is available on Tuesday', () => {
  expect(addOpenDays(plainDate('2026-08-07'), 2, isStripeDay)).toBe('2026-08-11');
  expect(addOpenDays(plainDate('2026-08-09'), 2, isStripeDay)).toBe('2026-08-11');
});

test('Sydney times are the wall clock of the zone, across the change of clocks', () => {
  const wall = new Intl.DateTimeFormat('en-AU', {
    timeZone: 'Australia/Sydney',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  fc.assert(
    fc.property(fc.nat(121), fc.integer({ min: 3, max: 23 }), fc.nat(59), (offset, hour, minute) => {
      const date = addDays(STORY_START, offset);
      const seconds = sydneyTime(date, hour, minute);
      expect(dateInZone(seconds, 'Australia/Sydney')).toBe(date);
      const text = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
      expect(wall.format(new Date(seconds * 1000))).toBe(text);
    }),
  );
});

/** The story's calendar: Stripe's business days, the Melbourne bank's, and Sydney wall-clock times as unix seconds. */
import { addDays, dayNumber, plainDate, weekday, type PlainDate } from '../../../shared/dates.ts';

/** First day of sales (a Monday). */
export const STORY_START = plainDate('2026-07-20');
/** Last day of the story (a Wednesday). */
export const STORY_END = plainDate('2026-11-18');

/** Public holidays of Victoria in the window: the Friday before the AFL Grand Final and Melbourne Cup Day. */
const VICTORIAN_HOLIDAYS: ReadonlySet<string> = new Set(['2026-09-25', '2026-11-03']);
/** First Sunday in October 2026: Sydney's clocks go from UTC+10 to UTC+11 at 02:00. */
const DAYLIGHT_SAVING_FROM = plainDate('2026-10-04');

/** Whether Stripe sends payouts on the day: Monday to Friday; it doesn't keep Victoria's holidays. */
export function isStripeDay(date: PlainDate): boolean {
  return weekday(date) >= 1 && weekday(date) <= 5;
}

/** Whether the bank's Melbourne branch posts on the day. */
export function isBankDay(date: PlainDate): boolean {
  return isStripeDay(date) && !VICTORIAN_HOLIDAYS.has(date);
}

/** `date` moved forward by `count` days for which `isOpen` holds; 0 gives the first open day from `date` on. */
export function addOpenDays(date: PlainDate, count: number, isOpen: (day: PlainDate) => boolean): PlainDate {
  let day = date;
  for (let left = count; left > 0; left -= 1) {
    day = addDays(day, 1);
    while (!isOpen(day)) day = addDays(day, 1);
  }
  while (!isOpen(day)) day = addDays(day, 1);
  return day;
}

/** Every calendar day from `from` to `to`, both included. */
export function daysFrom(from: PlainDate, to: PlainDate): PlainDate[] {
  const count = dayNumber(to) - dayNumber(from) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index));
}

/** Unix seconds of midnight UTC of a date: how Stripe writes `arrival_date` and `available_on`. */
export function utcMidnight(date: PlainDate): number {
  return dayNumber(date) * 86_400;
}

/** Unix seconds of a wall-clock time in Australia/Sydney on a day of the story (times after 03:00 only). */
export function sydneyTime(date: PlainDate, hour: number, minute = 0, second = 0): number {
  const offset = date >= DAYLIGHT_SAVING_FROM ? 11 : 10;
  return utcMidnight(date) + (hour - offset) * 3600 + minute * 60 + second;
}

/** Business days: the days on which banks move money. */
import { addDays, daysBetween, fromDayNumber, dayNumber, type PlainDate, weekday } from '../dates.ts';

/** Bank holidays; weekends needn't be in it. */
export type Holidays = ReadonlySet<PlainDate>;

export const NO_HOLIDAYS: Holidays = new Set();

/** Whether banks work that day. */
export function isBusinessDay(date: PlainDate, holidays: Holidays): boolean {
  const day = weekday(date);
  return day !== 0 && day !== 6 && !holidays.has(date);
}

/** The day itself, or the next one on which banks work. */
export function nextBusinessDay(date: PlainDate, holidays: Holidays): PlainDate {
  let day = date;
  while (!isBusinessDay(day, holidays)) day = addDays(day, 1);
  return day;
}

/**
 * Business days from the expected to the actual date; negative when early. An expected date on a day without banking
 * counts as the next business day, and arriving on that very day off counts as on time.
 */
export function businessLag(expected: PlainDate, actual: PlainDate, holidays: Holidays): number {
  if (expected === actual) return 0;
  const due = nextBusinessDay(expected, holidays);
  if (actual >= expected && actual <= due) return 0;
  const forward = actual > due;
  const [from, to] = forward ? [due, actual] : [actual, expected];
  let count = 0;
  const first = dayNumber(from);
  for (let step = 1; step <= daysBetween(from, to); step += 1) {
    const day = fromDayNumber(first + (forward ? step : step - 1));
    if (isBusinessDay(day, holidays)) count += 1;
  }
  // A line on a Saturday after a Friday is late by a day even though no bank worked.
  return forward ? Math.max(count, 1) : -Math.max(count, 1);
}

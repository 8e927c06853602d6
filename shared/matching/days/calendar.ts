/** Business days: the days on which banks move money. */
import { fromDayNumber, dayNumber, type PlainDate } from '../../dates.ts';

/** Bank holidays; weekends needn't be in it. */
export type Holidays = ReadonlySet<PlainDate>;

export const NO_HOLIDAYS: Holidays = new Set();

/** By set of holidays, their day numbers: looking a number up is far cheaper than writing a date. */
const numbered = new WeakMap<Holidays, ReadonlySet<number>>();

/** The holidays as days since 1970-01-01. */
export function holidayNumbers(holidays: Holidays): ReadonlySet<number> {
  const known = numbered.get(holidays);
  if (known) return known;
  const made = new Set([...holidays].map(dayNumber));
  numbered.set(holidays, made);
  return made;
}

/** Whether banks work that day. */
export function isBusinessDay(date: PlainDate, holidays: Holidays): boolean {
  return isBusinessDayNumber(dayNumber(date), holidays);
}

/** The day itself, or the next one on which banks work. */
export function nextBusinessDay(date: PlainDate, holidays: Holidays): PlainDate {
  const first = dayNumber(date);
  let day = first;
  while (!isBusinessDayNumber(day, holidays)) day += 1;
  return day === first ? date : fromDayNumber(day);
}

/** Whether banks work on a day given by its number. */
function isBusinessDayNumber(day: number, holidays: Holidays): boolean {
  const ofWeek = (((day + 4) % 7) + 7) % 7;
  return ofWeek !== 0 && ofWeek !== 6 && (holidays.size === 0 || !holidayNumbers(holidays).has(day));
}

/**
 * Business days from the expected to the actual date; negative when early. An expected date on a day without banking
 * counts as the next business day, and arriving on that very day off counts as on time.
 */
export function businessLag(expected: PlainDate, actual: PlainDate, holidays: Holidays): number {
  return expected === actual ? 0 : businessLagOfDays(dayNumber(expected), dayNumber(actual), holidays);
}

/** `businessLag` of dates given by their day numbers. */
export function businessLagOfDays(expected: number, actual: number, holidays: Holidays): number {
  if (expected === actual) return 0;
  let due = expected;
  while (!isBusinessDayNumber(due, holidays)) due += 1;
  if (actual >= expected && actual <= due) return 0;
  let count = 0;
  if (actual > due) {
    for (let day = due + 1; day <= actual; day += 1) if (isBusinessDayNumber(day, holidays)) count += 1;
    // A line on a Saturday after a Friday is late by a day even though no bank worked.
    return Math.max(count, 1);
  }
  for (let day = actual; day < expected; day += 1) if (isBusinessDayNumber(day, holidays)) count += 1;
  return -Math.max(count, 1);
}

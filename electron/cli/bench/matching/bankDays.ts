/** Business days of a country as a table: thousands of companies ask for them a million times. */
import { dayNumber, plainDate } from '../../../../shared/dates.ts';
import { type Holidays, isBusinessDay } from '../../../../shared/matching/days/calendar.ts';
import { fromDayNumber } from '../../../../shared/dates.ts';

const FIRST = dayNumber(plainDate('2020-01-01'));
const LAST = dayNumber(plainDate('2035-12-20'));

export interface BankDays {
  /** The day number of the nth business day since 2020. */
  readonly days: Int32Array;
  /** The rank of a day, or of the next business day. */
  rank(day: number): number;
  /** The day on which money expected on `day` arrives `late` business days after. */
  later(day: number, late: number): number;
  /** Business days from a day to another one. */
  lag(from: number, to: number): number;
}

/** Builds the table from 2020 to 2035. */
export function bankDaysOf(holidays: Holidays): BankDays {
  const days: number[] = [];
  const ranks = new Int32Array(LAST - FIRST + 1);
  for (let day = FIRST; day <= LAST; day += 1) {
    ranks[day - FIRST] = days.length;
    if (isBusinessDay(fromDayNumber(day), holidays)) days.push(day);
  }
  const table = Int32Array.from(days);
  const rank = (day: number): number => ranks[Math.min(Math.max(day - FIRST, 0), ranks.length - 1)] ?? 0;
  return {
    days: table,
    rank,
    later: (day, late) => table[Math.min(rank(day) + late, table.length - 1)] ?? day,
    lag: (from, to) => rank(to) - rank(from),
  };
}

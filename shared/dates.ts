/** Plain calendar dates: `YYYY-MM-DD` text that never passes through local time. */
declare const dateBrand: unique symbol;

/** A real calendar date as `YYYY-MM-DD`; compares correctly as text. */
export type PlainDate = string & { readonly [dateBrand]: true };

/** Thrown for text that is not a real calendar date. */
export class DateError extends Error {
  override readonly name = 'DateError';
}

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Parses `YYYY-MM-DD`; throws `DateError` for anything else, 30 February included. */
export function plainDate(text: string): PlainDate {
  const found = SHAPE.exec(text);
  if (!found) throw new DateError(`"${text}" is not a date as YYYY-MM-DD`);
  const ms = Date.UTC(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  if (fromDayNumber(Math.floor(ms / DAY_MS)) !== text) throw new DateError(`"${text}" is not a real date`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place that brands, after the checks above
  return text as PlainDate;
}

/** Builds a date from numbers (month 1–12); throws `DateError` if it doesn't exist. */
export function dateFromParts(year: number, month: number, day: number): PlainDate {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return plainDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/** The value of the digit at a position of an ISO date. */
function digit(date: string, at: number): number {
  return date.charCodeAt(at) - 48;
}

/** Days of a year that starts in March before each month: then the leap day is the last. */
function daysBeforeMonth(monthFromMarch: number): number {
  return Math.floor((153 * monthFromMarch + 2) / 5);
}

/** Whole days since 1970-01-01. By arithmetic on the Gregorian calendar, which is far faster than parsing. */
export function dayNumber(date: PlainDate): number {
  const year = digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3);
  const month = digit(date, 5) * 10 + digit(date, 6);
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const marchYear = month > 2 ? year : year - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const day = digit(date, 8) * 10 + digit(date, 9);
  return 365 * marchYear + leapDays + daysBeforeMonth(monthFromMarch) + day - 719_469;
}

/** Dates by day number: the few thousand days that a set of books knows are asked for again and again. */
const dates = new Map<number, PlainDate>();

/** The inverse of `dayNumber`. */
export function fromDayNumber(day: number): PlainDate {
  const known = dates.get(day);
  if (known !== undefined) return known;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an ISO date by construction
  const made = new Date(day * DAY_MS).toISOString().slice(0, 10) as PlainDate;
  if (dates.size > 100_000) dates.clear();
  dates.set(day, made);
  return made;
}

/** `date` moved by whole days (negative goes back). */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 Sunday … 6 Saturday. */
export function weekday(date: PlainDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** The UTC calendar date of unix seconds: right for Stripe's `arrival_date` and `available_on` (midnight UTC). */
export function dateOfUnixUtc(seconds: number): PlainDate {
  return fromDayNumber(Math.floor(seconds / 86_400));
}

/** The calendar date that a clock on the wall in `zone` (IANA name) shows at unix `seconds`. Throws `RangeError` for an unknown zone. */
export function dateInZone(seconds: number, zone: string): PlainDate {
  return plainDate(formatterOf(zone).format(new Date(seconds * 1000)));
}

/** Today on the wall of a zone at `now`, unix milliseconds; UTC's date where the zone isn't known here. */
export function todayIn(zone: string, now: number): PlainDate {
  const seconds = Math.floor(now / 1000);
  try {
    return dateInZone(seconds, zone);
  } catch {
    return dateInZone(seconds, 'UTC');
  }
}

/** Building a formatter is about fifty times dearer than using one. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formatters.set(zone, made);
  return made;
}

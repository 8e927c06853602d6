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

/** Whole days since 1970-01-01. */
export function dayNumber(date: PlainDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** The inverse of `dayNumber`. */
export function fromDayNumber(day: number): PlainDate {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an ISO date by construction
  return new Date(day * DAY_MS).toISOString().slice(0, 10) as PlainDate;
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

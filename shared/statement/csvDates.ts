/** Dates as banks write them in CSV files, in English, French and Indonesian. */
import { dateFromParts, daysBetween, type PlainDate } from '../dates.ts';
import { compareText } from '../order.ts';

/** The orders that a user may choose from. */
export const DATE_ORDERS = ['DMY', 'MDY', 'YMD'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

const MONTHS: readonly (readonly string[])[] = [
  ['jan'],
  ['feb', 'fev', 'peb'],
  ['mar'],
  ['apr', 'avr'],
  ['may', 'mai', 'mei'],
  ['jun', 'juin'],
  ['jul', 'juil'],
  ['aug', 'aou', 'agu', 'ags'],
  ['sep'],
  ['oct', 'okt'],
  ['nov', 'nop'],
  ['dec', 'des'],
];

/** Month 1–12 of a name or its beginning; 0 if it is none. */
function monthOf(word: string): number {
  const folded = word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  if (folded.length < 3) return 0;
  if (folded.startsWith('juil')) return 7;
  return MONTHS.findIndex((names) => names.some((name) => folded.startsWith(name))) + 1;
}

function build(year: string, month: number, day: string): PlainDate | null {
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  if (full < 1970 || full > 2199) return null;
  try {
    return dateFromParts(full, month, Number(day));
  } catch {
    return null;
  }
}

const NUMERIC = /^(\d{1,4})[/.\-\s](\d{1,2})[/.\-\s](\d{1,4})$/;
const NAMED = /^(\d{1,2})[/.\-\s]+(\p{L}{3,12})\.?[/.\-\s,]+(\d{4}|\d{2})$/u;
const NAMED_FIRST = /^(\p{L}{3,12})\.?[/.\-\s]+(\d{1,2}),?[/.\-\s]+(\d{4}|\d{2})$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const COMPACT_YEAR_LAST = /^(\d{2})(\d{2})(\d{4})$/;

/** Takes a time of day and a weekday off: the date stays as written. */
function dateText(cell: string): string {
  return cell
    .trim()
    .replace(/^\p{L}{2,9}\.?,?\s+(?=\d)/u, '')
    .replace(
      /[T\s,]+\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?\s*([AP]M)?\s*(Z|[+-]\d{2}:?\d{2}|[A-Z]{3,4})?$/i,
      '',
    );
}

function fromNumeric(parts: readonly [string, string, string], order: DateOrder): PlainDate | null {
  const [a, b, c] = parts;
  if (a.length === 4) return c.length <= 2 ? build(a, Number(b), c) : null;
  if (a.length > 2) return null;
  if (order === 'YMD') return a.length === 2 && c.length <= 2 ? build(a, Number(b), c) : null;
  if (c.length !== 4 && c.length !== 2) return null;
  return order === 'DMY' ? build(c, Number(b), a) : build(c, Number(a), b);
}

/** Reads one date cell in the given order; a year of four digits in front is always year first. Null if it is no date. */
export function parseCsvDate(cell: string, order: DateOrder): PlainDate | null {
  const text = dateText(cell);
  const named = NAMED.exec(text);
  if (named) return build(named[3] ?? '', monthOf(named[2] ?? ''), named[1] ?? '');
  const first = NAMED_FIRST.exec(text);
  if (first) return build(first[3] ?? '', monthOf(first[1] ?? ''), first[2] ?? '');
  const numeric = NUMERIC.exec(text);
  if (numeric) return fromNumeric([numeric[1] ?? '', numeric[2] ?? '', numeric[3] ?? ''], order);
  const compact = COMPACT.exec(text);
  const compactDate = compact ? build(compact[1] ?? '', Number(compact[2]), compact[3] ?? '') : null;
  if (compactDate) return compactDate;
  const tail = COMPACT_YEAR_LAST.exec(text);
  if (!tail || order === 'YMD') return null;
  const [, a = '', b = '', year = ''] = tail;
  return order === 'DMY' ? build(year, Number(b), a) : build(year, Number(a), b);
}

/** Whether a cell is a date in any order. */
export function isDateCell(cell: string): boolean {
  return (
    parseCsvDate(cell, 'DMY') !== null ||
    parseCsvDate(cell, 'MDY') !== null ||
    parseCsvDate(cell, 'YMD') !== null
  );
}

interface OrderFit {
  readonly order: DateOrder;
  readonly read: number;
  /** Steps against the main direction of the column. */
  readonly turns: number;
  readonly span: number;
  readonly dates: readonly PlainDate[];
}

function fit(cells: readonly string[], order: DateOrder): OrderFit {
  const dates = cells.map((cell) => parseCsvDate(cell, order)).filter((date) => date !== null);
  let up = 0;
  let down = 0;
  for (let index = 1; index < dates.length; index += 1) {
    const [before, here] = [dates[index - 1], dates[index]];
    if (before === undefined || here === undefined || before === here) continue;
    if (before < here) up += 1;
    else down += 1;
  }
  const sorted = dates.toSorted(compareText);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const span = first !== undefined && last !== undefined ? daysBetween(first, last) : 0;
  return { order, read: dates.length, turns: Math.min(up, down), span, dates };
}

/**
 * The order of day, month and year by the whole column: the one that reads most cells; then the one in which the dates
 * run one way. `certain` is false when two orders remain that read it differently: the user chooses.
 */
export function detectDateOrder(cells: readonly string[]): { order: DateOrder; certain: boolean } {
  const fits = DATE_ORDERS.map((order) => fit(cells, order));
  const most = Math.max(...fits.map(({ read }) => read));
  const reading = fits.filter(({ read }) => read === most);
  const [best, ...others] = reading.toSorted((a, b) => a.turns - b.turns || a.span - b.span);
  if (!best || most === 0) return { order: 'DMY', certain: false };
  const rivals = others.filter((other) => other.dates.some((date, index) => date !== best.dates[index]));
  const closeRival = rivals.some(({ turns }) => turns <= best.turns);
  return {
    order: cells.some((cell) => /^\s*\d{4}/.test(cell)) && rivals.length === 0 ? 'YMD' : best.order,
    certain: !closeRival,
  };
}

/** One row of a provider's file: its cells as typed values. */
import { type PlainDate, fromDayNumber } from '../../dates.ts';
import {
  type Currency,
  type Minor,
  ZERO,
  exponentOf,
  minor,
  negate,
  subtract,
  sumMinor,
} from '../../money.ts';
import { parseCsvAmount } from '../../statement/csvAmounts.ts';
import { parseCsvDate } from '../../statement/csvDates.ts';
import type { CsvRecord } from '../../statement/csvTokens.ts';
import type { FeePart } from '../model.ts';
import type { FoundColumns } from './columns.ts';
import type { FileField, FileProfile } from './profile.ts';

/** A cell that can't be used; becomes an issue with its line and column. */
export class CellError extends Error {
  override readonly name = 'CellError';
  readonly field: string;
  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

const LONGEST_TEXT = 2000;
const LONGEST_NAME = 250;
/** Of a date or an amount. */
const LONGEST_VALUE = 64;

/** A cell's text for a message. */
function quoted(text: string): string {
  return text.length > LONGEST_VALUE ? `"${text.slice(0, LONGEST_VALUE)}…"` : `"${text}"`;
}

/** What reading a row needs. */
export interface Layout {
  readonly profile: FileProfile;
  readonly columns: FoundColumns;
  readonly header: readonly string[];
}

/** The amounts of a row; `gross − fee = net`. */
export interface RowAmounts {
  readonly gross: Minor;
  readonly fee: Minor;
  readonly net: Minor;
  readonly feeParts: readonly FeePart[];
}

/** The text of a field; empty where the file hasn't it. */
export function textOf({ columns }: Layout, record: CsvRecord, field: FileField): string {
  const at = columns.fields[field];
  const text = at === undefined ? '' : (record.cells[at] ?? '').trim();
  // Longer than anything a provider writes: a broken file's, that would fill the screen and the database.
  return text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
}

/** Text that names a row or its payout; throws `CellError` where it is too long to be one. */
export function nameOf(layout: Layout, record: CsvRecord, field: FileField): string {
  const text = textOf(layout, record, field);
  if (text.length <= LONGEST_NAME) return text;
  throw new CellError(columnOf(layout, field), 'is too long to be the name of something');
}

/** The name of a field's column, for messages. */
export function columnOf({ columns, header }: Layout, field: FileField): string {
  const at = columns.fields[field];
  return at === undefined ? field : (header[at] ?? '').trim();
}

/** The row's currency; throws `CellError`. */
export function currencyOf(layout: Layout, record: CsvRecord): Currency {
  const text = textOf(layout, record, 'currency') || layout.profile.currency;
  const code = text.toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) return code;
  throw new CellError(
    columnOf(layout, 'currency'),
    `${quoted(text)} is not a currency code of three letters`,
  );
}

/** The calendar date of a field as the file writes it; null if its cell is empty; throws `CellError`. */
export function dateOf(layout: Layout, record: CsvRecord, field: FileField): PlainDate | null {
  const text = textOf(layout, record, field);
  if (text === '' || text === '-') return null;
  const { dateOrder } = layout.profile;
  const isShort = text.length <= LONGEST_VALUE;
  const found = isShort ? (parseCsvDate(text, dateOrder) ?? serialDate(text)) : null;
  if (found !== null) return found;
  const shape = { DMY: 'day/month/year', MDY: 'month/day/year', YMD: 'year-month-day' }[dateOrder];
  throw new CellError(columnOf(layout, field), `${quoted(text)} is not a date as ${shape}`);
}

/** A spreadsheet's number of days, which a date becomes when a file was opened and saved there. */
function serialDate(text: string): PlainDate | null {
  if (!/^[3-6]\d{4}(\.\d+)?$/.test(text)) return null;
  return fromDayNumber(Math.floor(Number(text)) - 25_569);
}

/**
 * The amounts of a row. Of gross, fees and net two are enough; with all three they must agree. Amounts are minor units of the
 * row's currency; a gross in another currency (`grossCurrency`) doesn't count. Throws `CellError`.
 */
export function amountsOf(layout: Layout, record: CsvRecord, currency: Currency): RowAmounts {
  const feeParts = feesOf(layout, record, currency);
  const fee = sumMinor(feeParts.map(({ amount }) => amount));
  const net = sidesOf(layout, record, currency, ['net', 'netIn', 'netOut']);
  const grossCurrency = textOf(layout, record, 'grossCurrency').toUpperCase();
  const inOther = grossCurrency !== '' && grossCurrency !== currency;
  const gross = inOther ? null : sidesOf(layout, record, currency, ['gross', 'grossIn', 'grossOut']);
  if (net === null && gross === null) {
    throw new CellError(columnOf(layout, amountField(layout)), 'is empty; an amount was expected');
  }
  if (net === null || gross === null) {
    const known = gross ?? sumMinor([net ?? ZERO, fee]);
    return { gross: known, fee, net: net ?? subtract(known, fee), feeParts };
  }
  if (subtract(gross, fee) === net) return { gross, fee, net, feeParts };
  // A file may leave out a fee column: what gross and net leave between them is the fee.
  if (layout.profile.fees.length === 0) {
    const between = subtract(gross, net);
    return { gross, fee: between, net, feeParts: [{ kind: 'other', amount: between, description: '' }] };
  }
  throw new CellError(columnOf(layout, 'net'), 'The net amount is not the gross amount less the fees');
}

/** The balance after a row, in minor units; null if the file doesn't tell; throws `CellError`. */
export function balanceOf(layout: Layout, record: CsvRecord, currency: Currency): Minor | null {
  return moneyAt(layout, record, layout.columns.fields.balance, currency);
}

function amountField({ columns }: Layout): FileField {
  const fields: readonly FileField[] = ['net', 'gross', 'netIn', 'grossIn', 'netOut', 'grossOut'];
  return fields.find((field) => columns.fields[field] !== undefined) ?? 'net';
}

/** An amount of one signed column, or of a column for each direction; null where all are empty. */
function sidesOf(
  layout: Layout,
  record: CsvRecord,
  currency: Currency,
  [whole, comes, goes]: readonly [FileField, FileField, FileField],
): Minor | null {
  const signed = moneyAt(layout, record, layout.columns.fields[whole], currency);
  if (signed !== null) return signed;
  const arrived = moneyAt(layout, record, layout.columns.fields[comes], currency);
  const left = moneyAt(layout, record, layout.columns.fields[goes], currency);
  if (arrived === null && left === null) return null;
  return subtract(arrived ?? ZERO, left ?? ZERO);
}

function feesOf(layout: Layout, record: CsvRecord, currency: Currency): FeePart[] {
  return layout.profile.fees.flatMap(({ kind, back }, index): FeePart[] => {
    const at = layout.columns.fees[index];
    const cell = moneyAt(layout, record, at ?? undefined, currency);
    if (cell === null || cell === 0) return [];
    const charged = layout.profile.feeSign === 'signed' ? negate(cell) : cell;
    const description = (layout.header[at ?? 0] ?? '').trim();
    return [{ kind, amount: back ? negate(charged) : charged, description }];
  });
}

/** One amount cell in minor units; null if empty; throws `CellError` where a digit would be lost. */
function moneyAt(
  { profile, header }: Layout,
  record: CsvRecord,
  at: number | undefined,
  currency: Currency,
): Minor | null {
  const cell = at === undefined ? '' : (record.cells[at] ?? '').trim();
  if (cell === '' || cell === '-') return null;
  const exponent = profile.units === 'minor' ? 0 : exponentOf(currency);
  const value = cell.length > LONGEST_VALUE ? null : parseCsvAmount(cell, profile.decimalMark, exponent);
  if (value !== null) return minor(value);
  const unit = profile.units === 'minor' ? `whole smallest units of ${currency}` : currency;
  throw new CellError(
    (header[at ?? 0] ?? '').trim(),
    `${quoted(cell)} is not an exact amount in ${unit} with "${profile.decimalMark}" before the decimals`,
  );
}

/** A CSV file as rows that know their file, line and column names. */
import { DateError, type PlainDate, plainDate } from '../../../shared/dates.ts';
import { exponentOf, type Minor, MoneyError, parseMajor } from '../../../shared/money.ts';
import { type CsvRecord, detectDelimiter, splitCsv } from '../../../shared/statement/csvTokens.ts';
import { wrongInput } from './wrongInput.ts';

/** A date, alone or before a time of day. */
const DATE_FIRST = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{1,2}:\d{2}.*)?$/;

export interface Table {
  readonly file: string;
  /** Physical line of the column names. */
  readonly headerLine: number;
  /** Column numbers by name, see `columnName`. */
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: readonly Row[];
}

/** `Arrival Date (UTC)` is `arrival_date`: lower case, underscores, no zone in brackets. */
function columnName(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replace(/\s*\(utc\)$/, '')
    .replace(/[\s-]+/g, '_');
}

/** One row by its column names. What can't be used throws `WrongInput` with file, line, column and what was expected. */
export class Row {
  /** Physical line that the row starts on. */
  readonly line: number;
  private readonly file: string;
  private readonly columns: ReadonlyMap<string, number>;
  private readonly cells: readonly string[];

  constructor(file: string, columns: ReadonlyMap<string, number>, record: CsvRecord) {
    this.file = file;
    this.columns = columns;
    this.cells = record.cells;
    this.line = record.line;
  }

  has(column: string): boolean {
    return this.columns.has(column);
  }

  /** The cell's text without space around it; empty if there is no such column. */
  get(column: string): string {
    const index = this.columns.get(column);
    return index === undefined ? '' : (this.cells[index] ?? '').trim();
  }

  fail(column: string, message: string): never {
    throw wrongInput(this.file, this.line, column, message);
  }

  required(column: string): string {
    return this.get(column) || this.fail(column, 'is empty; a value was expected');
  }

  currency(): string {
    const text = this.required('currency').toUpperCase();
    return /^[A-Z]{3}$/.test(text)
      ? text
      : this.fail('currency', `"${text}" is not a currency code of three letters`);
  }

  amount(column: string, currency: string): Minor {
    const text = this.required(column);
    try {
      return parseMajor(text, exponentOf(currency));
    } catch (error) {
      if (!(error instanceof MoneyError)) throw error;
      return this.fail(
        column,
        `${error.message}; an amount in ${currency} such as ${example(currency)} was expected`,
      );
    }
  }

  date(column: string): PlainDate {
    const text = this.required(column);
    try {
      return plainDate(DATE_FIRST.exec(text)?.[1] ?? text);
    } catch (error) {
      if (!(error instanceof DateError)) throw error;
      return this.fail(column, `"${text}" is not a date; YYYY-MM-DD was expected`);
    }
  }
}

function example(currency: string): string {
  return ['-1234', '', '-1234.50', '-1234.500'][exponentOf(currency)] ?? '-1234.50';
}

function columnsOf(file: string, header: CsvRecord): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const [index, cell] of header.cells.entries()) {
    const name = columnName(cell);
    if (name === '') continue;
    if (columns.has(name))
      throw wrongInput(file, header.line, cell.trim(), 'two columns have this name; one was expected');
    columns.set(name, index);
  }
  return columns;
}

function isBlank({ cells }: CsvRecord): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/**
 * Reads CSV text with a header: any usual delimiter, line end and quoting; blank lines are passed over. Rows may end in empty
 * cells. Throws `WrongInput`.
 */
export function readTable(file: string, text: string): Table {
  if (text.includes('\0')) throw wrongInput(file, 0, '', 'is not text; a CSV file was expected');
  const { records, openQuoteLine } = splitCsv(text, detectDelimiter(text).delimiter);
  if (openQuoteLine > 0) throw wrongInput(file, openQuoteLine, '', 'a quote opened here is never closed');
  const [header, ...body] = records.filter((record) => !isBlank(record));
  if (!header) throw wrongInput(file, 0, '', 'the file is empty; a row of column names was expected');
  const columns = columnsOf(file, header);
  const width = header.cells.length;
  const rows = body.map((record) => {
    const isLonger = record.cells.slice(width).some((cell) => cell.trim() !== '');
    if (record.cells.length >= width && !isLonger) return new Row(file, columns, record);
    throw wrongInput(file, record.line, '', `${record.cells.length} columns where ${width} were expected`);
  });
  return { file, headerLine: header.line, columns, rows };
}

/** Throws `WrongInput` that names the columns a table lacks. */
export function needColumns({ file, headerLine, columns }: Table, needed: readonly string[]): void {
  const missing = needed.filter((column) => !columns.has(column));
  if (missing.length === 0) return;
  throw wrongInput(
    file,
    headerLine,
    missing.join(', '),
    `column missing; a payouts file needs ${needed.join(', ')}`,
  );
}

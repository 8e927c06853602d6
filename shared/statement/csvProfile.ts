/** How one bank's CSV file is laid out: found out from the file, correctable by the user, a plain object. */
import { type DecimalMark, detectDecimalMark, directionOf, readAmountText } from './csvAmounts.ts';
import { columnsByContent, columnsByName, type CsvColumns, looksLikeHeader } from './csvColumns.ts';
import { type DateOrder, detectDateOrder, isDateCell } from './csvDates.ts';
import { type CsvRecord, type Delimiter, detectDelimiter, splitCsv } from './csvTokens.ts';

/**
 * `signed`: one amount column as it changes the account. `inverted`: one amount column where a charge is positive (card
 * statements). `debitCredit`: two columns. `direction`: one amount column and one that says debit or credit.
 */
export type SignRule = 'signed' | 'inverted' | 'debitCredit' | 'direction';

export interface CsvProfile {
  readonly delimiter: Delimiter;
  /** Physical line of the row with the column names, from 1; 0 if there is none. */
  readonly headerLine: number;
  /** Number of columns that a row has. */
  readonly width: number;
  readonly columns: CsvColumns;
  readonly dateOrder: DateOrder;
  readonly decimalMark: DecimalMark;
  readonly sign: SignRule;
}

/** What detection thinks of one of its answers, for the preview. `certain: false` asks the user to look. */
export interface CsvNote {
  readonly field:
    | 'delimiter'
    | 'header'
    | 'date'
    | 'dateOrder'
    | 'amount'
    | 'decimalMark'
    | 'sign'
    | 'description';
  readonly certain: boolean;
  readonly message: string;
}

export interface CsvDetection {
  readonly profile: CsvProfile;
  readonly notes: readonly CsvNote[];
  /** Names of the columns as the file has them; `Column 1` … where it has none. */
  readonly columnNames: readonly string[];
}

const SAMPLE = 2000;

function blank(record: CsvRecord): boolean {
  return record.cells.every((cell) => cell.trim() === '');
}

/** The row of column names: the first that looks like one and is followed by rows with a date; else none. */
function findHeader(records: readonly CsvRecord[]): number {
  const limit = Math.min(records.length, 40);
  for (let index = 0; index < limit; index += 1) {
    const record = records[index];
    if (!record || !looksLikeHeader(record.cells)) continue;
    return index;
  }
  return -1;
}

function modeWidth(records: readonly CsvRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

function columnCells(rows: readonly CsvRecord[], column: number | null): string[] {
  if (column === null) return [];
  return rows.map(({ cells }) => (cells[column] ?? '').trim()).filter((cell) => cell !== '');
}

function signRule(columns: CsvColumns): SignRule {
  if (columns.debit !== null || columns.credit !== null) return 'debitCredit';
  return columns.direction !== null ? 'direction' : 'signed';
}

function amountCells(rows: readonly CsvRecord[], columns: CsvColumns): string[] {
  return [columns.amount, columns.debit, columns.credit, columns.balance].flatMap((column) =>
    columnCells(rows, column),
  );
}

function notesOf(
  profile: CsvProfile,
  rows: readonly CsvRecord[],
  certain: Record<'delimiter' | 'dateOrder' | 'decimalMark', boolean>,
): CsvNote[] {
  const { columns } = profile;
  const notes: CsvNote[] = [];
  const doubt = (field: CsvNote['field'], message: string) => notes.push({ field, certain: false, message });
  if (!certain.delimiter)
    doubt('delimiter', 'No separator was found that splits the lines into columns. Choose it.');
  if (profile.headerLine === 0)
    doubt('header', 'The file has no row with column names. Check which column is which.');
  if (columns.date === null) doubt('date', 'No column with dates was found. Choose it.');
  else if (!certain.dateOrder)
    doubt(
      'dateOrder',
      'Every date in this file can be read with the day or the month first. Choose the order.',
    );
  if (columns.amount === null && columns.debit === null && columns.credit === null)
    doubt('amount', 'No column with amounts was found. Choose it.');
  if (!certain.decimalMark)
    doubt(
      'decimalMark',
      'It is not clear whether points and commas group thousands or start the decimals. Choose.',
    );
  if (columns.payee === null && columns.description.length === 0)
    doubt('description', 'No column with a description was found.');
  const amounts = columnCells(rows, columns.amount)
    .map(readAmountText)
    .filter((read) => read !== null);
  const oneWay = amounts.length > 3 && !amounts.some((read) => read.negative || read.direction !== null);
  if (profile.sign === 'signed' && oneWay)
    doubt('sign', 'No amount has a minus. Check that money out isn’t shown as positive.');
  return notes;
}

/** Whether a column holds only words such as `DR` and `CR`. */
function findDirection(rows: readonly CsvRecord[], columns: CsvColumns, width: number): number | null {
  if (columns.direction !== null) return columns.direction;
  if (columns.amount === null) return null;
  for (let column = 0; column < width; column += 1) {
    const cells = columnCells(rows, column);
    if (
      cells.length > 0 &&
      cells.length >= rows.length * 0.9 &&
      cells.every((cell) => directionOf(cell) !== null)
    )
      return column;
  }
  return null;
}

/**
 * Finds a CSV file's layout by its column names (English, French, Indonesian) and its contents. Never throws; doubts
 * come as notes with `certain: false`, to be settled by the user. `chosen` is a delimiter that the user has settled.
 */
export function detectCsvProfile(text: string, chosen?: Delimiter): CsvDetection {
  const { delimiter, certain } = chosen ? { delimiter: chosen, certain: true } : detectDelimiter(text);
  const all = splitCsv(text, delimiter, SAMPLE).records;
  const records = all.filter((record) => !blank(record));
  const headerIndex = findHeader(records);
  const header = headerIndex < 0 ? null : (records[headerIndex] ?? null);
  const after = header ? records.slice(headerIndex + 1) : records;
  const width = header ? header.cells.length : modeWidth(after);
  const rows = after.filter(({ cells }) => cells.some(isDateCell));
  const named = header ? columnsByName(header.cells) : null;
  const found = columnsByContent(rows.length > 0 ? rows : after, width, named);
  const columns = { ...found, direction: findDirection(rows, found, width) };
  const order = detectDateOrder(columnCells(rows, columns.date));
  const mark = detectDecimalMark(amountCells(rows, columns));
  const profile: CsvProfile = {
    delimiter,
    headerLine: header?.line ?? 0,
    width,
    columns,
    dateOrder: order.order,
    decimalMark: mark.mark,
    sign: signRule(columns),
  };
  const sure = { delimiter: certain, dateOrder: order.certain, decimalMark: mark.certain };
  const columnNames = Array.from(
    { length: width },
    (_, index) => header?.cells[index]?.trim() || `Column ${index + 1}`,
  );
  return { profile, notes: notesOf(profile, rows, sure), columnNames };
}

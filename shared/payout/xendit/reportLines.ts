/** The lines of Xendit's Balance report and Auto-Withdrawal report, read strictly; the running balance checked. */
import { type PlainDate, dateInZone, dayNumber } from '../../dates.ts';
import {
  type Currency,
  type Minor,
  MoneyError,
  exponentOf,
  negate,
  parseMajor,
  toMajorText,
} from '../../money.ts';
import { parseCsvDate } from '../../statement/csvDates.ts';
import { type CsvRecord, detectDelimiter, splitCsv } from '../../statement/csvTokens.ts';
import type { StatementIssue } from '../../statement/model.ts';
import { CellError } from '../file/row.ts';
import {
  type ReportColumns,
  type ReportField,
  type ReportKind,
  findReportColumns,
  missingReportColumns,
} from './reportColumns.ts';

/** One line: a transaction, or the fee, VAT or reversal of one. */
export interface ReportLine {
  /** Physical line in the file. */
  readonly line: number;
  readonly transactionId: string;
  readonly productId: string;
  readonly type: string;
  /** `TRANSACTION`, `FEE`, `VAT`, each also with `_REVERSAL`; or one that doesn't exist yet. */
  readonly lineType: string;
  readonly channel: string;
  readonly reference: string;
  readonly currency: Currency;
  /** As it changes the balance. */
  readonly amount: Minor;
  /** The balance after it; null where the file has none. */
  readonly balance: Minor | null;
  readonly created: number;
  readonly date: PlainDate;
  /** Of the Auto-Withdrawal report; null in the other. */
  readonly withdrawalDate: PlainDate | null;
  readonly withdrawalStatus: string;
}

export interface ReportRead {
  /** Null where the file is neither report. */
  readonly kind: ReportKind | null;
  /** Oldest first. */
  readonly lines: readonly ReportLine[];
  /** Lines that couldn't be read, the first gap in the balance of each currency, columns that say nothing to Tieout. */
  readonly issues: readonly StatementIssue[];
}

/** How a file is read: its name for messages, and the IANA zone that gives instants their dates. */
export interface ReportInput {
  readonly name: string;
  readonly text: string;
  readonly timezone: string;
}

/** Rows before the header: a report may begin with a title. */
const HEADER_ROWS = 20;

/** Tells which of Xendit's reports a file is; null if neither. Never throws. */
export function detectXenditReport(text: string): ReportKind | null {
  const { records } = splitCsv(text, detectDelimiter(text).delimiter, HEADER_ROWS);
  return records.map(({ cells }) => findReportColumns(cells)).find((found) => found !== null)?.kind ?? null;
}

/** Reads either report. Never throws for what is in the file: what can't be used is an issue that names line and column. */
export function readReportLines(input: ReportInput): ReportRead {
  const { records, openQuoteLine } = splitCsv(input.text, detectDelimiter(input.text).delimiter);
  const place = records.slice(0, HEADER_ROWS).findIndex(({ cells }) => findReportColumns(cells) !== null);
  const header = records[place];
  const columns = header && findReportColumns(header.cells);
  if (header === undefined || !columns) {
    const message =
      'This is neither of the reports that Xendit makes (Balance, Auto-Withdrawal): a column “Transaction ID” beside one named “Line Type” was expected. Export the report again as CSV.';
    return { kind: null, lines: [], issues: [issue(input, 1, 'columns', message)] };
  }
  const missing = missingReportColumns(columns);
  if (missing.length > 0)
    return { kind: columns.kind, lines: [], issues: [lacks(input, header, columns, missing)] };
  const lines: ReportLine[] = [];
  const broken = new Set<string>();
  const issues: StatementIssue[] = columns.unknown.map((name) => unknownColumn(input, header.line, name));
  for (const record of records.slice(place + 1)) {
    if (record.cells.every((cell) => cell.trim() === '')) continue;
    try {
      lines.push(lineOf({ record, columns, header: header.cells, timezone: input.timezone }, lines.length));
    } catch (error) {
      if (!(error instanceof CellError) && !(error instanceof MoneyError)) throw error;
      const field = error instanceof CellError ? error.field : 'Amount';
      const message = `Line ${record.line}, ${field}: ${error.message}. The transaction on it was left out.`;
      issues.push(issue(input, record.line, field, message));
      broken.add((record.cells[columns.at.transactionId ?? -1] ?? '').trim());
    }
  }
  if (openQuoteLine > 0) {
    const message = `A quote opened on line ${openQuoteLine} is never closed. Everything from there on was left out. Export the report again.`;
    issues.push(issue(input, openQuoteLine, 'quote', message));
  }
  const ordered = inOrder(lines);
  // A transaction that lacks one of its lines would have a wrong amount.
  const whole = ordered.filter(({ transactionId }) => !broken.has(transactionId));
  // The Auto-Withdrawal report leaves out what no withdrawal holds: its balances don't follow from one another.
  const broke = columns.kind === 'balance' ? gaps(input, ordered) : [];
  return { kind: columns.kind, lines: whole, issues: [...issues, ...broke] };
}

function issue(
  { name }: ReportInput,
  line: number,
  field: string,
  message: string,
  severity: StatementIssue['severity'] = 'error',
): StatementIssue {
  return { severity, file: name, line, field, message };
}

function lacks(
  input: ReportInput,
  header: CsvRecord,
  { unknown }: ReportColumns,
  missing: readonly string[],
): StatementIssue {
  const names = missing.map((name) => `“${name}”`).join(', ');
  const strange = unknown.map((name) => `“${name}”`).join(', ');
  const message = [
    `The report has no column ${names}, so nothing was read.`,
    ...(strange === '' ? [] : [`It has columns that Tieout doesn’t know: ${strange}.`]),
    'Export it again with all columns.',
  ].join(' ');
  return issue(input, header.line, missing[0] ?? 'columns', message);
}

function unknownColumn(input: ReportInput, line: number, name: string): StatementIssue {
  const message = `The column “${name}” is new to Tieout and was not read.`;
  return issue(input, line, name, message, 'warning');
}

interface Row {
  readonly record: CsvRecord;
  readonly columns: ReportColumns;
  readonly header: readonly string[];
  readonly timezone: string;
}

function cellOf({ record, columns }: Row, field: ReportField): string {
  const index = columns.at[field];
  return index === undefined ? '' : (record.cells[index] ?? '').trim();
}

function bad(row: Row, field: ReportField, message: string): CellError {
  return new CellError(row.header[row.columns.at[field] ?? -1]?.trim() ?? field, message);
}

function lineOf(row: Row, position: number): ReportLine {
  const { record, header } = row;
  if (record.cells.length !== header.length) {
    const [has, wants] = [record.cells.length, header.length];
    throw new CellError(
      'columns',
      `the row has ${has} cells where ${wants} were expected, so they may have shifted`,
    );
  }
  const transactionId = cellOf(row, 'transactionId');
  if (transactionId === '') throw bad(row, 'transactionId', 'is empty');
  const currency = cellOf(row, 'currency').toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) throw bad(row, 'currency', `“${currency}” is not a currency`);
  const withdrawn = cellOf(row, 'withdrawalDate');
  return {
    line: record.line,
    transactionId,
    productId: cellOf(row, 'productId'),
    type: cellOf(row, 'type').toUpperCase().replaceAll(' ', '_'),
    lineType: cellOf(row, 'lineType').toUpperCase().replaceAll(' ', '_'),
    channel: cellOf(row, 'channel'),
    reference: cellOf(row, 'reference'),
    currency,
    amount: signed(row, currency),
    balance: cellOf(row, 'balance') === '' ? null : amountIn(row, 'balance', currency),
    ...timeOf(row, position),
    withdrawalDate: withdrawn === '' ? null : dayIn(row, 'withdrawalDate'),
    withdrawalStatus: cellOf(row, 'withdrawalStatus').toUpperCase(),
  };
}

function signed(row: Row, currency: Currency): Minor {
  const amount = amountIn(row, 'amount', currency);
  const side = cellOf(row, 'side').toUpperCase();
  if (side === 'CREDIT' || side === 'CR' || side === 'MONEY_IN') return amount;
  if (side !== 'DEBIT' && side !== 'DB' && side !== 'MONEY_OUT') {
    throw bad(row, 'side', `“${side}” is neither DEBIT nor CREDIT`);
  }
  // Some exports write debits with a minus as well.
  return amount < 0 ? amount : negate(amount);
}

/** `8500000`, `8500000.00` or `8,500,000.00`. */
function amountIn(row: Row, field: ReportField, currency: Currency): Minor {
  const text = cellOf(row, field);
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  try {
    return parseMajor(plain, exponentOf(currency));
  } catch (error) {
    if (error instanceof MoneyError) throw bad(row, field, error.message);
    throw error;
  }
}

/** Lines with a day only keep their order within it. */
function timeOf(row: Row, position: number): Pick<ReportLine, 'created' | 'date'> {
  const iso = cellOf(row, 'createdIso');
  const ms = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/.test(iso) ? Date.parse(iso) : Number.NaN;
  if (!Number.isNaN(ms)) {
    const created = Math.floor(ms / 1000);
    return { created, date: dateInZone(created, row.timezone) };
  }
  if (iso !== '') throw bad(row, 'createdIso', `“${iso}” is not a time with its zone`);
  const date = dayIn(row, 'created');
  return { created: dayNumber(date) * 86_400 + position, date };
}

function dayIn(row: Row, field: ReportField): PlainDate {
  const text = cellOf(row, field);
  const date = parseCsvDate(text, 'YMD') ?? parseCsvDate(text, 'DMY');
  if (date === null) throw bad(row, field, `“${text}” is not a date`);
  return date;
}

/** Reports run either way; where times don't tell, the balance does. */
function inOrder(lines: readonly ReportLine[]): readonly ReportLine[] {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return lines;
  const back = lines.toReversed();
  if (first.date !== last.date) return first.date < last.date ? lines : back;
  return breaksIn(back).length < breaksIn(lines).length ? back : lines;
}

/** Lines whose balance doesn't follow from the line before, of one currency each. */
function breaksIn(lines: readonly ReportLine[]): ReportLine[] {
  const before = new Map<Currency, Minor>();
  return lines.filter(({ currency, balance, amount }) => {
    if (balance === null) return false;
    const known = before.get(currency);
    before.set(currency, balance);
    return known !== undefined && known + amount !== balance;
  });
}

/** The first gap of each currency. */
function gaps(input: ReportInput, lines: readonly ReportLine[]): StatementIssue[] {
  const firsts = new Map<Currency, ReportLine>();
  for (const found of breaksIn(lines)) if (!firsts.has(found.currency)) firsts.set(found.currency, found);
  return [...firsts.values()].map(({ line, date, balance, currency, amount }) => {
    const stated = toMajorText(balance ?? amount, currency);
    const message = `On line ${line} (${date}) the balance is ${stated} ${currency}, which doesn’t follow from the line before. A line may be missing or there twice.`;
    return issue(input, line, 'Balance', message, 'warning');
  });
}

/** CSV bank files: rows to lines with a profile. */
import { exponentOf, type Minor, minor, negate } from '../money.ts';
import { decimalsOf, directionOf, parseCsvAmount } from './csvAmounts.ts';
import type { CsvColumns } from './csvColumns.ts';
import { parseCsvDate } from './csvDates.ts';
import type { CsvProfile } from './csvProfile.ts';
import { type CsvRecord, splitCsv } from './csvTokens.ts';
import type { StatementIssue } from './model.ts';
import type { RawLine, RawRead } from './rawLine.ts';

/** A cell that can't be used; becomes an issue. */
class CellProblem extends Error {
  readonly field: string;
  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

interface Reading {
  readonly profile: CsvProfile;
  readonly names: readonly string[];
  /** The account's currency; used where the file names none. */
  readonly currency: string;
  /** Debit columns whose amounts all carry a minus mean the same as ones without. */
  readonly debitsSigned: boolean;
}

const DATE_SHAPES = { DMY: 'day/month/year', MDY: 'month/day/year', YMD: 'year-month-day' } as const;

function cellOf(record: CsvRecord, column: number | null): string {
  return column === null ? '' : (record.cells[column] ?? '').trim();
}

/** As the file names the column, else as the preview does. */
function nameOf(reading: Reading, column: number | null): string {
  return column === null ? '' : (reading.names[column] ?? '') || `Column ${column + 1}`;
}

function moneyCell(
  reading: Reading,
  record: CsvRecord,
  column: number | null,
  currency: string,
): Minor | null {
  const cell = cellOf(record, column);
  if (cell === '' || cell === '-') return null;
  const value = parseCsvAmount(cell, reading.profile.decimalMark, exponentOf(currency));
  if (value !== null) return value;
  const field = nameOf(reading, column);
  const mark = reading.profile.decimalMark;
  throw new CellProblem(
    field,
    currency === ''
      ? `"${cell}" in ${field} is not an exact amount with "${mark}" before the decimals`
      : `"${cell}" in ${field} is not an exact amount in ${currency}, with "${mark}" before the decimals`,
  );
}

function twoColumnAmount(reading: Reading, record: CsvRecord, columns: CsvColumns, currency: string): Minor {
  const debit = moneyCell(reading, record, columns.debit, currency) ?? minor(0);
  const credit = moneyCell(reading, record, columns.credit, currency) ?? minor(0);
  const [out, into] = [nameOf(reading, columns.debit), nameOf(reading, columns.credit)];
  const both = `${out} and ${into}`;
  if (debit !== 0 && credit !== 0)
    throw new CellProblem(both, `Both ${out} and ${into} hold an amount; one was expected`);
  if (cellOf(record, columns.debit) === '' && cellOf(record, columns.credit) === '') {
    throw new CellProblem(both, `Neither ${out} and ${into} holds an amount`);
  }
  return debit === 0 ? credit : reading.debitsSigned ? debit : negate(debit);
}

function amountOf(reading: Reading, record: CsvRecord, currency: string): Minor {
  const { columns, sign } = reading.profile;
  if (sign === 'debitCredit') return twoColumnAmount(reading, record, columns, currency);
  const field = nameOf(reading, columns.amount);
  const value = moneyCell(reading, record, columns.amount, currency);
  if (value === null) throw new CellProblem(field, `${field} is empty; an amount was expected`);
  if (sign === 'inverted') return negate(value);
  if (sign === 'signed') return value;
  const word = cellOf(record, columns.direction);
  const direction = directionOf(word);
  const where = nameOf(reading, columns.direction);
  if (!direction) throw new CellProblem(where, `"${word}" in ${where} is neither debit nor credit`);
  if (value < 0 && direction === 'credit') {
    throw new CellProblem(where, `${where} says credit, but the amount has a minus`);
  }
  return direction === 'debit' && value > 0 ? negate(value) : value;
}

function currencyOf(reading: Reading, record: CsvRecord): string {
  const cell = cellOf(record, reading.profile.columns.currency).toUpperCase();
  if (cell === '') return reading.currency;
  if (!/^[A-Z]{3}$/.test(cell)) {
    const field = nameOf(reading, reading.profile.columns.currency);
    throw new CellProblem(field, `"${cell}" in ${field} is not a currency code of three letters`);
  }
  return cell;
}

function checkWidth(reading: Reading, record: CsvRecord): void {
  const { width } = reading.profile;
  const extra = record.cells.slice(width).some((cell) => cell.trim() !== '');
  if (record.cells.length >= width && !extra) return;
  throw new CellProblem(
    'columns',
    `The row has ${record.cells.length} columns where ${width} were expected, so its cells may have shifted`,
  );
}

function toLine(reading: Reading, record: CsvRecord): RawLine {
  const { columns, dateOrder } = reading.profile;
  checkWidth(reading, record);
  const dateCell = cellOf(record, columns.date);
  const date = parseCsvDate(dateCell, dateOrder);
  if (!date) {
    const field = nameOf(reading, columns.date);
    throw new CellProblem(field, `"${dateCell}" in ${field} is not a date as ${DATE_SHAPES[dateOrder]}`);
  }
  const currency = currencyOf(reading, record);
  return {
    date,
    amount: amountOf(reading, record, currency),
    currency,
    payee: cellOf(record, columns.payee),
    description: columns.description.map((column) => cellOf(record, column)).join(' '),
    reference: cellOf(record, columns.reference),
    bankId: cellOf(record, columns.bankId),
    balance: moneyCell(reading, record, columns.balance, currency),
    line: record.line,
  };
}

function missingColumns(profile: CsvProfile): string | null {
  if (profile.columns.date === null) return 'a date column';
  const { amount, debit, credit, direction } = profile.columns;
  if (profile.sign === 'debitCredit')
    return debit === null || credit === null ? 'a debit and a credit column' : null;
  if (amount === null) return 'an amount column';
  return profile.sign === 'direction' && direction === null ? 'a column that says debit or credit' : null;
}

/** A last row without line end may be cut in its last cell: an amount there is taken only if its decimals are as everywhere. */
function cutAmount(reading: Reading, records: readonly CsvRecord[], endsWithNewline: boolean): string | null {
  const last = records.at(-1);
  if (!last || endsWithNewline) return null;
  const { columns, decimalMark } = reading.profile;
  const column = last.cells.length - 1;
  if (![columns.amount, columns.debit, columns.credit, columns.balance].includes(column)) return null;
  if (cellOf(last, column) === '') return null;
  const decimals = records
    .map((record) => decimalsOf(cellOf(record, column), decimalMark))
    .filter((count) => count >= 0);
  const own = decimalsOf(cellOf(last, column), decimalMark);
  const whole = records.length > 1 || own === exponentOf(reading.currency);
  if (own > 0 && whole && decimals.every((count) => count === own)) return null;
  const field = nameOf(reading, column);
  return `The file ends without a line end inside ${field}, so the amount may be cut. If the row is whole, add a line end to the file`;
}

/** Rows after the last line that hold no date: totals and remarks at the foot of a file. */
function isFoot(reading: Reading, record: CsvRecord): boolean {
  const cell = cellOf(record, reading.profile.columns.date);
  return (
    parseCsvDate(cell, reading.profile.dateOrder) === null &&
    record.cells.every((one) => !/\d{1,4}[/-]\d{1,2}[/-]\d{2,4}/.test(one))
  );
}

function debitsSigned(profile: CsvProfile, rows: readonly CsvRecord[]): boolean {
  const cells = rows.map((record) => cellOf(record, profile.columns.debit)).filter((cell) => cell !== '');
  const values = cells
    .map((cell) => parseCsvAmount(cell, profile.decimalMark, 3))
    .filter((value) => value !== null && value !== 0);
  return values.length > 0 && values.every((value) => value !== null && value < 0);
}

/**
 * Reads a CSV bank file with a profile. `currency` is the account's, used where rows name none. Never throws: a row
 * that can't be used is an issue with its physical line and what was expected; good rows are kept.
 */
export function parseCsv(text: string, profile: CsvProfile, file: string, currency: string): RawRead {
  const issues: StatementIssue[] = [];
  const add = (severity: StatementIssue['severity'], line: number, field: string, message: string) =>
    issues.push({ severity, file, line, field, message });
  const missing = missingColumns(profile);
  if (missing) {
    add(
      'error',
      profile.headerLine,
      'columns',
      `The file has no column that could be ${missing}. Nothing was read. Choose the columns, or export the file again.`,
    );
    return { lines: [], issues };
  }
  const split = splitCsv(text, profile.delimiter);
  if (split.openQuoteLine > 0) {
    add(
      'error',
      split.openQuoteLine,
      'quote',
      `A quote opened on line ${split.openQuoteLine} is never closed. Everything from that line on was left out.`,
    );
  }
  const names =
    split.records.find(({ line }) => line === profile.headerLine)?.cells.map((cell) => cell.trim()) ?? [];
  const records = split.records.filter(
    ({ line, cells }) => line > profile.headerLine && cells.some((cell) => cell.trim() !== ''),
  );
  const reading: Reading = { profile, names, currency, debitsSigned: debitsSigned(profile, records) };
  const cut = split.openQuoteLine > 0 ? null : cutAmount(reading, records, split.endsWithNewline);
  const lines = readRows(reading, records, cut, add);
  return { lines, issues };
}

type AddIssue = (severity: StatementIssue['severity'], line: number, field: string, message: string) => void;

function readRows(
  reading: Reading,
  records: readonly CsvRecord[],
  cut: string | null,
  add: AddIssue,
): RawLine[] {
  const lines: RawLine[] = [];
  const failures: { record: CsvRecord; problem: CellProblem; after: number }[] = [];
  for (const record of records) {
    try {
      if (cut !== null && record === records.at(-1)) throw new CellProblem('end of file', cut);
      lines.push(toLine(reading, record));
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      failures.push({ record, problem: error, after: lines.length });
    }
  }
  for (const { record, problem, after } of failures) {
    const outside =
      (after === lines.length && lines.length > 0) || (after === 0 && reading.profile.headerLine === 0);
    const foot = outside && isFoot(reading, record) && cut === null;
    const message = foot
      ? `Line ${record.line}: ${problem.message}. It holds no date and was taken for a remark.`
      : `Line ${record.line}: ${problem.message}. The row was left out.`;
    add(foot ? 'warning' : 'error', record.line, problem.field, message);
  }
  return lines;
}

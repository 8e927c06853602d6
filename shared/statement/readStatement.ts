/** A bank file in, statement lines out: finds the format, reads it, keys the lines and checks the running balance. */
import type { PlainDate } from '../dates.ts';
import { type Minor, minor, sumMinor, toMajorText } from '../money.ts';
import { parseCsv } from './csv.ts';
import type { DateOrder } from './csvDates.ts';
import { type CsvNote, type CsvProfile, detectCsvProfile } from './csvProfile.ts';
import type { FileRead, FileStatement } from './fileStatement.ts';
import { looksLikeBai2, parseBai2 } from './formats/bai2.ts';
import { looksLikeCamt, parseCamt } from './formats/camt.ts';
import { looksLikeMt940, parseMt940 } from './formats/mt940.ts';
import { looksLikeQif, parseQif, type QifDates } from './formats/qif.ts';
import type { StatementIssue, StatementLine } from './model.ts';
import { looksLikeOfx, parseOfx } from './ofx.ts';
import { keyLines, type RawLine } from './rawLine.ts';
import { compareText } from '../order.ts';

/** What to read. `currency` is the bank account's; empty to take the file's word. */
export interface StatementInput {
  readonly name: string;
  /** Decoded text (see `detectEncoding`). */
  readonly text: string;
  /** The bank account (Xero AccountID) the file is for. */
  readonly accountId: string;
  readonly currency: string;
  /** CSV: the layout as corrected by the user; found out when absent. */
  readonly profile?: CsvProfile | undefined;
  /** A file with several accounts: which one (an `id` of `accounts`). */
  readonly fileAccount?: string | undefined;
  /** QIF: the order of day and month as corrected by the user. */
  readonly dateOrder?: DateOrder | undefined;
}

/** A place where the balance that the file states doesn't follow from the line before. Minor units. */
export interface BalanceBreak {
  readonly line: number;
  readonly date: PlainDate;
  readonly expected: Minor;
  readonly stated: Minor;
}

export interface StatementSummary {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly count: number;
  /** Sum of what came in (positive) and of what went out (negative), minor units. */
  readonly credits: Minor;
  readonly debits: Minor;
  readonly openingBalance: Minor | null;
  readonly closingBalance: Minor | null;
  /** The first place where the running balance breaks; null if it holds or there is none. */
  readonly balanceBreak: BalanceBreak | null;
}

export type StatementFormat = 'ofx' | 'csv' | 'camt' | 'mt940' | 'bai2' | 'qif';

export interface StatementRead {
  readonly format: StatementFormat;
  readonly profile: CsvProfile | null;
  readonly notes: readonly CsvNote[];
  /** QIF: how its dates were read; null for formats that say so themselves. */
  readonly dates: QifDates | null;
  /** Names of the CSV columns; empty for other formats. */
  readonly columnNames: readonly string[];
  /** The accounts that the file names. */
  readonly accounts: readonly { readonly id: string; readonly currency: string; readonly count: number }[];
  /** False when the file ends early: `lines` is what was whole. */
  readonly complete: boolean;
  readonly lines: readonly StatementLine[];
  readonly issues: readonly StatementIssue[];
  readonly summary: StatementSummary;
}

/** The first line whose balance isn't the balance before it plus its amount, reading in the order given. */
function firstBreak(lines: readonly RawLine[]): BalanceBreak | null {
  for (let index = 1; index < lines.length; index += 1) {
    const [before, here] = [lines[index - 1], lines[index]];
    if (!before || !here || before.balance === null || here.balance === null) continue;
    const expected = minor(before.balance + here.amount);
    if (expected !== here.balance)
      return { line: here.line, date: here.date, expected, stated: here.balance };
  }
  return null;
}

/** Files run oldest or newest first: the order in which the dates (or else the balances) agree. */
function chronological(lines: readonly RawLine[]): readonly RawLine[] {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last || first.date < last.date) return lines;
  const reversed = lines.toReversed();
  if (first.date > last.date) return reversed;
  return firstBreak(lines) !== null && firstBreak(reversed) === null ? reversed : lines;
}

function summarise(raw: readonly RawLine[], closing: Minor | null): StatementSummary {
  const ordered = chronological(raw);
  const dates = raw.map(({ date }) => date).toSorted(compareText);
  const [first, last] = [ordered[0], ordered.at(-1)];
  const total = sumMinor(raw.map(({ amount }) => amount));
  const stated = last?.balance ?? closing;
  const opening = first && first.balance !== null ? minor(first.balance - first.amount) : null;
  return {
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    count: raw.length,
    credits: sumMinor(raw.map(({ amount }) => minor(Math.max(amount, 0)))),
    debits: sumMinor(raw.map(({ amount }) => minor(Math.min(amount, 0)))),
    openingBalance: opening ?? (closing === null ? null : minor(closing - total)),
    closingBalance: stated,
    balanceBreak: firstBreak(ordered),
  };
}

/** Lines in another currency than the account's never enter it. */
function inCurrency(raw: readonly RawLine[], input: StatementInput, issues: StatementIssue[]): RawLine[] {
  const wrong = raw.filter(
    (line) =>
      !/^[A-Z]{3}$/.test(line.currency) || (input.currency !== '' && line.currency !== input.currency),
  );
  for (const line of wrong) {
    const message =
      line.currency === ''
        ? `Line ${line.line} names no currency and none was given. Say which currency the account has.`
        : `Line ${line.line} is in ${line.currency}, the account in ${input.currency}. It was left out.`;
    issues.push({ severity: 'error', file: input.name, line: line.line, field: 'currency', message });
  }
  return raw.filter((line) => !wrong.includes(line));
}

function breakIssue(found: BalanceBreak, currency: string, file: string): StatementIssue {
  const stated = toMajorText(found.stated, currency);
  const expected = toMajorText(found.expected, currency);
  const message = `On line ${found.line} (${found.date}) the balance is ${stated} where ${expected} follows from the line before. A line may be missing, or the amounts are read wrongly.`;
  return { severity: 'warning', file, line: found.line, field: 'balance', message };
}

/** Several statements of one account are one; of several accounts, the one asked for, or the only one in the currency. */
function chooseStatements(
  all: readonly FileStatement[],
  input: StatementInput,
  issues: StatementIssue[],
): FileStatement[] {
  const ids = [...new Set(all.map(({ id }) => id))];
  if (input.fileAccount !== undefined) return all.filter(({ id }) => id === input.fileAccount);
  if (ids.length <= 1) return [...all];
  const fitting = [...new Set(all.filter(({ currency }) => currency === input.currency).map(({ id }) => id))];
  const chosen = fitting.length === 1 ? fitting[0] : undefined;
  const list = ids.join(', ');
  const message =
    chosen === undefined
      ? `The file holds ${ids.length} accounts (${list}). Choose the one to import.`
      : `The file holds ${ids.length} accounts (${list}). Only ${chosen} is in ${input.currency} and was read.`;
  issues.push({
    severity: chosen === undefined ? 'error' : 'warning',
    file: input.name,
    line: 0,
    field: 'account',
    message,
  });
  return all.filter(({ id }) => id === chosen);
}

interface Parts {
  readonly format: StatementFormat;
  readonly profile: CsvProfile | null;
  readonly notes: readonly CsvNote[];
  readonly dates: QifDates | null;
  readonly columnNames: readonly string[];
  readonly accounts: StatementRead['accounts'];
  readonly complete: boolean;
  readonly raw: readonly RawLine[];
  readonly closing: Minor | null;
}

/** The structured formats, by what a file looks like. */
const STRUCTURED = [
  { format: 'ofx', isLike: looksLikeOfx, parse: parseOfx },
  { format: 'camt', isLike: looksLikeCamt, parse: parseCamt },
  { format: 'mt940', isLike: looksLikeMt940, parse: parseMt940 },
  { format: 'bai2', isLike: looksLikeBai2, parse: parseBai2 },
] as const;

function readQifParts(input: StatementInput, issues: StatementIssue[]): Parts {
  const read = parseQif(input.text, input.name, input.currency, input.dateOrder);
  return { ...readStructured('qif', read, input, issues), accounts: [], dates: read.dates };
}

function readStructured(
  format: StatementFormat,
  read: FileRead,
  input: StatementInput,
  issues: StatementIssue[],
): Parts {
  for (const issue of read.issues) issues.push(issue);
  const chosen = chooseStatements(read.statements, input, issues);
  const accounts = [...new Set(read.statements.map(({ id }) => id))].map((id) => {
    const own = read.statements.filter((statement) => statement.id === id);
    return {
      id,
      currency: own[0]?.currency ?? '',
      count: own.reduce((sum, { lines }) => sum + lines.length, 0),
    };
  });
  const raw = chosen.flatMap(({ lines }) => lines);
  const closing = read.complete ? (chosen.at(-1)?.closing?.amount ?? null) : null;
  return {
    format,
    profile: null,
    notes: [],
    dates: null,
    columnNames: [],
    accounts,
    complete: read.complete,
    raw,
    closing,
  };
}

function readCsvParts(input: StatementInput, issues: StatementIssue[]): Parts {
  const detected = detectCsvProfile(input.text, input.profile?.delimiter);
  const profile = input.profile ?? detected.profile;
  const read = parseCsv(input.text, profile, input.name, input.currency);
  for (const issue of read.issues) issues.push(issue);
  const complete = !read.issues.some(({ field }) => field === 'quote' || field === 'end of file');
  const notes = input.profile ? [] : detected.notes;
  return {
    format: 'csv',
    profile,
    notes,
    dates: null,
    columnNames: detected.columnNames,
    accounts: [],
    complete,
    raw: read.lines,
    closing: null,
  };
}

/** Whether a text is of a format that only banks write: anything but CSV. */
export function isBankFormat(text: string): boolean {
  return STRUCTURED.some(({ isLike }) => isLike(text)) || looksLikeQif(text);
}

function readParts(input: StatementInput, issues: StatementIssue[]): Parts {
  const { text, name, currency } = input;
  const structured = STRUCTURED.find(({ isLike }) => isLike(text));
  if (structured)
    return readStructured(structured.format, structured.parse(text, name, currency), input, issues);
  return looksLikeQif(text) ? readQifParts(input, issues) : readCsvParts(input, issues);
}

/**
 * Reads a bank file. Never throws: everything wrong is in `issues`, everything whole in `lines`. Keys are such that the
 * same file again, or the overlapping part of another one, adds nothing.
 */
export function readStatement(input: StatementInput): StatementRead {
  const issues: StatementIssue[] = [];
  const { raw, closing, ...parts } = readParts(input, issues);
  const kept = inCurrency(raw, input, issues);
  const summary = summarise(kept, closing);
  if (summary.balanceBreak)
    issues.push(breakIssue(summary.balanceBreak, kept[0]?.currency ?? '', input.name));
  if (kept.length === 0 && !issues.some(({ severity }) => severity === 'error')) {
    issues.push({
      severity: 'warning',
      file: input.name,
      line: 0,
      field: '',
      message: 'The file holds no transactions.',
    });
  }
  return { ...parts, lines: keyLines(kept, input.name, input.accountId), issues, summary };
}

/** A provider's CSV file in, payouts and movements out, by a profile. */
import { MoneyError } from '../../money.ts';
import { type CsvRecord, detectDelimiter, splitCsv } from '../../statement/csvTokens.ts';
import type { StatementIssue } from '../../statement/model.ts';
import { type Payout, type PayoutEntry, residualOf } from '../model.ts';
import { balanceIssues } from './balance.ts';
import { findColumns, fittingProfiles, missingColumns } from './columns.ts';
import { entryOf, isMovement, rowKind } from './entry.ts';
import { type FileRow, isWaiting, payoutOfMovement, payoutOfRow, payoutOfRows } from './payouts.ts';
import type { FileProfile, RowKind } from './profile.ts';
import { CellError, type Layout, balanceOf, columnOf, dateOf, nameOf, textOf } from './row.ts';

/** What was read of a file. Rows that couldn't be used are in `issues`; nothing is left out silently. */
export interface ProviderFileRead {
  readonly payouts: readonly Payout[];
  /** Movements that no payout of the file claims. */
  readonly openEntries: readonly PayoutEntry[];
  readonly issues: readonly StatementIssue[];
  /** Texts of the type column that the profile doesn't know, with how many rows have them, most first. */
  readonly unknownTypes: readonly { readonly type: string; readonly rows: number }[];
  /** All texts of the type column with what their rows are by the profile, most rows first; `''` for rows without one. */
  readonly types: readonly { readonly type: string; readonly rows: number; readonly kind: RowKind }[];
  /** The first rows that became something. */
  readonly firstRows: readonly FileRow[];
  /** Rows below the header, and those of them that by type or status moved nothing. */
  readonly rows: number;
  readonly skipped: number;
}

/** What a file looks like before a profile is chosen. */
export interface ProviderFileLook {
  readonly header: readonly string[];
  /** Physical line of the header. */
  readonly headerLine: number;
  /** The first rows, as they are. */
  readonly sample: readonly (readonly string[])[];
  readonly fitting: readonly FileProfile[];
}

const HEADER_ROWS = 40;
const FIRST_ROWS = 12;

/** Finds the header and the profiles that fit. `text` is decoded (see `detectEncoding`). Never throws. */
export function lookAtProviderFile(text: string, profiles: readonly FileProfile[]): ProviderFileLook {
  const { delimiter } = detectDelimiter(text);
  const { records } = splitCsv(text, delimiter, HEADER_ROWS + 20);
  const at = headerAt(records, profiles);
  const header = records[at]?.cells ?? [];
  return {
    header,
    headerLine: records[at]?.line ?? 0,
    sample: records.slice(at + 1, at + 21).map(({ cells }) => cells),
    fitting: fittingProfiles(header, profiles),
  };
}

/** The first row that a profile knows, else the first with the most cells: reports begin with a title or remarks. */
function headerAt(records: readonly CsvRecord[], profiles: readonly FileProfile[]): number {
  const head = records.slice(0, HEADER_ROWS);
  const known = head.findIndex(({ cells }) => fittingProfiles(cells, profiles).length > 0);
  if (known >= 0) return known;
  const most = Math.max(0, ...head.map(({ cells }) => filled(cells)));
  return Math.max(
    0,
    head.findIndex(({ cells }) => filled(cells) === most),
  );
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length;
}

export interface ProviderFileInput {
  readonly name: string;
  readonly text: string;
  readonly profile: FileProfile;
  readonly connectionId: string;
}

interface Reading extends Layout {
  readonly file: string;
  readonly connectionId: string;
  readonly issues: StatementIssue[];
}

/**
 * Reads a file. Never throws for what is in it: a row that can't be used is an issue with file, line and column, and its
 * payout is left out with it, as a payout that lacks a part would have a wrong amount.
 */
export function readProviderFile(input: ProviderFileInput): ProviderFileRead {
  const { name: file, text, profile, connectionId } = input;
  const { delimiter } = detectDelimiter(text);
  const { records, openQuoteLine, endsWithNewline } = splitCsv(text, delimiter);
  const at = headerAt(records, [profile]);
  const header = records[at]?.cells ?? [];
  const columns = findColumns(header, profile);
  const reading: Reading = { profile, columns, header, file, connectionId, issues: [] };
  const rows = records.slice(at + 1).filter(({ cells }) => filled(cells) > 0);
  const missing = missingColumns(columns, profile);
  if (missing.length > 0) return refuse(reading, records[at]?.line ?? 1, rows.length, missing);
  if (openQuoteLine > 0) {
    const message = `A quote opened on line ${openQuoteLine} is never closed. Everything from that line on was left out. Export the file again.`;
    report(reading, openQuoteLine, 'quote', message);
  } else if (!endsWithNewline) warnOfEnd(reading, rows.at(-1));
  return build(reading, rows, openQuoteLine > 0);
}

/** A file may break off within its last cell, and what is left of an amount or a name may look whole. */
function warnOfEnd({ columns, header, issues, file }: Reading, last: CsvRecord | undefined): void {
  // What is left of a currency isn’t one.
  const { currency: _, grossCurrency: _other, ...fields } = columns.fields;
  const used: readonly (number | null)[] = [...Object.values(fields), ...columns.fees];
  if (last === undefined || !used.includes(header.length - 1)) return;
  const message = `The file ends without a line end, so its last row (line ${last.line}) may be cut. Check that row: “${last.cells.join(', ').slice(0, 200)}”.`;
  issues.push({ severity: 'warning', file, line: last.line, field: 'end', message });
}

function refuse(reading: Reading, line: number, rows: number, missing: readonly string[]): ProviderFileRead {
  const message = `The file has no column for ${missing.join(', ')} under the names that “${reading.profile.provider}” uses. Nothing was read. Choose the columns, or another profile.`;
  report(reading, line, 'columns', message);
  return {
    payouts: [],
    openEntries: [],
    issues: reading.issues,
    unknownTypes: [],
    types: [],
    firstRows: [],
    rows,
    skipped: 0,
  };
}

function report({ issues, file }: Reading, line: number, field: string, message: string): void {
  issues.push({ severity: 'error', file, line, field, message });
}

interface Rows {
  readonly good: readonly FileRow[];
  /** Payouts with a row that couldn't be read. */
  readonly broken: ReadonlySet<string>;
  /** A row was lost whose payout isn't known. */
  readonly lost: boolean;
  readonly skipped: number;
}

function readRows(reading: Reading, records: readonly CsvRecord[]): Rows {
  const good: FileRow[] = [];
  const broken = new Set<string>();
  const seen = new Map<string, number>();
  let lost = false;
  let skipped = 0;
  for (const record of records) {
    const isWhole = record.cells.length === reading.header.length;
    try {
      if (!isWhole) throw new CellError('columns', widthMessage(reading, record));
      if (!isMovement(reading, record)) skipped += 1;
      else good.push(rowOf(reading, record, seen));
    } catch (error) {
      if (!(error instanceof CellError) && !(error instanceof MoneyError)) throw error;
      const field = error instanceof CellError ? error.field : columnOf(reading, 'net');
      report(reading, record.line, field, `Line ${record.line}, ${field}: ${error.message}.`);
      const group = isWhole ? groupIdOf(reading, record) : '';
      if (group === '') lost = true;
      else broken.add(group);
    }
  }
  return { good, broken, lost, skipped };
}

function widthMessage({ header }: Layout, { cells }: CsvRecord): string {
  return `the row has ${cells.length} cells where ${header.length} were expected, so they may have shifted`;
}

function rowOf(reading: Reading, record: CsvRecord, seen: Map<string, number>): FileRow {
  const entry = entryOf(reading, record, seen);
  return {
    line: record.line,
    entry,
    balance: balanceOf(reading, record, entry.currency),
    payoutId: nameOfGroup(reading, record),
    payoutDate: dateOf(reading, record, 'payoutDate'),
    payoutStatus: textOf(reading, record, 'payoutStatus'),
    descriptor: textOf(reading, record, 'descriptor'),
    traceId: textOf(reading, record, 'traceId'),
  };
}

function nameOfGroup(reading: Reading, record: CsvRecord): string {
  nameOf(reading, record, 'payoutId');
  return groupIdOf(reading, record);
}

function groupField({ profile }: Layout): 'payoutDate' | 'payoutId' {
  return profile.grouping === 'date' ? 'payoutDate' : 'payoutId';
}

/** What names a row's payout, as text; empty if it names none. Also of rows with a bad cell elsewhere. */
function groupIdOf(reading: Reading, record: CsvRecord): string {
  if (reading.profile.layout === 'payouts') {
    return textOf(reading, record, 'payoutId') || textOf(reading, record, 'id');
  }
  if (reading.profile.grouping === 'column') return textOf(reading, record, 'payoutId');
  if (reading.profile.grouping === 'none') return '';
  try {
    return dateOf(reading, record, 'payoutDate') ?? '';
  } catch {
    return '';
  }
}

function build(reading: Reading, records: readonly CsvRecord[], isCut: boolean): ProviderFileRead {
  const rows = readRows(reading, records);
  reading.issues.push(...balanceIssues(rows.good, reading.file));
  const counted = {
    rows: records.length,
    skipped: rows.skipped,
    unknownTypes: unknownTypes(rows.good, reading),
    types: typesOf(reading, records),
    firstRows: rows.good.slice(0, FIRST_ROWS),
  };
  if (reading.profile.layout === 'payouts') {
    const { connectionId } = reading;
    const tellsGross = hasGross(reading);
    const payouts = once(reading, rows.good).map((row) =>
      payoutOfRow(row, row.payoutId, { connectionId, tellsGross }),
    );
    return { payouts, openEntries: [], issues: reading.issues, ...counted };
  }
  if (reading.profile.grouping === 'none') {
    const own = rows.good.filter(({ entry }) => entry.kind === 'payout');
    const back = new Set(
      rows.good.flatMap(({ entry }) => (entry.kind === 'payoutReversal' ? [entry.chargeId] : [])),
    );
    const payouts = own.map((row): Payout => {
      const payout = payoutOfMovement(row, reading.connectionId);
      return back.has(payout.id) ? { ...payout, status: 'failed' } : payout;
    });
    const openEntries = rows.good.map(({ entry }) => entry);
    return { payouts, openEntries, issues: reading.issues, ...counted };
  }
  return { ...grouped(reading, rows, isCut || rows.lost), issues: reading.issues, ...counted };
}

/** Payouts of rows that name theirs. One that may lack a row is left out, unless its own row states its amount. */
function grouped(
  reading: Reading,
  rows: Rows,
  mayLack: boolean,
): Pick<ProviderFileRead, 'payouts' | 'openEntries'> {
  const groups = groupsOf(rows.good, reading);
  const payouts: Payout[] = [];
  const waiting: FileRow[] = [];
  for (const [id, group] of groups) {
    const payoutId = group[0]?.payoutId ?? '';
    const isStated = group.some(({ entry }) => entry.kind === 'payout');
    if (!isStated && (mayLack || rows.broken.has(payoutId))) {
      const message = `Payout ${id} was left out: a row that may belong to it could not be read, so its amount would be wrong. Mend that row, or export the file again.`;
      report(reading, group[0]?.line ?? 0, columnOf(reading, groupField(reading)), message);
      continue;
    }
    if (isWaiting(group)) {
      waiting.push(...group);
      continue;
    }
    const payout = summed(reading, group, id);
    if (payout) payouts.push(payout);
  }
  const open = [...rows.good.filter(({ payoutId }) => payoutId === ''), ...waiting];
  return { payouts, openEntries: open.map(({ entry }) => entry) };
}

/** The payout of a group; none where its rows come to more than can be exact, which is reported. */
function summed(reading: Reading, group: readonly FileRow[], id: string): Payout | null {
  try {
    const payout = payoutOfRows(group, id, reading);
    // So can what it holds beside its amount.
    if (payout !== null) residualOf(payout);
    return payout;
  } catch (error) {
    if (!(error instanceof MoneyError)) throw error;
    const message = `Payout ${id} was left out: its rows come to more than can be exact. An amount is read wrongly.`;
    report(reading, group[0]?.line ?? 0, columnOf(reading, 'net'), message);
    return null;
  }
}

/** Whether a file of payouts says more than what arrives. */
function hasGross({ columns: { fields, fees } }: Layout): boolean {
  const found = fields.gross ?? fields.grossIn ?? fields.grossOut;
  const hasNet = (fields.net ?? fields.netIn ?? fields.netOut) !== undefined;
  return (found !== undefined && hasNet) || fees.some((at) => at !== null);
}

/** Rows of payouts, each once: one that is there twice and says two things is left out, whichever is true. */
function once(reading: Reading, rows: readonly FileRow[]): readonly FileRow[] {
  const byId = new Map<string, FileRow[]>();
  for (const row of rows) {
    const known = byId.get(row.payoutId);
    if (known) known.push(row);
    else byId.set(row.payoutId, [row]);
  }
  return [...byId].flatMap(([id, same]) => {
    const [first] = same;
    if (first !== undefined && id !== '' && same.every((row) => saysSame(row, first))) return [first];
    if (id === '') {
      for (const { line } of same) {
        report(reading, line, columnOf(reading, 'id'), `Line ${line} names no payout and was left out.`);
      }
      return [];
    }
    const message = `Payout ${id} is in the file ${same.length} times with different amounts or dates, so it was left out. Mend the file, or export it again.`;
    report(reading, first?.line ?? 0, columnOf(reading, 'id'), message);
    return [];
  });
}

function saysSame(a: FileRow, b: FileRow | undefined): boolean {
  const { entry: one } = a;
  const other = b?.entry;
  return (
    a.payoutStatus === b?.payoutStatus &&
    a.payoutDate === b.payoutDate &&
    one.currency === other?.currency &&
    one.gross === other.gross &&
    one.net === other.net &&
    one.date === other.date
  );
}

/** Rows by payout; one id in several currencies is a payout each, told apart by the currency. A day always is. */
function groupsOf(rows: readonly FileRow[], { profile }: Layout): ReadonlyMap<string, readonly FileRow[]> {
  const currencies = new Map<string, Set<string>>();
  for (const { payoutId, entry } of rows) {
    if (payoutId === '') continue;
    const known = currencies.get(payoutId);
    if (known) known.add(entry.currency);
    else currencies.set(payoutId, new Set([entry.currency]));
  }
  const groups = new Map<string, FileRow[]>();
  for (const row of rows) {
    if (row.payoutId === '') continue;
    const isShared = profile.grouping === 'date' || (currencies.get(row.payoutId)?.size ?? 0) > 1;
    const id = isShared ? `${row.payoutId} ${row.entry.currency}` : row.payoutId;
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}

function typesOf(reading: Reading, records: readonly CsvRecord[]): ProviderFileRead['types'] {
  const counts = new Map<string, number>();
  for (const record of records) {
    const type = textOf(reading, record, 'type');
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts]
    .map(([type, rows]) => ({ type, rows, kind: rowKind(type, reading.profile) }))
    .toSorted((a, b) => b.rows - a.rows);
}

function unknownTypes(rows: readonly FileRow[], { profile }: Layout): ProviderFileRead['unknownTypes'] {
  const counts = new Map<string, number>();
  for (const { entry } of rows) {
    if (rowKind(entry.rawType, profile) !== 'unknown') continue;
    counts.set(entry.rawType, (counts.get(entry.rawType) ?? 0) + 1);
  }
  return [...counts].map(([type, count]) => ({ type, rows: count })).toSorted((a, b) => b.rows - a.rows);
}

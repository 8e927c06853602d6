/** Bank files: a look at what a file holds, and taking it into the local database. */
import type { DateOrder } from '../../shared/statement/csvDates.ts';
import type { CsvProfile } from '../../shared/statement/csvProfile.ts';
import { detectEncoding, type Encoding } from '../../shared/statement/encoding.ts';
import type { StatementIssue, StatementLine } from '../../shared/statement/model.ts';
import {
  readStatement,
  type StatementRead,
  type StatementSummary,
} from '../../shared/statement/readStatement.ts';
import type { FlowContext } from './context.ts';
import { inOne } from '../db/inOne.ts';

/** A bank file as dropped or chosen. `currency` is the bank account's; empty to take the file's word. */
export interface StatementFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The Xero bank account (AccountID). */
  readonly accountId: string;
  readonly currency: string;
  /** As corrected in the preview; otherwise what the bytes say. */
  readonly encoding?: Encoding | undefined;
  /** CSV: the layout as corrected in the preview. */
  readonly profile?: CsvProfile | undefined;
  /** A file with several accounts: the one to take. */
  readonly fileAccount?: string | undefined;
  /** QIF: the order of day and month as corrected in the preview. */
  readonly dateOrder?: DateOrder | undefined;
}

export interface ImportReport {
  readonly read: StatementRead;
  /** Lines that were new, and lines that were there already. */
  readonly added: number;
  readonly alreadyThere: number;
  readonly issues: readonly StatementIssue[];
  readonly summary: StatementSummary;
}

/** Reads a bank file without storing anything. Never throws for what is in the file: see `issues`. */
export function previewStatement(file: StatementFile): StatementRead {
  const text = new TextDecoder(file.encoding ?? detectEncoding(file.bytes).label).decode(file.bytes);
  const { name, accountId, currency, profile, fileAccount, dateOrder } = file;
  return readStatement({ name, text, accountId, currency, profile, fileAccount, dateOrder });
}

const sameDay = (line: Pick<StatementLine, 'date' | 'amount'>) => `${line.date}|${line.amount}`;

/** New lines that equal a stored one in date and amount but not in text, where the file doesn't hold the stored one as well. */
function lookAlikes(
  added: readonly StatementLine[],
  stored: readonly StatementLine[],
  inFile: ReadonlySet<string>,
  file: string,
): StatementIssue[] {
  const foreign = new Set(stored.filter(({ key }) => !inFile.has(key)).map(sameDay));
  const doubtful = added.filter((line) => foreign.has(sameDay(line)));
  const [first] = doubtful;
  if (!first) return [];
  const count = doubtful.length === 1 ? '1 line has' : `${doubtful.length} lines have`;
  const message = `${count} the date and amount of a line from another file, but another text. Check that they aren’t the same, beginning with line ${first.source.line} (${first.date}).`;
  return [{ severity: 'warning', file, line: first.source.line, field: 'duplicates', message }];
}

/**
 * Takes a bank file in: lines that aren't there yet, the row that remembers the file and one activity row, all in one
 * transaction. Lines that are there stay as they are, so the same file again adds nothing.
 */
export async function importStatement(ctx: FlowContext, file: StatementFile): Promise<ImportReport> {
  const read = previewStatement(file);
  const tables = [ctx.db.statementLines, ctx.db.importedFiles, ctx.db.activity];
  const report = await inOne(ctx.db, 'rw', tables, async (db) => {
    const keys = read.lines.map(({ key }) => key);
    const known = new Set(
      (await db.statementLines.bulkGet(keys)).flatMap((line) => (line ? [line.key] : [])),
    );
    const fresh = read.lines.filter(({ key }) => !known.has(key));
    const { from, to } = read.summary;
    const around =
      from && to ? await db.statementLines.where('date').between(from, to, true, true).toArray() : [];
    const stored = around.filter(({ accountId }) => accountId === file.accountId);
    const doubts = lookAlikes(fresh, stored, new Set(keys), file.name);
    await db.statementLines.bulkAdd([...fresh]);
    const at = ctx.now();
    await db.importedFiles.add({
      name: file.name,
      accountId: file.accountId,
      at,
      lines: keys.length,
      added: fresh.length,
    });
    const issues = [...read.issues, ...doubts];
    const errors = issues.filter(({ severity }) => severity === 'error').length;
    await db.activity.add({
      at,
      level: issues.length > 0 ? 'warning' : 'info',
      code: 'importedFile',
      values: { name: file.name, lines: keys.length, added: fresh.length, errors },
    });
    return { added: fresh.length, alreadyThere: keys.length - fresh.length, issues };
  });
  return { read, ...report, summary: read.summary };
}

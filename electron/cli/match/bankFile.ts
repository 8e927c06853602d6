/** Bank lines from files in any format that the app imports. */
import type { PlainDate } from '../../../shared/dates.ts';
import { parseCsv } from '../../../shared/statement/csv.ts';
import type { DateOrder } from '../../../shared/statement/csvDates.ts';
import type { CsvProfile } from '../../../shared/statement/csvProfile.ts';
import { detectEncoding } from '../../../shared/statement/encoding.ts';
import type { StatementIssue, StatementLine } from '../../../shared/statement/model.ts';
import { keyLines } from '../../../shared/statement/rawLine.ts';
import { readStatement, type StatementRead } from '../../../shared/statement/readStatement.ts';
import { chooseOrder } from './dateOrder.ts';
import { wrongInput } from './wrongInput.ts';

export interface BankFile {
  readonly lines: readonly StatementLine[];
  /** Whether the file names its account: then lines of another account are never taken for the same. */
  readonly namesAccount: boolean;
  /** What was assumed or left out, for stderr. */
  readonly remarks: readonly string[];
}

/** What the command knows beside the file. */
export interface BankContext {
  /** For lines that name no currency; empty if unknown. */
  readonly currency: string;
  /** The order of day and month that the user gave; null to find it out. */
  readonly dateOrder: DateOrder | null;
  /** The first and last day on which a payout is expected; null without payouts. */
  readonly expected: { readonly from: PlainDate; readonly to: PlainDate } | null;
}

const ACCOUNT = 'bank';

function fail(file: string, { line, field, message }: StatementIssue): never {
  if (field === 'currency' && /names no currency/.test(message))
    throw wrongInput(file, line, '', 'the file names no currency; give it with --currency');
  // The app leaves such a row out and says where it stands; here the place is said already, and the run stops.
  const said = message.replace(/^Line \d+: /, '').replace(/ The row was left out\.$/, '');
  throw wrongInput(file, line, field, said);
}

/** Everything wrong in a file stops the run: a tool must not match half a statement. */
function check(file: string, issues: readonly StatementIssue[]): string[] {
  for (const issue of issues) if (issue.severity === 'error') fail(file, issue);
  return issues.map(({ line, message }) => `${file}${line > 0 ? `:${line}` : ''}: ${message}`);
}

/** A CSV file: columns as found, the order of its dates settled, and cells without a currency filled. */
function readCsvFile(
  file: string,
  text: string,
  profile: CsvProfile,
  read: StatementRead,
  context: BankContext,
): BankFile {
  const remarks = read.notes
    .filter(({ certain, field }) => !certain && field !== 'dateOrder')
    .map(({ message }) => `${file}: assumed: ${message}`);
  // A file with nothing but column names leaves no dates to read.
  const doubt =
    read.lines.length > 0 && read.notes.some(({ field, certain }) => field === 'dateOrder' && !certain);
  const order = chooseOrder(file, text, profile, doubt, context, remarks);
  const { currency: column } = profile.columns;
  const { lines, issues } = parseCsv(text, { ...profile, dateOrder: order }, file, context.currency);
  remarks.push(...check(file, issues));
  const nameless = lines.find((line) => line.currency === '');
  if (nameless)
    throw wrongInput(file, nameless.line, 'Currency', 'no currency is named here; give it with --currency');
  if (column === null) remarks.push(`${file}: no currency named; taken as ${context.currency}`);
  if (lines.length === 0) remarks.push(`${file}: the file holds no transactions`);
  return { lines: keyLines(lines, file, ACCOUNT), namesAccount: false, remarks };
}

function readAccounts(file: string, text: string, first: StatementRead, context: BankContext): BankFile {
  const named = first.accounts.filter(({ id }) => id !== '');
  const remarks: string[] = [];
  const lines = (first.accounts.length > 0 ? first.accounts : [{ id: ACCOUNT, currency: '' }]).flatMap(
    (account) => {
      const currency = account.currency === '' ? context.currency : '';
      if (currency !== '') remarks.push(`${file}: no currency named; taken as ${currency}`);
      const read = readStatement({
        name: file,
        text,
        accountId: account.id || ACCOUNT,
        currency,
        ...(first.accounts.length > 1 ? { fileAccount: account.id } : {}),
        ...(context.dateOrder === null ? {} : { dateOrder: context.dateOrder }),
      });
      remarks.push(...check(file, read.issues));
      return read.lines;
    },
  );
  return { lines, namesAccount: named.length > 0, remarks: [...new Set(remarks)] };
}

/**
 * Reads a bank file, all of its accounts. Throws `WrongInput` for anything that can't be read exactly.
 */
export function readBankFile(file: string, bytes: Uint8Array, context: BankContext): BankFile {
  const text = new TextDecoder(detectEncoding(bytes).label).decode(bytes);
  if (text.trim() === '') throw wrongInput(file, 0, '', 'the file is empty; a bank statement was expected');
  if (text.includes('\0')) throw wrongInput(file, 0, '', 'is not text; a bank statement was expected');
  const read = readStatement({ name: file, text, accountId: ACCOUNT, currency: context.currency });
  if (read.format !== 'csv' || read.profile === null) return readAccounts(file, text, read, context);
  return readCsvFile(file, text, read.profile, read, context);
}

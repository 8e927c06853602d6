/** Bank lines from files in any format that the app imports. */
import { detectEncoding } from '../../../shared/statement/encoding.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';
import { readStatement, type StatementRead } from '../../../shared/statement/readStatement.ts';
import { wrongInput } from './wrongInput.ts';

export interface BankFile {
  readonly lines: readonly StatementLine[];
  /** What was assumed or left out, for stderr. */
  readonly remarks: readonly string[];
}

function namesCurrency(read: StatementRead): boolean {
  if (read.format === 'csv') return read.profile?.columns.currency !== null;
  return read.accounts.length > 0 && read.accounts.every(({ currency }) => currency !== '');
}

/** Everything wrong in a file stops the run: a tool must not match half a statement. */
function check(file: string, read: StatementRead): string[] {
  for (const issue of read.issues) {
    if (issue.severity !== 'error') continue;
    throw wrongInput(file, issue.line, issue.field, issue.message);
  }
  const doubts = read.notes
    .filter(({ certain }) => !certain)
    .map(({ message }) => `${file}: assumed: ${message}`);
  return [...doubts, ...read.issues.map(({ line, message }) => `${file}:${line}: ${message}`)];
}

/**
 * Reads a bank file, all of its accounts. `currency` (empty if unknown) is for a file that names none. Throws
 * `WrongInput` for anything that can't be read exactly.
 */
export function readBankFile(file: string, bytes: Uint8Array, currency: string): BankFile {
  const text = new TextDecoder(detectEncoding(bytes).label).decode(bytes);
  const input = { name: file, text, accountId: 'bank', currency: '' };
  const first = readStatement(input);
  if (first.accounts.length > 1) {
    const reads = first.accounts.map(({ id, currency: own }) =>
      readStatement({ ...input, accountId: id, fileAccount: id, currency: own === '' ? currency : '' }),
    );
    return {
      lines: reads.flatMap(({ lines }) => lines),
      remarks: [...new Set(reads.flatMap((read) => check(file, read)))],
    };
  }
  const named = namesCurrency(first);
  if (
    !named &&
    currency === '' &&
    first.summary.count === 0 &&
    first.issues.every(({ field }) => field === 'currency')
  ) {
    throw wrongInput(file, 0, '', 'the file names no currency; give it with --currency');
  }
  const read = named ? first : readStatement({ ...input, currency });
  const remarks = check(file, read);
  return {
    lines: read.lines,
    remarks: named ? remarks : [`${file}: no currency named; taken as ${currency}`, ...remarks],
  };
}

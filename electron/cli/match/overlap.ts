/** Lines of several bank files as one statement: files that overlap repeat lines, files of other accounts don't. */
import type { StatementLine } from '../../../shared/statement/model.ts';
import type { BankFile } from './bankFile.ts';

/** A line that another file has already, and where. */
export interface RepeatedLine {
  readonly line: StatementLine;
  readonly first: StatementLine;
}

export interface Merged {
  readonly lines: readonly StatementLine[];
  readonly repeated: readonly RepeatedLine[];
  readonly remarks: readonly string[];
}

function days(lines: Iterable<StatementLine>): { from: string; to: string } {
  let [from, to] = ['9999', ''];
  for (const { date } of lines) {
    if (date < from) from = date;
    if (date > to) to = date;
  }
  return { from, to };
}

/**
 * Whether a file that names no account is of another one than the lines known: of the days that both cover, fewer than half of
 * its lines are known.
 */
function isOtherAccount(lines: readonly StatementLine[], known: ReadonlyMap<string, StatementLine>): boolean {
  const span = days(known.values());
  const common = lines.filter(({ date }) => date >= span.from && date <= span.to);
  const shared = common.filter(({ key }) => known.has(key)).length;
  return shared > 0 && shared * 2 < common.length;
}

/** Joins files in their order. A line that a file before has is counted once. */
export function mergeFiles(files: readonly (BankFile & { readonly name: string })[]): Merged {
  const known = new Map<string, StatementLine>();
  const repeated: RepeatedLine[] = [];
  const remarks: string[] = [];
  for (const { name, lines, namesAccount } of files) {
    const isOther = !namesAccount && isOtherAccount(lines, known);
    if (isOther)
      remarks.push(
        `${name}: assumed: another account than the files before, as few of its lines are theirs too`,
      );
    const own = isOther
      ? lines.map((line) => ({ ...line, key: `${name}|${line.key}`, accountId: name }))
      : lines;
    const before = repeated.length;
    for (const line of own) {
      const first = known.get(line.key);
      if (first) repeated.push({ line, first });
      else known.set(line.key, line);
    }
    const count = repeated.length - before;
    if (count > 0)
      remarks.push(
        `${name}: ${count} ${count === 1 ? 'line is' : 'lines are'} in a file before already and count once`,
      );
  }
  return { lines: [...known.values()], repeated, remarks };
}

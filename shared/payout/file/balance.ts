/** The running balance of a provider's file: the first place where it doesn't follow. */
import { toMajorText } from '../../money.ts';
import type { StatementIssue } from '../../statement/model.ts';
import type { FileRow } from './payouts.ts';

/** A warning for each currency whose balance breaks: a row may be missing, doubled or read wrongly. Files run either way. */
export function balanceIssues(rows: readonly FileRow[], file: string): StatementIssue[] {
  const currencies = [...new Set(rows.map(({ entry }) => entry.currency))];
  return currencies.flatMap((currency): StatementIssue[] => {
    const told = rows.filter(({ entry, balance }) => entry.currency === currency && balance !== null);
    const found = ways(told)
      .map((way) => breaksOf(way))
      .toSorted((a, b) => a.length - b.length)[0]?.[0];
    if (found === undefined) return [];
    const { line, balance, entry } = found;
    const stated = toMajorText(balance ?? entry.net, currency);
    const message = `On line ${line} (${entry.date}) the balance is ${stated} ${currency}, which doesn’t follow from the row before. A row may be missing or there twice, or the amounts are read wrongly.`;
    return [{ severity: 'warning', file, line, field: 'balance', message }];
  });
}

/** The orders that a file may run in: as its dates say; either where they are all one. */
function ways(rows: readonly FileRow[]): (readonly FileRow[])[] {
  const [first, last] = [rows[0]?.entry.date ?? '', rows.at(-1)?.entry.date ?? ''];
  if (first === last) return [rows, rows.toReversed()];
  return [first < last ? rows : rows.toReversed()];
}

function breaksOf(rows: readonly FileRow[]): FileRow[] {
  return rows.filter((row, index) => {
    const before = rows[index - 1]?.balance ?? null;
    return before !== null && before + row.entry.net !== row.balance;
  });
}

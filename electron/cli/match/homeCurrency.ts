/** The currency that a company banks in. */
import type { StatementLine } from '../../../shared/statement/model.ts';

/** The currency of most lines, of equal ones the first by alphabet; empty without lines. */
export function mostCommonCurrency(lines: readonly Pick<StatementLine, 'currency'>[]): string {
  const counts = new Map<string, number>();
  for (const { currency } of lines) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  const [most = ['', 0] as const] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most[0];
}

import { useLiveQuery } from 'dexie-react-hooks';
import { daysBetween } from '../../../shared/dates.ts';
import { type Minor, ZERO, subtract, sumMinor } from '../../../shared/money.ts';
import type { Payout } from '../../../shared/payout/model.ts';
import { owedByAll } from '../../../shared/payout/owed.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';
import { useServices } from '../../stores/services.tsx';
import type { DeskRow } from './deskRows.ts';

export interface OpenItems {
  readonly payouts: readonly Payout[];
  readonly lines: readonly StatementLine[];
}

/** Payouts and bank lines of a currency that no decision holds, nearest to the row in amount and date first. */
export function useOpenItems(row: DeskRow, currency: string): OpenItems | undefined {
  const { db } = useServices();
  return useLiveQuery(async () => {
    const [decisions, payouts, lines] = await Promise.all([
      db.decisions.toArray(),
      db.payouts.toArray(),
      db.statementLines.toArray(),
    ]);
    const decided = new Set(decisions.flatMap((decision) => [...decision.payoutKeys, ...decision.lineKeys]));
    const own = new Set(row.payouts.map((payout) => payout.key));
    const free = <T extends { key: string; currency: string }>(items: readonly T[]) =>
      items.filter((item) => item.currency === currency && !decided.has(item.key));
    return {
      payouts: nearest(free(payouts), row, (payout) => payout.arrivalDate).toSorted(
        (a, b) => Number(own.has(b.key)) - Number(own.has(a.key)),
      ),
      lines: nearest(free(lines), row, (line) => line.date),
    };
  }, [db, row.id, currency]);
}

/** By distance to the row's amount, equal amounts by distance in days, then by key so that the order is always the same. */
function nearest<T extends { key: string; amount: Minor }>(
  items: readonly T[],
  row: DeskRow,
  dateOf: (item: T) => Payout['arrivalDate'],
): T[] {
  const target = sumMinor(row.payouts.map((payout) => payout.amount));
  const date = row.payouts[0]?.arrivalDate ?? row.lines[0]?.date;
  const distance = (item: T) => Math.abs(item.amount - target);
  const days = (item: T) => (date === undefined ? 0 : Math.abs(daysBetween(date, dateOf(item))));
  return items.toSorted((a, b) => distance(a) - distance(b) || days(a) - days(b) || (a.key < b.key ? -1 : 1));
}

/** What the ticked payouts should leave at the bank minus Σ of the ticked bank lines: zero when the pair is whole. Minor units. */
export function remainderOf(
  open: OpenItems | undefined,
  payoutKeys: ReadonlySet<string>,
  lineKeys: ReadonlySet<string>,
): Minor {
  if (open === undefined) return ZERO;
  const owed = owedByAll(open.payouts.filter(({ key }) => payoutKeys.has(key)));
  const came = sumMinor(open.lines.filter(({ key }) => lineKeys.has(key)).map(({ amount }) => amount));
  return subtract(owed, came);
}

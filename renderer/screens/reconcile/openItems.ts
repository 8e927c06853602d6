import { useMemo } from 'react';
import { daysBetween, type PlainDate } from '../../../shared/dates.ts';
import { type Minor, ZERO, subtract, sumMinor } from '../../../shared/money.ts';
import { owedByAll } from '../../../shared/payout/owed.ts';
import type { StatementLine } from '../../../shared/statement/model.ts';
import { type DeskData, useDeskData } from '../../stores/deskData.ts';
import type { DeskRow, SlimPayout } from './deskRows.ts';

export interface OpenItems {
  readonly payouts: readonly SlimPayout[];
  readonly lines: readonly StatementLine[];
}

/** Payouts and bank lines of a currency that no decision holds: those of `first`, then nearest to the row in amount and date. */
export function useOpenItems(
  row: DeskRow,
  currency: string,
  first: ReadonlySet<string>,
): OpenItems | undefined {
  const data = useDeskData();
  return useMemo(() => data && openItems(data, row, currency, first), [data, row, currency, first]);
}

function openItems(data: DeskData, row: DeskRow, currency: string, first: ReadonlySet<string>): OpenItems {
  const ahead = <T extends { key: string }>(items: T[]) =>
    items.toSorted((a, b) => Number(first.has(b.key)) - Number(first.has(a.key)));
  const payouts = [...data.payouts.values()].filter(
    (payout) => payout.currency === currency && !data.isDecidedPayout(payout.key),
  );
  const lines = [...data.lines.values()].filter(
    (line) => line.currency === currency && !data.isDecidedLine(line.key),
  );
  return {
    payouts: ahead(nearest(payouts, row, (payout) => payout.arrivalDate)),
    lines: ahead(nearest(lines, row, (line) => line.date)),
  };
}

/** By distance to the row's amount, equal amounts by distance in days, then by key so that the order is always the same. */
function nearest<T extends { key: string; amount: Minor }>(
  items: readonly T[],
  row: DeskRow,
  dateOf: (item: T) => PlainDate,
): T[] {
  const target = sumMinor(row.payouts.map((payout) => payout.amount));
  const date = row.payouts[0]?.arrivalDate ?? row.lines[0]?.date;
  const far = items.map((item) => ({
    item,
    amount: Math.abs(item.amount - target),
    days: date === undefined ? 0 : Math.abs(daysBetween(date, dateOf(item))),
  }));
  far.sort((a, b) => a.amount - b.amount || a.days - b.days || (a.item.key < b.item.key ? -1 : 1));
  return far.map(({ item }) => item);
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

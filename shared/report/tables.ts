/** Cells, and sections whose totals are the sums of their rows by construction. */
import type { PlainDate } from '../dates.ts';
import { type Currency, type Minor, sumMinor } from '../money.ts';
import { compareText } from '../order.ts';
import type { Cell, Column, MoneyCell, Section, TotalRow } from './model.ts';

/** A text; an empty one is an empty cell. */
export function text(value: string): Cell {
  return value === '' ? null : { kind: 'text', text: value };
}

/** A calendar day. */
export function day(date: PlainDate | null): Cell {
  return date === null ? null : { kind: 'date', date };
}

/** An amount: minor units of `currency`. */
export function money(minor: Minor, currency: Currency): MoneyCell {
  return { kind: 'money', minor, currency };
}

/** A whole number of things. */
export function count(value: number): Cell {
  return { kind: 'count', count: value };
}

/** A share of one; null where there is none. */
export function rate(share: number | null): Cell {
  return share === null ? null : { kind: 'rate', share };
}

/** A link where there is an address, else its words alone. */
export function link(words: string, url: string | null): Cell {
  return url === null || url === '' ? text(words) : { kind: 'link', text: words, url };
}

/** A section with the sums of its summed columns: one row a currency, `label` named with it. */
export function sectionOf(section: Omit<Section, 'totals'>, label: (currency: Currency) => string): Section {
  return { ...section, totals: totalsOf(section.columns, section.rows, label) };
}

/**
 * Sums by currency, in the order of their codes; none where no column is summed or nothing is in it. Counts are summed with the
 * row's first amount's currency. Throws `MoneyError` for sums too large.
 */
export function totalsOf(
  columns: readonly Column[],
  rows: Section['rows'],
  label: (currency: Currency) => string,
): TotalRow[] {
  const summed = columns.map((column) => column.summed === true);
  const amountsOf = (row: readonly Cell[]) =>
    row.flatMap((cell, at) => (summed[at] === true && cell?.kind === 'money' ? [cell] : []));
  const currencies = new Set(rows.flatMap((row) => amountsOf(row).map(({ currency }) => currency)));
  return [...currencies].toSorted(compareText).map((currency) => ({
    label: label(currency),
    cells: columns.map((column, at): Cell => {
      if (summed[at] !== true) return null;
      if (column.type === 'count') {
        return count(
          rows
            .filter((row) => amountsOf(row)[0]?.currency === currency)
            .reduce((sum, row) => sum + countOf(row[at]), 0),
        );
      }
      const amounts = rows.flatMap((row) => {
        const cell = row[at];
        return cell?.kind === 'money' && cell.currency === currency ? [cell.minor] : [];
      });
      return money(sumMinor(amounts), currency);
    }),
  }));
}

const countOf = (cell: Cell | undefined) => (cell?.kind === 'count' ? cell.count : 0);

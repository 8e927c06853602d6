/** Sums of a list that changes little by little: only what came and what went is added up. */
import { commonEnds } from '../../components/listChange.ts';
import { compareText } from '../../../shared/order.ts';
import { minor, type Minor, ZERO } from '../../../shared/money.ts';
import type { CurrencyTotal, DeskRow } from './deskRows.ts';

type Summed = Pick<DeskRow, 'payouts' | 'lines'>;

interface Sum {
  payouts: Minor;
  lines: Minor;
  /** Payouts and lines in it: a currency that has none is not told. */
  items: number;
}

export class RunningTotals {
  private rows: readonly Summed[] = [];
  private readonly sums = new Map<string, Sum>();

  /** The same as `totals(rows)`. Quick where the list has the same rows as the one before it but for a part in the middle. */
  of(rows: readonly Summed[]): readonly CurrencyTotal[] {
    const before = this.rows;
    const { start, end } = commonEnds(before, rows);
    const isOther = before.length - start - end > start + end;
    if (isOther) {
      this.sums.clear();
      for (const row of rows) this.add(row, 1);
    } else {
      for (let at = start; at < before.length - end; at += 1) this.add(before[at], -1);
      for (let at = start; at < rows.length - end; at += 1) this.add(rows[at], 1);
    }
    this.rows = rows;
    return [...this.sums]
      .toSorted(([a], [b]) => compareText(a, b))
      .map(([currency, { payouts, lines }]) => ({ currency, payouts, lines }));
  }

  private add(row: Summed | undefined, by: 1 | -1): void {
    if (row === undefined) return;
    for (const { currency, amount } of row.payouts) {
      const sum = this.sumOf(currency);
      sum.payouts = minor(sum.payouts + by * amount);
      this.note(currency, sum, by);
    }
    for (const { currency, amount } of row.lines) {
      const sum = this.sumOf(currency);
      sum.lines = minor(sum.lines + by * amount);
      this.note(currency, sum, by);
    }
  }

  private sumOf(currency: string): Sum {
    const known = this.sums.get(currency);
    if (known !== undefined) return known;
    const made: Sum = { payouts: ZERO, lines: ZERO, items: 0 };
    this.sums.set(currency, made);
    return made;
  }

  private note(currency: string, sum: Sum, by: 1 | -1): void {
    sum.items += by;
    if (sum.items === 0) this.sums.delete(currency);
  }
}

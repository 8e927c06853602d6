/** Bank lines by currency in date order: what lies around a day. */
import type { LineNode } from './input.ts';
import { firstFrom } from './lineIndex.ts';

interface Column {
  readonly lines: LineNode[];
  readonly days: number[];
}

export class LineDays {
  private readonly columns = new Map<string, Column>();

  /** `lines` in date order. */
  constructor(lines: readonly LineNode[]) {
    for (const line of lines) {
      const column = this.columns.get(line.line.currency) ?? { lines: [], days: [] };
      column.lines.push(line);
      column.days.push(line.day);
      this.columns.set(line.line.currency, column);
    }
  }

  /** How many lines of a currency are on the days `from` … `to`. */
  count(currency: string, from: number, to: number): number {
    const days = this.columns.get(currency)?.days ?? [];
    return firstFrom(days, to + 1) - firstFrom(days, from);
  }

  /** The lines of a currency on the days `from` … `to`, in date order. */
  within(currency: string, from: number, to: number): LineNode[] {
    const column = this.columns.get(currency);
    if (!column) return [];
    return column.lines.slice(firstFrom(column.days, from), firstFrom(column.days, to + 1));
  }
}

/** Bank lines by currency and account in date order: what lies around a day. */
import type { LineNode } from './input.ts';
import { firstFrom } from './lineIndex.ts';

interface Column {
  readonly lines: LineNode[];
  readonly days: number[];
}

const EMPTY: Column = { lines: [], days: [] };

export class LineDays {
  /** By currency, then by account; the account null holds the lines of all accounts. */
  private readonly columns = new Map<string, Map<string | null, Column>>();

  /** `lines` in date order. */
  constructor(lines: readonly LineNode[]) {
    for (const line of lines) {
      const { currency, accountId } = line.line;
      const accounts = this.columns.get(currency) ?? new Map<string | null, Column>();
      this.columns.set(currency, accounts);
      for (const account of [accountId, null]) {
        const column = accounts.get(account) ?? { lines: [], days: [] };
        accounts.set(account, column);
        column.lines.push(line);
        column.days.push(line.day);
      }
    }
  }

  private column(currency: string, account: string | null): Column {
    return this.columns.get(currency)?.get(account) ?? EMPTY;
  }

  /** All lines of a currency and an account (null: of any account), in date order. */
  all(currency: string, account: string | null): readonly LineNode[] {
    return this.column(currency, account).lines;
  }

  /** How many of them are on the days `from` … `to`. */
  count(currency: string, account: string | null, from: number, to: number): number {
    const { days } = this.column(currency, account);
    return firstFrom(days, to + 1) - firstFrom(days, from);
  }

  /** Those on the days `from` … `to`, in date order. */
  within(currency: string, account: string | null, from: number, to: number): LineNode[] {
    const { lines, days } = this.column(currency, account);
    return lines.slice(firstFrom(days, from), firstFrom(days, to + 1));
  }
}

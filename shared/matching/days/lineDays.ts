/** Bank lines by currency and account in date order: what lies around a day. */
import { keepShape } from '../kept.ts';
import type { LineNode } from '../input.ts';
import { firstFrom } from '../lineIndex.ts';

interface Column {
  readonly lines: LineNode[];
  readonly days: number[];
}

const EMPTY: Column = { lines: [], days: [] };

export class LineDays {
  /** By currency, then by account. */
  private readonly columns = new Map<string, Map<string, Column>>();
  /** Of all accounts, by currency; made when asked for. */
  private readonly whole = new Map<string, Column>();
  private readonly lines: readonly LineNode[];

  /** `lines` in date order. */
  constructor(lines: readonly LineNode[]) {
    keepShape(this);
    this.lines = lines;
    for (const line of lines) {
      const { currency, accountId } = line.line;
      let accounts = this.columns.get(currency);
      if (!accounts) this.columns.set(currency, (accounts = new Map()));
      let column = accounts.get(accountId);
      if (!column) accounts.set(accountId, (column = { lines: [], days: [] }));
      column.lines.push(line);
      column.days.push(line.day);
    }
  }

  private column(currency: string, account: string | null): Column {
    if (account !== null) return this.columns.get(currency)?.get(account) ?? EMPTY;
    const known = this.whole.get(currency);
    if (known) return known;
    const lines = this.lines.filter(({ line }) => line.currency === currency);
    const made = { lines, days: lines.map(({ day }) => day) };
    this.whole.set(currency, made);
    return made;
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

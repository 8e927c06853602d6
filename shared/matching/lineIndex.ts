/** Bank lines by currency and exact amount, in date order: what a payout is looked up in. */
import type { LineNode } from './input.ts';

/** First position in `days` (ascending) between `low` and `high` that isn't before `day`. */
export function firstFrom(days: ArrayLike<number>, day: number, low = 0, high = days.length): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((days[middle] ?? 0) < day) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Lines grouped by currency and amount in one flat order; a group's lines are in the order given, so by date. */
export class LineIndex {
  private readonly groups = new Map<string, Map<number, number>>();
  private readonly starts: Int32Array;
  private readonly order: Int32Array;
  private readonly days: Int32Array;
  private readonly lines: readonly LineNode[];

  /** `lines` in date order. */
  constructor(lines: readonly LineNode[]) {
    this.lines = lines;
    const groupOf = new Int32Array(lines.length);
    let count = 0;
    lines.forEach(({ line }, at) => {
      const amounts = this.amountsOf(line.currency);
      const known = amounts.get(line.amount);
      if (known === undefined) amounts.set(line.amount, count);
      groupOf[at] = known ?? count++;
    });
    const starts = new Int32Array(count + 1);
    for (const group of groupOf) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
    for (let group = 0; group < count; group += 1) {
      starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0);
    }
    const next = starts.slice();
    this.order = new Int32Array(lines.length);
    this.days = new Int32Array(lines.length);
    groupOf.forEach((group, at) => {
      const place = next[group] ?? 0;
      next[group] = place + 1;
      this.order[place] = at;
      this.days[place] = lines[at]?.day ?? 0;
    });
    this.starts = starts;
  }

  private amountsOf(currency: string): Map<number, number> {
    const known = this.groups.get(currency);
    if (known) return known;
    const made = new Map<number, number>();
    this.groups.set(currency, made);
    return made;
  }

  /** The group of an amount (minor units), to be asked of several times; −1 if no line has it. */
  groupOf(currency: string, amount: number): number {
    return this.groups.get(currency)?.get(amount) ?? -1;
  }

  /** The lines of a group on the days `from` … `to`, in date order. */
  within(group: number, from: number, to: number): readonly LineNode[] {
    if (group < 0) return NONE;
    const end = this.starts[group + 1] ?? 0;
    let at = firstFrom(this.days, from, this.starts[group] ?? 0, end);
    if (at === end || (this.days[at] ?? 0) > to) return NONE;
    const found: LineNode[] = [];
    for (; at < end && (this.days[at] ?? 0) <= to; at += 1) {
      const line = this.lines[this.order[at] ?? -1];
      if (line) found.push(line);
    }
    return found;
  }

  /** The lines of an amount (minor units) on the days `from` … `to`, in date order. */
  find(currency: string, amount: number, from: number, to: number): readonly LineNode[] {
    return this.within(this.groupOf(currency, amount), from, to);
  }
}

const NONE: readonly LineNode[] = [];

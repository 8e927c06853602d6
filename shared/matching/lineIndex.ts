/** Bank lines by currency and exact amount, in date order: what a payout is looked up in. */
import { keepShape } from './kept.ts';
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
  /** The lines, group after group. */
  private readonly order: LineNode[];
  private readonly days: Int32Array;

  /** `lines` in date order. */
  constructor(lines: readonly LineNode[]) {
    keepShape(this);
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
    this.order = lines.slice();
    this.days = new Int32Array(lines.length);
    lines.forEach((line, at) => {
      const group = groupOf[at] ?? 0;
      const place = next[group] ?? 0;
      next[group] = place + 1;
      this.order[place] = line;
      this.days[place] = line.day;
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

  /** The first place of a group's lines that isn't before a day. With `lineAt` until that gives null: nothing is made. */
  placeOf(group: number, from: number): number {
    return firstFrom(this.days, from, this.starts[group] ?? 0, this.starts[group + 1] ?? 0);
  }

  /** The line of a group at a place; null behind its last one on the days up to `to`. */
  lineAt(group: number, place: number, to: number): LineNode | null {
    if (place >= (this.starts[group + 1] ?? 0) || (this.days[place] ?? 0) > to) return null;
    return this.order[place] ?? null;
  }

  /** How many lines of a group there are on the days `from` … `to`. */
  countWithin(group: number, from: number, to: number): number {
    if (group < 0) return 0;
    const first = this.placeOf(group, from);
    let end = first;
    while (this.lineAt(group, end, to)) end += 1;
    return end - first;
  }

  /** The lines of a group on the days `from` … `to`, in date order. */
  within(group: number, from: number, to: number): readonly LineNode[] {
    const count = this.countWithin(group, from, to);
    if (count === 0) return NONE;
    const first = this.placeOf(group, from);
    return this.order.slice(first, first + count);
  }

  /** The lines of an amount (minor units) on the days `from` … `to`, in date order. */
  find(currency: string, amount: number, from: number, to: number): readonly LineNode[] {
    return this.within(this.groupOf(currency, amount), from, to);
  }
}

const NONE: readonly LineNode[] = [];

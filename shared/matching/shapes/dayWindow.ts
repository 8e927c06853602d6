/** The payouts that a line of one day could hold: a window that slides along with the days. */
import { keepShape } from '../kept.ts';
import type { PayoutNode } from '../input.ts';
import { WINDOW } from '../rules.ts';
import { mayHaveSum } from './subsets.ts';

/** Steps that ruling a line out may take; a line that takes more may hold a sum. */
const QUICK = 2_000;

export class DayWindow {
  private from = 0;
  private to = 0;
  private day = Number.NaN;
  /** Sizes of the credits and of the debits, descending: they rule out nearly every line at once. Made when asked for. */
  private credits: readonly number[] | null = null;
  private debits: readonly number[] | null = null;
  private readonly days: Int32Array;
  /** Last day on which a member, or one before it, is looked for: never falls. */
  private readonly last: Int32Array;
  /** Last day on which each member is looked for. */
  private readonly until: Int32Array;
  private readonly members: readonly PayoutNode[];

  /** `members` in date order; `lateOf` says how many days after its arrival each is looked for. */
  constructor(members: readonly PayoutNode[], lateOf: (member: PayoutNode) => number) {
    keepShape(this);
    this.members = members;
    this.days = new Int32Array(members.length);
    this.last = new Int32Array(members.length);
    this.until = new Int32Array(members.length);
    let latest = Number.NEGATIVE_INFINITY;
    members.forEach((member, at) => {
      const until = member.day + lateOf(member);
      latest = Math.max(latest, until);
      this.days[at] = member.day;
      this.until[at] = until;
      this.last[at] = latest;
    });
  }

  /** The last day on which any member is looked for. */
  get end(): number {
    return this.last.at(-1) ?? Number.NEGATIVE_INFINITY;
  }

  /** Days never go back. */
  moveTo(day: number): void {
    if (day === this.day) return;
    this.day = day;
    const { from, to, days, last } = this;
    while (this.from < last.length && (last[this.from] ?? 0) < day) this.from += 1;
    while (this.to < days.length && (days[this.to] ?? 0) <= day + WINDOW.early) this.to += 1;
    if (from === this.from && to === this.to) return;
    this.credits = null;
    this.debits = null;
  }

  get count(): number {
    return this.to - this.from;
  }

  get near(): readonly PayoutNode[] {
    return this.members.slice(this.from, this.to);
  }

  /** Those of them that are still looked for on the day itself. */
  get due(): readonly PayoutNode[] {
    const found: PayoutNode[] = [];
    for (let at = this.from; at < this.to; at += 1) {
      const member = this.members[at];
      if (member && this.day <= (this.until[at] ?? 0)) found.push(member);
    }
    return found;
  }

  private sizes(isCredit: boolean): readonly number[] {
    const known = isCredit ? this.credits : this.debits;
    if (known) return known;
    const made: number[] = [];
    for (let at = this.from; at < this.to; at += 1) {
      const amount = this.members[at]?.payout.amount ?? 0;
      if (amount > 0 === isCredit) insert(made, Math.abs(amount));
    }
    if (isCredit) this.credits = made;
    else this.debits = made;
    return made;
  }

  /** False only if no 2 … `most` members of the line's direction come to it, and to see that takes few steps. */
  mayHold(amount: number, most: number): boolean {
    if (this.to - this.from < 2) return false;
    return mayHaveSum(this.sizes(amount > 0), Math.abs(amount), most, QUICK);
  }
}

/** Keeps a short list descending. */
function insert(sizes: number[], size: number): void {
  let at = sizes.length;
  for (; at > 0 && (sizes[at - 1] ?? 0) < size; at -= 1) sizes[at] = sizes[at - 1] ?? 0;
  sizes[at] = size;
}

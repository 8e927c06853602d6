/** The best one-to-one assignment, and the prices that prove it. Payouts and lines are numbered from 0 here. */
import { keepShape } from '../kept.ts';

const EPSILON = 1e-9;

/**
 * Payouts are taken in one by one; each time the best chain of exchanges from the new one on makes the assignment the best of those
 * so far. Only what a chain can reach is looked at.
 */
export class OneToOne {
  /** By payout: its edge in the assignment, −1 if none. */
  readonly edgeOf: number[];
  /** By line: the payout that has it, −1 if none. */
  readonly payoutOf: number[];
  private readonly starts: number[];
  private readonly order: number[];
  private readonly lineOf: readonly number[];
  private readonly weights: readonly number[];
  private readonly gain: number[];
  private readonly came: number[];
  private readonly seen: number[] = [];

  /** By edge: its payout, its line and its weight. Plain lists: most are short, and there are many of them. */
  constructor(
    payoutOf: readonly number[],
    lineOf: readonly number[],
    weights: readonly number[],
    counts: { readonly payouts: number; readonly lines: number },
  ) {
    keepShape(this);
    const { payouts, lines } = counts;
    this.lineOf = lineOf;
    this.weights = weights;
    this.starts = listOf(payouts + 1, 0);
    for (const payout of payoutOf) this.starts[payout + 1] = (this.starts[payout + 1] ?? 0) + 1;
    for (let at = 0; at < payouts; at += 1)
      this.starts[at + 1] = (this.starts[at + 1] ?? 0) + (this.starts[at] ?? 0);
    const next = this.starts.slice();
    this.order = listOf(payoutOf.length, 0);
    for (let edge = 0; edge < payoutOf.length; edge += 1) {
      const payout = payoutOf[edge] ?? -1;
      const place = next[payout] ?? 0;
      next[payout] = place + 1;
      this.order[place] = edge;
    }
    this.edgeOf = listOf(payouts, -1);
    this.payoutOf = listOf(lines, -1);
    this.gain = listOf(payouts, Number.NEGATIVE_INFINITY);
    this.came = listOf(payouts, -1);
    for (let payout = 0; payout < payouts; payout += 1) this.insert(payout, payoutOf);
  }

  /** Edges of the assignment. */
  chosen(): number[] {
    return this.edgeOf.filter((edge) => edge >= 0);
  }

  private insert(payout: number, payoutOf: readonly number[]): void {
    const { gain, came, seen, starts, order, lineOf, weights } = this;
    seen.length = 0;
    seen.push(payout);
    gain[payout] = 0;
    let [best, last, dropped] = [EPSILON, -1, -1];
    for (let at = 0; at < seen.length; at += 1) {
      const from = seen[at] ?? -1;
      const here = gain[from] ?? 0;
      const own = this.edgeOf[from] ?? -1;
      for (let place = starts[from] ?? 0; place < (starts[from + 1] ?? 0); place += 1) {
        const edge = order[place] ?? -1;
        if (edge === own) continue;
        const value = here + (weights[edge] ?? 0);
        const owner = this.payoutOf[lineOf[edge] ?? -1] ?? -1;
        if (owner < 0) {
          if (value > best + EPSILON) [best, last, dropped] = [value, edge, -1];
          continue;
        }
        const left = value - (weights[this.edgeOf[owner] ?? -1] ?? 0);
        if (left <= (gain[owner] ?? 0) + EPSILON) continue;
        gain[owner] = left;
        came[owner] = edge;
        seen.push(owner);
        if (left > best + EPSILON) [best, last, dropped] = [left, edge, owner];
      }
    }
    if (last >= 0) this.apply(payout, last, dropped, payoutOf);
    for (const one of seen) {
      gain[one] = Number.NEGATIVE_INFINITY;
      came[one] = -1;
    }
  }

  private apply(first: number, last: number, dropped: number, payoutOf: readonly number[]): void {
    if (dropped >= 0) this.edgeOf[dropped] = -1;
    for (let edge = last; edge >= 0;) {
      const payout = payoutOf[edge] ?? -1;
      this.edgeOf[payout] = edge;
      this.payoutOf[this.lineOf[edge] ?? -1] = payout;
      edge = payout === first ? -1 : (this.came[payout] ?? -1);
    }
  }

  /**
   * Prices of payouts and lines, none below zero: no edge is worth more than its two ends together, and together all prices come to
   * what the assignment does. So nothing can be better.
   */
  prices(): { readonly payouts: readonly number[]; readonly lines: readonly number[] } {
    const { starts, order, lineOf, weights, edgeOf } = this;
    const lines = listOf(this.payoutOf.length, 0);
    const queue = edgeOf.map((_, payout) => payout);
    for (let at = 0; at < queue.length; at += 1) {
      const payout = queue[at] ?? -1;
      const own = edgeOf[payout] ?? -1;
      const base = own < 0 ? 0 : (lines[lineOf[own] ?? -1] ?? 0) - (weights[own] ?? 0);
      for (let place = starts[payout] ?? 0; place < (starts[payout + 1] ?? 0); place += 1) {
        const edge = order[place] ?? -1;
        const line = lineOf[edge] ?? -1;
        const price = (weights[edge] ?? 0) + base;
        if (edge === own || price <= (lines[line] ?? 0) + EPSILON) continue;
        lines[line] = price;
        const owner = this.payoutOf[line] ?? -1;
        if (owner >= 0) queue.push(owner);
      }
    }
    const payouts = edgeOf.map((edge) =>
      edge < 0 ? 0 : Math.max(0, (weights[edge] ?? 0) - (lines[lineOf[edge] ?? -1] ?? 0)),
    );
    return { payouts, lines };
  }
}

/** A plain list of one value. */
export function listOf(length: number, value: number): number[] {
  const list: number[] = [];
  for (let at = 0; at < length; at += 1) list.push(value);
  return list;
}

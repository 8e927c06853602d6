/** What payouts and lines are worth to a component: prices that bound what any choice of its pairings can come to. */
import { keepShape } from '../kept.ts';
import { WORK } from '../rules.ts';

/** Scores are whole millionths: totals that differ do so by at least one. */
export const EPSILON = 5e-7;

/** What pairings, by their number in a component, bring and take. */
export interface Wares {
  readonly scores: readonly number[];
  /** What the nth pairing takes: `flat` from `starts[n]` to before `starts[n + 1]`. */
  readonly starts: readonly number[];
  readonly flat: readonly number[];
}

export class Prices {
  /** By payout and line, as the wares number them. */
  readonly of: number[];
  private readonly wares: Wares;
  /** 1 for what has a price: payouts, and lines that are ever a second one of a pairing; the others are decided once. */
  private readonly priced: readonly number[];
  private readonly wanted: number[];

  constructor(wares: Wares, priced: readonly number[]) {
    keepShape(this);
    this.wares = wares;
    this.priced = priced;
    this.wanted = priced.map(() => 0);
    this.of = priced.map(() => 0);
  }

  /** Takes prices that someone found; what has none here keeps none. */
  take(prices: readonly number[], from: number): void {
    for (let at = 0; at < prices.length; at += 1)
      if (this.priced[from + at] === 1) this.of[from + at] = prices[at] ?? 0;
  }

  get sum(): number {
    let sum = 0;
    for (let at = 0; at < this.of.length; at += 1) sum += this.of[at] ?? 0;
    return sum;
  }

  /** The prices of all that the nth pairing takes. */
  cost(nth: number): number {
    const { starts, flat } = this.wares;
    const end = starts[nth + 1] ?? 0;
    let sum = 0;
    for (let at = starts[nth] ?? 0; at < end; at += 1) sum += this.of[flat[at] ?? -1] ?? 0;
    return sum;
  }

  /** What the nth pairing brings beyond the prices of what it takes. */
  worth(nth: number): number {
    return (this.wares.scores[nth] ?? 0) - this.cost(nth);
  }

  /**
   * Lowers what prices promise above the best known total, by Polyak's steps along the subgradient: what several lines want costs
   * more, what none wants costs less. Any prices bound the total; these do it closely, so that little is left to search. `groups` are
   * pairings of which only one can be.
   */
  settle(groups: readonly (readonly number[])[], bestTotal: number): void {
    const kept = this.of.slice();
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < WORK.prices; round += 1) {
      this.wanted.fill(0);
      let promise = this.sum;
      for (let at = 0; at < groups.length; at += 1) {
        const group = groups[at] ?? [];
        const nth = this.bestOf(group);
        if (nth < 0) continue;
        promise += this.worth(nth);
        this.want(nth);
      }
      if (promise < least) {
        least = promise;
        copy(this.of, kept);
      }
      const above = promise - bestTotal;
      if (above <= EPSILON || !this.move(above)) break;
    }
    copy(kept, this.of);
  }

  /** The one of a group that brings most beyond prices; −1 if none brings anything. */
  private bestOf(group: readonly number[]): number {
    let best = -1;
    let most = 0;
    for (let place = 0; place < group.length; place += 1) {
      const nth = group[place] ?? -1;
      const worth = this.worth(nth);
      if (worth <= most) continue;
      best = nth;
      most = worth;
    }
    return best;
  }

  /** Counts what a pairing takes. */
  private want(nth: number): void {
    const { starts, flat } = this.wares;
    for (let at = starts[nth] ?? 0; at < (starts[nth + 1] ?? 0); at += 1) {
      const used = flat[at] ?? -1;
      this.wanted[used] = (this.wanted[used] ?? 0) + 1;
    }
  }

  private move(above: number): boolean {
    let square = 0;
    for (let at = 0; at < this.of.length; at += 1) square += this.slope(at) ** 2;
    if (square === 0) return false;
    const step = above / square;
    for (let at = 0; at < this.of.length; at += 1)
      this.of[at] = Math.max(0, (this.of[at] ?? 0) - step * this.slope(at));
    return true;
  }

  private slope(at: number): number {
    if (this.priced[at] === 0) return 0;
    const slope = 1 - (this.wanted[at] ?? 0);
    return slope > 0 && (this.of[at] ?? 0) === 0 ? 0 : slope;
  }
}

function copy(from: readonly number[], to: number[]): void {
  for (let at = 0; at < from.length; at += 1) to[at] = from[at] ?? 0;
}

/** Exact packing of pairings that take several payouts or lines: branch over lines, bound by what payouts and lines are worth. */
import type { Candidate } from '../input.ts';
import { listOf, OneToOne } from './oneToOne.ts';
import { WORK } from '../rules.ts';

/** Scores are whole millionths: totals that differ do so by at least one. */
const EPSILON = 5e-7;

/** Searches that end after so few steps aren't worth remembering where they were. */
const EASY = 200;

/** Payouts (and lines) of one component numbered through. */
class Numbers {
  private readonly known = new Map<number, number>();

  of(index: number): number {
    const known = this.known.get(index);
    if (known !== undefined) return known;
    const made = this.known.size;
    this.known.set(index, made);
    return made;
  }

  get count(): number {
    return this.known.size;
  }
}

/** Positions chosen, and what they come to. */
interface Chosen {
  readonly positions: readonly number[];
  readonly total: number;
  readonly complete: boolean;
}

class Packing {
  private readonly candidates: readonly Candidate[];
  private readonly positions: readonly number[];
  private readonly payouts = new Numbers();
  private readonly lines = new Numbers();
  /** What the nth pairing uses, from `starts[n]` on: payouts first, then lines, which count on from the payouts. */
  private readonly starts: number[] = [];
  private readonly flat: number[] = [];
  private readonly taken: number[];
  private readonly price: number[];
  private readonly scores: readonly number[];
  /** 1 for what has a price: payouts, and lines that are ever a second one of a pairing; the others are decided once. */
  private readonly priced: number[];
  private groups: readonly (readonly number[])[] = [];
  private bound: number[] = [];
  private best: readonly number[] = [];
  private bestTotal = 0;
  private readonly stack: number[] = [];
  private open: readonly (readonly number[])[] | null = null;
  private readonly seen = new Map<string, number>();
  private steps = 0;
  /** By depth: the total so far, and the sum of the prices of all that isn't taken. */
  private readonly inHand: number[] = [0];
  private readonly free: number[] = [0];

  constructor(candidates: readonly Candidate[], positions: readonly number[]) {
    this.candidates = candidates;
    this.positions = positions;
    this.scores = positions.map((position) => candidates[position]?.score ?? 0);
    for (const position of positions) {
      for (const payout of candidates[position]?.payouts ?? []) this.payouts.of(payout);
      for (const line of candidates[position]?.lines ?? []) this.lines.of(line);
    }
    this.taken = listOf(this.payouts.count + this.lines.count, 0);
    this.price = this.taken.slice();
    this.priced = this.taken.slice().fill(1, 0, this.payouts.count);
    for (const position of positions) this.use(candidates[position]);
    this.starts.push(this.flat.length);
  }

  private use(candidate: Candidate | undefined): void {
    this.starts.push(this.flat.length);
    for (const payout of candidate?.payouts ?? []) this.flat.push(this.payouts.of(payout));
    let isFirst = true;
    for (const line of candidate?.lines ?? []) {
      const at = this.payouts.count + this.lines.of(line);
      this.flat.push(at);
      if (!isFirst) this.priced[at] = 1;
      isFirst = false;
    }
  }

  private score(nth: number): number {
    return this.scores[nth] ?? 0;
  }

  run(): Chosen {
    this.begin();
    this.order();
    this.free[0] = this.price.reduce((sum, price) => sum + price, 0);
    this.visit(0);
    return {
      positions: this.best.map((nth) => this.positions[nth] ?? -1),
      total: this.bestTotal,
      complete: this.steps < WORK.component,
    };
  }

  /** The best of those that take one payout and one line is where the search begins, and its prices are what bounds it. */
  private begin(): void {
    const singles: number[] = [];
    this.positions.forEach((position, nth) => {
      const candidate = this.candidates[position];
      if (candidate?.payouts.length === 1 && candidate.lines.length === 1) singles.push(nth);
    });
    const on = (nth: number, role: number) => this.flat[(this.starts[nth] ?? 0) + role] ?? 0;
    const found = new OneToOne(
      singles.map((nth) => on(nth, 0)),
      singles.map((nth) => on(nth, 1) - this.payouts.count),
      singles.map((nth) => this.score(nth)),
      { payouts: this.payouts.count, lines: this.lines.count },
    );
    this.best = found.chosen().map((edge) => singles[edge] ?? -1);
    this.bestTotal = this.best.reduce((sum, nth) => sum + this.score(nth), 0);
    const prices = found.prices();
    prices.payouts.forEach((price, payout) => {
      this.price[payout] = price;
    });
    prices.lines.forEach((price, line) => {
      const at = this.payouts.count + line;
      if (this.priced[at] === 1) this.price[at] = price;
    });
  }

  /** Pairings by their first line, the best first by what they bring beyond the prices of what they take. */
  private order(): void {
    const byLine = new Map<number, number[]>();
    this.positions.forEach((position, nth) => {
      const line = this.candidates[position]?.lines[0] ?? -1;
      const list = byLine.get(line);
      if (list) list.push(nth);
      else byLine.set(line, [nth]);
    });
    const groups = [...byLine].sort((a, b) => a[0] - b[0]).map(([, list]) => list);
    this.settlePrices(groups);
    const worth = this.positions.map((_, nth) => this.score(nth) - this.cost(nth));
    for (const list of groups)
      if (list.length > 1) list.sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b);
    this.groups = groups;
    this.bound = listOf(this.groups.length + 1, 0);
    for (let at = this.groups.length - 1; at >= 0; at -= 1)
      this.bound[at] = (this.bound[at + 1] ?? 0) + Math.max(0, worth[this.groups[at]?.[0] ?? -1] ?? 0);
  }

  /**
   * Lowers what prices promise above the best known total, by Polyak's steps along the subgradient: what several lines want costs
   * more, what none wants costs less. Any prices bound the total; these do it closely, so that little is left to search.
   */
  private settlePrices(groups: readonly (readonly number[])[]): void {
    const { price } = this;
    const wanted = this.taken.slice();
    let kept = price.slice();
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < WORK.prices; round += 1) {
      let promise = 0;
      for (let at = 0; at < price.length; at += 1) {
        promise += price[at] ?? 0;
        wanted[at] = 0;
      }
      for (let at = 0; at < groups.length; at += 1) promise += this.want(groups[at] ?? [], wanted);
      if (promise < least) {
        least = promise;
        kept = price.slice();
      }
      const above = promise - this.bestTotal;
      if (above <= EPSILON || !this.move(wanted, above)) break;
    }
    kept.forEach((value, at) => {
      price[at] = value;
    });
  }

  /** What a line brings beyond prices at best; counts what it wants for that. */
  private want(group: readonly number[], wanted: number[]): number {
    let best = -1;
    let most = 0;
    for (let place = 0; place < group.length; place += 1) {
      const nth = group[place] ?? -1;
      const worth = this.score(nth) - this.cost(nth);
      if (worth <= most) continue;
      best = nth;
      most = worth;
    }
    if (best < 0) return 0;
    for (let at = this.starts[best] ?? 0; at < (this.starts[best + 1] ?? 0); at += 1) {
      const used = this.flat[at] ?? -1;
      wanted[used] = (wanted[used] ?? 0) + 1;
    }
    return most;
  }

  private move(wanted: readonly number[], above: number): boolean {
    let square = 0;
    for (let at = 0; at < this.price.length; at += 1) square += this.slope(at, wanted) ** 2;
    if (square === 0) return false;
    const step = above / square;
    for (let at = 0; at < this.price.length; at += 1)
      this.price[at] = Math.max(0, (this.price[at] ?? 0) - step * this.slope(at, wanted));
    return true;
  }

  private slope(at: number, wanted: readonly number[]): number {
    if (this.priced[at] === 0) return 0;
    const slope = 1 - (wanted[at] ?? 0);
    return slope > 0 && (this.price[at] ?? 0) === 0 ? 0 : slope;
  }

  /** The prices of all that the nth pairing takes. */
  private cost(nth: number): number {
    let sum = 0;
    for (let at = this.starts[nth] ?? 0; at < (this.starts[nth + 1] ?? 0); at += 1)
      sum += this.price[this.flat[at] ?? -1] ?? 0;
    return sum;
  }

  private isFree(nth: number): boolean {
    for (let at = this.starts[nth] ?? 0; at < (this.starts[nth + 1] ?? 0); at += 1)
      if (this.taken[this.flat[at] ?? -1] === 1) return false;
    return true;
  }

  private mark(nth: number, value: 0 | 1): void {
    for (let at = this.starts[nth] ?? 0; at < (this.starts[nth + 1] ?? 0); at += 1)
      this.taken[this.flat[at] ?? -1] = value;
  }

  /** Whether the search came as far with the same things taken, as far as they still matter, and with no less in hand. */
  private wasHere(at: number, total: number): boolean {
    this.open ??= this.usedAcross();
    const key = this.keyOf(this.open[at] ?? [], at);
    const before = this.seen.get(key);
    if (before !== undefined && before >= total - EPSILON) return true;
    this.seen.set(key, total);
    return false;
  }

  /** What is taken of `open`, a bit each, behind the number of the line. */
  private keyOf(open: readonly number[], at: number): string {
    let key = String.fromCharCode(at);
    for (let from = 0; from < open.length; from += 15) {
      let bits = 0;
      for (let place = from; place < from + 15 && place < open.length; place += 1)
        bits = bits * 2 + (this.taken[open[place] ?? -1] ?? 0);
      key += String.fromCharCode(bits);
    }
    return key;
  }

  /** By number of a line: what it or a later one could use and an earlier one could too. */
  private usedAcross(): number[][] {
    const first = listOf(this.taken.length, this.groups.length);
    const last = listOf(this.taken.length, -1);
    this.groups.forEach((group, at) => {
      for (const nth of group)
        for (let place = this.starts[nth] ?? 0; place < (this.starts[nth + 1] ?? 0); place += 1) {
          const used = this.flat[place] ?? -1;
          first[used] = Math.min(first[used] ?? at, at);
          last[used] = at;
        }
    });
    const all = first.map((_, used) => used);
    return this.groups.map((_, at) =>
      all.filter((used) => (first[used] ?? at) < at && (last[used] ?? at) >= at),
    );
  }

  private visit(at: number): void {
    const total = this.inHand[at] ?? 0;
    const free = this.free[at] ?? 0;
    this.steps += 1;
    if (total > this.bestTotal + EPSILON) {
      this.bestTotal = total;
      this.best = [...this.stack];
    }
    if (at >= this.groups.length || this.steps >= WORK.component) return;
    if (total + free + (this.bound[at] ?? 0) <= this.bestTotal + EPSILON) return;
    if (this.steps > EASY && this.wasHere(at, total)) return;
    const group = this.groups[at] ?? [];
    for (let place = 0; place < group.length; place += 1) {
      const nth = group[place] ?? -1;
      if (!this.isFree(nth)) continue;
      this.mark(nth, 1);
      this.stack.push(nth);
      this.inHand[at + 1] = total + this.score(nth);
      this.free[at + 1] = free - this.cost(nth);
      this.visit(at + 1);
      this.stack.pop();
      this.mark(nth, 0);
    }
    this.inHand[at + 1] = total;
    this.free[at + 1] = free;
    this.visit(at + 1);
  }
}

/**
 * Positions of the set of pairings with the highest total in which no payout and no line occurs twice; exact within the
 * budget of steps. Equal totals are settled by position.
 */
export function packing(candidates: readonly Candidate[], positions: readonly number[]): Chosen {
  return new Packing(candidates, positions).run();
}

/** Exact packing of pairings that take several payouts or lines: branch over lines, bound by what payouts and lines are worth. */
import { keepShape } from '../kept.ts';
import type { Candidate } from '../input.ts';
import { listOf, OneToOne } from './oneToOne.ts';
import { EPSILON, Prices } from './prices.ts';
import { WORK } from '../rules.ts';

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
  private readonly candidates: readonly (Candidate | undefined)[];
  private readonly positions: readonly number[];
  private readonly payouts = new Numbers();
  private readonly lines = new Numbers();
  /** What the nth pairing uses, from `starts[n]` on: payouts first, then lines, which count on from the payouts. */
  readonly starts: number[] = [];
  readonly flat: number[] = [];
  readonly scores: readonly number[];
  private readonly taken: number[];
  private readonly prices: Prices;
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

  constructor(candidates: readonly (Candidate | undefined)[], positions: readonly number[]) {
    keepShape(this);
    this.candidates = candidates;
    this.positions = positions;
    this.scores = positions.map((position) => candidates[position]?.score ?? 0);
    for (const position of positions) {
      for (const payout of candidates[position]?.payouts ?? []) this.payouts.of(payout);
      for (const line of candidates[position]?.lines ?? []) this.lines.of(line);
    }
    this.taken = listOf(this.payouts.count + this.lines.count, 0);
    const priced = this.taken.slice().fill(1, 0, this.payouts.count);
    for (const position of positions) this.use(candidates[position], priced);
    this.starts.push(this.flat.length);
    this.prices = new Prices(this, priced);
  }

  private use(candidate: Candidate | undefined, priced: number[]): void {
    this.starts.push(this.flat.length);
    for (const payout of candidate?.payouts ?? []) this.flat.push(this.payouts.of(payout));
    let isSecond = false;
    for (const line of candidate?.lines ?? []) {
      const at = this.payouts.count + this.lines.of(line);
      this.flat.push(at);
      if (isSecond) priced[at] = 1;
      isSecond = true;
    }
  }

  private score(nth: number): number {
    return this.scores[nth] ?? 0;
  }

  run(): Chosen {
    this.begin();
    this.order();
    this.free[0] = this.prices.sum;
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
    const { payouts, lines } = found.prices();
    this.prices.take(payouts, 0);
    this.prices.take(lines, this.payouts.count);
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
    this.prices.settle(groups, this.bestTotal);
    const worth = this.positions.map((_, nth) => this.prices.worth(nth));
    for (const group of groups) bestFirst(group, worth);
    this.groups = this.promising(groups, worth);
    this.bound = listOf(this.groups.length + 1, 0);
    for (let at = this.groups.length - 1; at >= 0; at -= 1)
      this.bound[at] = (this.bound[at + 1] ?? 0) + Math.max(0, worth[this.groups[at]?.[0] ?? -1] ?? 0);
  }

  /** The groups without those that no better picture than the known one can have, as the prices tell; best first, as they were. */
  private promising(groups: readonly (readonly number[])[], worth: readonly number[]): (readonly number[])[] {
    const most = (group: readonly number[]) => Math.max(0, worth[group[0] ?? -1] ?? 0);
    let left = groups.slice();
    for (let before = -1; before !== left.length;) {
      before = left.length;
      const promise = left.reduce((sum, group) => sum + most(group), this.prices.sum);
      const above = promise - this.bestTotal - EPSILON;
      left = left
        .map((group) => group.filter((nth) => above - most(group) + (worth[nth] ?? 0) > 0))
        .filter((group) => group.length > 0);
    }
    return left;
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
      this.free[at + 1] = free - this.prices.cost(nth);
      this.visit(at + 1);
      this.stack.pop();
      this.mark(nth, 0);
    }
    this.inHand[at + 1] = total;
    this.free[at + 1] = free;
    this.visit(at + 1);
  }
}

/** Orders a short ascending list in place; equals stay as they are. */
function bestFirst(group: number[], worth: readonly number[]): void {
  for (let next = 1; next < group.length; next += 1) {
    const nth = group[next] ?? -1;
    const own = worth[nth] ?? 0;
    let at = next;
    for (; at > 0 && (worth[group[at - 1] ?? -1] ?? 0) < own; at -= 1) group[at] = group[at - 1] ?? -1;
    group[at] = nth;
  }
}

/**
 * Positions of the set of pairings with the highest total in which no payout and no line occurs twice; exact within the
 * budget of steps. Equal totals are settled by position.
 */
export function packing(
  candidates: readonly (Candidate | undefined)[],
  positions: readonly number[],
): Chosen {
  return new Packing(candidates, positions).run();
}

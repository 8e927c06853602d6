/**
 * Exchanges that nothing rules out. Payouts of one amount whose lines could change places, each within the days that a bank takes,
 * make a picture as good as the chosen one: the sum of all delays stays the same, and how a bank spreads them isn't known.
 * A total of scores doesn't see that, so the payouts are told here.
 */
import { keepShape } from '../kept.ts';
import type { CandidateSearch } from '../candidates.ts';
import type { LineNode, PayoutNode } from '../input.ts';
import { namesNobody } from '../text/lineText.ts';

/** Who has what in the chosen picture. */
export interface Holdings {
  readonly payouts: readonly PayoutNode[];
  readonly lines: readonly LineNode[];
  /** By payout index: the line of its one-to-one match; `NOTHING`; `OTHER` for another shape. */
  readonly lineOf: Int32Array;
  /** By line index: the payout of its one-to-one match; `NOTHING`; `OTHER` for another shape. */
  readonly payoutOf: Int32Array;
}

export const NOTHING = -1;
export const OTHER = -2;

/** A line that a payout could have instead. */
interface Move {
  readonly line: number;
  readonly marked: boolean;
}

/** A line that speaks against nobody's claim: it has the mark, or may have lost it. */
function isOpen({ line, marked }: Move, { lines }: Holdings): boolean {
  const text = lines[line]?.text;
  return marked || (text !== undefined && namesNobody(text));
}

interface Place {
  /** Whether its own line carries its mark; true without a line. */
  marked: boolean;
  readonly moves: Move[];
}

/** Lines, by payout index, that payouts could have in pictures as good as the chosen one. */
export function exchangesOf(
  found: Pick<CandidateSearch, 'pairings' | 'offered'>,
  holdings: Holdings,
): ReadonlyMap<number, readonly number[]> {
  const places = placesOf(found, holdings);
  if (places.size === 0) return new Map();
  const graph = new Graph(places, holdings);
  const open = new Set([...graph.inCircles(), ...graph.afterMissing(), ...graph.beforeFree()]);
  const told = [...open].toSorted((a, b) => a - b);
  return new Map(told.map((payout) => [payout, (places.get(payout)?.moves ?? []).map(({ line }) => line)]));
}

/** What each payout could have instead of what it has; only payouts that could have anything. */
function placesOf(
  { pairings, offered }: Pick<CandidateSearch, 'pairings' | 'offered'>,
  holdings: Holdings,
): Map<number, Place> {
  const { payouts, lines, lineOf, payoutOf } = holdings;
  const places = new Map<number, Place>();
  const own: number[] = [];
  for (const at of offered) {
    if (!pairings.isSingle(at)) continue;
    const payout = pairings.payoutOf(at);
    const line = pairings.lineOf(at);
    if (lineOf[payout] === OTHER || payoutOf[line] === OTHER) continue;
    if (lineOf[payout] === line) {
      own.push(at);
      continue;
    }
    const isEarly = (lines[line]?.day ?? 0) < (payouts[payout]?.day ?? 0);
    if (!pairings.isInside(at) || isEarly) continue;
    const move = { line, marked: pairings.isMarked(at) };
    const known = places.get(payout);
    if (known) known.moves.push(move);
    else places.set(payout, { marked: true, moves: [move] });
  }
  for (const at of own) {
    const place = places.get(pairings.payoutOf(at));
    if (place === undefined) continue;
    const marked = pairings.isMarked(at);
    place.marked = marked;
    // Lines of one day and one account whose texts say as much make the same books.
    const mine = lines[pairings.lineOf(at)];
    const isSame = ({ line, marked: other }: Move) =>
      other === marked &&
      lines[line]?.day === mine?.day &&
      lines[line]?.line.accountId === mine?.line.accountId &&
      payoutOf[line] !== NOTHING;
    const left = place.moves.filter((move) => !isSame(move));
    place.moves.splice(0, place.moves.length, ...left);
  }
  for (const [payout, { moves }] of places) if (moves.length === 0) places.delete(payout);
  return places;
}

/** An arrow from each payout to those whose lines it could have. */
class Graph {
  private readonly places: ReadonlyMap<number, Place>;
  private readonly holdings: Holdings;
  private readonly to = new Map<number, number[]>();
  private readonly from = new Map<number, number[]>();

  constructor(places: ReadonlyMap<number, Place>, holdings: Holdings) {
    keepShape(this);
    this.places = places;
    this.holdings = holdings;
    for (const [payout, { moves }] of places) {
      for (const { line } of moves) {
        const owner = holdings.payoutOf[line] ?? NOTHING;
        if (owner < 0) continue;
        push(this.to, payout, owner);
        push(this.from, owner, payout);
      }
    }
  }

  /** Payouts of which each could have the line of the next, round and round. */
  inCircles(): number[] {
    const order: number[] = [];
    const seen = new Set<number>();
    for (const start of this.to.keys()) postOrder(start, this.to, seen, order);
    const done = new Set<number>();
    const found: number[] = [];
    for (const start of order.toReversed()) {
      if (done.has(start)) continue;
      const circle = reach([start], this.from, (next) => !done.has(next));
      for (const one of circle) done.add(one);
      if (circle.size > 1) found.push(...circle);
    }
    return found;
  }

  /** Payouts that would be without a line if one that has none had it; and that one. */
  afterMissing(): Set<number> {
    const missing = [...this.places.keys()].filter((payout) => this.holdings.lineOf[payout] === NOTHING);
    return reach(missing, this.to);
  }

  /** Payouts that could each have the next one's line, and the last one a line that nobody has, if the first one's may be nobody's. */
  beforeFree(): number[] {
    const ends = (open: boolean) =>
      [...this.places].flatMap(([payout, { moves }]) =>
        moves.some(
          (move) => this.holdings.payoutOf[move.line] === NOTHING && isOpen(move, this.holdings) === open,
        )
          ? [payout]
          : [],
      );
    const strong = reach(ends(true), this.from);
    const weak = reach(ends(false), this.from);
    const unmarked = [...weak].filter((payout) => this.places.get(payout)?.marked === false);
    return [...strong, ...reach(unmarked, this.to, (next) => weak.has(next))];
  }
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Everything that arrows lead to from `starts`, which are in it too. */
function reach(
  starts: readonly number[],
  arrows: ReadonlyMap<number, readonly number[]>,
  allows: (next: number) => boolean = () => true,
): Set<number> {
  const seen = new Set(starts);
  for (const at of seen) for (const next of arrows.get(at) ?? []) if (allows(next)) seen.add(next);
  return seen;
}

/** Appends what can be reached from `start` and wasn't seen, each after all that it leads to. No recursion: chains may be long. */
function postOrder(
  start: number,
  arrows: ReadonlyMap<number, readonly number[]>,
  seen: Set<number>,
  order: number[],
): void {
  if (seen.has(start)) return;
  seen.add(start);
  const stack = [{ at: start, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const to = arrows.get(top.at)?.[top.next];
    top.next += 1;
    if (to === undefined) {
      order.push(top.at);
      stack.pop();
    } else if (!seen.has(to)) {
      seen.add(to);
      stack.push({ at: to, next: 0 });
    }
  }
}

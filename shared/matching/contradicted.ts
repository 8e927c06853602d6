/** Pairings that a name in a text rules out. */
import { keepShape } from './kept.ts';
import type { Candidate } from './input.ts';
import type { Pairings } from './pairings.ts';

/**
 * A line that names a payout by its id or trace id is that payout's, alone or in a sum, and the payout is nowhere else:
 * other pairings of the two are out. Gives the positions of the others, ascending.
 */
export function withoutContradicted(pairings: Pairings): number[] {
  const byLine = new Named(pairings.lineCount);
  const byPayout = new Named(pairings.payoutCount);
  for (let at = 0; at < pairings.count; at += 1) {
    if (!pairings.isNamed(at) || isSum(pairings, at)) continue;
    byLine.put(pairings.lineOf(at), pairings.payoutOf(at));
    byPayout.put(pairings.payoutOf(at), pairings.lineOf(at));
  }
  const left: number[] = [];
  for (let at = 0; at < pairings.count; at += 1) {
    const isAllowed = pairings.isWide(at)
      ? allowsWide(pairings.look(at), byLine, byPayout)
      : byLine.allowsOne(pairings.lineOf(at), pairings.payoutOf(at)) &&
        byPayout.allowsOne(pairings.payoutOf(at), pairings.lineOf(at));
    if (isAllowed) left.push(at);
  }
  return left;
}

function allowsWide({ payouts, lines }: Candidate, byLine: Named, byPayout: Named): boolean {
  return byLine.allow(lines, payouts) && byPayout.allow(payouts, lines);
}

function isSum(pairings: Pairings, position: number): boolean {
  if (!pairings.isWide(position)) return false;
  const { kind } = pairings.look(position);
  return kind === 'batch' || kind === 'split';
}

/** By index of a line the payouts that it names, or the other way round: nearly always one, so that no set is made for it. */
class Named {
  private readonly first: Int32Array;
  private readonly more = new Map<number, number[]>();

  constructor(count: number) {
    keepShape(this);
    this.first = new Int32Array(count).fill(-1);
  }

  put(index: number, other: number): void {
    if (this.first[index] === -1) {
      this.first[index] = other;
      return;
    }
    const list = this.more.get(index);
    if (list) list.push(other);
    else this.more.set(index, [other]);
  }

  /** Whether an index names nobody, or the other. */
  allowsOne(index: number, other: number): boolean {
    const first = this.first[index] ?? -1;
    return first === -1 || first === other || this.more.get(index)?.includes(other) === true;
  }

  /** Whether each of the indices names nobody, or one of the others. */
  allow(indices: readonly number[], others: readonly number[]): boolean {
    return indices.every(
      (index) => (this.first[index] ?? -1) === -1 || others.some((other) => this.allowsOne(index, other)),
    );
  }
}

/** Marked lines of a payout's amount that are nobody's: strays, which make the lines beside them less than certain. */
import type { Candidate, LineNode, PayoutNode } from '../input.ts';
import type { Pairings } from '../pairings.ts';
import { ZERO } from '../../money.ts';
import { BATCH, STRAY } from '../rules.ts';
import { bearsMark, signalsIn } from '../text/signals.ts';

interface Ground {
  readonly payouts: readonly PayoutNode[];
  /** Pairings of one with one. */
  readonly singles: Pairings;
  readonly lines: number;
  /** Lines of a payout's amount on the days from its arrival plus `from` to its arrival plus `to`. */
  readonly linesFor: (payout: PayoutNode, from: number, to: number) => readonly LineNode[];
}

function doubt({ index }: PayoutNode, lines: readonly number[]): Candidate {
  return {
    kind: 'single',
    payouts: [index],
    lines,
    score: 0,
    marked: true,
    dateInside: false,
    unproven: true,
    shortBy: ZERO,
    evidence: [],
  };
}

/** A line that names a payout that nobody told of speaks against others all the same: not all payouts are known. */
function isMarked({ marks }: PayoutNode, { text }: LineNode, isServed: boolean): boolean {
  return bearsMark(marks, text) && (isServed || !signalsIn(marks, text).contradicted);
}

class Holders {
  /** By payout index, 1 for those with a marked line on time that fits nobody better. */
  readonly served: Uint8Array;
  /** By index, 1 for payouts and lines of which a name says which is which. */
  readonly namedPayouts: Uint8Array;
  readonly namedLines: Uint8Array;
  private readonly singles: Pairings;
  private byLine: Map<number, number[]> | null = null;

  constructor(singles: Pairings, payouts: number, lines: number) {
    this.singles = singles;
    this.served = new Uint8Array(payouts);
    this.namedPayouts = new Uint8Array(payouts);
    this.namedLines = new Uint8Array(lines);
    const best = new Float64Array(lines);
    for (let at = 0; at < singles.count; at += 1) {
      const line = singles.lineOf(at);
      if (this.isOnTime(at)) best[line] = Math.max(best[line] ?? 0, singles.scoreOf(at));
    }
    for (let at = 0; at < singles.count; at += 1) {
      const payout = singles.payoutOf(at);
      const line = singles.lineOf(at);
      if (this.isOnTime(at) && singles.scoreOf(at) >= (best[line] ?? 0)) this.served[payout] = 1;
      if (!singles.isNamed(at)) continue;
      this.namedPayouts[payout] = 1;
      this.namedLines[line] = 1;
    }
  }

  private isOnTime(position: number): boolean {
    return this.singles.isMarked(position) && this.singles.isInside(position);
  }

  /** Payouts that could have a line on time. Most runs never ask. */
  of(line: number): readonly number[] {
    this.byLine ??= this.onTime();
    return this.byLine.get(line) ?? [];
  }

  private onTime(): Map<number, number[]> {
    const byLine = new Map<number, number[]>();
    for (let at = 0; at < this.singles.count; at += 1) {
      const payout = this.singles.payoutOf(at);
      if (!this.isOnTime(at) || this.namedPayouts[payout] === 1) continue;
      const line = this.singles.lineOf(at);
      const list = byLine.get(line);
      if (list) list.push(payout);
      else byLine.set(line, [payout]);
    }
    return byLine;
  }
}

/**
 * Doubts. Where there are more lines of a payout's amount, with its mark, than payouts that could have one on time, one of them is a
 * stranger's, and only the days say which. And where a payout has no line on time, one that came too early or too late may be its own,
 * whoever else could have it. What a line names by its id is in no doubt.
 */
export function strays({ payouts, singles, lines, linesFor }: Ground): Candidate[] {
  const holders = new Holders(singles, (payouts.at(-1)?.index ?? -1) + 1, lines);
  const found: Candidate[] = [];
  for (const payout of payouts) {
    if (holders.namedPayouts[payout.index] === 1) continue;
    const isServed = holders.served[payout.index] === 1;
    const near = linesFor(payout, -STRAY.early, isServed ? BATCH.heldDays : STRAY.late);
    if (near.length < (isServed ? 2 : 1)) continue;
    const open = near.filter(
      (line) => holders.namedLines[line.index] === 0 && isMarked(payout, line, isServed),
    );
    if (!isServed) found.push(...open.map(({ index }) => doubt(payout, [index])));
    else if (open.length > new Set(open.flatMap(({ index }) => holders.of(index))).size)
      found.push(doubt(payout, []));
  }
  return found;
}

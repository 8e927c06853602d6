/** Marked lines of a payout's amount that are nobody's: strays, which make the lines beside them less than certain. */
import { keepShape } from '../kept.ts';
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
  /** How many lines there are at most. */
  readonly countFor: (payout: PayoutNode, from: number, to: number) => number;
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
  private onTime: Chains | null = null;

  constructor(singles: Pairings, payouts: number, lines: number) {
    keepShape(this);
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

  /** Adds to `found` the payouts that could have a line on time. */
  addTo(found: Set<number>, line: number): void {
    this.onTime ??= this.chains();
    const { first, next } = this.onTime;
    for (let at = first[line] ?? -1; at >= 0; at = next[at] ?? -1) found.add(this.singles.payoutOf(at));
  }

  private chains(): Chains {
    const { singles } = this;
    const first = new Int32Array(this.namedLines.length).fill(-1);
    const next = new Int32Array(singles.count);
    for (let at = 0; at < singles.count; at += 1) {
      if (!this.isOnTime(at) || this.namedPayouts[singles.payoutOf(at)] === 1) continue;
      const line = singles.lineOf(at);
      next[at] = first[line] ?? -1;
      first[line] = at;
    }
    return { first, next };
  }
}

/** By line index a position of its pairings, −1 if there is none; and by that the next one. */
interface Chains {
  readonly first: Int32Array;
  readonly next: Int32Array;
}

/**
 * Doubts. Where there are more lines of a payout's amount, with its mark, than payouts that could have one on time, one of them is a
 * stranger's, and only the days say which. And where a payout has no line on time, one that came too early or too late may be its own,
 * whoever else could have it. What a line names by its id is in no doubt.
 */
export function strays({ payouts, singles, lines, countFor, linesFor }: Ground): Candidate[] {
  const holders = new Holders(singles, (payouts.at(-1)?.index ?? -1) + 1, lines);
  const found: Candidate[] = [];
  for (const payout of payouts) {
    if (holders.namedPayouts[payout.index] === 1) continue;
    const isServed = holders.served[payout.index] === 1;
    const to = isServed ? BATCH.heldDays : STRAY.late;
    if (countFor(payout, -STRAY.early, to) < (isServed ? 2 : 1)) continue;
    const open = linesFor(payout, -STRAY.early, to).filter(
      (line) => holders.namedLines[line.index] === 0 && isMarked(payout, line, isServed),
    );
    if (isServed) {
      if (open.length > 1 && isMoreThan(open, holders)) found.push(doubt(payout, []));
    } else for (const { index } of open) found.push(doubt(payout, [index]));
  }
  return found;
}

/** Whether there are more lines than payouts that could have one of them on time. */
function isMoreThan(open: readonly LineNode[], holders: Holders): boolean {
  const served = new Set<number>();
  for (const { index } of open) holders.addTo(served, index);
  return open.length > served.size;
}

/** Marked lines of a payout's amount that are out of its days: strays, which make what is within them less than certain. */
import type { Candidate, LineNode, PayoutNode } from '../input.ts';
import { BATCH, STRAY } from '../rules.ts';
import { bearsMark, signalsIn } from '../text/signals.ts';
import { ZERO } from '../../money.ts';

interface Ground {
  readonly payouts: readonly PayoutNode[];
  readonly singles: readonly Candidate[];
  readonly lines: number;
  /** Lines of a payout's amount on the days from its arrival plus `from` to its arrival plus `to`. */
  readonly linesFor: (payout: PayoutNode, from: number, to: number) => readonly LineNode[];
}

function doubt(payouts: readonly number[], line: LineNode): Candidate {
  return {
    kind: 'single',
    payouts,
    lines: [line.index],
    score: 0,
    marked: true,
    dateInside: false,
    unproven: true,
    shortBy: ZERO,
    evidence: [],
  };
}

function isMarked({ marks }: PayoutNode, { text }: LineNode): boolean {
  return bearsMark(marks, text) && !signalsIn(marks, text).contradicted;
}

const isNamed = ({ evidence }: Candidate) =>
  evidence.some(({ code }) => code === 'payoutIdSeen' || code === 'traceIdSeen');

/** By index, 1 for what pairings of one with one hold. */
interface Held {
  readonly lines: Uint8Array;
  /** With their mark and on time. */
  readonly payouts: Uint8Array;
  /** Where a name says which is which. */
  readonly namedLines: Uint8Array;
  readonly namedPayouts: Uint8Array;
}

function heldBy(singles: readonly Candidate[], payouts: number, lines: number): Held {
  const held = {
    lines: new Uint8Array(lines),
    payouts: new Uint8Array(payouts),
    namedLines: new Uint8Array(lines),
    namedPayouts: new Uint8Array(payouts),
  };
  for (const single of singles) {
    const [payout = -1] = single.payouts;
    const [line = -1] = single.lines;
    held.lines[line] = 1;
    if (single.marked && single.dateInside) held.payouts[payout] = 1;
    if (!isNamed(single)) continue;
    held.namedLines[line] = 1;
    held.namedPayouts[payout] = 1;
  }
  return held;
}

/**
 * Doubts. A line that nobody could have, of a payout's amount and with its mark: which of the two lines is the payout's, the days
 * alone say. And where a payout has no line on time, one that came earlier than any bank is known to be: it may be its own, whoever
 * else could have it. What a line names by its id is in no doubt.
 */
export function strays({ payouts, singles, lines, linesFor }: Ground): Candidate[] {
  const held = heldBy(singles, (payouts.at(-1)?.index ?? -1) + 1, lines);
  const found: Candidate[] = [];
  for (const payout of payouts) {
    if (held.namedPayouts[payout.index] === 1) continue;
    const isServed = held.payouts[payout.index] === 1;
    for (const line of linesFor(payout, -STRAY.early, isServed ? BATCH.heldDays : -1)) {
      const isOut = (isServed ? held.lines : held.namedLines)[line.index] === 0;
      if (isOut && isMarked(payout, line)) found.push(doubt([payout.index], line));
    }
  }
  return found;
}

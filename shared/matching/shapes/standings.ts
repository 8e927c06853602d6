/** What pairings of one with one leave to explain. */
import type { Pairings } from '../pairings.ts';
import { SETTLED_SCORE } from '../rules.ts';

export interface Standings {
  /** By line index, 1 for lines that one marked payout explains on time. */
  readonly explained: Uint8Array;
  /** By payout index, 1 for payouts without a marked line on time that could be nobody else's. */
  readonly lacking: Uint8Array;
}

/** `singles` are the pairings of one payout with a line of its amount, and those of failed payouts. */
export function standings(singles: Pairings, payouts: number, lines: number): Standings {
  const claims = new Int32Array(lines);
  const explained = new Uint8Array(lines);
  const claim = (line: number) => {
    claims[line] = (claims[line] ?? 0) + 1;
    explained[line] = 1;
  };
  const isGood = (at: number) => singles.isMarked(at) && singles.isInside(at);
  for (let at = 0; at < singles.count; at += 1) {
    if (!isGood(at)) continue;
    if (!singles.isWide(at)) claim(singles.lineOf(at));
    else for (const line of singles.linesOf(at)) claim(line);
  }
  const lacking = new Uint8Array(payouts).fill(1);
  for (let at = 0; at < singles.count; at += 1) {
    if (!isGood(at) || singles.scoreOf(at) < SETTLED_SCORE) continue;
    const isAlone = singles.isWide(at)
      ? singles.linesOf(at).every((line) => claims[line] === 1)
      : claims[singles.lineOf(at)] === 1;
    if (isAlone) lacking[singles.payoutOf(at)] = 0;
  }
  return { explained, lacking };
}

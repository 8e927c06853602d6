/** Both tiers of pairings: what is chosen in each, and then how sure of it one can be. */
import { type AlikeLines, markAlikeLines } from './alike.ts';
import { components } from './components.ts';
import { exchangesOf, type Holdings, NOTHING, OTHER } from './exchange.ts';
import type { CandidateSearch } from '../candidates.ts';
import type { Candidate, PayoutNode } from '../input.ts';
import type { Pairings } from '../pairings.ts';
import type { Evidence, Match } from '../model.ts';
import type { Doubted, Field } from './neighbourhood.ts';
import { isLone, judgeLone } from './lone.ts';
import { type Exchanges, judge, solveComponent, type Solved } from './solve.ts';

type Ground = Omit<Field, 'candidates' | 'doubted' | 'alike'>;

/** By index, 1 for payouts and lines that a match holds. */
interface Taken {
  readonly payouts: Uint8Array;
  readonly lines: Uint8Array;
}

export interface Settled {
  /** By index of a match's first payout. */
  readonly matches: (Match | undefined)[];
  readonly taken: Taken;
  readonly components: number;
  /** Components that were too many to search through. */
  readonly outOfBudget: number;
}

interface Tier {
  readonly field: Field;
  readonly pairings: Pairings;
  /** Positions of pairings that nothing competes with. */
  readonly lone: readonly number[];
  readonly solved: readonly Solved[];
}

/** Exact, and on lines that carry the payout's mark. */
function isStrong(pairings: Pairings, position: number): boolean {
  return pairings.isMarked(position) && !pairings.isUnproven(position);
}

/** Chooses from the pairings at some positions; what is chosen is taken. What competes is kept as objects. */
function solveTier(
  field: Field,
  pairings: Pairings,
  positions: readonly number[],
  taken: Taken,
  holdings: Holdings,
): Tier {
  const lone: number[] = [];
  const solved: Solved[] = [];
  const { alone, several } = components(pairings, positions);
  const groups: (readonly number[])[] = [...several];
  for (const position of alone) {
    if (isLone(pairings, position)) {
      lone.push(position);
      holdOne(pairings.payoutOf(position), pairings.lineOf(position), taken, holdings);
    } else groups.push([position]);
  }
  for (const group of groups) {
    for (const position of group) pairings.keep(position);
    markAlikeLines(field.candidates, group, field);
    const one = solveComponent(field, group);
    solved.push(one);
    for (const { candidate, lines } of one.seats) hold(candidate, lines, taken, holdings);
  }
  return { field, pairings, lone, solved };
}

function holdOne(payout: number, line: number, taken: Taken, { lineOf, payoutOf }: Holdings): void {
  taken.payouts[payout] = 1;
  taken.lines[line] = 1;
  lineOf[payout] = line;
  payoutOf[line] = payout;
}

function hold(
  { kind, payouts }: Candidate,
  lines: readonly number[],
  taken: Taken,
  { lineOf, payoutOf }: Holdings,
): void {
  const isSingle = kind === 'single';
  for (const payout of payouts) {
    taken.payouts[payout] = 1;
    lineOf[payout] = isSingle ? (lines[0] ?? OTHER) : OTHER;
  }
  for (const line of lines) {
    taken.lines[line] = 1;
    payoutOf[line] = isSingle ? (payouts[0] ?? OTHER) : OTHER;
  }
}

/** Calls `tell` with each match of a tier and the index of its first payout. */
function judgeTier(
  { field, pairings, lone, solved }: Tier,
  exchanges: Exchanges,
  tell: (match: Match, payouts: readonly number[]) => void,
): void {
  const of: number[] = [];
  for (const position of lone) {
    of[0] = pairings.payoutOf(position);
    tell(judgeLone(field, pairings, position, exchanges), of);
  }
  for (const one of solved)
    judge(field, one, exchanges).forEach((match, at) => tell(match, one.seats[at]?.candidate.payouts ?? []));
}

/** A payout can't be surer of the line that is left than its twin was of the one that it took before. */
function asUnsure(match: Match): Match {
  if (match.verdict !== 'likely') return match;
  const equal: Evidence = { code: 'equalAnswers', values: { count: 2 }, weight: 0 };
  return { ...match, verdict: 'ambiguous', margin: 0, evidence: [...match.evidence, equal] };
}

function firstOf(payouts: readonly number[]): number {
  let least = payouts[0] ?? -1;
  for (const payout of payouts) least = Math.min(least, payout);
  return least;
}

function isFree(pairings: Pairings, position: number, taken: Taken): boolean {
  if (!pairings.isWide(position))
    return taken.payouts[pairings.payoutOf(position)] === 0 && taken.lines[pairings.lineOf(position)] === 0;
  const { payouts, lines } = pairings.look(position);
  return (
    payouts.every((index) => taken.payouts[index] === 0) && lines.every((index) => taken.lines[index] === 0)
  );
}

/**
 * Marked lines first, among themselves: a stranger's deposit of the same amount, or a shape that can't prove itself, may fill a
 * gap, never tip a balance. `doubted` is what speaks against the pairings of each tier.
 */
export function settle(
  ground: Ground,
  { pairings, offered }: Pick<CandidateSearch, 'pairings' | 'offered'>,
  doubted: { readonly strong: Doubted; readonly weak: Doubted },
): Settled {
  const { payouts, lines } = ground;
  const taken = { payouts: new Uint8Array(payouts.length), lines: new Uint8Array(lines.length) };
  const holdings: Holdings = {
    payouts,
    lines,
    lineOf: new Int32Array(payouts.length).fill(NOTHING),
    payoutOf: new Int32Array(lines.length).fill(NOTHING),
  };
  const fieldOf = (doubts: Doubted): Field => {
    const alike: AlikeLines = new Map();
    const { unsearched, hasty } = ground;
    // Written out: an object that is spread together has a shape of its own in each run, and code made for the last one is thrown away.
    return { candidates: pairings.known, payouts, lines, unsearched, hasty, doubted: doubts, alike };
  };
  const first = offered.filter((at) => isStrong(pairings, at));
  const strong = solveTier(fieldOf(doubted.strong), pairings, first, taken, holdings);
  const rest = offered.filter((at) => !isStrong(pairings, at) && isFree(pairings, at, taken));
  const weak = solveTier(fieldOf(doubted.weak), pairings, rest, taken, holdings);
  const exchanges = exchangesOf({ pairings, offered }, holdings);
  const tiers = [strong, weak];
  return {
    matches: judged(tiers, exchanges, payouts),
    taken,
    components: tiers.reduce((sum, { lone, solved }) => sum + lone.length + solved.length, 0),
    outOfBudget: tiers.reduce(
      (sum, { solved }) => sum + solved.filter(({ whole }) => !whole.complete).length,
      0,
    ),
  };
}

function judged(
  [strong, weak]: readonly Tier[],
  exchanges: Exchanges,
  payouts: readonly PayoutNode[],
): (Match | undefined)[] {
  const matches = Array.from<Match | undefined>({ length: payouts.length });
  const unsure = new Set<string>();
  if (strong)
    judgeTier(strong, exchanges, (match, of) => {
      matches[firstOf(of)] = match;
      if (match.verdict === 'ambiguous') for (const at of of) unsure.add(payouts[at]?.alike ?? '');
    });
  if (weak)
    judgeTier(weak, exchanges, (match, of) => {
      const isTwin = unsure.size > 0 && of.some((at) => unsure.has(payouts[at]?.alike ?? ''));
      matches[firstOf(of)] = isTwin ? asUnsure(match) : match;
    });
  return matches;
}

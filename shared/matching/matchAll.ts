/** Matching: every open payout with what the bank statement says about it. Pure and independent of input order. */
import { daysBetween } from '../dates.ts';
import { ZERO } from '../money.ts';
import type { MatchPayout } from './input.ts';
import { nextBusinessDay, NO_HOLIDAYS } from './days/calendar.ts';
import { type CandidateSearch, findCandidates } from './candidates.ts';
import { type Cluster, clustersOf } from './solve/clusters.ts';
import type { LineNode, MatchInput, MatchRun, PayoutNode } from './input.ts';
import { learnLags } from './days/lag.ts';
import { keeping } from './kept.ts';
import { freeLines, openPayouts } from './nodes.ts';
import { rehearsal } from './rehearsal.ts';
import type { Pairings } from './pairings.ts';
import { payoutsInDoubt } from './shapes/doubts.ts';
import { lateReturns } from './shapes/lateReturns.ts';
import { matchId } from './matchId.ts';
import { type NameBook, nameBook } from './text/nameBook.ts';
import type { Evidence, Match } from './model.ts';
import { stateEvidence } from './score.ts';
import type { Doubted } from './solve/neighbourhood.ts';
import { tellRivals } from './shapes/rivals.ts';
import { settle } from './solve/settle.ts';
import { HASTY } from './solve/verdict.ts';

/** Why a payout has no line: it goes elsewhere, was called off, failed, isn't due, or is missing. */
function absence(payout: MatchPayout, input: MatchInput): Evidence[] {
  if (payout.destination !== 'bank')
    return [{ code: 'notToBank', values: { destination: payout.destination }, weight: 0 }];
  if (payout.amount === 0) return [{ code: 'notToBank', values: { destination: 'nothing' }, weight: 0 }];
  if (payout.status === 'canceled') return [{ code: 'canceled', values: {}, weight: 0 }];
  if (payout.status === 'failed')
    return [{ code: 'failedPayout', values: { message: payout.failureMessage }, weight: 0 }];
  const expected = nextBusinessDay(payout.arrivalDate, input.holidays ?? NO_HOLIDAYS);
  const days = daysBetween(expected, input.asOf);
  const code = days <= 0 ? 'notYetDue' : 'dateExpected';
  return [
    { code, values: { expected, date: expected, days: Math.abs(days), businessDays: 0 }, weight: 0 },
    ...stateEvidence(payout),
  ];
}

function unmatched(
  node: PayoutNode,
  input: MatchInput,
  { isWanted, isHasty }: { readonly isWanted: boolean; readonly isHasty: boolean },
): Match {
  const rival: Evidence[] = isWanted ? [{ code: 'equalAnswers', values: { count: 0 }, weight: 0 }] : [];
  return {
    id: matchId([node.payout.key], []),
    payoutKeys: [node.payout.key],
    lineKeys: [],
    verdict: 'noLine',
    score: 0,
    margin: 0,
    residual: ZERO,
    evidence: [...absence(node.payout, input), ...rival, ...(isHasty ? [HASTY] : [])],
    alternatives: [],
  };
}

/** In the order of each match's first payout; late returns, whose payout is decided, come after the first. */
function inPayoutOrder(matches: readonly (Match | undefined)[], late: readonly Match[]): Match[] {
  const told = matches.filter((match) => match !== undefined);
  return [...told.slice(0, 1), ...late, ...told.slice(1)];
}

/** A run with what must be known to do a part of it again. */
export interface TracedRun extends MatchRun {
  /** Everything that has a candidate or a doubt is in exactly one. */
  readonly clusters: readonly Cluster[];
  /** Connections whose lines carry a mark. */
  readonly marking: ReadonlySet<string>;
}

/** What a part of a whole must be told of the whole. */
export interface Whole {
  /** Connections whose lines carry a mark; null: found out. */
  readonly marking: ReadonlySet<string> | null;
  readonly names: NameBook;
}

/**
 * `matchAll` that tells its clusters as well. For a part, `whole` is what the whole says: nothing else looks
 * farther than a candidate's window, the windows of those beside it, and payouts that are alike.
 */
export function matchTraced(input: MatchInput, whole: Whole): TracedRun {
  const { payouts, lines, found, ...told } = solve(input, whole);
  return { ...told, clusters: clustersOf(found, payouts, lines), marking: found.marking };
}

/**
 * Matches all open payouts with all free lines. Amounts are equal to the minor unit, but for a fee that the user allows the bank
 * and for money that the bank converted: those are never more than `likely`. Each payout
 * and each line occurs at most once; every open payout has exactly one match, `noLine` if nothing fits. A decided payout
 * that failed since may be there with the line that took its money back. The same
 * inputs in any order give the same output, byte for byte. `stats` says how much was searched and whether it was all.
 */
export function matchAll(input: MatchInput): MatchRun {
  const { matches, stats } = solve(input, { marking: null, names: nameBook(input.payouts) });
  return { matches, stats };
}

/** Whether it is a line without a mark that a payout in doubt may be. */
function isBare(pairings: Pairings, at: number, inDoubt: ReadonlySet<number>): boolean {
  const isUnmarked = pairings.isSingle(at) && !pairings.isMarked(at) && pairings.isInside(at);
  return isUnmarked && inDoubt.has(pairings.payoutOf(at));
}

interface Solved extends MatchRun {
  readonly payouts: readonly PayoutNode[];
  readonly lines: readonly LineNode[];
  readonly found: CandidateSearch;
}

let isRehearsed = false;

/** The first run is preceded by a small one, whose objects stay. */
function solve(input: MatchInput, whole: Whole): Solved {
  if (!isRehearsed) {
    isRehearsed = true;
    const first = rehearsal();
    keeping(() => run(first, { marking: null, names: nameBook(first.payouts) }));
  }
  return run(input, whole);
}

function run(input: MatchInput, { marking, names }: Whole): Solved {
  const payouts = openPayouts(input);
  const lines = freeLines(input);
  const holidays = input.holidays ?? NO_HOLIDAYS;
  const learned = learnLags(input.decisions, input.payouts, input.lines, holidays);
  const lags = new Map([...learned, ...(input.lags ?? [])]);
  const found = findCandidates(input, payouts, lines, { holidays, lags, ...(marking && { marking }) }, names);
  const { pairings, offered, unsearched, hasty } = found;
  const unproven = [...offered.filter((at) => pairings.isUnproven(at)), ...found.doubts];
  const speakingAgainst = unproven.map((at) => pairings.look(at));
  const doubted: Doubted = {
    lines: new Set(speakingAgainst.flatMap((candidate) => candidate.lines)),
    payouts: new Set(speakingAgainst.flatMap((candidate) => candidate.payouts)),
  };
  const inDoubt = payoutsInDoubt(pairings, offered, lines);
  const doubtedHere: Doubted = {
    lines: doubted.lines,
    payouts: new Set([...doubted.payouts, ...inDoubt]),
  };
  const ground = { payouts, lines, unsearched, hasty };
  const settled = settle(ground, found, { strong: doubtedHere, weak: doubted });
  const { matches, taken } = settled;
  const bare = inDoubt.size === 0 ? [] : offered.filter((at) => isBare(pairings, at, inDoubt));
  const against = [...speakingAgainst, ...bare.map((at) => pairings.look(at))];
  tellRivals(matches, { payouts, lines, against });
  const wanted = new Uint8Array(payouts.length);
  // Several payouts have a pairing of their own only in one deposit.
  for (const at of offered)
    if (!pairings.isWide(at) || pairings.look(at).kind !== 'batch') wanted[pairings.payoutOf(at)] = 1;
  for (const node of payouts) {
    if (taken.payouts[node.index] === 1) continue;
    const state = { isWanted: wanted[node.index] === 1, isHasty: hasty.has(node.index) };
    matches[node.index] = unmatched(node, input, state);
  }
  const spare = lines.filter(({ index }) => taken.lines[index] === 0).map(({ line }) => line);
  const stats = {
    payouts: payouts.length,
    lines: lines.length,
    candidates: offered.length,
    components: settled.components,
    outOfBudget: unsearched.size + hasty.size + settled.outOfBudget,
  };
  return { matches: inPayoutOrder(matches, lateReturns(input, spare)), stats, payouts, lines, found };
}

/** Matching: every open payout with what the bank statement says about it. Pure and independent of input order. */
import { dayNumber, daysBetween } from '../dates.ts';
import { ZERO } from '../money.ts';
import type { Payout } from '../payout/model.ts';
import { markAlikeLines, payoutAlikeKey } from './alike.ts';
import { nextBusinessDay, NO_HOLIDAYS } from './calendar.ts';
import { findCandidates } from './candidates.ts';
import { componentsOf } from './components.ts';
import type { Candidate, LineNode, MatchInput, MatchRun, PayoutNode } from './input.ts';
import { lateReturns } from './lateReturns.ts';
import { matchId } from './matchId.ts';
import type { Evidence, Match } from './model.ts';
import { stateEvidence } from './score.ts';
import { lineText } from './signals.ts';
import type { Field } from './neighbourhood.ts';
import { solveComponent } from './solve.ts';

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function openPayouts(input: MatchInput): PayoutNode[] {
  const decided = new Set(input.decisions.flatMap(({ payoutKeys }) => payoutKeys));
  return input.payouts
    .filter(({ key }) => !decided.has(key))
    .toSorted((a, b) => compare(a.arrivalDate, b.arrivalDate) || compare(a.key, b.key))
    .map((payout, index) => ({
      payout,
      index,
      day: dayNumber(payout.arrivalDate),
      alike: payoutAlikeKey(payout),
    }));
}

function freeLines(input: MatchInput): LineNode[] {
  const decided = new Set(input.decisions.flatMap(({ lineKeys }) => lineKeys));
  const currencies = new Set(input.payouts.map(({ currency }) => currency));
  return input.lines
    .filter(({ key, currency }) => currencies.has(currency) && !decided.has(key))
    .toSorted((a, b) => compare(a.date, b.date) || compare(a.key, b.key))
    .map((line, index) => ({
      line,
      index,
      day: dayNumber(line.date),
      text: lineText(line),
      alike: line.key,
    }));
}

/** Why a payout has no line: it goes elsewhere, was called off, failed, isn't due, or is missing. */
function absence(payout: Payout, input: MatchInput): Evidence[] {
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

function unmatched(node: PayoutNode, input: MatchInput, hadCandidates: boolean): Match {
  const rival: Evidence[] = hadCandidates ? [{ code: 'equalAnswers', values: { count: 0 }, weight: 0 }] : [];
  return {
    id: matchId([node.payout.key], []),
    payoutKeys: [node.payout.key],
    lineKeys: [],
    verdict: 'noLine',
    score: 0,
    margin: 0,
    residual: ZERO,
    evidence: [...absence(node.payout, input), ...rival],
    alternatives: [],
  };
}

interface Tier {
  readonly chosen: readonly Match[];
  readonly components: number;
  readonly outOfBudget: number;
}

/** Solves every component of some of the candidates. */
function solveTier(field: Field): Tier {
  const components = componentsOf(field.candidates);
  let outOfBudget = 0;
  const chosen: Match[] = [];
  for (const positions of components) {
    markAlikeLines(field.candidates, positions, field.payouts, field.lines);
    const solved = solveComponent(field, positions);
    if (!solved.complete) outOfBudget += 1;
    chosen.push(...solved.matches);
  }
  return { chosen, components: components.length, outOfBudget };
}

/**
 * Matches all open payouts with all free lines. Amounts are equal to the minor unit or there is no match. Each payout
 * and each line occurs at most once; every open payout has exactly one match, `noLine` if nothing fits. A decided payout
 * that failed since may be there with the line that took its money back. The same
 * inputs in any order give the same output, byte for byte. `stats` says how much was searched and whether it was all.
 */
export function matchAll(input: MatchInput): MatchRun {
  const payouts = openPayouts(input);
  const lines = freeLines(input);
  const { candidates, unsearched } = findCandidates(input, payouts, lines, input.holidays ?? NO_HOLIDAYS);
  // Marked lines first, among themselves: a stranger's deposit of the same amount may fill a gap, never tip a balance.
  const strong = solveTier({
    candidates: candidates.filter(({ marked }) => marked),
    payouts,
    lines,
    unsearched,
  });
  const taken = new Set(strong.chosen.flatMap((match) => [...match.payoutKeys, ...match.lineKeys]));
  const isFree = ({ payouts: of, lines: on }: Candidate) =>
    !of.some((index) => taken.has(payouts[index]?.payout.key ?? '')) &&
    !on.some((index) => taken.has(lines[index]?.line.key ?? ''));
  const rest = candidates.filter((candidate) => !candidate.marked && isFree(candidate));
  const weak = solveTier({ candidates: rest, payouts, lines, unsearched });
  const matches = [...strong.chosen, ...weak.chosen];
  const components = strong.components + weak.components;
  const outOfBudget = unsearched.size + strong.outOfBudget + weak.outOfBudget;
  const matched = new Set(matches.flatMap(({ payoutKeys }) => payoutKeys));
  const wanted = new Set(
    candidates.filter(({ kind }) => kind !== 'batch').flatMap((candidate) => candidate.payouts),
  );
  for (const node of payouts) {
    if (!matched.has(node.payout.key)) matches.push(unmatched(node, input, wanted.has(node.index)));
  }
  const used = new Set(matches.flatMap(({ lineKeys }) => lineKeys));
  const spare = lines.map(({ line }) => line).filter(({ key }) => !used.has(key));
  matches.push(...lateReturns(input, spare));
  const order = new Map(payouts.map(({ payout, index }) => [payout.key, index]));
  const rank = (match: Match) => Math.min(...match.payoutKeys.map((key) => order.get(key) ?? 0));
  const stats = {
    payouts: payouts.length,
    lines: lines.length,
    candidates: candidates.length,
    components,
    outOfBudget,
  };
  return { matches: matches.toSorted((a, b) => rank(a) - rank(b)), stats };
}

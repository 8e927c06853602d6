/**
 * A rule replayed over all cached history before it is kept: which matches it would make, lose or change, and how often
 * `certain` would have been right where the user has decided already. See `history.ts` for what is held out.
 */
import type { Match } from '../model.ts';
import type { Breadth } from '../memory/aliasBreadth.ts';
import type { Rule } from '../memory/ruleRows.ts';
import { type Changes, compareRuns } from './changes.ts';
import { type History, matchesOf, openRun, type OpenRun } from './history.ts';
import { type Check, Decided, type Precision, tally } from './precision.ts';

/** What some rules make of all history. */
export interface ReplaySide {
  /** With declined pairs left out and lag learned from every decision, as the app matches. */
  readonly matches: readonly Match[];
  readonly precision: Precision;
  /** By provider account. */
  readonly byConnection: Readonly<Record<string, Precision>>;
}

export interface ReplayReport {
  readonly changes: Changes;
  readonly before: Precision;
  readonly after: Precision;
  /** The rule is an alias so broad that it says nothing, so that it wasn't tried; else null. */
  readonly tooBroad: Breadth | null;
  /** Precision after the change, by provider account. */
  readonly byConnection: Readonly<Record<string, Precision>>;
  /** What it was measured on. */
  readonly payouts: number;
  readonly lines: number;
  readonly decisions: number;
}

/** One step is one matching of all history, the longest stretch that can't be interrupted. */
export interface ReplayStep {
  readonly done: number;
  readonly total: number;
}

/**
 * Matches all history with some rules, in steps: once as the app does, and (where that would be another answer) once for each
 * half of the decisions that precision is measured on.
 */
export function* replaySide(
  history: History,
  rules: readonly Rule[],
): Generator<ReplayStep, ReplaySide, undefined> {
  const real = openRun(history, rules, 'all', false);
  const folds = [openRun(history, rules, 0, true), openRun(history, rules, 1, true)] as const;
  const runs = new Map<string, OpenRun>([real, ...folds].map((run) => [run.key, run]));
  const found = new Map<string, readonly Match[]>();
  for (const [key, run] of runs) {
    yield { done: found.size, total: runs.size };
    found.set(key, matchesOf(run));
  }
  const matchesFor = ({ key }: OpenRun) => found.get(key) ?? [];
  const decided = new Decided(history, rules);
  const checks = folds.flatMap((run, fold) => checksOf(matchesFor(run), decided, fold));
  const connections = new Set(history.payouts.map(({ connectionId }) => connectionId));
  const byConnection = Object.fromEntries([...connections].map((id) => [id, tally(checks, id)]));
  return { matches: matchesFor(real), precision: tally(checks), byConnection };
}

function checksOf(matches: readonly Match[], decided: Decided, fold: number): Check[] {
  return matches
    .filter((match) => match.verdict === 'certain' && decided.foldOf(match) === fold)
    .flatMap((match) => decided.check(match) ?? []);
}

/** What changes between two sides over the same history. */
export function compareSides(history: History, before: ReplaySide, after: ReplaySide): ReplayReport {
  return {
    changes: compareRuns(before.matches, after.matches, history),
    before: before.precision,
    after: after.precision,
    byConnection: after.byConnection,
    tooBroad: null,
    payouts: history.payouts.length,
    lines: history.lines.length,
    decisions: history.decisions.length,
  };
}

/** The value that a stepwise computation ends with, run at one go. */
export function finish<T>(steps: Generator<unknown, T, undefined>): T {
  let next = steps.next();
  while (next.done !== true) next = steps.next();
  return next.value;
}

/** Replays a change of rules over all history at one go. */
export function replay(history: History, before: readonly Rule[], after: readonly Rule[]): ReplayReport {
  return compareSides(history, finish(replaySide(history, before)), finish(replaySide(history, after)));
}

/**
 * What a rule is replayed over: everything that is cached, matched as if nothing were decided. No decision proves itself: none
 * is given as taken; what decisions teach of an account's lag is learned, where precision is measured, from the other half of
 * them only; and pairs that the user declined are open there again, so that a match which had to be declined counts as wrong.
 */
import { stableHash } from '../../ids.ts';
import type { MatchInput } from '../input.ts';
import { NO_HOLIDAYS } from '../days/calendar.ts';
import { type Lags, learnLags } from '../days/lag.ts';
import { matchAll } from '../matchAll.ts';
import type { Decision, Match } from '../model.ts';
import { type Rule, rulesInput } from '../memory/ruleRows.ts';

/** All cached history, without what rules and decisions give to matching. */
export interface History extends Omit<MatchInput, 'decisions' | 'lags' | 'aliases' | 'tolerances' | 'rates'> {
  readonly decisions: readonly Decision[];
}

/** Which half of the decisions one belongs to: by its id, so the same in any order. */
export function foldOf({ id }: Pick<Decision, 'id'>): 0 | 1 {
  return Number.parseInt(stableHash(id).slice(-1), 16) % 2 === 0 ? 0 : 1;
}

/** What lag is learned from: every decision, or those outside of one half. */
export type LagSource = 'all' | 0 | 1;

function learned(history: History, source: LagSource): Lags {
  const { decisions, payouts, lines, holidays = NO_HOLIDAYS } = history;
  const taken = source === 'all' ? decisions : decisions.filter((decision) => foldOf(decision) !== source);
  return learnLags(taken, payouts, lines, holidays);
}

/** One matching of all history, described by what sets it apart, so that equal ones are run once. */
export interface OpenRun {
  readonly key: string;
  readonly input: MatchInput;
}

/**
 * The run for some rules. `heldOut`: pairs that the user declined are open again. Byte for byte the same matches for the same
 * `key` and history, but for how often a lag was seen.
 */
export function openRun(
  history: History,
  rules: readonly Rule[],
  source: LagSource,
  heldOut: boolean,
): OpenRun {
  const given = rulesInput(rules);
  const lags: Lags = new Map([...learned(history, source), ...(given.lags ?? [])]);
  const declined = heldOut ? [] : history.declined;
  const told = [...lags]
    .map(([connectionId, { low, median, high }]) => [connectionId, low, median, high].join(' '))
    .toSorted();
  return {
    key: [declined.length === 0 ? 'open' : 'declined', ...told].join('\n'),
    input: { ...history, ...given, lags, declined, decisions: [] },
  };
}

/** Every match with a bank line, as if nothing were decided. */
export function matchesOf({ input }: OpenRun): Match[] {
  return matchAll(input).matches.filter(({ lineKeys }) => lineKeys.length > 0);
}

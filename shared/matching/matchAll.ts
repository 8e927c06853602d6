/** Matching: every open payout with what the bank statement says about it. Pure and independent of input order. */
import { dayNumber, daysBetween } from '../dates.ts';
import { ZERO } from '../money.ts';
import type { MatchPayout } from './input.ts';
import type { StatementLine } from '../statement/model.ts';
import { aliasReader } from './aliases.ts';
import { markAlikeLines, payoutAlikeKey } from './alike.ts';
import { nextBusinessDay, NO_HOLIDAYS } from './calendar.ts';
import { type CandidateSearch, findCandidates } from './candidates.ts';
import { type Cluster, clustersOf } from './clusters.ts';
import { componentsOf } from './components.ts';
import type { Candidate, LineNode, MatchInput, MatchRun, PayoutNode } from './input.ts';
import { learnLags } from './lag.ts';
import { payoutsInDoubt } from './doubts.ts';
import { lateReturns } from './lateReturns.ts';
import { matchId } from './matchId.ts';
import { exchangesOf, NOTHING, OTHER } from './exchange.ts';
import type { Evidence, Match } from './model.ts';
import { stateEvidence } from './score.ts';
import type { Doubted, Field } from './neighbourhood.ts';
import { type AliasWords, type LineText, lineText, type PayoutMarks, payoutMarks } from './signals.ts';
import { HASTY, solveComponent, solveLone } from './solve.ts';

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** In date order, then by key: texts are compared only within a day. */
function inOrder<T extends { readonly day: number; readonly key: string }>(items: T[]): T[] {
  return items.sort((a, b) => a.day - b.day || compare(a.key, b.key));
}

class OpenPayout implements PayoutNode {
  readonly payout: MatchPayout;
  readonly day: number;
  readonly key: string;
  readonly marks: PayoutMarks;
  index = 0;
  private known: string | null = null;

  constructor(payout: MatchPayout, aliases: AliasWords) {
    this.payout = payout;
    this.day = dayNumber(payout.arrivalDate);
    this.key = payout.key;
    this.marks = payoutMarks(payout, aliases);
  }

  /** Only where several pairings compete is this ever asked for. */
  get alike(): string {
    this.known ??= payoutAlikeKey(this.payout);
    return this.known;
  }
}

function openPayouts(input: MatchInput): PayoutNode[] {
  const decided = new Set(input.decisions.flatMap(({ payoutKeys }) => payoutKeys));
  const aliasesOf = aliasReader(input.aliases);
  const open = input.payouts
    .filter(({ key }) => !decided.has(key))
    .map((payout) => new OpenPayout(payout, aliasesOf(payout)));
  inOrder(open).forEach((node, index) => {
    node.index = index;
  });
  return open;
}

class FreeLine implements LineNode {
  readonly line: StatementLine;
  readonly day: number;
  readonly key: string;
  index = 0;
  alike: string;
  private prepared: LineText | null = null;

  constructor(line: StatementLine) {
    this.line = line;
    this.day = dayNumber(line.date);
    this.key = line.key;
    this.alike = line.key;
  }

  /** Most lines have nobody's amount, and their text is never read. */
  get text(): LineText {
    this.prepared ??= lineText(this.line);
    return this.prepared;
  }
}

function freeLines(input: MatchInput): LineNode[] {
  const decided = new Set(input.decisions.flatMap(({ lineKeys }) => lineKeys));
  const currencies = new Set([
    ...input.payouts.map(({ currency }) => currency),
    ...(input.rates ?? []).flatMap(({ from, to }) => [from, to]),
  ]);
  const free = input.lines
    .filter(({ key, currency }) => currencies.has(currency) && !decided.has(key))
    .map((line) => new FreeLine(line));
  inOrder(free).forEach((node, index) => {
    node.index = index;
  });
  return free;
}

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

interface Tier {
  readonly chosen: readonly Match[];
  readonly components: number;
  readonly outOfBudget: number;
}

/** Exact, and on lines that carry the payout's mark. */
function isStrong({ marked, unproven }: Candidate): boolean {
  return marked && !unproven;
}

/** Solves every component of some of the candidates. */
function solveTier(field: Field, taken: Taken): Tier {
  const components = componentsOf(field.candidates);
  let outOfBudget = 0;
  const chosen: Match[] = [];
  for (const positions of components) {
    const lone = solveLone(field, positions);
    if (lone) {
      chosen.push(lone);
      const candidate = field.candidates[positions[0] ?? -1];
      taken.payouts[candidate?.payouts[0] ?? -1] = 1;
      taken.lines[candidate?.lines[0] ?? -1] = 1;
      continue;
    }
    markAlikeLines(field.candidates, positions, field.payouts, field.lines);
    const solved = solveComponent(field, positions);
    if (!solved.complete) outOfBudget += 1;
    chosen.push(...solved.matches);
    take(field, positions, solved.matches, taken);
  }
  return { chosen, components: components.length, outOfBudget };
}

/** By index, 1 for payouts and lines that a match holds. */
interface Taken {
  readonly payouts: Uint8Array;
  readonly lines: Uint8Array;
}

/** Marks what the matches of one component hold. */
function take(
  { candidates, payouts, lines }: Field,
  positions: readonly number[],
  matches: readonly Match[],
  taken: Taken,
): void {
  const held = new Set(matches.flatMap(({ payoutKeys, lineKeys }) => [...payoutKeys, ...lineKeys]));
  for (const position of positions) {
    const candidate = candidates[position];
    for (const at of candidate?.payouts ?? [])
      if (held.has(payouts[at]?.payout.key ?? '')) taken.payouts[at] = 1;
    for (const at of candidate?.lines ?? []) if (held.has(lines[at]?.line.key ?? '')) taken.lines[at] = 1;
  }
}

/** A payout can't be surer of the line that is left than its twin was of the one that it took before. */
function asUnsureAsTwins(
  chosen: readonly Match[],
  before: readonly Match[],
  payouts: readonly PayoutNode[],
): Match[] {
  const unsure = new Set(
    before.filter(({ verdict }) => verdict === 'ambiguous').flatMap(({ payoutKeys }) => payoutKeys),
  );
  if (unsure.size === 0 || chosen.length === 0) return [...chosen];
  const alike = new Set(payouts.filter(({ payout }) => unsure.has(payout.key)).map((node) => node.alike));
  const own = new Set(chosen.flatMap(({ payoutKeys }) => payoutKeys));
  const twins = new Set(
    payouts
      .filter((node) => own.has(node.payout.key) && alike.has(node.alike))
      .map(({ payout }) => payout.key),
  );
  return chosen.map((match) => {
    if (match.verdict !== 'likely' || !match.payoutKeys.some((key) => twins.has(key))) return match;
    const equal: Evidence = { code: 'equalAnswers', values: { count: 2 }, weight: 0 };
    return { ...match, verdict: 'ambiguous', margin: 0, evidence: [...match.evidence, equal] };
  });
}

/** One-to-one matches are no surer than the exchanges that nothing rules out let them be. */
function withExchanges(
  matches: readonly Match[],
  candidates: readonly Candidate[],
  payouts: readonly PayoutNode[],
  lines: readonly LineNode[],
): Match[] {
  const payoutAt = new Map(payouts.map(({ payout, index }) => [payout.key, index]));
  const lineAt = new Map(lines.map(({ line, index }) => [line.key, index]));
  const lineOf = new Int32Array(payouts.length).fill(NOTHING);
  const payoutOf = new Int32Array(lines.length).fill(NOTHING);
  for (const { payoutKeys, lineKeys } of matches) {
    const of = payoutKeys.map((key) => payoutAt.get(key) ?? -1);
    const on = lineKeys.map((key) => lineAt.get(key) ?? -1);
    const isSingle = of.length === 1 && on.length === 1 && areEqual(payouts[of[0] ?? -1], lines[on[0] ?? -1]);
    for (const payout of of) lineOf[payout] = isSingle ? (on[0] ?? OTHER) : OTHER;
    for (const line of on) payoutOf[line] = isSingle ? (of[0] ?? OTHER) : OTHER;
  }
  const exchanges = exchangesOf(candidates, { payouts, lines, lineOf, payoutOf });
  if (exchanges.size === 0) return [...matches];
  return matches.map((match) => {
    const others = exchanges.get(payoutAt.get(match.payoutKeys[0] ?? '') ?? -1);
    return others === undefined || match.payoutKeys.length > 1
      ? match
      : asExchangeable(
          match,
          others.map((at) => lines[at]?.line.key ?? ''),
        );
  });
}

function areEqual(payout: PayoutNode | undefined, line: LineNode | undefined): boolean {
  return payout?.payout.amount === line?.line.amount && payout?.payout.currency === line?.line.currency;
}

function asExchangeable(match: Match, others: readonly string[]): Match {
  if (match.evidence.some(({ code }) => code === 'equalAnswers')) return match;
  const equal: Evidence = { code: 'equalAnswers', values: { count: 2 }, weight: 0 };
  const evidence = [...match.evidence, equal];
  if (match.verdict === 'residual') return { ...match, evidence };
  const { score } = match;
  const alternatives =
    match.alternatives.length > 0 ? match.alternatives : others.map((key) => ({ lineKeys: [key], score }));
  return { ...match, verdict: 'ambiguous', margin: 0, evidence, alternatives };
}

/** In the order of each match's first payout; late returns, whose payout is decided, come first. */
function byFirstPayout(matches: readonly Match[], rank: ReadonlyMap<string, number>): Match[] {
  return matches
    .map((match) => {
      let first = Number.POSITIVE_INFINITY;
      for (const key of match.payoutKeys) first = Math.min(first, rank.get(key) ?? 0);
      return { match, first };
    })
    .sort((a, b) => a.first - b.first)
    .map(({ match }) => match);
}

/** A run with what must be known to do a part of it again. */
export interface TracedRun extends MatchRun {
  /** Everything that has a candidate or a doubt is in exactly one. */
  readonly clusters: readonly Cluster[];
  /** Connections whose lines carry a mark. */
  readonly marking: ReadonlySet<string>;
}

/**
 * `matchAll` that tells its clusters as well. For a part of a whole `marking` is what the whole says: nothing else looks
 * farther than a candidate's window, the windows of those beside it, and payouts that are alike.
 */
export function matchTraced(input: MatchInput, marking?: ReadonlySet<string>): TracedRun {
  const { payouts, lines, found, ...run } = solve(input, marking);
  return { ...run, clusters: clustersOf(found, payouts, lines), marking: found.marking };
}

/**
 * Matches all open payouts with all free lines. Amounts are equal to the minor unit, but for a fee that the user allows the bank
 * and for money that the bank converted: those are never more than `likely`. Each payout
 * and each line occurs at most once; every open payout has exactly one match, `noLine` if nothing fits. A decided payout
 * that failed since may be there with the line that took its money back. The same
 * inputs in any order give the same output, byte for byte. `stats` says how much was searched and whether it was all.
 */
export function matchAll(input: MatchInput): MatchRun {
  const { matches, stats } = solve(input);
  return { matches, stats };
}

interface Solved extends MatchRun {
  readonly payouts: readonly PayoutNode[];
  readonly lines: readonly LineNode[];
  readonly found: CandidateSearch;
}

function solve(input: MatchInput, marking?: ReadonlySet<string>): Solved {
  const payouts = openPayouts(input);
  const lines = freeLines(input);
  const holidays = input.holidays ?? NO_HOLIDAYS;
  const learned = learnLags(input.decisions, input.payouts, input.lines, holidays);
  const lags = new Map([...learned, ...(input.lags ?? [])]);
  const found = findCandidates(input, payouts, lines, { holidays, lags, ...(marking && { marking }) });
  const { candidates, unsearched, hasty } = found;
  const unproven = [...candidates.filter((candidate) => candidate.unproven), ...found.doubts];
  const doubted: Doubted = {
    lines: new Set(unproven.flatMap((candidate) => candidate.lines)),
    payouts: new Set(unproven.flatMap((candidate) => candidate.payouts)),
  };
  const doubtedHere: Doubted = {
    lines: doubted.lines,
    payouts: new Set([...doubted.payouts, ...payoutsInDoubt(candidates, lines)]),
  };
  // Marked lines first, among themselves: a stranger's deposit of the same amount, or a shape that can't prove
  // itself, may fill a gap, never tip a balance.
  const taken = { payouts: new Uint8Array(payouts.length), lines: new Uint8Array(lines.length) };
  const field = { payouts, lines, unsearched, hasty };
  const strong = solveTier(
    { ...field, candidates: candidates.filter(isStrong), doubted: doubtedHere },
    taken,
  );
  const rank = new Map(payouts.map(({ payout, index }) => [payout.key, index]));
  const isFree = ({ payouts: of, lines: on }: Candidate) =>
    of.every((index) => taken.payouts[index] === 0) && on.every((index) => taken.lines[index] === 0);
  const rest = candidates.filter((candidate) => !isStrong(candidate) && isFree(candidate));
  const weak = solveTier({ ...field, candidates: rest, doubted }, taken);
  const settled = [...strong.chosen, ...asUnsureAsTwins(weak.chosen, strong.chosen, payouts)];
  const matches = withExchanges(settled, candidates, payouts, lines);
  const components = strong.components + weak.components;
  const outOfBudget = unsearched.size + hasty.size + strong.outOfBudget + weak.outOfBudget;
  const wanted = new Uint8Array(payouts.length);
  for (const { kind, payouts: of } of candidates)
    if (kind !== 'batch') for (const index of of) wanted[index] = 1;
  for (const node of payouts) {
    if (taken.payouts[node.index] === 1) continue;
    const state = { isWanted: wanted[node.index] === 1, isHasty: hasty.has(node.index) };
    matches.push(unmatched(node, input, state));
  }
  const spare = lines.filter(({ index }) => taken.lines[index] === 0).map(({ line }) => line);
  matches.push(...lateReturns(input, spare));
  const stats = {
    payouts: payouts.length,
    lines: lines.length,
    candidates: candidates.length,
    components,
    outOfBudget,
  };
  return { matches: byFirstPayout(matches, rank), stats, payouts, lines, found };
}

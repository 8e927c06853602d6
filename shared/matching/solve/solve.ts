/** One component: its best picture, how far every match in it stands from the next best one, and the verdicts. */
import { isExplained, residualOf } from '../../payout/model.ts';
import { bestPicture, type Picture } from './assignment.ts';
import type { Candidate, PayoutNode, MatchPayout } from '../input.ts';
import type { Pairings } from '../pairings.ts';
import { matchId } from '../matchId.ts';
import type { Evidence, Match } from '../model.ts';
import { alikeOf, equivalent, type Field, Neighbourhood } from './neighbourhood.ts';
import { RIVAL_MARGIN, SHAPE_MARGIN, verdictOf, WINDOW } from '../rules.ts';
import { stateEvidence, tidy } from '../score.ts';

const EPSILON = 1e-9;
/** Above so many candidates a margin is measured in the neighbourhood, which is exact but for longer chains. */
const WHOLE = 60;
/** Days of one stretch; a neighbourhood is the stretch of a pairing and the two beside it. */
const STRETCH_DAYS = 2 * WINDOW.late;
const MOST_NEIGHBOURS = 1200;
const MOST_ALTERNATIVES = 5;

/** The pairings around one, and their best picture. */
interface Around {
  readonly positions: readonly number[];
  readonly base: Picture;
}

/** The same for all pairings of one stretch of days, so that it is solved once for them. */
class Surroundings {
  private readonly known = new Map<number, Around>();
  private readonly field: Field;
  private readonly all: Around;

  constructor(field: Field, positions: readonly number[], whole: Picture) {
    this.field = field;
    this.all = { positions, base: whole };
  }

  of(position: number): Around {
    if (this.all.positions.length <= WHOLE) return this.all;
    const stretch = this.stretchOf(position);
    const found = this.known.get(stretch);
    if (found) return found;
    const near = this.all.positions.filter((other) => Math.abs(this.stretchOf(other) - stretch) <= 1);
    const isFew = near.length <= MOST_NEIGHBOURS;
    const base = isFew ? bestPicture(this.field.candidates, near) : { chosen: [], total: 0, complete: false };
    const made = { positions: near, base };
    this.known.set(stretch, made);
    return made;
  }

  private stretchOf(position: number): number {
    const { candidates, payouts } = this.field;
    return Math.floor((payouts[candidates[position]?.payouts[0] ?? -1]?.day ?? 0) / STRETCH_DAYS);
  }
}

interface Margin {
  readonly value: number;
  readonly complete: boolean;
}

/** Best total minus best total without this pairing (or one that can't be told from it). */
function marginOf(field: Field, { positions, base }: Around, chosen: Candidate): Margin {
  if (positions.length > MOST_NEIGHBOURS) return { value: 0.1, complete: false };
  const without = positions.filter((other) => {
    const candidate = field.candidates[other];
    return candidate !== undefined && !equivalent(field, candidate, chosen);
  });
  const rest = bestPicture(field.candidates, without);
  return {
    value: tidy(Math.min(1, Math.max(0, base.total - rest.total))),
    complete: base.complete && rest.complete,
  };
}

/** A pairing of a picture, on the lines that it is shown with. */
export interface Seat {
  readonly position: number;
  readonly candidate: Candidate;
  lines: readonly number[];
}

/** Among lines that can't be told apart the earlier payout gets the earlier line, so that any order of input gives the same. */
function seat(field: Field, picture: Picture): Seat[] {
  const seats = picture.chosen.flatMap((position): Seat[] => {
    const candidate = field.candidates[position];
    return candidate ? [{ position, candidate, lines: candidate.lines }] : [];
  });
  const groups = new Map<string, Seat[]>();
  for (const one of seats) {
    if (one.candidate.kind !== 'single') continue;
    const alike = alikeOf(field, one.lines[0] ?? -1);
    const group = groups.get(alike);
    if (group) group.push(one);
    else groups.set(alike, [one]);
  }
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const order = group.toSorted((a, b) => (a.candidate.payouts[0] ?? 0) - (b.candidate.payouts[0] ?? 0));
    const free = group.flatMap(({ lines }) => lines).toSorted((a, b) => a - b);
    order.forEach((one, at) => {
      one.lines = free.slice(at, at + 1);
    });
  }
  return seats;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const value of numbers) total += value;
  return total;
}

interface Crowd {
  /** Lines by `alike`, and of those the ones that are in the picture. */
  readonly all: ReadonlyMap<string, number>;
  readonly taken: ReadonlyMap<string, number>;
}

function crowdOf(field: Field, positions: readonly number[], seats: readonly Seat[]): Crowd {
  const count = (indices: Iterable<number>) => {
    const map = new Map<string, number>();
    for (const index of new Set(indices)) {
      const alike = alikeOf(field, index);
      map.set(alike, (map.get(alike) ?? 0) + 1);
    }
    return map;
  };
  return {
    all: count(positions.flatMap((position) => field.candidates[position]?.lines ?? [])),
    taken: count(seats.flatMap(({ lines }) => lines)),
  };
}

/** Lines exactly like the chosen ones that nothing takes: equal answers. */
function surplus(field: Field, crowd: Crowd, lines: readonly number[]): number {
  const classes = new Set(lines.map((line) => alikeOf(field, line)));
  return sum([...classes].map((alike) => (crowd.all.get(alike) ?? 0) - (crowd.taken.get(alike) ?? 0)));
}

function alternativesOf(
  field: Field,
  near: Neighbourhood,
  one: Seat,
): { lineKeys: string[]; score: number }[] {
  const own = one.lines.join();
  return near
    .alternatives(one.position)
    .filter((candidate) => candidate.lines.join() !== own)
    .toSorted(
      (a, b) =>
        b.score - a.score || (a.lines[0] ?? 0) - (b.lines[0] ?? 0) || a.payouts.length - b.payouts.length,
    )
    .slice(0, MOST_ALTERNATIVES)
    .map((candidate) => ({ lineKeys: lineKeys(field, candidate.lines), score: candidate.score }));
}

function lineKeys(field: Field, lines: readonly number[]): string[] {
  if (lines.length === 1) return [field.lines[lines[0] ?? -1]?.line.key ?? ''];
  return lines.map((line) => field.lines[line]?.line.key ?? '');
}

const NOTHING: readonly Evidence[] = [];

/** What else is to be known of a payout: that its entries aren't told, or don't explain its amount. */
function explained(payout: MatchPayout): readonly Evidence[] {
  if (payout.composition !== 'known') return stateEvidence(payout);
  if (isExplained(payout)) return NOTHING;
  const evidence: Evidence[] = [];
  const residual = residualOf(payout);
  const unknown = payout.entries.filter(({ kind }) => kind === 'unknown').length;
  if (residual !== 0)
    evidence.push({ code: 'residual', values: { amount: residual, currency: payout.currency }, weight: 0 });
  if (unknown > 0 || residual === 0)
    evidence.push({ code: 'unknownEntries', values: { count: Math.max(unknown, 1) }, weight: 0 });
  return evidence;
}

/** Whether a payout's known make-up doesn't hold together; an untold one is another matter. */
function isUnexplained({ payout }: PayoutNode): boolean {
  return payout.composition === 'known' && !isExplained(payout);
}

/** Whether a pairing speaks against another one by itself, whatever the whole picture says. */
function outdoes(field: Field, rival: Candidate, own: Candidate): boolean {
  if (rival.kind !== own.kind) return rival.score > own.score - SHAPE_MARGIN;
  const namesOf = (candidate: Candidate) =>
    candidate.payouts.map((index) => field.payouts[index]?.alike ?? '').join(' ');
  const twins = rival.payouts.join() !== own.payouts.join() && namesOf(rival) === namesOf(own);
  return rival.score > own.score - (twins ? -EPSILON : RIVAL_MARGIN);
}

function equalCount(rivals: readonly Candidate[], one: Seat, margin: Margin): number {
  if (margin.value > EPSILON || !margin.complete) return 0;
  return Math.max(1, rivals.filter(({ score }) => score >= one.candidate.score - EPSILON).length);
}

interface Component {
  readonly positions: readonly number[];
  readonly whole: Picture;
  readonly crowd: Crowd;
  readonly near: Neighbourhood;
  readonly around: Surroundings;
}

/** A component and its best picture. */
export interface Solved {
  readonly positions: readonly number[];
  readonly whole: Picture;
  readonly seats: readonly Seat[];
}

const DOUBTED: readonly Evidence[] = [{ code: 'otherExplanation', values: {}, weight: 0 }];
/** Not everything could be tried. */
export const HASTY: Evidence = { code: 'outOfBudget', values: {}, weight: 0 };
const TOO_MUCH: readonly Evidence[] = [HASTY];

/** What was found out about a pairing among its rivals. */
interface Standing {
  readonly margin: number;
  readonly equal: number;
  readonly incomplete: boolean;
  readonly outdone: boolean;
  readonly alternatives: Match['alternatives'];
  readonly remarks: readonly Evidence[];
}

const ONLY: Evidence = { code: 'onlyCandidate', values: {}, weight: 0 };
const ALONE: readonly Evidence[] = [ONLY];
const TWO: readonly Evidence[] = [{ code: 'equalAnswers', values: { count: 2 }, weight: 0 }];

/** Lines by payout index. */
export type Exchanges = ReadonlyMap<number, readonly number[]>;

function toMatch(field: Field, component: Component, one: Seat, exchanges: Exchanges): Match {
  const { candidate, position } = one;
  const { positions, crowd, whole, near, around } = component;
  const spare = surplus(field, crowd, one.lines);
  const rivals = near.rivals(position);
  const others = candidate.kind === 'single' ? exchanges.get(candidate.payouts[0] ?? -1) : undefined;
  const measured = others
    ? { value: 0, complete: whole.complete }
    : marginOf(field, around.of(position), candidate);
  const equal = others ? Math.max(1, spare) : spare + equalCount(rivals, one, measured);
  const alternatives = alternativesOf(field, near, one);
  const twins = spare === 0 && one.lines.some((line) => (crowd.all.get(alikeOf(field, line)) ?? 0) > 1);
  const remarks: Evidence[] = [];
  if (equal > 0) remarks.push({ code: 'equalAnswers', values: { count: equal + 1 }, weight: 0 });
  else if (twins) remarks.push({ code: 'interchangeable', values: {}, weight: 0 });
  else if (alternatives.length === 0 && positions.length === 1) remarks.push(ONLY);
  return judged(field, candidate, one.lines, {
    margin: spare > 0 ? 0 : measured.value,
    equal,
    incomplete: !measured.complete || !whole.complete,
    outdone: rivals.some((rival) => outdoes(field, rival, candidate)),
    alternatives: alternatives.length > 0 ? alternatives : exchanged(field, candidate, others),
    remarks,
  });
}

function exchanged(field: Field, { score }: Candidate, lines: readonly number[] = []): Match['alternatives'] {
  return lines.slice(0, MOST_ALTERNATIVES).map((line) => ({ lineKeys: lineKeys(field, [line]), score }));
}

function nodesOf({ payouts }: Field, candidate: Candidate): PayoutNode[] {
  const [first = -1] = candidate.payouts;
  const node = payouts[first];
  if (node && candidate.payouts.length === 1) return [node];
  return candidate.payouts.map((index) => payouts[index]).filter((one) => one !== undefined);
}

function keysOf(nodes: readonly PayoutNode[]): string[] {
  const [first] = nodes;
  return first && nodes.length === 1 ? [first.payout.key] : nodes.map(({ payout }) => payout.key).sort();
}

function isAnyIn(indices: readonly number[], set: ReadonlySet<number>): boolean {
  if (set.size > 0) for (const index of indices) if (set.has(index)) return true;
  return false;
}

function judged(field: Field, candidate: Candidate, lines: readonly number[], standing: Standing): Match {
  const nodes = nodesOf(field, candidate);
  const { margin } = standing;
  const outOfBudget =
    standing.incomplete || isAnyIn(lines, field.unsearched) || isAnyIn(candidate.payouts, field.hasty);
  const isDoubted =
    !candidate.unproven &&
    (isAnyIn(lines, field.doubted.lines) || isAnyIn(candidate.payouts, field.doubted.payouts));
  const verdict = verdictOf({
    margin,
    equalAnswers: standing.equal,
    marked: candidate.marked,
    dateInside: candidate.dateInside,
    settled: nodes.every(({ payout }) => payout.status !== 'unknown'),
    unexplained: nodes.some(isUnexplained) && candidate.kind !== 'returned',
    outOfBudget,
    outdone: standing.outdone || isDoubted,
    unproven: candidate.unproven,
  });
  const payoutKeys = keysOf(nodes);
  const keys = lineKeys(field, lines);
  const [first] = nodes;
  const ofPayouts =
    first && nodes.length === 1
      ? explained(first.payout)
      : nodes.flatMap(({ payout }) => [...explained(payout)]);
  return {
    id: matchId(payoutKeys, keys),
    payoutKeys,
    lineKeys: keys,
    verdict,
    score: candidate.score,
    margin,
    residual: candidate.shortBy,
    // In one go: a list that grows keeps room, which a long run has a hundred thousand times over.
    evidence: candidate.evidence.concat(
      ofPayouts,
      standing.remarks,
      isDoubted ? DOUBTED : NOTHING,
      outOfBudget ? TOO_MUCH : NOTHING,
    ),
    alternatives: verdict === 'ambiguous' || verdict === 'likely' ? standing.alternatives : [],
  };
}

/** Whether the only pairing of a component is one payout on one line: nothing competes, so nothing needs solving. */
export function isLone(pairings: Pairings, position: number): boolean {
  return pairings.isSingle(position) && pairings.scoreOf(position) > EPSILON;
}

/** The match of a lone pairing: what `judge` would say of its component. `exchanges` as there. */
export function judgeLone(field: Field, candidate: Candidate, exchanges: Exchanges): Match {
  const others = exchanges.get(candidate.payouts[0] ?? -1);
  return judged(field, candidate, candidate.lines, {
    // The picture without it is empty.
    margin: others ? 0 : candidate.score,
    equal: others ? 1 : 0,
    incomplete: false,
    outdone: false,
    alternatives: others ? exchanged(field, candidate, others) : [],
    remarks: others ? TWO : ALONE,
  });
}

/** Solves one component; `positions` are those of its candidates. */
export function solveComponent(field: Field, positions: readonly number[]): Solved {
  const whole = bestPicture(field.candidates, positions);
  return { positions, whole, seats: seat(field, whole) };
}

/** The matches of a component. `exchanges` are lines, by payout, that it could have in a picture as good as the chosen one. */
export function judge(field: Field, { positions, whole, seats }: Solved, exchanges: Exchanges): Match[] {
  const crowd = crowdOf(field, positions, seats);
  const around = new Surroundings(field, positions, whole);
  const component = { positions, whole, crowd, near: new Neighbourhood(field, positions), around };
  return seats.map((one) => toMatch(field, component, one, exchanges));
}

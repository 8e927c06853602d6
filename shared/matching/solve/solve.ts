/** One component: its best picture, how far every match in it stands from the next best one, and the verdicts. */
import type { Picture } from './assignment.ts';
import type { Candidate } from '../input.ts';
import { type Margin, marginOf, Surroundings } from './margin.ts';
import type { Evidence, Match } from '../model.ts';
import { alikeOf, type Field, Neighbourhood } from './neighbourhood.ts';
import { RIVAL_MARGIN, SHAPE_MARGIN } from '../rules.ts';
import { surePicture } from './reduced.ts';
import { type Crowd, crowdOf, type Seat, seat, surplus } from './seats.ts';
import { judged, lineKeys, ONLY } from './verdict.ts';

/** Scores that differ by less are equal. */
export const EPSILON = 1e-9;
const MOST_ALTERNATIVES = 5;

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

/** The lines of an exchange as alternatives. */
export function exchanged(
  field: Field,
  { score }: Candidate,
  lines: readonly number[] = [],
): Match['alternatives'] {
  return lines.slice(0, MOST_ALTERNATIVES).map((line) => ({ lineKeys: lineKeys(field, [line]), score }));
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

/** Solves one component; `positions` are those of its candidates. */
export function solveComponent(field: Field, positions: readonly number[]): Solved {
  const whole = surePicture(field.candidates, positions);
  return { positions, whole, seats: seat(field, whole) };
}

/** The matches of a component. `exchanges` are lines, by payout, that it could have in a picture as good as the chosen one. */
export function judge(field: Field, { positions, whole, seats }: Solved, exchanges: Exchanges): Match[] {
  const crowd = crowdOf(field, positions, seats);
  const around = new Surroundings(field, positions, whole);
  const component = { positions, whole, crowd, near: new Neighbourhood(field, positions), around };
  return seats.map((one) => toMatch(field, component, one, exchanges));
}

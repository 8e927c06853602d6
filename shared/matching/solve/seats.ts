/** The lines that the pairings of a picture are shown with, and those that are exactly like them. */
import type { Picture } from './assignment.ts';
import type { Candidate } from '../input.ts';
import { alikeOf, type Field } from './neighbourhood.ts';

/** A pairing of a picture, on the lines that it is shown with. */
export interface Seat {
  readonly position: number;
  readonly candidate: Candidate;
  lines: readonly number[];
}

/** Among lines that can't be told apart the earlier payout gets the earlier line, so that any order of input gives the same. */
export function seat(field: Field, picture: Picture): Seat[] {
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

export interface Crowd {
  /** Lines by `alike`, and of those the ones that are in the picture. */
  readonly all: ReadonlyMap<string, number>;
  readonly taken: ReadonlyMap<string, number>;
}

export function crowdOf(field: Field, positions: readonly number[], seats: readonly Seat[]): Crowd {
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
export function surplus(field: Field, crowd: Crowd, lines: readonly number[]): number {
  const classes = new Set(lines.map((line) => alikeOf(field, line)));
  return sum([...classes].map((alike) => (crowd.all.get(alike) ?? 0) - (crowd.taken.get(alike) ?? 0)));
}

/** How far a pairing stands from the next best picture: what the whole loses without it. */
import { keepShape } from '../kept.ts';
import { bestPicture, type Picture } from './assignment.ts';
import type { Candidate } from '../input.ts';
import { equivalent, type Field } from './neighbourhood.ts';
import { WINDOW } from '../rules.ts';
import { Reduced, surePicture } from './reduced.ts';
import { tidy } from '../score.ts';

/** Above so many candidates a margin is measured in the neighbourhood, which is exact but for longer chains. */
const WHOLE = 60;
/** Days of one stretch; a neighbourhood is the stretch of a pairing and the two beside it. */
const STRETCH_DAYS = 2 * WINDOW.late;
const MOST_NEIGHBOURS = 1200;

/** The pairings around one, and their best picture. */
interface Around {
  readonly positions: readonly number[];
  readonly base: Picture;
  /** Null where there is no other one, and where not everything could be searched. */
  readonly reduced: Reduced | null;
}

/** The same for all pairings of one stretch of days, so that it is solved once for them. */
export class Surroundings {
  private readonly known = new Map<number, Around>();
  private readonly field: Field;
  private readonly all: Around;

  constructor(field: Field, positions: readonly number[], whole: Picture) {
    keepShape(this);
    this.field = field;
    this.all = this.around(positions, whole);
  }

  private around(positions: readonly number[], base: Picture): Around {
    // Of what couldn't be searched through, the rest is held against what was found in as many steps.
    const isSure = base.complete && positions.length > 1;
    return { positions, base, reduced: isSure ? new Reduced(this.field.candidates, positions) : null };
  }

  of(position: number): Around {
    if (this.all.positions.length <= WHOLE) return this.all;
    const stretch = this.stretchOf(position);
    const found = this.known.get(stretch);
    if (found) return found;
    const near = this.all.positions.filter((other) => Math.abs(this.stretchOf(other) - stretch) <= 1);
    const isFew = near.length <= MOST_NEIGHBOURS;
    const base = isFew ? surePicture(this.field.candidates, near) : { chosen: [], total: 0, complete: false };
    const made = this.around(near, base);
    this.known.set(stretch, made);
    return made;
  }

  private stretchOf(position: number): number {
    const { candidates, payouts } = this.field;
    return Math.floor((payouts[candidates[position]?.payouts[0] ?? -1]?.day ?? 0) / STRETCH_DAYS);
  }
}

export interface Margin {
  readonly value: number;
  readonly complete: boolean;
}

/** Best total minus best total without this pairing (or one that can't be told from it). */
export function marginOf(field: Field, { positions, base, reduced }: Around, chosen: Candidate): Margin {
  if (positions.length > MOST_NEIGHBOURS) return { value: 0.1, complete: false };
  const isOut = (candidate: Candidate) => equivalent(field, candidate, chosen);
  const rest = reduced
    ? reduced.without(isOut)
    : bestPicture(
        field.candidates,
        positions.filter((other) => {
          const candidate = field.candidates[other];
          return candidate !== undefined && !isOut(candidate);
        }),
      );
  return {
    value: tidy(Math.min(1, Math.max(0, base.total - rest.total))),
    complete: base.complete && rest.complete,
  };
}

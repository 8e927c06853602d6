/**
 * A component made smaller before it is solved. Pairings of several that others surely make up for are left out, and what then hangs
 * together no more is solved by itself: the best total stays what it is. Where several pictures have it, another one may be found.
 */
import { keepShape } from '../kept.ts';
import { bestPicture, type Picture } from './assignment.ts';
import type { Candidate } from '../input.ts';

/** The best picture of a component, as `bestPicture` has it; if that runs out of work, the best one of what is left of it. */
export function surePicture(
  candidates: readonly (Candidate | undefined)[],
  positions: readonly number[],
): Picture {
  const picture = bestPicture(candidates, positions);
  if (picture.complete || positions.length > MOST) return picture;
  const again = new Reduced(candidates, positions).without(() => false);
  return again.total >= picture.total ? again : picture;
}

/** Larger components aren't looked at again. */
const MOST = 1_200;

export class Reduced {
  private readonly candidates: readonly (Candidate | undefined)[];
  private readonly positions: readonly number[];
  /** What the nth pairing uses, from `starts[n]` on, payouts and lines numbered through. */
  private readonly starts: number[] = [];
  private readonly flat: number[] = [];
  private readonly scores: readonly number[];
  private readonly alive: number[];
  /** By payout and line: how many pairings use it; and what one brings that uses nothing else that others want. */
  private readonly uses: number[];
  private readonly spare: number[];
  private readonly groupOf: number[];

  /** `positions` are those of a component's candidates. */
  constructor(candidates: readonly (Candidate | undefined)[], positions: readonly number[]) {
    keepShape(this);
    this.candidates = candidates;
    this.positions = positions;
    const known = new Map<number, number>();
    const use = (key: number) => {
      let at = known.get(key);
      if (at === undefined) known.set(key, (at = known.size));
      this.flat.push(at);
    };
    for (const position of positions) {
      this.starts.push(this.flat.length);
      for (const payout of candidates[position]?.payouts ?? []) use(2 * payout);
      for (const line of candidates[position]?.lines ?? []) use(2 * line + 1);
    }
    this.starts.push(this.flat.length);
    this.scores = positions.map((position) => candidates[position]?.score ?? 0);
    this.alive = positions.map(() => 0);
    this.uses = Array.from(known, () => 0);
    this.spare = this.uses.slice();
    this.groupOf = this.uses.slice();
  }

  /** A best picture without the pairings that are out. */
  without(isOut: (candidate: Candidate) => boolean): Picture {
    this.uses.fill(0);
    this.positions.forEach((position, nth) => {
      const candidate = this.candidates[position];
      const isIn = candidate !== undefined && !isOut(candidate);
      this.alive[nth] = isIn ? 1 : 0;
      if (isIn) this.count(nth, 1);
    });
    while (this.leaveOut());
    return this.solved();
  }

  private count(nth: number, by: number): void {
    for (let at = this.starts[nth] ?? 0; at < (this.starts[nth + 1] ?? 0); at += 1) {
      const used = this.flat[at] ?? -1;
      this.uses[used] = (this.uses[used] ?? 0) + by;
    }
  }

  private isWide(nth: number): boolean {
    return (this.starts[nth + 1] ?? 0) - (this.starts[nth] ?? 0) !== 2;
  }

  /**
   * Leaves out pairings of several for which others can step in: for each thing that it uses one with a thing that nobody else wants, if
   * they bring no less together. Whether any was left out; then there may be more.
   */
  private leaveOut(): boolean {
    const { alive, starts, flat, spare, scores } = this;
    this.findSpare();
    let isAny = false;
    for (let nth = 0; nth < alive.length; nth += 1) {
      if (alive[nth] !== 1 || !this.isWide(nth)) continue;
      let instead = 0;
      for (let at = starts[nth] ?? 0; at < (starts[nth + 1] ?? 0); at += 1)
        instead += spare[flat[at] ?? -1] ?? 0;
      if (instead < (scores[nth] ?? 0)) continue;
      alive[nth] = 0;
      this.count(nth, -1);
      isAny = true;
    }
    return isAny;
  }

  private findSpare(): void {
    const { alive, starts, flat, spare, scores, uses } = this;
    spare.fill(0);
    for (let nth = 0; nth < alive.length; nth += 1) {
      if (alive[nth] !== 1 || this.isWide(nth)) continue;
      const payout = flat[starts[nth] ?? -1] ?? -1;
      const line = flat[(starts[nth] ?? -1) + 1] ?? -1;
      const score = scores[nth] ?? 0;
      if (uses[line] === 1 && score > (spare[payout] ?? 0)) spare[payout] = score;
      if (uses[payout] === 1 && score > (spare[line] ?? 0)) spare[line] = score;
    }
  }

  /** The best of each group that hangs together. */
  private solved(): Picture {
    const { alive, starts, flat, uses, scores } = this;
    let [total, complete] = [0, true];
    const chosen: number[] = [];
    const together: number[] = [];
    for (let nth = 0; nth < alive.length; nth += 1) {
      if (alive[nth] !== 1) continue;
      const from = starts[nth] ?? 0;
      const score = scores[nth] ?? 0;
      const isAlone = !this.isWide(nth) && uses[flat[from] ?? -1] === 1 && uses[flat[from + 1] ?? -1] === 1;
      if (!isAlone) together.push(nth);
      else if (score > 0) {
        total += score;
        chosen.push(this.positions[nth] ?? -1);
      }
    }
    for (const group of this.groups(together)) {
      const picture = bestPicture(this.candidates, group);
      for (const position of picture.chosen) chosen.push(position);
      total += picture.total;
      complete &&= picture.complete;
    }
    return { chosen: chosen.sort((a, b) => a - b), total, complete };
  }

  /** Positions of the pairings given, by what hangs together. */
  private groups(together: readonly number[]): Iterable<readonly number[]> {
    const { starts, flat, groupOf } = this;
    const rootOf = (used: number): number => {
      let at = used;
      while (groupOf[at] !== at) at = groupOf[at] ?? at;
      return at;
    };
    for (let used = 0; used < groupOf.length; used += 1) groupOf[used] = used;
    for (const nth of together) {
      const root = rootOf(flat[starts[nth] ?? -1] ?? -1);
      for (let at = starts[nth] ?? 0; at < (starts[nth + 1] ?? 0); at += 1)
        groupOf[rootOf(flat[at] ?? -1)] = root;
    }
    const groups = new Map<number, number[]>();
    for (const nth of together) {
      const root = rootOf(flat[starts[nth] ?? -1] ?? -1);
      const group = groups.get(root);
      const position = this.positions[nth] ?? -1;
      if (group) group.push(position);
      else groups.set(root, [position]);
    }
    return groups.values();
  }
}

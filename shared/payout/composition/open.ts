/**
 * The movements that no payout has taken for sure yet. Most are in the balance beyond doubt: those are summed once, so that
 * a long history that never empties the balance costs a look at the new movements only.
 */
import { type Cut, isDrawable, isSurelyThere, isThere } from './cuts.ts';
import type { PoolMovement, PoolPayout } from './model.ts';

/** Sum of the nets, minor units. */
export function sumOfNets(movements: readonly PoolMovement[]): number {
  return movements.reduce((sum, { net }) => sum + net, 0);
}

export class OpenMovements {
  /** There for every payout from now on. */
  private sure: PoolMovement[] = [];
  private sureSum = 0;
  private recent: PoolMovement[] = [];

  /** Everything, oldest first. */
  all(): PoolMovement[] {
    return [...this.sure, ...this.recent].toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  }

  add(movements: readonly PoolMovement[]): void {
    this.recent.push(...movements);
  }

  /** Call with the payout before the one that comes: what that one surely found in the balance isn't recent any more. */
  settle(previous: PoolPayout): void {
    const isSure = isSurelyThere(previous);
    const sure = this.recent.filter(isSure);
    if (sure.length === 0) return;
    for (const movement of sure) this.sure.push(movement);
    this.sureSum += sumOfNets(sure);
    this.recent = this.recent.filter((movement) => !isSure(movement));
  }

  /** What the payout finds in the balance under a reading, minor units. */
  sumThere(payout: PoolPayout, cut: Cut): number {
    return this.sureSum + sumOfNets(this.recent.filter(isThere(payout, cut)));
  }

  /** The movements that make up `sumThere`, oldest first. */
  there(payout: PoolPayout, cut: Cut): PoolMovement[] {
    return this.all().filter(isThere(payout, cut));
  }

  /** What came into the balance after `previous`, which `settle` knows, and is there for `payout`. */
  cameSince(previous: PoolPayout, payout: PoolPayout, cut: Cut): PoolMovement[] {
    const was = isThere(previous, cut);
    return this.recent.filter(isThere(payout, cut)).filter((movement) => !was(movement));
  }

  /** What the payout could have drawn on besides. */
  left(payout: PoolPayout, inside: readonly PoolMovement[]): PoolMovement[] {
    const taken = new Set(inside);
    return this.all()
      .filter(isDrawable(payout))
      .filter((movement) => !taken.has(movement));
  }

  remove(gone: readonly PoolMovement[]): void {
    const taken = new Set(gone);
    this.sure = this.sure.filter((movement) => !taken.has(movement));
    this.sureSum = sumOfNets(this.sure);
    this.recent = this.recent.filter((movement) => !taken.has(movement));
  }
}

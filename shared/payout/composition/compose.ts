/**
 * Works out which movements untold payouts hold. First by the running balance: a payout that brings it back to where it was
 * holds everything that came between. What stays open between two times when the balance is empty goes to `solveStretch`.
 */
import { minor } from '../../money.ts';
import { CHANCE, canSwap, gridOf, roundness } from './chance.ts';
import { type Cut, cutsFor } from './cuts.ts';
import { type Inside, type Pool, type PoolMovement, type PoolPayout, costOf } from './model.ts';
import { OpenMovements, sumOfNets } from './open.ts';
import { type Budget, solveStretch } from './stretch.ts';

/** Steps that counting sets may take in one call: some seconds at most, however long the history. */
const STEPS = 20_000_000;

interface State {
  readonly open: OpenMovements;
  /** Payouts since the balance was last empty whose make-up isn't known. */
  unsettled: PoolPayout[];
  /** Minor units that they took. */
  due: number;
  /** The payout before, unless the balance was empty after it. */
  previous: PoolPayout | null;
  readonly found: Inside[];
  readonly budget: Budget;
}

/**
 * One answer a payout, in the order of their ids; the same for any order of input. Movements are in one answer at most. The
 * pool must begin with an empty balance. Payouts that take more than they give (`amount` + fee ≤ 0) count as movements and
 * must not be among the payouts.
 */
export function compose(pool: Pool, steps = STEPS): readonly Inside[] {
  const movements = pool.movements.toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  const state: State = {
    open: new OpenMovements(),
    unsettled: [],
    due: 0,
    previous: null,
    found: [],
    budget: { left: steps },
  };
  let next = 0;
  for (const payout of pool.payouts.toSorted(byTime)) {
    const from = next;
    while ((movements[next]?.created ?? Infinity) <= payout.created) next += 1;
    state.open.add(movements.slice(from, next));
    take(state, payout);
  }
  if (state.unsettled.length > 0) {
    state.found.push(...solveStretch(state.unsettled, state.open.all(), null, state.budget));
  }
  return state.found.toSorted((a, b) => (a.payoutId < b.payoutId ? -1 : 1));
}

function byTime(a: PoolPayout, b: PoolPayout): number {
  return a.created - b.created || (a.id < b.id ? -1 : 1);
}

function take(state: State, payout: PoolPayout): void {
  if (state.previous !== null) state.open.settle(state.previous);
  const emptied = emptiedBy(state, payout);
  if (emptied !== null) return close(state, payout, emptied);
  const since = sinceLast(state, payout);
  if (since === null) {
    state.unsettled.push(payout);
    state.due += costOf(payout);
  } else {
    state.found.push(foundBy(payout, since.inside, since.level));
    state.open.remove(since.inside);
  }
  state.previous = payout;
}

/** The balance is empty: everything there is gone, whoever took it. */
function close(state: State, payout: PoolPayout, gone: readonly PoolMovement[]): void {
  const { unsettled } = state;
  if (unsettled.length === 0) state.found.push(foundBy(payout, gone, 0));
  else state.found.push(...solveStretch([...unsettled, payout], gone, payout, state.budget));
  state.unsettled = [];
  state.due = 0;
  state.previous = null;
  state.open.remove(gone);
}

function foundBy(payout: PoolPayout, inside: readonly PoolMovement[], level: number): Inside {
  return {
    payoutId: payout.id,
    found: 'balance',
    solutions: 1,
    candidates: inside.length,
    balance: minor(level),
    entryIds: inside.map(({ id }) => id),
  };
}

/** All that was there, if the payout brings the balance to zero under exactly one reading of what was available. */
function emptiedBy({ open, due }: State, payout: PoolPayout): readonly PoolMovement[] | null {
  const total = due + costOf(payout);
  const hits = cutsFor(payout)
    .filter((cut) => open.sumThere(payout, cut) === total)
    .map((cut) => open.there(payout, cut));
  const [there] = hits;
  // Readings are nested: sets of one size are the same set.
  if (there === undefined || there.length === 0) return null;
  if (hits.some(({ length }) => length !== there.length)) return null;
  const left = open.left(payout, there);
  return left.length === 0 || isTelling(payout, there, left, total) ? there : null;
}

interface Since {
  readonly inside: readonly PoolMovement[];
  /** The balance that was and is there besides. */
  readonly level: number;
}

/** What came since the payout before, if it is the amount to the cent: the balance is where it was. */
function sinceLast(state: State, payout: PoolPayout): Since | null {
  const { previous, open } = state;
  if (previous === null) return null;
  const hits = cutsFor(payout)
    .filter((cut) => cutsFor(previous).includes(cut))
    .map((cut) => cameSince(state, previous, payout, cut))
    .filter(({ inside }) => inside.length > 0 && sumOfNets(inside) === costOf(payout));
  const [first] = hits;
  const same = (each: Since) => each.inside.length === first?.inside.length && each.level === first.level;
  if (first === undefined || first.level <= 0 || !hits.every(same)) return null;
  const left = open.left(payout, first.inside);
  return isTelling(payout, first.inside, left, costOf(payout) + first.level) ? first : null;
}

function cameSince({ open, due }: State, previous: PoolPayout, payout: PoolPayout, cut: Cut): Since {
  const inside = open.cameSince(previous, payout, cut);
  return { inside, level: open.sumThere(payout, cut) - sumOfNets(inside) - due };
}

/** Whether the agreement proves something: chance wouldn't bring it about, nor would another choice of movements. */
function isTelling(
  payout: PoolPayout,
  inside: readonly PoolMovement[],
  left: readonly PoolMovement[],
  range: number,
): boolean {
  const [taken, others] = [inside.map(netOf), left.map(netOf)];
  const grid = gridOf([...taken, ...others]);
  const round = Math.max(roundness(payout.amount, grid), roundness(costOf(payout), grid));
  const chance = (cutsFor(payout).length * grid * round) / Math.max(1, range);
  return chance <= CHANCE && !canSwap(taken, others);
}

function netOf({ net }: PoolMovement): number {
  return net;
}

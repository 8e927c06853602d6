/** Payouts that the running balance doesn't settle: which of the open movements add up to each, counted exactly. */
import { ZERO, minor } from '../../money.ts';
import { CHANCE, gridOf, roundness } from './chance.ts';
import { isDrawable } from './cuts.ts';
import { type Found, type Inside, type PoolMovement, type PoolPayout, costOf } from './model.ts';
import { MOST_TRIED, countSubsets, stepsFor } from './subsetCount.ts';

/** Steps left for counting sets; spent in the order of the payouts. */
export interface Budget {
  left: number;
}

/** What a search says about one payout, with the movements that it would take. */
interface Search {
  readonly found: Extract<Found, 'sum' | 'several' | 'chance' | 'none' | 'outOfBudget'>;
  readonly solutions: number;
  readonly candidates: number;
  readonly inside: readonly PoolMovement[];
}

/**
 * One answer a payout. `movements`, oldest first, are those between two times when the balance was empty (`closing` is the payout that
 * emptied it), or since the last such time (`closing` null). An answer narrows what is left for the others, so that it goes
 * round until nothing changes; answers that want the same movement are both dropped.
 */
export function solveStretch(
  payouts: readonly PoolPayout[],
  movements: readonly PoolMovement[],
  closing: PoolPayout | null,
  budget: Budget,
): Inside[] {
  const done = new Map<PoolPayout, Inside>();
  const searches = new Map<PoolPayout, Search>();
  let open = movements;
  for (let going = true; going;) {
    const answers = new Map<PoolPayout, Search>();
    for (const payout of payouts) {
      // The closing payout took whatever the others left: it has no choice of its own.
      if (done.has(payout) || payout === closing) continue;
      const now = searchAgain(searches.get(payout), payout, open, budget);
      searches.set(payout, now);
      if (now.found === 'sum') answers.set(payout, now);
    }
    const accepted = withoutClashes(answers);
    for (const [payout, { inside, candidates }] of accepted) {
      done.set(payout, answer(payout, 'sum', inside, candidates));
      const taken = new Set(inside);
      open = open.filter((movement) => !taken.has(movement));
    }
    const last = closing === null ? null : onlyOneLeft(payouts, done, open);
    if (last !== null) done.set(last, answer(last, 'rest', open, open.length));
    going = accepted.length > 0 && last === null;
  }
  const refused = (payout: PoolPayout) =>
    payout === closing ? mixed(payout, open.length) : refusal(payout, searches.get(payout));
  return payouts.map((payout) => done.get(payout) ?? refused(payout));
}

function answer(
  payout: PoolPayout,
  found: Found,
  inside: readonly PoolMovement[],
  candidates: number,
): Inside {
  const balance = found === 'rest' ? ZERO : null;
  return {
    payoutId: payout.id,
    found,
    solutions: 1,
    candidates,
    balance,
    entryIds: inside.map(({ id }) => id),
  };
}

function refusal({ id: payoutId }: PoolPayout, last: Search | undefined): Inside {
  const { found = 'outOfBudget', solutions = 0, candidates = 0 } = last ?? {};
  return { payoutId, found, solutions, candidates, balance: null, entryIds: [] };
}

function mixed({ id: payoutId }: PoolPayout, candidates: number): Inside {
  return { payoutId, found: 'mixed', solutions: 0, candidates, balance: ZERO, entryIds: [] };
}

/** Drops answers that share a movement. */
function withoutClashes(answers: ReadonlyMap<PoolPayout, Search>): [PoolPayout, Search][] {
  const wanted = new Map<string, number>();
  for (const { inside } of answers.values()) {
    for (const { id } of inside) wanted.set(id, (wanted.get(id) ?? 0) + 1);
  }
  return [...answers].filter(([, { inside }]) => inside.every(({ id }) => wanted.get(id) === 1));
}

/** In a closed stretch the last open payout holds what is left, if it could have drawn on all of it. */
function onlyOneLeft(
  payouts: readonly PoolPayout[],
  done: ReadonlyMap<PoolPayout, Inside>,
  open: readonly PoolMovement[],
): PoolPayout | null {
  const [last, ...more] = payouts.filter((payout) => !done.has(payout));
  if (last === undefined || more.length > 0 || open.length === 0) return null;
  return open.every(isDrawable(last)) ? last : null;
}

/** Searches unless the last search had the same movements before it: they only ever get fewer. */
function searchAgain(
  before: Search | undefined,
  payout: PoolPayout,
  open: readonly PoolMovement[],
  budget: Budget,
): Search {
  const { drawable, candidates } = drawableOf(payout, open);
  return before?.candidates === candidates ? before : searchIn(payout, drawable, candidates, budget);
}

/** How many there are, and the movements if they are few enough to try. `open` comes oldest first. */
function drawableOf(payout: PoolPayout, open: readonly PoolMovement[]) {
  const isIn = isDrawable(payout);
  const drawable: PoolMovement[] = [];
  let candidates = 0;
  for (const movement of open) {
    if (movement.created > payout.created) break;
    if (!isIn(movement)) continue;
    candidates += 1;
    if (candidates <= MOST_TRIED) drawable.push(movement);
  }
  return { drawable, candidates };
}

function searchIn(
  payout: PoolPayout,
  drawable: readonly PoolMovement[],
  candidates: number,
  budget: Budget,
): Search {
  const steps = stepsFor(candidates);
  if (candidates > MOST_TRIED || steps > budget.left) {
    return { found: 'outOfBudget', solutions: 0, candidates, inside: [] };
  }
  budget.left -= steps;
  const nets = drawable.map(({ net }) => net);
  const { count, only, density } = countSubsets(nets, costOf(payout));
  if (count !== 1)
    return { found: count === 0 ? 'none' : 'several', solutions: count, candidates, inside: [] };
  if (expectedByChance(payout, nets, density) > CHANCE) {
    return { found: 'chance', solutions: 1, candidates, inside: [] };
  }
  const inside = drawable.filter((_, position) => only.includes(position));
  return { found: 'sum', solutions: 1, candidates, inside };
}

/**
 * Sets that an amount which somebody typed in would hit by chance: the denser the sums lie (around the amount, or over their
 * whole span), and the rounder the amount or what it leaves, the more.
 */
function expectedByChance(payout: PoolPayout, nets: readonly number[], density: number): number {
  const cost = minor(costOf(payout));
  const grid = gridOf(nets);
  const span = nets.reduce((sum, net) => sum + Math.abs(net), 0);
  const left = nets.reduce((sum, net) => sum + net, 0) - cost;
  const round = Math.max(...[payout.amount, cost, left].map((value) => roundness(value, grid)));
  return Math.max(density, (2 ** nets.length - 1) / Math.max(1, span)) * grid * round;
}

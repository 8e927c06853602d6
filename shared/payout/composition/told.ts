/**
 * What withdrawals hold where the provider says what was in its balance after each: then nothing needs to be searched. If the
 * balance is the same after two withdrawals in a row, and what came between adds up to the cent, all of it is inside the
 * second. Where a withdrawal takes a part only, no movement can be told from another: money in a balance has no names.
 */
import type { Minor } from '../../money.ts';
import { type Inside, type PoolMovement, type PoolPayout, costOf } from './model.ts';

/** A withdrawal and the balance right after it; null if the provider wasn't asked. */
export type ToldPayout = PoolPayout & { readonly balanceAfter: Minor | null };

export interface ToldPool {
  readonly movements: readonly PoolMovement[];
  readonly payouts: readonly ToldPayout[];
  /** The movements are there from the account's beginning, when its balance was empty. */
  readonly historyComplete: boolean;
}

/** The balance after the payout before; null if that isn't known. `at` is its second. */
interface Level {
  readonly at: number;
  readonly balance: number | null;
}

/**
 * One answer a payout, in the order of their ids; the same for any order of input. `balance`: proven by the provider's own
 * balance at both ends. Else why not: `proof`: what was read doesn't add up to the provider's balance; `part`: it took
 * a part of the balance; `mixed`: it took what another one's part had left as well; `history`: the balance before it isn't told.
 */
export function composeTold({ movements, payouts, historyComplete }: ToldPool): readonly Inside[] {
  const inTime = movements.toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  let level: Level = { at: -Infinity, balance: historyComplete ? 0 : null };
  let next = 0;
  const found: Inside[] = [];
  for (const payout of payouts.toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1))) {
    const from = next;
    while ((inTime[next]?.created ?? Infinity) <= payout.created) next += 1;
    found.push(judge(payout, inTime.slice(from, next), level));
    level = { at: payout.created, balance: payout.balanceAfter };
  }
  return found.toSorted((a, b) => (a.payoutId < b.payoutId ? -1 : 1));
}

function judge(payout: ToldPayout, came: readonly PoolMovement[], before: Level): Inside {
  const refused = (found: Inside['found']): Inside => ({
    payoutId: payout.id,
    found,
    solutions: 0,
    candidates: came.length,
    balance: payout.balanceAfter,
    entryIds: [],
  });
  const { balanceAfter: after } = payout;
  if (after === null || before.balance === null) return refused('history');
  // Two in one second: which of them took what came in it can't be told.
  if (before.at === payout.created) return refused('mixed');
  const sum = came.reduce((total, { net }) => total + net, 0);
  if (before.balance + sum - costOf(payout) !== after) return refused('proof');
  if (after > before.balance) return refused('part');
  if (after < before.balance) return refused('mixed');
  if (came.length === 0) return refused('none');
  return { ...refused('balance'), solutions: 1, entryIds: came.map(({ id }) => id) };
}

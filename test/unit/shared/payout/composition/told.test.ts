import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor, sumMinor } from '../../../../../shared/money.ts';
import { composeAccount } from '../../../../../shared/payout/composition/pool.ts';
import { composeTold } from '../../../../../shared/payout/composition/told.ts';
import { accountOf } from '../../../electron/providers/xenditBench.ts';
import { type History, lives, readAt } from '../xendit/history.ts';
import { plainDate } from '../../../../../shared/dates.ts';

const day = plainDate('2026-10-01');
const payout = (id: string, amount: number, created: number, balanceAfter: number | null) => ({
  id,
  amount: minor(amount),
  ownFee: minor(0),
  created,
  createdDate: day,
  method: 'standard' as const,
  balanceAfter: balanceAfter === null ? null : minor(balanceAfter),
});
const movement = (id: string, net: number, created: number) => ({ id, net: minor(net), created });

describe('withdrawals whose balance is told', () => {
  it('takes what came between two equal balances, to the cent', () => {
    const movements = [movement('a', 500, 1), movement('b', -200, 2), movement('c', 700, 11)];
    const payouts = [payout('p', 300, 10, 0), payout('q', 700, 20, 0)];
    const found = composeTold({ movements, payouts, historyComplete: true });
    expect(found.map(({ payoutId, found: how, entryIds }) => [payoutId, how, entryIds])).toEqual([
      ['p', 'balance', ['a', 'b']],
      ['q', 'balance', ['c']],
    ]);
  });

  it('says why it doesn’t know: a part, the rest of one, a balance that doesn’t agree, no balance before', () => {
    const movements = [movement('a', 900, 1), movement('b', 100, 11), movement('c', 50, 21)];
    const payouts = [
      payout('p', 300, 10, 600),
      payout('q', 700, 20, 0),
      payout('r', 50, 30, 1),
      payout('s', 9, 40, null),
      payout('t', 9, 50, 0),
    ];
    const found = composeTold({ movements, payouts, historyComplete: true });
    expect(found.map(({ found: how }) => how)).toEqual(['part', 'mixed', 'proof', 'history', 'history']);
    expect(found.flatMap(({ entryIds }) => entryIds)).toEqual([]);
    const unread = composeTold({ movements, payouts: payouts.slice(0, 1), historyComplete: false });
    expect(unread[0]?.found).toBe('history');
  });

  it('finds exactly what every full withdrawal of a generated life holds', () => {
    fc.assert(
      fc.property(lives(43_000, false), (life) => {
        const inside = answers(life, life.end);
        for (const [id, truth] of life.truth) {
          const one = inside.get(id);
          expect(one?.entryIds.toSorted()).toEqual(truth.toSorted());
          expect(one?.found).toBe('balance');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is right or silent where parts are taken and settlement comes days late, at any moment', () => {
    fc.assert(
      fc.property(lives(400_000, true), fc.double({ min: 0.2, max: 1, noNaN: true }), (life, share) => {
        const began = life.transactions[0]?.created ?? life.end;
        const now = Math.floor(began + (life.end - began) * share);
        for (const [id, { entryIds }] of answers(life, now)) {
          if (entryIds.length === 0) continue;
          expect(entryIds.toSorted()).toEqual(life.truth.get(id)?.toSorted());
        }
      }),
      { numRuns: 500 },
    );
  });

  it('adds up: what is inside is what the withdrawal took', () => {
    fc.assert(
      fc.property(lives(43_000, true), (life) => {
        const { entries, payouts } = readAt(life, life.end);
        const nets = new Map(entries.map(({ id, net }) => [id, net]));
        for (const { payoutId, entryIds } of composeAccount(accountOf(entries, payouts))) {
          if (entryIds.length === 0) continue;
          const took = payouts.find(({ id }) => id === payoutId);
          expect(sumMinor(entryIds.map((id) => nets.get(id) ?? minor(0)))).toBe(took?.amount);
        }
      }),
    );
  });
});

function answers(life: History, now: number) {
  const { entries, payouts } = readAt(life, now);
  return new Map(composeAccount(accountOf(entries, payouts)).map((one) => [one.payoutId, one]));
}

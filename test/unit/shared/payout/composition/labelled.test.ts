/** Accounts that were lived through day by day, with the truth beside them: what an answer may never be. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeAccount } from '../../../../../electron/cli/bench/compositions/judge.ts';
import { makeLabelledAccount } from '../../../../../electron/cli/bench/compositions/labelledAccount.ts';
import { composeAccount } from '../../../../../shared/payout/composition/pool.ts';

const number = fc.integer({ min: 0, max: 1_000_000 });

test('an answer is the truth, sums to the cent, and no movement is in two', () => {
  fc.assert(
    fc.property(number, (at) => {
      const labelled = makeLabelledAccount('property', at);
      const judged = judgeAccount(labelled);
      const payouts = new Map(labelled.account.payouts.map((payout) => [payout.id, payout]));
      const seen = new Set<string>();
      for (const { truth, inside, result } of judged) {
        expect([truth.how, inside.found, result]).not.toContain('wrong');
        if (inside.entryIds.length === 0) continue;
        const payout = payouts.get(truth.payoutId);
        const nets = inside.entryIds.map((id) => labelled.nets.get(id) ?? Number.NaN);
        expect(nets.reduce((sum, net) => sum + net, 0)).toBe((payout?.amount ?? 0) + (payout?.ownFee ?? 0));
        for (const id of inside.entryIds) expect(seen.has(id)).toBe(false);
        for (const id of inside.entryIds) seen.add(id);
      }
    }),
    { numRuns: 150 },
  );
});

test('the order of what comes in changes nothing', () => {
  fc.assert(
    fc.property(number, fc.infiniteStream(fc.nat()), (at, keys) => {
      const { account } = makeLabelledAccount('order', at);
      const mixed = {
        payouts: shuffled(account.payouts, keys),
        entries: shuffled(account.entries, keys),
        bankMovements: shuffled(account.bankMovements, keys),
        historyComplete: true,
      };
      expect(composeAccount(mixed)).toEqual(composeAccount(account));
    }),
    { numRuns: 40 },
  );
});

test('a good share is answered, and a payout of a typed amount never is', () => {
  const judged = Array.from({ length: 120 }, (_, at) =>
    judgeAccount(makeLabelledAccount('share', at)),
  ).flat();
  const sweeps = judged.filter(({ truth }) => truth.how === 'sweep' && truth.inside !== null);
  expect(sweeps.filter(({ result }) => result === 'right').length).toBeGreaterThan(sweeps.length * 0.85);
  const bySum = judged.filter(({ inside, result }) => inside.found === 'sum' && result === 'right');
  expect(bySum.length).toBeGreaterThan(20);
  for (const { truth, result } of judged) if (truth.how === 'typed') expect(result).toBe('unknowable');
});

test('without the account’s beginning nothing is said', () => {
  const { account } = makeLabelledAccount('history', 1);
  const answers = composeAccount({ ...account, historyComplete: false });
  expect(answers.length).toBeGreaterThan(0);
  for (const { found, entryIds } of answers) expect([found, entryIds]).toEqual(['history', []]);
});

function shuffled<T>(items: readonly T[], keys: Iterable<number>): readonly T[] {
  const stream = keys[Symbol.iterator]();
  return items
    .map((item) => ({ item, key: stream.next().value ?? 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

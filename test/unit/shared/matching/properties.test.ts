import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, plainDate } from '../../../../shared/dates.ts';
import type { Payout } from '../../../../shared/payout/model.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';
import { line, payout, run } from './world.ts';

const START = plainDate('2026-11-02');

/** Few amounts and few days, so that everything collides. */
const payoutArb = fc.record({
  amount: fc.constantFrom(100, 200, 300, 500, -100),
  day: fc.integer({ min: 0, max: 9 }),
  status: fc.constantFrom(
    'paid' as const,
    'paid' as const,
    'inTransit' as const,
    'failed' as const,
    'canceled' as const,
  ),
  connectionId: fc.constantFrom('c1', 'c2'),
});
const lineArb = fc.record({
  amount: fc.constantFrom(100, 200, 300, 400, 500, 600, -100, -300),
  day: fc.integer({ min: 0, max: 14 }),
  narrative: fc.constantFrom('STRIPE', 'STRIPE ST-1', 'TRANSFER', 'STRIPE* SHOP'),
});
const worldArb = fc
  .record({ payouts: fc.array(payoutArb, { maxLength: 10 }), lines: fc.array(lineArb, { maxLength: 12 }) })
  .map(({ payouts, lines }) => ({
    payouts: payouts.map(({ amount, day, ...more }, index) =>
      payout(`po_${index}`, amount, addDays(START, day), more),
    ),
    lines: lines.map(({ amount, day, narrative }, index) =>
      line(`l${index}`, amount, addDays(START, day), narrative),
    ),
  }));

function isFair(
  payouts: readonly Payout[],
  lines: readonly StatementLine[],
  more: Parameters<typeof run>[2] = {},
): void {
  const { matches } = run(payouts, lines, more);
  const payoutKeys = matches.flatMap((match) => match.payoutKeys);
  const lineKeys = matches.flatMap((match) => match.lineKeys);
  expect(new Set(payoutKeys).size).toBe(payoutKeys.length);
  expect(new Set(lineKeys).size).toBe(lineKeys.length);
  const decided = new Set((more.decisions ?? []).flatMap((decision) => decision.payoutKeys));
  expect(payoutKeys.toSorted()).toEqual(
    payouts
      .map(({ key }) => key)
      .filter((key) => !decided.has(key))
      .toSorted(),
  );
  for (const match of matches.filter((one) => one.lineKeys.length > 0)) {
    const of = payouts.filter(({ key }) => match.payoutKeys.includes(key));
    const on = lines.filter(({ key }) => match.lineKeys.includes(key));
    const failed = of.some(({ status }) => status === 'failed');
    const owed = failed ? 0 : of.reduce((sum, { amount }) => sum + amount, 0);
    expect(on.reduce((sum, { amount }) => sum + amount, 0)).toBe(owed);
    expect(match.score).toBeGreaterThanOrEqual(0);
    expect(match.score).toBeLessThanOrEqual(1);
  }
}

test('each payout and line at most once, every payout answered, sums equal', () => {
  fc.assert(
    fc.property(worldArb, ({ payouts, lines }) => isFair(payouts, lines)),
    { numRuns: 600 },
  );
});

test('any order of input gives the same output, byte for byte', () => {
  const shuffled = worldArb.chain((world) =>
    fc.record({
      world: fc.constant(world),
      payouts: fc.shuffledSubarray(world.payouts, { minLength: world.payouts.length }),
      lines: fc.shuffledSubarray(world.lines, { minLength: world.lines.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ world, payouts, lines }) => {
      expect(JSON.stringify(run(payouts, lines))).toBe(JSON.stringify(run(world.payouts, world.lines)));
    }),
    { numRuns: 400 },
  );
});

test('what is decided is never used again, and deciding everything certain leaves nothing certain to change', () => {
  fc.assert(
    fc.property(worldArb, ({ payouts, lines }) => {
      const certain = run(payouts, lines).matches.filter(({ verdict }) => verdict === 'certain');
      const after = run(payouts, lines, { decisions: certain }).matches;
      const used = new Set(certain.flatMap((match) => [...match.payoutKeys, ...match.lineKeys]));
      expect(
        after.some((match) => [...match.payoutKeys, ...match.lineKeys].some((key) => used.has(key))),
      ).toBe(false);
      isFair(payouts, lines, { decisions: certain });
    }),
    { numRuns: 300 },
  );
});

/** All ways to pair a handful of payouts and lines, by brute force: nothing scored by the engine may be beaten. */
test('the total of the one-to-one assignment is the best there is', () => {
  const small = fc.record({
    payouts: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 }),
    lines: fc.array(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 4 }),
  });
  fc.assert(
    fc.property(small, (world) => {
      const payouts = world.payouts.map((day, index) => payout(`po_${index}`, 500, addDays(START, day)));
      const lines = world.lines.map((day, index) => line(`l${index}`, 500, addDays(START, day)));
      const scores = payouts.map((one) =>
        lines.map((bank) => {
          const found = run([one], [bank]).matches.find(({ payoutKeys }) => payoutKeys.includes(one.key));
          return found && found.lineKeys.length > 0 ? found.score : -1;
        }),
      );
      const best = (index: number, used: ReadonlySet<number>): number => {
        if (index === payouts.length) return 0;
        const options = (scores[index] ?? []).flatMap((score, at) =>
          score < 0 || used.has(at) ? [] : [score + best(index + 1, new Set([...used, at]))],
        );
        return Math.max(best(index + 1, used), ...options);
      };
      const total = run(payouts, lines).matches.reduce((sum, { score }) => sum + score, 0);
      expect(total).toBeCloseTo(best(0, new Set()), 9);
    }),
    { numRuns: 150 },
  );
});

/** Counting in halves says what trying every set says. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canSwap, gridOf, roundness } from '../../../../../shared/payout/composition/chance.ts';
import { MOST_TRIED, countSubsets } from '../../../../../shared/payout/composition/subsetCount.ts';

function everySet(values: readonly number[], target: number): number[][] {
  const found: number[][] = [];
  for (let mask = 0; mask < 2 ** values.length; mask += 1) {
    const places = values.map((_, place) => place).filter((place) => (mask >>> place) & 1);
    if (places.reduce((sum, place) => sum + (values[place] ?? 0), 0) === target) found.push(places);
  }
  return found;
}

test('every set is counted, and the only one is named', () => {
  const values = fc.array(fc.integer({ min: -30, max: 60 }), { maxLength: 9 });
  fc.assert(
    fc.property(values, fc.integer({ min: -20, max: 150 }), (nets, target) => {
      const sets = everySet(nets, target);
      const { count, only, density } = countSubsets(nets, target);
      expect(count).toBe(sets.length);
      expect(only).toEqual(sets.length === 1 ? sets[0] : []);
      expect(density).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 400 },
  );
});

test('the most that are tried, all equal, are counted exactly and at once', () => {
  const { count } = countSubsets(
    Array.from({ length: MOST_TRIED }, () => 5),
    80,
  );
  expect(count).toBe(601_080_390);
  expect(() =>
    countSubsets(
      Array.from({ length: MOST_TRIED + 1 }, () => 5),
      80,
    ),
  ).toThrow(RangeError);
});

test('a grid, a round amount, movements that could change places', () => {
  expect(gridOf([1_500, -1_000, 2_500])).toBe(500);
  expect(gridOf([])).toBe(1);
  expect([roundness(81_240, 1), roundness(50_000, 1), roundness(50_000, 1_000), roundness(0, 1)]).toEqual([
    1, 10_000, 1, 1,
  ]);
  expect(canSwap([100, 250], [350])).toBe(true);
  expect(canSwap([100, 250], [351])).toBe(false);
  expect(canSwap([100, -100], [7])).toBe(true);
  expect(canSwap([100], [])).toBe(false);
});

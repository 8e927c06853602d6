import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { meetInTheMiddle } from '../../../../../shared/matching/shapes/meetInTheMiddle.ts';
import { MOST_LISTED, subsetsWithSum } from '../../../../../shared/matching/shapes/subsets.ts';

/** Every set of 2 … `most` positions, tried one by one. */
function byHand(values: readonly number[], target: number, most: number): string[] {
  const found: string[] = [];
  for (let mask = 1; mask < 1 << values.length; mask += 1) {
    const positions = values.map((_, at) => at).filter((at) => (mask >> at) & 1);
    if (positions.length < 2 || positions.length > most) continue;
    if (positions.reduce((sum, at) => sum + (values[at] ?? 0), 0) === target) found.push(positions.join());
  }
  return found.toSorted();
}

const puzzle = fc.record({
  values: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 10 }),
  target: fc.integer({ min: 2, max: 40 }),
  most: fc.integer({ min: 2, max: 6 }),
});

test('both ways of searching find every set, once', () => {
  fc.assert(
    fc.property(puzzle, ({ values, target, most }) => {
      const expected = byHand(values, target, most);
      const items = values
        .map((size, position) => ({ size, position }))
        .filter(({ size }) => size < target)
        .toSorted((a, b) => b.size - a.size || a.position - b.position);
      for (const search of [
        subsetsWithSum(values, target, most, 100_000),
        meetInTheMiddle(items, target, most, 100_000),
      ]) {
        expect(search.count).toBe(expected.length);
        expect(search.complete).toBe(expected.length <= MOST_LISTED);
        if (search.complete)
          expect(search.solutions.map((positions) => positions.join()).toSorted()).toEqual(expected);
      }
    }),
    { numRuns: 500 },
  );
});

test('debits are summed like credits', () => {
  expect(subsetsWithSum([-3, -4, -9], -7, 6, 1000).solutions).toEqual([[0, 1]]);
});

test('more equal sets than can be shown are still counted', () => {
  const search = subsetsWithSum(
    Array.from({ length: 20 }, () => 5),
    15,
    6,
    100_000,
  );
  expect(search).toMatchObject({ count: 1140, complete: false });
  expect(search.solutions).toHaveLength(MOST_LISTED);
});

test('where depth-first runs out of steps, meeting in the middle finds the only set', () => {
  // Large and without a pattern: no other six come to the same.
  let drawn = 12_345;
  const values = Array.from({ length: 40 }, () => (drawn = (drawn * 48_271) % 2_147_483_647));
  const target = [1, 7, 12, 23, 31, 38].reduce((sum, at) => sum + (values[at] ?? 0), 0);
  const search = subsetsWithSum(values, target, 6, 20_000);
  expect(search.complete).toBe(true);
  expect(search.solutions.map((positions) => positions.join())).toEqual(['1,7,12,23,31,38']);
});

test('what the budget doesn’t cover is said', () => {
  const values = Array.from({ length: 300 }, (_, at) => 1000 + at * 7);
  expect(subsetsWithSum(values, 6001, 6, 1000).complete).toBe(false);
});

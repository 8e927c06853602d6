import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { codeFor, randomFor, stripeId } from '../../../../../electron/sandbox/story/random.ts';

test('a seed gives the same numbers for ever', () => {
  const random = randomFor('pinned');
  const again = randomFor('pinned');
  const first = Array.from({ length: 5 }, () => random.int(0, 999));
  expect(first).toEqual(Array.from({ length: 5 }, () => again.int(0, 999)));
  expect(first).toMatchInlineSnapshot(`
    [
      583,
      679,
      974,
      360,
      17,
    ]
  `);
});

test('whole numbers stay within their bounds and reach both', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: -5, max: 5 }), fc.nat(3), (seed, low, span) => {
      const random = randomFor(seed);
      const seen = new Set(Array.from({ length: 200 }, () => random.int(low, low + span)));
      expect([...seen].toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: span + 1 }, (_, i) => low + i),
      );
    }),
  );
});

test('picking from nothing is an error', () => {
  expect(() => randomFor('x').pick([])).toThrow(RangeError);
});

test("ids look like Stripe's and differ by name", () => {
  expect(stripeId('ch', '1')).toMatch(/^ch_1Tg[0-9A-Za-z]{21}$/);
  const ids = new Set(Array.from({ length: 5000 }, (_, index) => stripeId('txn', String(index))));
  expect(ids.size).toBe(5000);
  expect(codeFor('a', 6, '01')).toMatch(/^[01]{6}$/);
});

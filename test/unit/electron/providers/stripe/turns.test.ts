/** What a run of requests comes to in any second, by the turns that they take. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { STRIPE_RATES, turnsOf } from '../../../../../electron/providers/stripe/turns.ts';

/** When each request goes out if all are asked for at once: a turn is `gapMs` after the one before it of its key. */
function times(key: string, endpoints: readonly string[]): number[] {
  const next = new Map<string, number>();
  return endpoints.map((endpoint) => {
    let at = 0;
    for (const turn of turnsOf(key, endpoint, STRIPE_RATES)) {
      at = Math.max(at, next.get(turn.key) ?? 0);
      next.set(turn.key, at + turn.gapMs);
    }
    return at;
  });
}

/** The most that fall into any one second. */
const mostIn = (all: readonly number[]) =>
  Math.max(0, ...all.map((from) => all.filter((at) => at >= from && at < from + 1000).length));

const endpoints = fc.array(fc.constantFrom('payouts', 'entries', 'balance', 'charges', 'disputes'), {
  maxLength: 300,
});

it.each([
  ['rk_live_0123456789', 100],
  ['rk_test_0123456789', 25],
])('keeps %s below %i a second, and below 25 at any endpoint', (key, limit) => {
  fc.assert(
    fc.property(endpoints, (asked) => {
      const all = times(key, asked);
      expect(mostIn(all)).toBeLessThan(limit);
      for (const endpoint of new Set(asked))
        expect(mostIn(all.filter((_at, index) => asked[index] === endpoint))).toBeLessThan(25);
    }),
    { numRuns: 40 },
  );
});

it('lets a live key read several endpoints at once as fast as each of them allows', () => {
  const both = Array.from({ length: 44 }, (_each, index) => (index % 2 === 0 ? 'payouts' : 'entries'));
  expect(mostIn(times('rk_live_0123456789', both))).toBeGreaterThan(25);
});

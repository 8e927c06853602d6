/** The table of rates says what a look at every rate says. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayNumber, plainDate } from '../../../../../shared/dates.ts';
import type { ReferenceRate } from '../../../../../shared/matching/input.ts';
import { RateTable } from '../../../../../shared/matching/days/rateTable.ts';

const START = plainDate('2026-11-02');

function scanned(rates: readonly ReferenceRate[], from: string, to: string, day: number): number | null {
  const usable = rates.flatMap((rate) => {
    const age = day - dayNumber(rate.date);
    const value = Number(rate.rate);
    if (age < 0 || age > 10 || !(value > 0)) return [];
    if (rate.from === from && rate.to === to) return [{ age, value, turned: 0 }];
    return rate.from === to && rate.to === from ? [{ age, value: 1 / value, turned: 1 }] : [];
  });
  const [best] = usable.toSorted((a, b) => a.age - b.age || a.turned - b.turned || b.value - a.value);
  return best?.value ?? null;
}

test('the latest rate of ten days, given directly or turned', () => {
  const rate = fc.record({
    pair: fc.constantFrom(['EUR', 'AUD'], ['AUD', 'EUR'], ['EUR', 'GBP']),
    date: fc.integer({ min: 0, max: 40 }).map((day) => addDays(START, day)),
    rate: fc.constantFrom('1.6', '0.6', '1.65', '0', 'none'),
  });
  fc.assert(
    fc.property(fc.array(rate, { maxLength: 25 }), fc.nat(50), (some, at) => {
      const rates = some.map(({ pair: [from = '', to = ''], ...rest }) => ({ from, to, ...rest }));
      const table = new RateTable(rates);
      const day = dayNumber(START) + at;
      for (const [from, to] of [
        ['EUR', 'AUD'],
        ['AUD', 'EUR'],
        ['GBP', 'EUR'],
        ['AUD', 'GBP'],
      ] as const)
        expect(table.rate(from, to, day)).toBe(scanned(rates, from, to, day));
    }),
    { numRuns: 500 },
  );
});

/** The form of a rate, and the scale of the chart. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRateForm, rateFormOf } from '../../../../../renderer/screens/fees/rateForm.ts';
import { apart, niceTop, segments } from '../../../../../renderer/screens/fees/rateScale.ts';
import { periodOf } from '../../../../../renderer/screens/fees/useFees.ts';
import { plainDate } from '../../../../../shared/dates.ts';
import { minor } from '../../../../../shared/money.ts';

const START = plainDate('2000-01-01');
const ids = { id: 'r1', reading: '' };
const empty = { ...rateFormOf(null, 'stripe|AUD', 'AU'), rate: '1.75 % + 0.30' };

describe('a rate’s form', () => {
  it('comes back as the line that it was made of', () => {
    const row = fc.record({
      id: fc.constant('r1'),
      provider: fc.constantFrom('stripe', 'square', 'xendit'),
      currency: fc.constantFrom('AUD', 'IDR', 'JPY'),
      on: fc.constantFrom('sale', 'conversion'),
      method: fc.constantFrom('', 'card'),
      brand: fc.constantFrom('', 'visa'),
      funding: fc.constantFrom('', 'credit'),
      reading: fc.constantFrom('', 'keyed'),
      region: fc.constantFrom(null, { country: 'AU', side: 'inside' }, { country: 'NZ', side: 'outside' }),
      ppm: fc.integer({ min: 1, max: 1_000_000 }),
      fixed: fc.integer({ min: 0, max: 500_000 }).map(minor),
      cap: fc.option(fc.integer({ min: 1, max: 900_000 }).map(minor)),
      validFrom: fc.constantFrom(START, plainDate('2026-07-01')),
    });
    fc.assert(
      fc.property(row, (line) => {
        const form = rateFormOf(line, '', '');
        expect(parseRateForm(form, line)).toEqual(line);
      }),
    );
  });

  it('says what is wrong: rate, cap, country, date, account', () => {
    expect(parseRateForm(empty, ids)).toMatchObject({ ppm: 17_500, fixed: 30, validFrom: START });
    expect(parseRateForm({ ...empty, rate: 'much' }, ids)).toBe('rate');
    expect(parseRateForm({ ...empty, rate: '0.305' }, ids)).toBe('rate');
    expect(parseRateForm({ ...empty, cap: '-1' }, ids)).toBe('cap');
    expect(parseRateForm({ ...empty, cap: '0' }, ids)).toBe('cap');
    expect(parseRateForm({ ...empty, region: 'inside', country: 'Australia' }, ids)).toBe('country');
    expect(parseRateForm({ ...empty, validFrom: '2026-02-30' }, ids)).toBe('date');
    expect(parseRateForm({ ...empty, account: '' }, ids)).toBe('account');
    expect(parseRateForm({ ...empty, account: 'nobody|AUD' }, ids)).toBe('account');
  });
});

describe('the chart', () => {
  it('has every rate below its top, in round steps', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5, noNaN: true }), (rate) => {
        const top = niceTop(rate);
        expect(top).toBeGreaterThanOrEqual(rate - 1e-9);
        expect(Math.abs(Math.round(top * 100) - top * 100)).toBeLessThan(1e-9);
      }),
    );
  });

  it('keeps labels apart and inside', () => {
    const wished = fc.array(fc.integer({ min: 0, max: 180 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(wished, (heights) => {
        const placed = apart(heights, 14, 180).toSorted((a, b) => a - b);
        for (const [at, y] of placed.entries()) {
          expect(y).toBeLessThanOrEqual(180);
          if (at > 0) expect(y - (placed[at - 1] ?? 0)).toBeGreaterThanOrEqual(14);
        }
      }),
    );
  });

  it('breaks a line where a month has no sales', () => {
    const parts = segments([0.01, null, 0.02, 0.03]);
    expect(parts.map((part) => part.map(({ index }) => index))).toEqual([[0], [2, 3]]);
  });
});

describe('the months', () => {
  it('begin with the first of a month, the present one counted', () => {
    const today = plainDate('2026-11-18');
    expect(periodOf('3', today)).toEqual({ from: '2026-09-01', to: '2026-11-18' });
    expect(periodOf('12', today).from).toBe('2025-12-01');
  });
});

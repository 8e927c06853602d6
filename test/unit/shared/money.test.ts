import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MoneyError,
  exponentOf,
  fromMajorNumber,
  minor,
  negate,
  parseMajor,
  subtract,
  sumMinor,
  toMajorNumber,
  toMajorText,
  divideRounded,
} from '../../../shared/money.ts';

const currency = fc.constantFrom('AUD', 'JPY', 'KWD', 'IDR', 'ISK');
const amount = fc.integer({ min: -1e13, max: 1e13 }).map(minor);

describe('money', () => {
  it('text, number and minor units say the same', () => {
    fc.assert(
      fc.property(amount, currency, (value, code) => {
        expect(parseMajor(toMajorText(value, code), exponentOf(code))).toBe(value);
        expect(fromMajorNumber(toMajorNumber(value, code), code)).toBe(value);
      }),
    );
  });

  it('adds as whole numbers do, in any order', () => {
    fc.assert(
      fc.property(fc.array(amount), amount, (values, extra) => {
        const total = sumMinor(values);
        expect(sumMinor(values.toReversed())).toBe(total);
        expect(subtract(sumMinor([...values, extra]), extra)).toBe(total);
        expect(sumMinor([total, negate(total)])).toBe(0);
      }),
    );
  });

  it.each(['', '1,000', '1.2.3', 'abc', '--1', '1e3', '.5', '0x10', '1.005', '99999999999999999'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseMajor(text, 2)).toThrow(MoneyError);
    },
  );

  it('divides to the nearest whole number, halves away from zero', () => {
    expect([divideRounded(5n, 2n), divideRounded(-5n, 2n), divideRounded(5n, -2n)]).toEqual([3n, -3n, -3n]);
    fc.assert(
      fc.property(fc.bigInt({ min: -9999n, max: 9999n }), fc.bigInt({ min: 1n, max: 99n }), (a, b) => {
        const off = divideRounded(a, b) * b - a;
        expect(off * 2n <= b && off * -2n <= b).toBe(true);
        expect(divideRounded(-a, b)).toBe(-divideRounded(a, b));
      }),
    );
  });

  it('never gives minus zero, never leaves the safe range', () => {
    expect(Object.is(parseMajor('-0.00', 2), 0)).toBe(true);
    expect(Object.is(negate(minor(0)), 0)).toBe(true);
    expect(() => sumMinor([minor(Number.MAX_SAFE_INTEGER), minor(1)])).toThrow(MoneyError);
    expect(() => minor(0.1 + 0.2)).toThrow(MoneyError);
    expect(() => fromMajorNumber(Number.NaN, 'AUD')).toThrow(MoneyError);
    expect(() => fromMajorNumber(0.105, 'AUD')).toThrow(MoneyError);
  });
});

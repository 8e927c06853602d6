import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { minor, toMajorNumber } from '../../../../../shared/money.ts';
import { convert, divideRounded, exactMinor, share } from '../../../../../electron/sandbox/xero/decimal.ts';

test('amounts of a currency survive the wire exactly', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.constantFrom('AUD', 'JPY', 'KWD'),
      (value, currency) => {
        expect(exactMinor(toMajorNumber(minor(value), currency), currency)).toBe(minor(value));
      },
    ),
  );
});

test('an amount with more digits than its currency is null, never rounded', () => {
  expect([
    exactMinor(1.005, 'AUD'),
    exactMinor(1.5, 'JPY'),
    exactMinor(Number.NaN, 'AUD'),
    exactMinor(1e300, 'AUD'),
  ]).toEqual([null, null, null, null]);
  expect(exactMinor(1e2, 'AUD')).toBe(10_000);
});

test('halves go away from zero, on both sides', () => {
  expect([
    divideRounded(5n, 2n),
    divideRounded(-5n, 2n),
    divideRounded(4n, 3n),
    divideRounded(-4n, 3n),
  ]).toEqual([3n, -3n, 1n, -1n]);
  fc.assert(
    fc.property(fc.bigInt(-10_000n, 10_000n), fc.bigInt(1n, 500n), (a, b) => {
      expect(divideRounded(-a, b)).toBe(-divideRounded(a, b));
      const distance = divideRounded(a, b) * b - a;
      expect((distance < 0n ? -distance : distance) * 2n <= b).toBe(true);
    }),
  );
});

test('tax within an amount and on top of it agree', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), (net) => {
      const onTop = share(minor(net * 10), 1000, 10_000);
      expect(share(minor(net * 10 + onTop), 1000, 11_000)).toBe(onTop);
    }),
  );
});

test('rates are foreign units for one base unit', () => {
  expect(convert(minor(6_500), 0.65, 'USD', 'AUD')).toBe(10_000);
  expect(convert(minor(15_000), 150, 'JPY', 'USD')).toBe(10_000);
  expect(convert(minor(123), 1, 'AUD', 'AUD')).toBe(123);
});

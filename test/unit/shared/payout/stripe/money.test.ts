import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MoneyError, toMajorText } from '../../../../../shared/money.ts';
import { stripeExponentOf, stripeMinor } from '../../../../../shared/payout/stripe/money.ts';

describe('stripeMinor', () => {
  it.each([
    [1050, 'AUD', '10.50'],
    [1050, 'JPY', '1050'],
    [1000, 'ISK', '10'],
    [-1000, 'UGX', '-10'],
    [1050, 'MGA', '1050.00'],
    [1050, 'KWD', '1.050'],
    [1050, 'HUF', '10.50'],
    [1050, 'TWD', '10.50'],
  ])('reads %i %s as %s', (wire, currency, text) => {
    expect(toMajorText(stripeMinor(wire, currency), currency)).toBe(text);
  });

  it('refuses to lose a digit and says which currency', () => {
    expect(() => stripeMinor(1050, 'ISK')).toThrow(MoneyError);
    expect(() => stripeMinor(1, 'UGX')).toThrow(/UGX/);
  });

  it('refuses what leaves the safe range', () => {
    expect(() => stripeMinor(Number.MAX_SAFE_INTEGER, 'MGA')).toThrow(MoneyError);
  });

  it('keeps the value: major units agree on both sides', () => {
    const currencies = ['AUD', 'JPY', 'ISK', 'UGX', 'MGA', 'KWD', 'TND', 'XPF'];
    fc.assert(
      fc.property(fc.constantFrom(...currencies), fc.integer({ min: -1e9, max: 1e9 }), (currency, units) => {
        const wire = units * 10 ** stripeExponentOf(currency);
        expect(Number(toMajorText(stripeMinor(wire, currency), currency))).toBe(units === 0 ? 0 : units);
      }),
    );
  });
});

import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import {
  cardFee,
  conversionFee,
  convert,
  grossForNet,
  instantFee,
  withGst,
} from '../../../../../electron/sandbox/story/fees.ts';

test('fees of known amounts', () => {
  expect(cardFee(10_000, true)).toEqual({ stripeFee: 205, tax: 21, fee: 226 });
  expect(cardFee(10_000, false)).toEqual({ stripeFee: 320, tax: 32, fee: 352 });
  expect(cardFee(1_950, true)).toEqual({ stripeFee: 64, tax: 6, fee: 70 });
  expect(withGst(2500)).toEqual({ stripeFee: 2500, tax: 250, fee: 2750 });
  expect(instantFee(100_000)).toEqual({ stripeFee: 1500, tax: 150, fee: 1650 });
  expect(convert(12_000, 15_234)).toBe(18_281);
  expect(conversionFee(18_281)).toBe(366);
});

test('the parts are the fee, and tax is a tenth to the cent', () => {
  fc.assert(
    fc.property(fc.nat(2_000_000), fc.boolean(), (amount, domestic) => {
      const split = cardFee(amount, domestic);
      expect(split.stripeFee + split.tax).toBe(split.fee);
      expect(Math.abs(split.tax * 10 - split.stripeFee)).toBeLessThanOrEqual(5);
    }),
  );
});

test('any net can be reached exactly', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), (net) => {
      const gross = grossForNet(net);
      expect(gross - cardFee(gross, true).fee).toBe(net);
    }),
  );
});

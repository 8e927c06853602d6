/** A search finds an amount however people write it. */
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { moneyParts } from '../../../../renderer/i18n/moneyParts.ts';
import { isFound, wordsSought } from '../../../../renderer/stores/searchWords.ts';
import { minor, toMajorText } from '../../../../shared/money.ts';

const finds = (search: string, text: string) => isFound(text.toLowerCase(), wordsSought(search));

describe('an amount is found', () => {
  it.each([
    '1234.56',
    '1,234.56',
    '1.234,56',
    '1 234,56',
    '1\u202f234,56\u00a0€',
    '1’234.56',
    "1'234.56",
    '1234,56',
    '$1,234.56',
    'A$ 1,234.56',
    '1 234,56 $AU',
    'AUD 1,234.56',
    '+1,234.56',
    '1.234,',
    '1,234.5',
    '1,234',
    '1.234',
  ])('as %s', (search) => {
    expect(finds(search, 'po_1 stripe 1234.56 123456 AUD')).toBe(true);
  });

  it.each(['-1234.56', '−1.234,56', '(1,234.56)', '-$1,234.56', '$-1,234.56', '−1 234,56 €'])(
    'taken off, as %s, and only so',
    (search) => {
      expect(finds(search, 'refund -1234.56')).toBe(true);
      expect(finds(search, 'charge 1234.56')).toBe(false);
    },
  );

  it('in lakhs', () => expect(finds('12,34,567.00', '1234567.00')).toBe(true));

  it.each(['Rp8.495.005', 'Rp 8.495.005,00', '8.495.005'])('without a fraction, as %s', (search) => {
    expect(finds(search, 'payout 8495005.00 849500500')).toBe(true);
  });

  test('as any of the three languages writes it', () => {
    const locale = fc.constantFrom('en-AU', 'en-US', 'fr-FR', 'fr-CA', 'id-ID');
    const currency = fc.constantFrom('AUD', 'EUR', 'USD', 'IDR', 'JPY', 'GBP');
    fc.assert(
      fc.property(locale, currency, fc.integer({ min: -1e12, max: 1e12 }), (tag, code, value) => {
        const shown = moneyParts({ locale: tag }, minor(value), code)
          .map((part) => part.value)
          .join('');
        expect([shown, finds(shown, `po_1 ${toMajorText(minor(value), code)} ${code}`)]).toEqual([
          shown,
          true,
        ]);
      }),
    );
  });
});

describe('an amount is not', () => {
  it.each([
    ['1.234,56', 'po 1234.65'],
    ['1 234,56', 'line 1 with 234.99'],
    ['12,34', '1234.00'],
    ['$', 'no currency here'],
  ])('%s in %s', (search, text) => {
    expect(finds(search, text)).toBe(false);
  });
});

it('takes numbers that stand apart as words, too', () => {
  expect(finds('13 125', 'ref 125 of 13')).toBe(true);
  expect(finds('123 456', 'direct credit 456 123')).toBe(true);
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExactJson } from '../../../../shared/payout/exactJson.ts';
import { majorToMinor } from '../../../../shared/payout/providerData.ts';

describe('parseExactJson', () => {
  it('keeps numbers digit by digit, and leaves texts alone', () => {
    const wire =
      '{"a":10.10,"b":[-0.5,1e3,12345678901234567890.12],"c":"it\\"s 5.00 \\\\","d":null,"5":true}';
    expect(parseExactJson(wire)).toEqual({
      a: '10.10',
      b: ['-0.5', '1e3', '12345678901234567890.12'],
      c: 'it"s 5.00 \\',
      d: null,
      '5': true,
    });
  });

  it.each(['', '{', '{1:2}', '[01]', '{"a":1,}', '[-]', '1 2'])('refuses %j', (text) => {
    expect(() => parseExactJson(text)).toThrow(SyntaxError);
  });

  it('reads any JSON as JSON.parse does, but for numbers being text', () => {
    const asText = (value: unknown): unknown => {
      if (typeof value === 'number') return String(value);
      if (Array.isArray(value)) return value.map(asText);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asText(each)]));
    };
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const wire = JSON.stringify(value);
        expect(parseExactJson(wire)).toEqual(asText(JSON.parse(wire)));
      }),
    );
  });
});

describe('majorToMinor', () => {
  it('reads text and numbers, and refuses what would lose a digit', () => {
    expect(majorToMinor('8495005', 'IDR')).toBe(849_500_500);
    expect(majorToMinor('10.10', 'USD')).toBe(1010);
    expect(majorToMinor(10.1, 'USD')).toBe(1010);
    for (const bad of ['10.101', 0.1 + 0.2, 1e21, Number.NaN, '12345678901234567.00']) {
      expect(() => majorToMinor(bad, 'USD')).toThrow();
    }
  });
});

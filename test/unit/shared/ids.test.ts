import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, compositeKey, stableHash } from '../../../shared/ids.ts';

describe('ids', () => {
  it('composite keys differ when their parts do', () => {
    const parts = fc.array(fc.string({ unit: fc.constantFrom('a', '|', '%', '7', 'C', '2', '5') }), { minLength: 1, maxLength: 4 }); // prettier-ignore
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const same = a.length === b.length && a.every((part, index) => part === b[index]);
        expect(compositeKey(...a) === compositeKey(...b)).toBe(same);
      }),
      { numRuns: 2000 },
    );
  });

  it('hashes as FNV-1a does, always 16 digits', () => {
    expect(stableHash('')).toBe('cbf29ce484222325');
    expect(stableHash('a')).toBe('af63dc4c8601ec8c');
    expect(stableHash('foobar')).toBe('85944171f73967e8');
    fc.assert(fc.property(fc.string(), (text) => /^[0-9a-f]{16}$/.test(stableHash(text))));
  });

  it('canonical JSON forgets the order of keys and nothing else', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(turned)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(canonicalJson([2, 1])).toBe('[2,1]');
  });
});

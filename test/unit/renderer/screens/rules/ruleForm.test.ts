import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formOf, parseForm, tellingWords } from '../../../../../renderer/screens/rules/ruleForm.ts';
import type { FormRule } from '../../../../../renderer/stores/ruleDraft.ts';
import { addDays, plainDate } from '../../../../../shared/dates.ts';
import { minor } from '../../../../../shared/money.ts';

const currencyOf = (accountId: string) => (accountId === 'yen' ? 'JPY' : 'AUD');
const base = { id: 'r', enabled: true, createdAt: 7 };

const ruleArb: fc.Arbitrary<FormRule> = fc.oneof(
  fc
    .record({
      text: fc.stringMatching(/^[A-Z]{3,12}( [A-Z]{3,8})?$/),
      provider: fc.constantFrom('stripe', 'square'),
      connectionId: fc.option(fc.constantFrom('c1', 'c2')),
    })
    .map((more): FormRule => ({ ...base, kind: 'alias', ...more })),
  fc
    .record({
      accountId: fc.constantFrom('bank', 'yen'),
      fee: fc.integer({ min: 1, max: 1_000_000 }),
      share: fc.option(fc.integer({ min: 1, max: 1000 })),
    })
    .map(({ accountId, fee, share }): FormRule => ({
      ...base,
      kind: 'tolerance',
      accountId,
      maxFee: minor(fee),
      maxBasisPoints: share,
    })),
  fc
    .tuple(fc.integer({ min: -1, max: 5 }), fc.integer({ min: -1, max: 5 }), fc.integer({ min: -1, max: 5 }))
    .map((days): FormRule => {
      const [low = 0, median = 0, high = 0] = days.toSorted((a, b) => a - b);
      return { ...base, kind: 'lag', connectionId: 'c1', low, median, high };
    }),
  fc.integer({ min: 0, max: 700 }).map((day): FormRule => ({
    ...base,
    kind: 'rate',
    from: 'USD',
    to: 'AUD',
    date: addDays(plainDate('2026-01-01'), day),
    rate: '1.5234',
  })),
);

describe('a form', () => {
  test('gives back the rule that it was opened on, to the minor unit', () => {
    fc.assert(
      fc.property(ruleArb, (rule) => {
        const form = formOf({ kind: rule.kind, rule }, currencyOf, '2026-11-02');
        expect(parseForm(rule.kind, form, base, [rule], currencyOf)).toEqual({ rule, problem: null });
      }),
    );
  });

  test('says what is wrong at its field, and never loses a digit', () => {
    const form = formOf({ kind: 'tolerance', rule: null }, currencyOf, '2026-11-02');
    const wrong = (part: Partial<typeof form>) =>
      parseForm('tolerance', { ...form, accountId: 'bank', ...part }, base, [], currencyOf).problem;
    expect(wrong({})).toEqual({ field: 'maxFee', code: 'boundMissing' });
    expect(wrong({ maxFee: 'two' })).toEqual({ field: 'maxFee', code: 'notNumber' });
    expect(wrong({ maxFee: '1.005' })).toEqual({ field: 'maxFee', code: 'notNumber' });
    expect(wrong({ accountId: 'yen', maxFee: '1.5' })).toEqual({ field: 'maxFee', code: 'notNumber' });
    expect(wrong({ share: '0.005' })).toEqual({ field: 'maxBasisPoints', code: 'notNumber' });
    expect(wrong({ share: '11' })).toEqual({ field: 'maxBasisPoints', code: 'tooMuch' });
    expect(wrong({ maxFee: '2,50' })).toBeNull();
  });

  test('begins an alias from the words that name someone', () => {
    expect(tellingWords('KIWIPAY SETTLEMENT 1004')).toBe('KIWIPAY SETTLEMENT');
    expect(tellingWords('REF 99 Café de la Gare 12NOV')).toBe('CAFE DE LA GARE');
    expect(tellingWords('12345')).toBe('');
  });
});

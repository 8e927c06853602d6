import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../../../shared/dates.ts';
import { checkRule } from '../../../../../shared/matching/memory/ruleCheck.ts';
import { readRuleFile, writeRuleFile } from '../../../../../shared/matching/memory/ruleFile.ts';
import type { Rule } from '../../../../../shared/matching/memory/ruleRows.ts';
import { suggestAliases } from '../../../../../shared/matching/memory/suggestAliases.ts';
import { minor } from '../../../../../shared/money.ts';
import { line, payout } from '../world.ts';

const common = { enabled: true, createdAt: 1 };
const RULES: readonly Rule[] = [
  { ...common, id: 'a', kind: 'alias', text: 'SETTLEMENT', provider: 'stripe', connectionId: null },
  { ...common, id: 't', kind: 'tolerance', accountId: 'bank', maxFee: minor(500), maxBasisPoints: null },
  { ...common, id: 'l', kind: 'lag', connectionId: 'c1', low: 0, median: 1, high: 3 },
  { ...common, id: 'r', kind: 'rate', from: 'USD', to: 'AUD', date: plainDate('2026-11-02'), rate: '1.52' },
  {
    ...common,
    id: 'o',
    kind: 'autoApply',
    enabled: false,
    connectionId: 'c1',
    stopped: { reason: 'undone', at: 3 },
  },
  { ...common, id: 'h', kind: 'byHandOnly', payoutKeys: ['c1|po_1'], lineKeys: ['l1'] },
];

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

describe('the file of rules', () => {
  test('gives back every kind of rule and every declined pair, in any order of rows', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...RULES]),
        fc.uniqueArray(
          fc.record({
            payoutKey: fc.string({ minLength: 1 }),
            lineKey: fc.string({ minLength: 1 }),
            at: fc.nat(),
          }),
          {
            selector: ({ payoutKey, lineKey }) => `${payoutKey}\n${lineKey}`,
          },
        ),
        (rules, declined) => {
          const text = writeRuleFile({ rules, declined });
          const read = readRuleFile(text, []);
          expect(read.issues).toEqual([]);
          expect(read.rules.toSorted(byId)).toEqual(rules.toSorted(byId));
          expect(new Set(read.declined.map((row) => JSON.stringify(row)))).toEqual(
            new Set(declined.map(({ payoutKey, lineKey, at }) => JSON.stringify({ payoutKey, lineKey, at }))),
          );
          expect(writeRuleFile({ rules: rules.toReversed(), declined: declined.toReversed() })).toBe(text);
        },
      ),
    );
  });

  test('two rows may trade what they say; two of one id may not both come', () => {
    const [alias] = RULES;
    if (alias?.kind !== 'alias') throw new Error('no alias');
    const other: Rule = { ...alias, id: 'b', text: 'SHOP' };
    const traded = [
      { ...alias, text: 'SHOP' },
      { ...other, text: 'SETTLEMENT' },
    ];
    const read = readRuleFile(writeRuleFile({ rules: traded, declined: [] }), [alias, other]);
    expect(read.issues).toEqual([]);
    const twice = readRuleFile(writeRuleFile({ rules: [alias, alias], declined: [] }), []);
    expect(twice.rules).toHaveLength(1);
    expect(twice.issues).toEqual([{ part: 'rules', row: 2, field: 'id', problem: 'twice' }]);
  });

  test('a file of another kind is told as a whole', () => {
    for (const text of ['', '[]', '{"format":"other"}', '{"format":"tieout-rules","version":2}'])
      expect(readRuleFile(text, []).issues).toMatchObject([{ part: 'file', row: 0 }]);
  });
});

test('each rule’s problem names its field', () => {
  const [alias, tolerance, lag, rate] = RULES;
  const problem = (rule: Rule | undefined, more: object) =>
    rule ? checkRule({ ...rule, ...more }, [...RULES]).map(({ field, code }) => `${field} ${code}`) : [];
  expect(RULES.flatMap((rule) => checkRule(rule, RULES))).toEqual([]);
  expect(problem(alias, { text: ' a ' })).toEqual(['text aliasShort']);
  expect(problem(alias, { id: 'new' })).toEqual(['text aliasTaken']);
  expect(problem(alias, { provider: '' })).toEqual(['provider missing']);
  expect(problem(tolerance, { maxFee: null })).toEqual(['maxFee boundMissing']);
  expect(problem(tolerance, { maxFee: minor(0) })).toEqual(['maxFee notPositive']);
  expect(problem(tolerance, { maxBasisPoints: 1001 })).toEqual(['maxBasisPoints tooMuch']);
  expect(problem(tolerance, { id: 'new' })).toEqual(['accountId accountTaken']);
  expect(problem(lag, { low: 2 })).toEqual(['low lagOrder']);
  expect(problem(lag, { high: 9 })).toEqual(['high lagRange']);
  expect(problem(lag, { median: 0.5 })).toEqual(['median lagRange']);
  expect(problem(rate, { rate: '0.0' })).toEqual(['rate rateText']);
  expect(problem(rate, { rate: '1,5' })).toEqual(['rate rateText']);
  expect(problem(rate, { to: 'USD' })).toEqual(['to sameCurrency']);
});

describe('a proposed alias', () => {
  const payouts = Array.from({ length: 8 }, (_, index) =>
    payout(`po_${index}`, 100 + index, '2026-11-02', { connectionId: index < 5 ? 'c1' : 'c2' }),
  );
  const lines = (narratives: readonly string[]) =>
    narratives.map((narrative, index) => line(`l${index}`, 100 + index, '2026-11-02', narrative));
  const decided = (count: number) =>
    payouts.slice(0, count).map(({ key }, index) => ({ payoutKeys: [key], lineKeys: [`l${index}`] }));
  const words = ['DEPOSIT SETTLEMENT 4411 A', 'DEPOSIT SETTLEMENT 4411 B', 'DEPOSIT SETTLEMENT 4411 C'];

  test('is what unmarked confirmed lines share, as long as it can be', () => {
    const given = { payouts, lines: lines([...words, 'DEPOSIT SETTLEMENT 4411 D']), aliases: [] };
    expect(suggestAliases({ ...given, decisions: decided(3) })).toEqual([
      { text: 'DEPOSIT SETTLEMENT 4411', provider: 'stripe', connectionId: 'c1', confirmed: 3, open: 1 },
    ]);
    expect(suggestAliases({ ...given, decisions: decided(2) })).toEqual([]);
    const known = { text: 'settlement', provider: 'stripe', connectionId: null };
    expect(suggestAliases({ ...given, decisions: decided(3), aliases: [known] })).toEqual([]);
  });

  test('is never a bank’s own words, a marked line’s, or another account’s', () => {
    const made = (narratives: readonly string[], count = narratives.length) =>
      suggestAliases({ payouts, lines: lines(narratives), decisions: decided(count), aliases: [] }).map(
        ({ text }) => text,
      );
    expect(made(['DEPOSIT 1', 'DEPOSIT 1', 'DEPOSIT 1'])).toEqual([]);
    expect(made(['STRIPE PAYOUT', 'STRIPE PAYOUT', 'STRIPE PAYOUT'])).toEqual([]);
    // A name that the account isn't known by is no mark: worth an alias.
    expect(made(['STRIPE SHOP', 'STRIPE SHOP', 'STRIPE SHOP'])).toEqual(['STRIPE SHOP']);
    expect(made([...words, 'SHOP', 'SHOP', 'SETTLEMENT 4411 DEPOSIT'])).toEqual(['DEPOSIT SETTLEMENT 4411']);
    expect(made([...words, 'X', 'Y', 'DEPOSIT SETTLEMENT 4411'])).toEqual([]);
    // More open lines than confirmed ones: it says too little.
    expect(made([...words, ...words, ...words].slice(0, 8), 3)).toEqual([]);
  });

  test('is the same in any order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words, 'SHOP FRONT', 'STRIPE', 'DEPOSIT'), {
          minLength: 8,
          maxLength: 8,
        }),
        fc.shuffledSubarray([...payouts], { minLength: 8 }),
        (narratives, mixed) => {
          const given = { lines: lines(narratives), decisions: decided(8), aliases: [] };
          const made = suggestAliases({ ...given, payouts });
          expect(
            suggestAliases({
              aliases: [],
              payouts: mixed,
              lines: given.lines.toReversed(),
              decisions: given.decisions.toReversed(),
            }),
          ).toEqual(made);
          for (const { connectionId, confirmed, open } of made) {
            expect(confirmed).toBeGreaterThanOrEqual(Math.max(3, open));
            expect(['c1', 'c2']).toContain(connectionId);
          }
        },
      ),
    );
  });
});

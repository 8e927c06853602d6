/** The labelled companies: the same every time, true to their own sums, and told apart by nothing that isn't in the data. */
import { expect, test } from 'vitest';
import { makeLabelledCompany } from '../../../../../electron/cli/bench/matching/fates.ts';
import { clarityOf } from '../../../../../electron/cli/bench/matching/oracle.ts';
import { addTo, answersOf, MATCHERS, newTally } from '../../../../../electron/cli/bench/matching/score.ts';

const SIZE = { payouts: 400, noise: 2 };
const companies = Array.from({ length: 8 }, (_, number) => makeLabelledCompany('test', number, SIZE));

function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

test('the same seed and number give the same company, another number another one', () => {
  expect(JSON.stringify(makeLabelledCompany('test', 3, SIZE))).toBe(JSON.stringify(companies[3]));
  expect(companies[4]?.payouts[0]?.key).not.toBe(companies[3]?.payouts[0]?.key);
});

test('the truth adds up: a line holds its payouts, less what a bank kept or converted', () => {
  const shapes = new Set<string>();
  for (const { payouts, lines, truth } of companies) {
    for (const one of truth) {
      shapes.add(one.shape);
      const owed = one.payouts.reduce((sum, at) => sum + (payouts[at]?.amount ?? 0), 0);
      const got = one.lines.reduce((sum, at) => sum + (lines[at]?.amount ?? 0), 0);
      if (one.shape === 'single' || one.shape === 'batch' || one.shape === 'split') expect(got).toBe(owed);
      if (one.shape === 'returned' || one.shape === 'absent') expect(got).toBe(0);
      if (one.shape === 'short') expect(owed - got).toBeGreaterThan(0);
    }
  }
  expect([...shapes].toSorted()).toEqual(['absent', 'batch', 'fx', 'returned', 'short', 'single', 'split']);
});

test('twins of which one never came are ambiguous; a payout alone with its amount is determinable', () => {
  let twins = 0;
  for (const company of companies) {
    const clarity = clarityOf(company);
    const byAmount = groupBy(company.payouts.keys(), (at) => company.payouts[at]?.amount ?? 0);
    const onLines = groupBy(company.lines, ({ amount }) => amount);
    for (const [amount, group] of byAmount) {
      const facts = group.map((at) => company.truth[at]);
      const isAlone = group.length === 1 && (onLines.get(amount)?.length ?? 0) <= 1;
      if (isAlone && !company.planted.has(group[0] ?? -1))
        expect(clarity[group[0] ?? -1]).toBe('determinable');
      const [a, b] = group.map((at) => company.payouts[at]);
      const isPair =
        group.length === 2 && a?.connectionId === b?.connectionId && a?.arrivalDate === b?.arrivalDate;
      if (!isPair || !facts.every((one) => one?.expected)) continue;
      if (facts.filter((one) => one?.shape === 'absent').length !== 1) continue;
      if (facts.some((one) => one?.lines.some((at) => (company.named[at] ?? -1) >= 0))) continue;
      twins += 1;
      expect(group.map((at) => clarity[at])).toEqual(['ambiguous', 'ambiguous']);
    }
  }
  expect(twins).toBeGreaterThan(0);
});

test('no certain match is wrong, and no baseline finds as much', () => {
  const tallies = MATCHERS.map((matcher) => {
    const tally = newTally();
    for (const company of companies) addTo(tally, company, clarityOf(company), answersOf(matcher, company));
    return tally;
  });
  const [engine, ...others] = tallies;
  expect(engine?.wrong).toEqual([]);
  expect(engine?.certain).toBeGreaterThan((engine?.payouts ?? 0) * 0.7);
  for (const other of others) expect(other.foundAt1).toBeLessThan(engine?.foundAt1 ?? 0);
});

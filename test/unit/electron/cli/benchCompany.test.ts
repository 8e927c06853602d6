/** The benchmark's data must be what it says, or its numbers mean nothing. */
import { expect, it } from 'vitest';
import { makeCompany } from '../../../../electron/cli/bench/company.ts';
import { dayNumber, weekday } from '../../../../shared/dates.ts';

const company = makeCompany(2_000, 'test');

it('has a tenth more lines than payouts, the same for the same seed and others for another', () => {
  expect(company.payouts).toHaveLength(2_000);
  expect(company.lines).toHaveLength(2_200);
  expect(makeCompany(2_000, 'test')).toEqual(company);
  expect(makeCompany(2_000, 'other').payouts).not.toEqual(company.payouts);
});

it('tells a truth that holds: each line is the sum of its payouts, on a business day not before them', () => {
  const lines = new Map(company.lines.map((line) => [line.key, line]));
  const sums = new Map<string, number>();
  for (const payout of company.payouts) {
    const line = lines.get(company.truth.get(payout.key) ?? '');
    if (line === undefined) continue;
    sums.set(line.key, (sums.get(line.key) ?? 0) + payout.amount);
    // The second payout of a shared deposit may be of the next business day.
    expect(dayNumber(line.date)).toBeGreaterThanOrEqual(dayNumber(payout.arrivalDate) - 3);
    expect([0, 6]).not.toContain(weekday(line.date));
  }
  for (const [key, sum] of sums) expect(lines.get(key)?.amount).toBe(sum);
  const arrived = company.truth.size / company.payouts.length;
  expect(arrived).toBeGreaterThan(0.96);
  expect(arrived).toBeLessThan(0.995);
  expect(company.truth.size).toBeGreaterThan(sums.size);
});

it('has strangers that could be mistaken for a payout', () => {
  const named = new Set(company.truth.values());
  const amounts = new Set(company.payouts.map(({ amount }) => amount));
  const decoys = company.lines.filter(({ key, amount }) => !named.has(key) && amounts.has(amount));
  expect(decoys.length).toBeGreaterThan(0);
});

/** Hostile companies with every shape in them, and the truth beside: no certain match may be wrong, and the sums hold. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, type PlainDate, plainDate } from '../../../../shared/dates.ts';
import { bankHolidays } from '../../../../shared/matching/days/holidays.ts';
import type { MatchInput } from '../../../../shared/matching/input.ts';
import { minor } from '../../../../shared/money.ts';
import type { Payout } from '../../../../shared/payout/model.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';
import { later, line, payout, run, type World } from './world.ts';

/** Over Easter and Anzac Day. */
const START = plainDate('2026-03-30');
const HOLIDAYS = bankHolidays('AU');
const RATES = ['2026-03-30', '2026-04-08', '2026-04-17', '2026-04-26', '2026-05-05', '2026-05-14'].map(
  (date) => ({ from: 'USD', to: 'AUD', date: plainDate(date), rate: '1.50' }),
);
const KNOWN: Partial<MatchInput> = {
  holidays: HOLIDAYS,
  rates: RATES,
  tolerances: [{ accountId: 'bank', maxFee: minor(2_000), maxBasisPoints: null }],
};

const FATES = [
  ...Array.from({ length: 8 }, () => 'arrives' as const),
  'together' as const,
  'together' as const,
  'split' as const,
  'split' as const,
  'short' as const,
  'foreign' as const,
  'returned' as const,
  'missing' as const,
];

const planned = fc.record({
  step: fc.integer({ min: 0, max: 3 }),
  // Amounts that collide with each other, in sums, in differences by a fee and at the rate of the day.
  amount: fc.oneof(
    fc.constantFrom(10_000, 15_000, 20_000, 30_000, 45_000, 50_000),
    fc.constantFrom(9_500, 19_000, 29_000, 14_500),
    fc.integer({ min: 9_000, max: 90_000 }),
  ),
  lag: fc.constantFrom(0, 0, 0, 1, 2),
  fate: fc.constantFrom(...FATES),
  part: fc.constantFrom(20, 33, 50),
  fee: fc.constantFrom(500, 1_000, 1_500),
  decoy: fc.integer({ min: 0, max: 9 }),
});
type Plan = readonly (typeof planned extends fc.Arbitrary<infer T> ? T : never)[];

function build(plan: Plan): World {
  const payouts: Payout[] = [];
  const lines: StatementLine[] = [];
  const truth = new Map<string, string[]>();
  let date = START;
  let pending: Payout[] = [];
  const put = (key: string, amount: number, on: PlainDate, of: readonly Payout[]) => {
    lines.push(line(key, amount, on, `STRIPE ST-${key}`));
    for (const one of of) truth.set(one.key, [...(truth.get(one.key) ?? []), key]);
  };
  plan.forEach(({ step, amount, lag, fate, part, fee, decoy }, index) => {
    date = addDays(date, step);
    const status = fate === 'returned' ? 'failed' : 'paid';
    const currency = fate === 'foreign' ? 'USD' : 'AUD';
    const one = payout(`po_${index}`, amount, date, { status, currency });
    payouts.push(one);
    const on = later(date, lag, HOLIDAYS);
    const first = Math.round((amount * part) / 100);
    if (fate === 'arrives' || fate === 'returned') put(`l${index}`, amount, on, [one]);
    if (fate === 'returned') put(`r${index}`, -amount, later(addDays(on, 1), 1, HOLIDAYS), [one]);
    if (fate === 'short') put(`l${index}`, amount - fee, on, [one]);
    if (fate === 'foreign') put(`l${index}`, Math.round(amount * 1.5 * 0.98), on, [one]);
    if (fate === 'split') {
      put(`l${index}a`, first, on, [one]);
      put(`l${index}b`, amount - first, on, [one]);
    }
    // A bank may keep money back for days: farther apart than what is offered as one deposit.
    pending = pending.filter(({ arrivalDate }) => daysBetween(arrivalDate, date) <= 16);
    if (fate === 'together') pending.push(one);
    if (pending.length >= 2) {
      const sum = pending.reduce((total, each) => total + each.amount, 0);
      put(`b${index}`, sum, later(date, 0, HOLIDAYS), pending);
      pending = [];
    }
    if (decoy === 0) lines.push(line(`d${index}`, amount, on, 'TRANSFER FROM J WHITLAM'));
  });
  return { payouts, lines, truth };
}

const worlds = fc.array(planned, { minLength: 3, maxLength: 30 });

/** Lines that equal in date, amount and mark are one answer: the books would be the same. */
function wrongOf(world: World): string[] {
  const facts = new Map(
    world.lines.map(({ key, date, amount, narrative }) => [
      key,
      `${date} ${amount} ${narrative.startsWith('STRIPE')}`,
    ]),
  );
  const say = (keys: readonly string[]) => keys.map((key) => facts.get(key) ?? '').toSorted();
  return run(world.payouts, world.lines, KNOWN)
    .matches.filter(({ verdict }) => verdict === 'certain')
    .filter(({ payoutKeys, lineKeys }) => {
      const expected = [...new Set(payoutKeys.flatMap((key) => world.truth.get(key) ?? []))];
      return say(expected).join() !== say(lineKeys).join();
    })
    .map(({ payoutKeys, lineKeys }) => `${payoutKeys.join('+')} → ${lineKeys.join('+')}`);
}

test('certain is never wrong, whatever came split, short, converted, lumped, returned or not at all', () => {
  let certain = 0;
  let right = 0;
  let all = 0;
  fc.assert(
    fc.property(worlds, (plan) => {
      const world = build(plan);
      expect(wrongOf(world)).toEqual([]);
      for (const match of run(world.payouts, world.lines, KNOWN).matches) {
        if (match.verdict === 'certain') certain += match.payoutKeys.length;
        const expected = match.payoutKeys.flatMap((key) => world.truth.get(key) ?? []);
        const isRight = [...new Set(expected)].toSorted().join() === match.lineKeys.toSorted().join();
        if (match.lineKeys.length > 0 && isRight) right += match.payoutKeys.length;
      }
      all += world.truth.size;
    }),
    { numRuns: 400, seed: 20_261_122 },
  );
  console.log(`hostile companies: of ${all} payouts with a line ${certain} certain, ${right} right, 0 wrong`);
  expect(right / all).toBeGreaterThan(0.6);
});

test('each payout and line at most once, the difference of a match said, nothing inexact certain', () => {
  fc.assert(
    fc.property(worlds, (plan) => {
      const { payouts, lines } = build(plan);
      const { matches } = run(payouts, lines, KNOWN);
      const usedLines = matches.flatMap(({ lineKeys }) => lineKeys);
      expect(new Set(usedLines).size).toBe(usedLines.length);
      expect(matches.flatMap(({ payoutKeys }) => payoutKeys).toSorted()).toEqual(
        payouts.map(({ key }) => key).toSorted(),
      );
      for (const match of matches.filter(({ lineKeys }) => lineKeys.length > 0)) {
        const of = payouts.filter(({ key }) => match.payoutKeys.includes(key));
        const on = lines.filter(({ key }) => match.lineKeys.includes(key));
        const codes = new Set(match.evidence.map(({ code }) => code));
        if (codes.has('bankRate') || codes.has('shortByFee')) expect(match.verdict).not.toBe('certain');
        if (codes.has('bankRate')) continue;
        const owed = of.some(({ status }) => status === 'failed')
          ? 0
          : of.reduce((sum, { amount }) => sum + amount, 0);
        const came = on.reduce((sum, { amount }) => sum + amount, 0);
        expect(owed - came).toBe(match.residual);
        expect(match.residual !== 0).toBe(codes.has('shortByFee'));
        expect(match.residual).toBeGreaterThanOrEqual(0);
        expect(match.residual).toBeLessThanOrEqual(2_000);
      }
    }),
    { numRuns: 300 },
  );
});

test('any order of input gives the same output with every shape, byte for byte', () => {
  const shuffled = worlds.map(build).chain((world) =>
    fc.record({
      world: fc.constant(world),
      payouts: fc.shuffledSubarray([...world.payouts], { minLength: world.payouts.length }),
      lines: fc.shuffledSubarray([...world.lines], { minLength: world.lines.length }),
    }),
  );
  fc.assert(
    fc.property(shuffled, ({ world, payouts, lines }) => {
      const more = { ...KNOWN, rates: RATES.toReversed() };
      expect(JSON.stringify(run(payouts, lines, more))).toBe(
        JSON.stringify(run(world.payouts, world.lines, KNOWN)),
      );
    }),
    { numRuns: 200 },
  );
});

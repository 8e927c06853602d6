/** Seeded companies with the truth beside them: no certain match may be wrong, whatever the collisions. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { businessLag, NO_HOLIDAYS } from '../../../../shared/matching/days/calendar.ts';
import { addDays, daysBetween, type PlainDate, plainDate } from '../../../../shared/dates.ts';
import type { Payout } from '../../../../shared/payout/model.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';
import { later, line, payout, run, type World } from './world.ts';

const START = plainDate('2026-09-07');

/** What befalls a payout on its way to the statement. */
const fate = fc.oneof(
  { weight: 12, arbitrary: fc.constant('arrives' as const) },
  { weight: 2, arbitrary: fc.constant('together' as const) },
  { weight: 1, arbitrary: fc.constant('returned' as const) },
  { weight: 1, arbitrary: fc.constant('missing' as const) },
);
const planned = fc.record({
  step: fc.integer({ min: 0, max: 3 }),
  // Round amounts collide with each other and in sums; odd ones don't.
  amount: fc.oneof(fc.constantFrom(10_000, 20_000, 30_000, 50_000), fc.integer({ min: 9_000, max: 90_000 })),
  lag: fc.constantFrom(0, 0, 0, 0, 1, 2),
  fate,
  decoy: fc.integer({ min: 0, max: 9 }),
  traced: fc.boolean(),
});

function build(plan: readonly (typeof planned extends fc.Arbitrary<infer T> ? T : never)[]): World {
  const payouts: Payout[] = [];
  const lines: StatementLine[] = [];
  const truth = new Map<string, string[]>();
  let date = START;
  let pending: Payout[] = [];
  const put = (key: string, amount: number, on: PlainDate, text: string, of: readonly Payout[]) => {
    lines.push(line(key, amount, on, text));
    for (const one of of) truth.set(one.key, [...(truth.get(one.key) ?? []), key]);
  };
  plan.forEach((item, index) => {
    date = addDays(date, item.step);
    const status = item.fate === 'returned' ? 'failed' : 'paid';
    const traceId = item.traced ? `TRACE${index}X` : '';
    const one = payout(`po_${index}`, item.amount, date, { status, traceId });
    payouts.push(one);
    const on = later(date, item.lag, NO_HOLIDAYS);
    const text = `STRIPE ST-${index}${item.traced && item.lag > 0 ? ` ${traceId}` : ''}`;
    if (item.fate === 'arrives') put(`l${index}`, item.amount, on, text, [one]);
    if (item.fate === 'returned') {
      put(`l${index}`, item.amount, on, text, [one]);
      put(`r${index}`, -item.amount, later(addDays(on, 1), 1, NO_HOLIDAYS), `STRIPE RETURN ${index}`, [one]);
    }
    // Banks lump payouts of neighbouring days; what waits longer never arrives in this world.
    pending = pending.filter(({ arrivalDate }) => daysBetween(arrivalDate, date) <= 3);
    if (item.fate === 'together') pending.push(one);
    if (pending.length >= 2) {
      const sum = pending.reduce((total, { amount }) => total + amount, 0);
      put(`b${index}`, sum, later(date, 0, NO_HOLIDAYS), `STRIPE ST-B${index}`, pending);
      pending = [];
    }
    if (item.decoy === 0)
      lines.push(
        line(`d${index}`, item.amount, later(date, item.lag, NO_HOLIDAYS), 'TRANSFER FROM J WHITLAM'),
      );
  });
  return { payouts, lines, truth };
}

/** Lines that equal in date and amount are one answer: the books would be the same. */
function wrongOf({ payouts, lines, truth }: World): string[] {
  const facts = new Map(
    lines.map(({ key, date, amount, narrative }) => [
      key,
      `${date} ${amount} ${narrative.startsWith('STRIPE')}`,
    ]),
  );
  const say = (keys: readonly string[]) =>
    keys.map((key) => facts.get(key) ?? '').toSorted((a, b) => (a < b ? -1 : 1));
  const { matches } = run(payouts, lines);
  return matches
    .filter(({ verdict }) => verdict === 'certain')
    .filter(({ payoutKeys, lineKeys }) => {
      const expected = [...new Set(payoutKeys.flatMap((key) => truth.get(key) ?? []))];
      return say(expected).join() !== say(lineKeys).join();
    })
    .map(({ payoutKeys, lineKeys, margin }) => `${payoutKeys.join('+')} → ${lineKeys.join('+')} (${margin})`);
}

test('certain is never wrong where what arrives does so within two business days, though some of it never does', () => {
  const worlds = fc.array(
    planned.map((item) => (item.fate === 'missing' ? { ...item, fate: 'arrives' as const } : item)),
    { minLength: 3, maxLength: 40 },
  );
  let certain = 0;
  let all = 0;
  fc.assert(
    fc.property(worlds, (plan) => {
      const world = build(plan);
      expect(wrongOf(world)).toEqual([]);
      certain += run(world.payouts, world.lines)
        .matches.filter(({ verdict }) => verdict === 'certain')
        .flatMap(({ payoutKeys }) => payoutKeys).length;
      all += world.truth.size;
    }),
    { numRuns: 300, seed: 20_261_121 },
  );
  console.log(`seeded companies: ${certain} of ${all} payouts with a line certain, 0 wrong`);
  expect(certain / all).toBeGreaterThan(0.6);
});

test('business days are counted the same forwards and by hand', () => {
  expect(businessLag(plainDate('2026-11-06'), plainDate('2026-11-09'), NO_HOLIDAYS)).toBe(1);
  expect(businessLag(plainDate('2026-11-07'), plainDate('2026-11-09'), NO_HOLIDAYS)).toBe(0);
  expect(businessLag(plainDate('2026-11-09'), plainDate('2026-11-06'), NO_HOLIDAYS)).toBe(-1);
  expect(businessLag(plainDate('2026-11-06'), plainDate('2026-11-16'), NO_HOLIDAYS)).toBe(6);
});

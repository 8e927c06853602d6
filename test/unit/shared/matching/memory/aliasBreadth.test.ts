import { expect, test } from 'vitest';
import { addDays, plainDate } from '../../../../../shared/dates.ts';
import { tooBroad } from '../../../../../shared/matching/memory/aliasBreadth.ts';
import { line, payout } from '../world.ts';

const START = plainDate('2026-03-02');
const days = Array.from({ length: 200 }, (_, index) => addDays(START, index));
const payouts = days.map((day, index) => payout(`po_${index}`, 1_000 + index, day));
const own = days.map((day, index) => line(`l${index}`, 1_000 + index, day, 'DIRECT CREDIT KILN'));
const others = (narrative: string, from = START) =>
  days.map((_, index) => line(`x${narrative}${index}`, -5_000 - index, addDays(from, index), narrative));
const alias = (text: string, connectionId: string | null = null) => ({
  text,
  provider: 'stripe',
  connectionId,
});

test('words that stand in everybody’s lines are too broad, with what that means', () => {
  const lines = [...own, ...others('DIRECT DEBIT')];
  expect(tooBroad(alias('direct'), payouts, lines)).toEqual({ heard: 400, lines: 400, payouts: 200 });
  expect(tooBroad(alias('kiln'), payouts, lines)).toBeNull();
});

test('on an account that takes nothing but payouts words in every line are right', () => {
  expect(tooBroad(alias('direct credit'), payouts, own)).toBeNull();
  // What was booked years before the first payout that is known says nothing against them.
  expect(
    tooBroad(alias('direct'), payouts, [...own, ...others('DIRECT', plainDate('2020-01-01'))]),
  ).toBeNull();
});

test('a few lines of others don’t count, and an account without payouts has nothing to measure', () => {
  expect(tooBroad(alias('direct'), payouts, [...own, ...others('DIRECT DEBIT').slice(0, 40)])).toBeNull();
  expect(tooBroad(alias('direct', 'c9'), payouts, [...own, ...others('DIRECT DEBIT')])).toBeNull();
});

/** The search that works from any screen. */
import { expect, it } from 'vitest';
import { findEverywhere } from '../../../../renderer/stores/everywhere.ts';
import { wordsSought } from '../../../../renderer/stores/searchWords.ts';
import { headOf } from '../../../../shared/payout/model.ts';
import { line, payout } from '../../shared/matching/world.ts';

const days = Array.from({ length: 9 }, (_, day) => `2026-11-0${day + 1}`);
const data = {
  payouts: days.map((day, at) => headOf(payout(`po_${at}`, 10_000 + at, day))),
  lines: days.map((day, at) => line(`l${at}`, 10_000 + at, day, `ACME DEPOSIT ${at}`)),
};
const find = (search: string, within: readonly string[] = []) => {
  const found = findEverywhere(data, wordsSought(search), new Set(within));
  return { payouts: found.payouts.map(({ id }) => id), lines: found.lines.map(({ date }) => date) };
};

it('finds a payout and the bank line of an amount, written as anyone does', () => {
  expect(find('100,04')).toEqual({ payouts: ['po_4'], lines: ['2026-11-05'] });
});

it('finds a payout by what is inside it', () => {
  expect(find('yusuf', [data.payouts[2]?.key ?? ''])).toEqual({ payouts: ['po_2'], lines: [] });
});

it('tells the newest few of many', () => {
  expect(find('acme').lines).toEqual(days.toReversed().slice(0, 6));
});

it('finds nothing for nothing', () => {
  expect(find(' ')).toEqual({ payouts: [], lines: [] });
  expect(find('nobody')).toEqual({ payouts: [], lines: [] });
});

/** Payouts of one amount that could change places are ambiguous, all of them. November 2026: the 2nd is a Monday. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayNumber, plainDate } from '../../../../../shared/dates.ts';
import { businessLagOfDays, NO_HOLIDAYS } from '../../../../../shared/matching/days/calendar.ts';
import type { Payout } from '../../../../../shared/payout/model.ts';
import type { StatementLine } from '../../../../../shared/statement/model.ts';
import { line, payout, run, tell } from '../world.ts';

const START = plainDate('2026-11-02');

function isInReach({ arrivalDate }: Payout, { date }: StatementLine): boolean {
  const lag = businessLagOfDays(dayNumber(arrivalDate), dayNumber(date), NO_HOLIDAYS);
  return lag >= 0 && lag <= 3;
}

/** Every way to give each payout a line within reach, or none: by payout, the date or an empty text. */
function pictures(payouts: readonly Payout[], lines: readonly StatementLine[]): string[][] {
  const [first, ...rest] = payouts;
  if (!first) return [[]];
  const without = pictures(rest, lines).map((picture) => ['', ...picture]);
  const withLine = lines
    .filter((one) => isInReach(first, one))
    .flatMap((one) =>
      pictures(
        rest,
        lines.filter((other) => other !== one),
      ).map((picture) => [one.date, ...picture]),
    );
  return [...without, ...withLine];
}

test('a payout is surer than ambiguous only if its day is the same in every full picture', () => {
  const days = (most: number, latest: number) =>
    fc.array(fc.integer({ min: 0, max: latest }), { minLength: 1, maxLength: most });
  let sure = 0;
  fc.assert(
    fc.property(days(4, 8), days(4, 10), (arrivals, dates) => {
      const payouts = arrivals.map((day, index) => payout(`po_${index}`, 500, addDays(START, day)));
      const lines = dates.map((day, index) => line(`l${index}`, 500, addDays(START, day)));
      const all = pictures(payouts, lines);
      const most = Math.max(...all.map((picture) => picture.filter((date) => date !== '').length));
      const full = all.filter((picture) => picture.filter((date) => date !== '').length === most);
      const { matches } = run(payouts, lines);
      const said = matches.flatMap(({ verdict, payoutKeys, lineKeys }) => {
        const at = payouts.findIndex(({ key }) => key === payoutKeys[0]);
        const [own, on] = [payouts[at], lines.find(({ key }) => key === lineKeys[0])];
        return own && on ? [{ at, own, on, isSure: verdict === 'certain' || verdict === 'likely' }] : [];
      });
      // An early line is a pairing too, though no other picture may have one.
      fc.pre(said.every(({ own, on }) => isInReach(own, on)));
      for (const { at, on } of said.filter(({ isSure }) => isSure)) {
        sure += 1;
        expect(new Set(full.map((picture) => picture[at]))).toEqual(new Set([on.date]));
      }
    }),
    { numRuns: 600 },
  );
  expect(sure).toBeGreaterThan(300);
});

test('two payouts of two accounts, one line with the mark and one that lost it: neither is sure', () => {
  const payouts = [
    payout('po_1', 500, '2026-11-12'),
    payout('po_2', 500, '2026-11-12', { connectionId: 'c2' }),
  ];
  const lines = [line('l1', 500, '2026-11-12'), line('l2', 500, '2026-11-12', 'DIRECT CREDIT')];
  expect(tell(payouts, lines)).toEqual(['po_1 → l1 ambiguous', 'po_2 → l2 ambiguous']);
});

test('three in a row, each late by a day: the first may be as late as all of them together', () => {
  const days = ['2026-11-09', '2026-11-10', '2026-11-11'];
  const payouts = days.map((day, index) => payout(`po_${index}`, 500, day));
  const lines = days.map((day, index) => line(`l${index}`, 500, addDays(plainDate(day), 1)));
  expect(tell(payouts, lines)).toEqual(days.map((_, index) => `po_${index} → l${index} ambiguous`));
});

test('a line of the same day as another one’s is no other answer: the books are the same', () => {
  const payouts = [
    payout('po_1', 500, '2026-11-10'),
    payout('po_2', 500, '2026-11-10'),
    payout('po_3', 500, '2026-11-12'),
  ];
  const lines = [line('l1', 500, '2026-11-10'), line('l2', 500, '2026-11-12'), line('l3', 500, '2026-11-12')];
  const verdicts = run(payouts, lines).matches.map(({ verdict }) => verdict);
  expect(verdicts.slice(0, 2)).toEqual(['ambiguous', 'ambiguous']);
  expect(['certain', 'likely']).toContain(verdicts[2]);
});

test('a payout that hasn’t come may be the one that did', () => {
  const payouts = [payout('po_1', 500, '2026-11-10'), payout('po_2', 500, '2026-11-12')];
  const { matches } = run(payouts, [line('l1', 500, '2026-11-12')]);
  expect(matches.map(({ verdict }) => verdict)).toEqual(['noLine', 'ambiguous']);
  expect(matches[0]?.evidence.some(({ code }) => code === 'equalAnswers')).toBe(true);
});

test('a line that names its payout changes places with nobody’s', () => {
  const payouts = [payout('po_1', 500, '2026-11-12', { traceId: 'TRACE0001' })];
  const lines = [
    line('l1', 500, '2026-11-13', 'STRIPE TRACE0001'),
    line('l2', 500, '2026-11-12', 'STRIPE PAYOUT'),
  ];
  expect(tell(payouts, lines)).toEqual(['po_1 → l1 certain']);
});

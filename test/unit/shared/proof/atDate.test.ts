/** Where the money stood at the end of a day: nothing is lost between provider, the way, and the bank. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, plainDate } from '../../../../shared/dates.ts';
import { minor, sumMinor } from '../../../../shared/money.ts';
import type { Payout, PayoutEntry } from '../../../../shared/payout/model.ts';
import { lastMonthEnd, moneyAt } from '../../../../shared/proof/atDate.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';
import { entryOf, lineOf, payoutOf, START } from '../posting/world.ts';
import { movementDays } from './world.ts';

const charge = (gross: number, fee: number, day: number, id: string) =>
  entryOf({ kind: 'charge', gross, fee, tax: 0, invoiced: false, day }, id);

interface Made {
  readonly payout: Payout;
  readonly lines: readonly StatementLine[];
  /** The movement that brought a failed payout back. */
  readonly back: readonly PayoutEntry[];
}

const made = fc
  .record({
    gross: fc.array(fc.integer({ min: -40_000, max: 90_000 }), { minLength: 1, maxLength: 5 }),
    days: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 }),
    fee: fc.integer({ min: 0, max: 900 }),
    ownFee: fc.constantFrom(0, 150),
    lag: fc.integer({ min: 0, max: 6 }),
    fate: fc.constantFrom('arrives', 'arrives', 'split', 'returned', 'neverArrived', 'undecided'),
    after: fc.integer({ min: 0, max: 9 }),
  })
  .map((sketch) => (id: string): Made => {
    const { gross, days, fee, ownFee, lag, fate, after } = sketch;
    const entries = gross.map((one, index) => charge(one, fee, days[index] ?? 0, `txn_${id}_${index}`));
    const last = Math.max(...gross.map((_one, index) => days[index] ?? 0));
    const isOff = fate === 'returned' || fate === 'neverArrived';
    const plain = payoutOf(entries, id, { ownFee, day: last + 1, status: isOff ? 'failed' : 'paid' });
    const payout = { ...plain, failureEntryId: isOff ? `txn_${id}_back` : '' };
    const day = addDays(payout.createdDate, lag);
    const at = (amount: number, plus: number, key: string) =>
      lineOf(minor(amount), addDays(day, plus), `${id}-${key}`);
    const part = Math.trunc(payout.amount / 3);
    const lines = {
      arrives: [at(payout.amount, 0, 'a')],
      split: [at(part, 0, 'a'), at(payout.amount - part, after, 'b')],
      returned: [at(payout.amount, 0, 'a'), at(0 - payout.amount, after, 'b')],
      neverArrived: [],
      undecided: [],
    }[fate];
    const amounts = { gross: payout.amount, net: payout.amount };
    const back = isOff
      ? [
          {
            ...charge(0, 0, last + 1 + lag + after, `txn_${id}_back`),
            ...amounts,
            kind: 'payoutReversal' as const,
          },
        ]
      : [];
    return { payout, lines: lines.filter((line) => line.amount !== 0), back };
  });

const world = fc
  .record({
    all: fc.array(made, { minLength: 1, maxLength: 6 }),
    open: fc.array(fc.integer({ min: -5_000, max: 30_000 }), { maxLength: 4 }),
    day: fc.integer({ min: -2, max: 55 }),
  })
  .map(({ all, open, day }) => {
    const each = all.map((make, index) => make(`po_${index}`));
    const openEntries = [
      ...open.map((gross, index) => charge(gross, 0, 25 + index, `txn_open_${index}`)),
      ...each.flatMap(({ back }) => back),
    ];
    return { each, openEntries, date: addDays(START, day) };
  });

describe('the money at the end of any day', () => {
  it('is at the bank, on its way, or with the provider; nothing else became of what was earned', () => {
    let onItsWay = 0;
    fc.assert(
      fc.property(world, ({ each, openEntries, date }) => {
        const payouts = each.map(({ payout }) => payout);
        const lines = each.flatMap((one) => one.lines);
        const decisions = each
          .filter((one) => one.lines.length > 0 || one.payout.status === 'failed')
          .map((one) => ({ payoutKeys: [one.payout.key], lineKeys: one.lines.map(({ key }) => key) }));
        const [at, ...others] = moneyAt({ date, payouts, openEntries, decisions, lines });
        expect(others).toEqual([]);
        const days = movementDays(payouts, openEntries).filter((day) => day.date <= date);
        const balance = sumMinor(days.flatMap((day) => day.entries.map(({ net }) => net)));
        expect(at!.notPaidOut).toBe(balance);
        const earned = days.flatMap((day) => day.entries).filter(({ kind }) => !kind.startsWith('payout'));
        const fees = payouts.filter(({ createdDate }) => createdDate <= date).map(({ ownFee }) => ownFee);
        const onStatement = lines.filter((line) => line.date <= date).map(({ amount }) => amount);
        expect(sumMinor([...onStatement, at!.inTransitTotal, at!.notPaidOut])).toBe(
          sumMinor(earned.map(({ net }) => net)) - sumMinor(fees),
        );
        onItsWay += at!.inTransit.length;
      }),
      { numRuns: 2000 },
    );
    expect(onItsWay).toBeGreaterThan(500);
  });

  it('says of each payout why it is on its way', () => {
    const of = (id: string, day: number, changes: Partial<Payout> = {}): Payout => ({
      ...payoutOf([charge(10_000, 0, 0, `txn_${id}`)], id, { day }),
      ...changes,
    });
    const payouts = [
      of('po_seen', 1),
      of('po_later', 2),
      of('po_expected', 5),
      of('po_lost', 1),
      of('po_card', 2, { destination: 'card' }),
      of('po_short', 1),
      of('po_next', 20),
    ];
    const date = addDays(START, 5);
    const lines = [
      lineOf(minor(10_000), addDays(START, 5), 'seen'),
      lineOf(minor(10_000), addDays(START, 6), 'later'),
      lineOf(minor(9_000), addDays(START, 4), 'short'),
    ];
    const decisions = ['seen', 'later', 'short'].map((key) => ({
      payoutKeys: [`stripe-1|po_${key}`],
      lineKeys: [key],
    }));
    const [at] = moneyAt({ date, payouts, openEntries: [], decisions, lines });
    expect(at!.inTransit.map(({ payoutKeys, state, arrived }) => [payoutKeys[0], state, arrived])).toEqual([
      ['stripe-1|po_lost', 'unmatched', null],
      ['stripe-1|po_later', 'arrived', addDays(START, 6)],
      ['stripe-1|po_expected', 'expected', null],
    ]);
    expect(at).toMatchObject({
      currency: 'AUD',
      inTransitTotal: 30_000,
      unmatchedTotal: 10_000,
      notPaidOut: 10_000,
      movements: 1,
    });
  });

  it('takes payouts whose make-up is not told out of what no payout claims', () => {
    const entry = charge(10_000, 300, 1, 'txn_1');
    const manual: Payout = {
      ...payoutOf([], 'po_manual', { day: 3, amount: minor(9_000), ownFee: 90 }),
      composition: 'untold',
    };
    const [at] = moneyAt({
      date: addDays(START, 3),
      payouts: [manual],
      openEntries: [entry],
      decisions: [],
      lines: [],
    });
    expect(at).toMatchObject({ notPaidOut: 610, inTransitTotal: 9_000 });
  });
});

it('knows the last month end', () => {
  expect(lastMonthEnd(plainDate('2026-11-22'))).toBe('2026-10-31');
  expect(lastMonthEnd(plainDate('2027-01-01'))).toBe('2026-12-31');
});

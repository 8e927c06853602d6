/** Fees: grouped as one likes they come to the same, and to what the balance lost. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor, negate, sumMinor } from '../../../../shared/money.ts';
import type { Provider } from '../../../../shared/payout/model.ts';
import { type FeeDimension, effectiveRate, feeMovements, feeTotals } from '../../../../shared/proof/fees.ts';
import { homeOf } from '../../../../shared/posting/plan/homes.ts';
import { entryOf, payoutOf, sketch } from '../posting/world.ts';

const providers: ReadonlyMap<string, Provider> = new Map([['stripe-1', 'stripe']]);
const dimensions: readonly FeeDimension[] = ['provider', 'connectionId', 'month', 'kind', 'means'];

const world = fc
  .record({
    inside: fc.array(sketch, { maxLength: 8 }),
    open: fc.array(sketch, { maxLength: 4 }),
    ownFee: fc.constantFrom(0, 165),
    means: fc.constantFrom(undefined, 'card/visa/credit/AU', 'au_becs_debit'),
  })
  .map(({ inside, open, ownFee, means }) => {
    const told = means === undefined ? {} : { means };
    const entries = inside.map((one, index) => ({ ...entryOf(one, `in_${index}`), ...told }));
    const left = open.map((one, index) => entryOf(one, `open_${index}`));
    return {
      payouts: [payoutOf(entries, 'po_1', { ownFee })],
      openEntries: left.map((entry) => ({ connectionId: 'stripe-1', entry })),
      entries: [...entries, ...left],
      ownFee,
    };
  });

describe('feeTotals', () => {
  it('comes to what the balance lost to fees, whatever it is grouped by', () => {
    fc.assert(
      fc.property(world, fc.subarray([...dimensions]), ({ payouts, openEntries, entries, ownFee }, by) => {
        const lost = sumMinor([
          minor(ownFee),
          ...entries.map((entry) => (homeOf(entry.kind) === 'fee' ? negate(entry.net) : entry.fee)),
        ]);
        const totals = feeTotals(feeMovements({ payouts, openEntries, providers }), by);
        expect(sumMinor(totals.map(({ cost }) => cost))).toBe(lost);
        for (const each of totals) expect(each.fees + each.tax).toBe(each.cost);
        const sales = entries.filter(({ kind }) => kind === 'charge').map(({ gross }) => gross);
        expect(sumMinor(totals.map((each) => each.sales))).toBe(sumMinor(sales));
      }),
    );
  });

  it('counts a movement once though it is both in a payout and among the open ones', () => {
    const entry = entryOf({ kind: 'charge', gross: 10_000, fee: 205, tax: 19, invoiced: false, day: 1 }, 'a');
    const openEntries = [{ connectionId: 'stripe-1', entry }];
    const movements = feeMovements({ payouts: [payoutOf([entry], 'po_1')], openEntries, providers });
    expect(feeTotals(movements, [])).toMatchObject([
      { count: 1, sales: 10_000, cost: 205, tax: 19, fees: 186 },
    ]);
  });

  it('has the fee of the payout itself as a kind of its own, not that of one cancelled', () => {
    const made = payoutOf([], 'po_1', { ownFee: 165, amount: minor(10_000) });
    const totals = feeTotals(feeMovements({ payouts: [made], openEntries: [], providers }), ['kind']);
    expect(totals).toMatchObject([{ kind: 'payoutFee', cost: 165, sales: 0 }]);
    const off = { ...made, status: 'canceled' as const };
    expect(feeMovements({ payouts: [off], openEntries: [], providers })).toEqual([]);
  });

  it('leaves out what is of a connection not asked for', () => {
    const entry = entryOf({ kind: 'charge', gross: 10_000, fee: 205, tax: 0, invoiced: false, day: 1 }, 'a');
    const openEntries = [{ connectionId: 'other', entry }];
    expect(feeMovements({ payouts: [], openEntries, providers })).toEqual([]);
  });

  it('tells a rate only where there are sales', () => {
    expect(effectiveRate({ sales: minor(10_000), onSales: minor(175) })).toBe(0.0175);
    expect(effectiveRate({ sales: minor(0), onSales: minor(0) })).toBeNull();
  });
});

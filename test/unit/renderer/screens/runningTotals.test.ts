/** Sums that follow a list are those of the list, however it changes. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { totals } from '../../../../renderer/screens/reconcile/deskRows.ts';
import { RunningTotals } from '../../../../renderer/screens/reconcile/runningTotals.ts';
import { minor } from '../../../../shared/money.ts';
import { line, payout } from '../../shared/matching/world.ts';

const currency = fc.constantFrom('AUD', 'NZD', 'USD');
const amount = fc.integer({ min: -900, max: 900 });
const row = fc
  .tuple(
    fc.array(fc.tuple(currency, amount), { maxLength: 2 }),
    fc.array(fc.tuple(currency, amount), { maxLength: 2 }),
  )
  .map(([payouts, lines]) => ({
    payouts: payouts.map(([code, sum]) => ({
      ...payout('p', 1, '2026-11-09'),
      currency: code,
      amount: minor(sum),
    })),
    lines: lines.map(([code, sum]) => ({
      ...line('l', 1, '2026-11-09'),
      currency: code,
      amount: minor(sum),
    })),
  }));

it('is the total of each list in turn: rows gone, come, moved, all at once', () => {
  const pool = fc.array(row, { minLength: 1, maxLength: 12 });
  const orders = fc.array(fc.array(fc.nat(11), { maxLength: 14 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(pool, orders, (rows, lists) => {
      const running = new RunningTotals();
      for (const order of lists) {
        const list = order.flatMap((at) => rows[at] ?? []);
        expect(running.of(list)).toEqual(totals(list));
      }
    }),
  );
});

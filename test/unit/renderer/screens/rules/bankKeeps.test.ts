import { expect, test } from 'vitest';
import { keptBy } from '../../../../../renderer/screens/reconcile/BankKeeps.tsx';
import { line, payout } from '../../../shared/matching/world.ts';

test('a bank may have kept the small difference of one payout and one line', () => {
  const open = {
    payouts: [payout('po_1', 10_000, '2026-11-02'), payout('po_2', -500, '2026-11-02')],
    lines: [
      line('less', 9_500, '2026-11-03'),
      line('more', 10_100, '2026-11-03'),
      line('little', 8_000, '2026-11-03'),
      line('out', -600, '2026-11-03'),
    ],
  };
  const kept = (payouts: readonly string[], lines: readonly string[]) =>
    keptBy(open, new Set(payouts), new Set(lines));
  expect(kept(['c1|po_1'], ['less'])).toEqual({ accountId: 'bank', amount: 500 });
  expect(kept(['c1|po_1'], ['more'])).toBeNull();
  expect(kept(['c1|po_1'], ['little'])).toBeNull();
  expect(kept(['c1|po_2'], ['out'])).toBeNull();
  expect(kept(['c1|po_1', 'c1|po_2'], ['less'])).toBeNull();
  expect(kept(['c1|po_1'], ['less', 'more'])).toBeNull();
  expect(kept(['c1|po_1'], [])).toBeNull();
  expect(keptBy(undefined, new Set(['c1|po_1']), new Set(['less']))).toBeNull();
});

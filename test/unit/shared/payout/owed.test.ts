import { expect, it } from 'vitest';
import { minor } from '../../../../shared/money.ts';
import { owedAtBank, owedByAll } from '../../../../shared/payout/owed.ts';
import { remainderOf } from '../../../../renderer/screens/reconcile/openItems.ts';
import { line, payout } from '../matching/world.ts';

it('counts what stays at the bank: nothing of a payout that failed or was called off', () => {
  const amount = minor(1200);
  const owed = (['paid', 'inTransit', 'pending', 'unknown', 'failed', 'canceled'] as const).map((status) =>
    owedAtBank({ status, amount }),
  );
  expect(owed).toEqual([1200, 1200, 1200, 1200, 0, 0]);
  expect(
    owedByAll([
      { status: 'paid', amount },
      { status: 'failed', amount },
    ]),
  ).toBe(1200);
});

it('leaves no remainder for a failed payout with its credit and its return', () => {
  const failed = payout('po_back', 700, '2026-11-09', { status: 'failed' });
  const [came, went] = [line('in', 700, '2026-11-09'), line('out', -700, '2026-11-12')];
  const open = { payouts: [failed], lines: [came, went] };
  const of = (...keys: string[]) => remainderOf(open, new Set([failed.key]), new Set(keys));
  expect(of('in', 'out')).toBe(0);
  expect(of('in')).toBe(-700);
  expect(of()).toBe(0);
});

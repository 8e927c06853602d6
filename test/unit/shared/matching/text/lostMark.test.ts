/** What a million labelled payouts got wrong before: lines that lost their mark. November 2026: the 2nd is a Monday. */
import { expect, test } from 'vitest';
import { line, payout, tell } from '../world.ts';

test('a marked line isn’t settled while a free one that names nobody fits as well: either may be a stranger’s', () => {
  const lines = [
    line('l1', 500, '2026-11-12', 'STRIPE PAYOUT'),
    line('l2', 500, '2026-11-12', 'DIRECT CREDIT 4471'),
  ];
  expect(tell([payout('po_1', 500, '2026-11-12')], lines)).toEqual(['po_1 → l1 ambiguous']);
});

test('a line that names somebody else is somebody else’s', () => {
  const lines = [
    line('l1', 500, '2026-11-12', 'STRIPE PAYOUT'),
    line('l2', 500, '2026-11-12', 'DEPOSIT J WHITLAM'),
  ];
  expect(tell([payout('po_1', 500, '2026-11-12')], lines)).toEqual(['po_1 → l1 certain']);
});

test('of twins none is surer than the other, though one line has the mark and the other lost it', () => {
  const payouts = [payout('po_1', 500, '2026-11-12'), payout('po_2', 500, '2026-11-12')];
  const lines = [
    line('l1', 500, '2026-11-12', 'STRIPE PAYOUT'),
    line('l2', 500, '2026-11-12', 'DIRECT CREDIT'),
  ];
  expect(
    tell([...payouts, payout('po_3', 900, '2026-11-12')], [...lines, line('l3', 900, '2026-11-12')]),
  ).toEqual(['po_1 → l1 ambiguous', 'po_2 → l2 ambiguous', 'po_3 → l3 certain']);
});

import { expect, it } from 'vitest';
import { deskRows, isElsewhere } from '../../../../renderer/screens/reconcile/deskRows.ts';
import type { Payout } from '../../../../shared/payout/model.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';
import { line, payout, run } from '../../shared/matching/world.ts';

/** The rows of some payouts and lines, as the desk shows them after matching. */
function rowsOf(payouts: Payout[], lines: StatementLine[]) {
  const input = {
    proposals: run(payouts, lines).matches,
    decisions: [],
    parked: [],
    payouts: new Map(payouts.map((each) => [each.key, each])),
    lines: new Map(lines.map((each) => [each.key, each])),
    journal: [],
  };
  return new Map(deskRows(input).map((row) => [row.payouts.map((each) => each.id).join(), row]));
}

it('offers OK without a bank line only where none will come', () => {
  const rows = rowsOf(
    [
      payout('po_card', 500, '2026-11-09', { destination: 'card' }),
      payout('po_other', 510, '2026-11-09', { destination: 'other', status: 'inTransit' }),
      payout('po_soon', 520, '2026-11-09', { destination: 'card', status: 'pending' }),
      payout('po_lost', 530, '2026-11-09', { destination: 'card', status: 'failed' }),
      payout('po_bank', 540, '2026-11-09'),
      payout('po_there', 550, '2026-11-09'),
    ],
    [line('l1', 550, '2026-11-09')],
  );
  const offered = [...rows].filter(([, row]) => isElsewhere(row)).map(([id]) => id);
  expect(offered.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['po_card', 'po_other']);
  expect(rows.size).toBe(6);
});

import { expect, it } from 'vitest';
import { deskRows, equalAnswers, isElsewhere } from '../../../../renderer/screens/reconcile/deskRows.ts';
import { openCount } from '../../../../renderer/db/standing.ts';
import type { Decision } from '../../../../shared/matching/model.ts';
import type { Payout } from '../../../../shared/payout/model.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';
import { line, payout, run } from '../../shared/matching/world.ts';

/** The rows of some payouts and lines, as the desk shows them after matching. */
function rowsOf(payouts: Payout[], lines: StatementLine[], decisions: Decision[] = []) {
  const input = {
    proposals: run(payouts, lines, { decisions }).matches,
    decisions,
    parked: [],
    payouts: new Map(payouts.map((each) => [each.key, each])),
    lines: new Map(lines.map((each) => [each.key, each])),
    journal: [],
  };
  return deskRows(input);
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
  const offered = rows.filter(isElsewhere).flatMap((row) => row.payouts.map(({ id }) => id));
  expect(offered.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['po_card', 'po_other']);
  expect(rows).toHaveLength(6);
});

it('shows the return of a payout whose credit was confirmed before', () => {
  const failed = payout('po_1', 500, '2026-11-09', { status: 'failed' });
  const credit: Decision = {
    id: 'm1',
    payoutKeys: [failed.key],
    lineKeys: ['l1'],
    by: 'user',
    decidedAt: 1,
    evidence: [],
  };
  const lines = [line('l1', 500, '2026-11-09'), line('l2', -500, '2026-11-11')];
  const rows = rowsOf([failed], lines, [credit]);
  expect(rows.map((row) => [row.state, row.lines.map(({ key }) => key)])).toEqual([
    ['likely', ['l2']],
    ['confirmed', ['l1']],
  ]);
  const proposals = rows.flatMap(({ match }) => match ?? []);
  expect(openCount(proposals, new Set([failed.key]), () => 'failed')).toBe(1);
});

it('is found by its amount as its currency writes it', () => {
  const yen = payout('po_yen', 481_207, '2026-11-09', { currency: 'JPY' });
  const [inYen] = rowsOf([yen], []);
  const [inDollars] = rowsOf([payout('po_aud', 481_207, '2026-11-09')], []);
  expect(inYen?.haystack.split(' ')).toContain('481207');
  expect(inYen?.haystack.split(' ')).not.toContain('4812.07');
  expect(inDollars?.haystack.split(' ')).toContain('4812.07');
});

it('counts answers that are equal, each once', () => {
  const [row] = rowsOf(
    [payout('po_1', 100, '2026-11-09')],
    [line('l1', 100, '2026-11-09'), line('l2', 100, '2026-11-09')],
  );
  const { match } = row ?? {};
  expect(match?.verdict).toBe('ambiguous');
  expect(
    match
      ? equalAnswers(match)
          .map((keys) => keys.join())
          .toSorted()
      : [],
  ).toEqual(['l1', 'l2']);
});

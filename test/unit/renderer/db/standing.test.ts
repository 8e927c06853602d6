import { expect, it } from 'vitest';
import { endedOf, openCount, payoutStates } from '../../../../renderer/db/standing.ts';
import type { Decision } from '../../../../shared/matching/model.ts';
import { NO_ROWS, tally } from '../../../../renderer/screens/reconcile/deskCounts.ts';
import { deskRows, inFilter, withoutGone } from '../../../../renderer/screens/reconcile/deskRows.ts';
import { line, payout, run } from '../../shared/matching/world.ts';

const payouts = [
  payout('po_off', 500, '2026-11-09', { status: 'canceled' }),
  payout('po_card_off', 501, '2026-11-09', { status: 'canceled', destination: 'card' }),
  payout('po_back', 510, '2026-11-09', { status: 'failed' }),
  payout('po_moving', 520, '2026-11-09', { status: 'inTransit' }),
  payout('po_late', 530, '2026-11-09'),
  payout('po_there', 540, '2026-11-09'),
  payout('po_aside', 550, '2026-11-09'),
];
const lines = [line('l1', 540, '2026-11-09')];
const { matches } = run(payouts, lines);
const keyOf = (id: string) => payouts.find((one) => one.id === id)?.key ?? '';
const parked = [{ payoutKey: keyOf('po_aside'), note: 'ask', at: 1 }];

function decisionOf(id: string): Decision {
  const match = matches.find((one) => one.payoutKeys.includes(keyOf(id)));
  if (!match) throw new Error(`no proposal for ${id}`);
  const { payoutKeys, lineKeys, evidence } = match;
  return { id: match.id, payoutKeys, lineKeys, evidence, by: 'user', decidedAt: 1 };
}

it('says of each payout where it stands', () => {
  const states = payoutStates({ payouts, proposals: matches, decisions: [], parked, journal: [] });
  expect(Object.fromEntries(payouts.map((one) => [one.id, states.get(one.key)]))).toEqual({
    po_off: 'canceled',
    po_card_off: 'canceled',
    po_back: 'failed',
    po_moving: 'inTransit',
    po_late: 'noLine',
    po_there: 'certain',
    po_aside: 'parked',
  });
});

it('calls a payout posted only when every row of its plan is in Xero', () => {
  const decision = decisionOf('po_there');
  const stateWith = (states: readonly ('done' | 'queued' | 'refused')[]) =>
    payoutStates({
      payouts,
      proposals: [],
      decisions: [decision],
      parked: [],
      journal: states.map((state, index) => ({ id: `row${index}`, planId: decision.id, state })),
    }).get(keyOf('po_there'));
  expect(stateWith([])).toBe('confirmed');
  expect(stateWith(['done', 'queued'])).toBe('confirmed');
  expect(stateWith(['done', 'refused'])).toBe('confirmed');
  expect(stateWith(['done', 'done'])).toBe('posted');
});

it('calls a payout confirmed again once a part of it was taken back, until that is posted again', () => {
  const decision = decisionOf('po_there');
  const { id: planId } = decision;
  const other = { id: 'b', planId, state: 'done' as const };
  const taken = { id: 'a#1', planId, state: 'removed' as const };
  const removal = { id: 'undo|a#1', planId: `undo|${planId}`, state: 'done' as const, undoes: 'a#1' };
  const stateWith = (journal: Parameters<typeof payoutStates>[0]['journal']) =>
    payoutStates({ payouts, proposals: [], decisions: [decision], parked: [], journal }).get(
      keyOf('po_there'),
    );
  expect(stateWith([taken, removal, other])).toBe('confirmed');
  expect(stateWith([taken, removal])).toBe('confirmed');
  expect(stateWith([taken, removal, other, { ...other, id: 'a' }])).toBe('posted');
});

it('has nothing to decide about a payout that is over, and counts the same on the desk and beside its link', () => {
  const rows = deskRows({
    proposals: matches,
    decisions: [],
    parked,
    payouts: new Map(payouts.map((one) => [one.key, one])),
    lines: new Map(lines.map((one) => [one.key, one])),
    journal: [],
  });
  const counts = { ...NO_ROWS };
  for (const row of rows) tally(counts, row, 1);
  expect(counts).toMatchObject({ all: 3, certain: 1, noLine: 2, ended: 3, parked: 1 });
  const shown = rows.filter((row) => inFilter(row, 'all')).flatMap((row) => row.payouts.map(({ id }) => id));
  expect(shown.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(['po_late', 'po_moving', 'po_there']);
  expect(rows.filter((row) => inFilter(row, 'ended'))).toHaveLength(3);
  const statuses = new Map(payouts.map((one) => [one.key, one.status]));
  const away = new Set(parked.map(({ payoutKey }) => payoutKey));
  expect(openCount(matches, away, (key) => statuses.get(key))).toBe(counts.all);
});

it('does not call a failed payout over while the bank shows lines for it', () => {
  expect(endedOf({ lineKeys: ['in', 'out'] }, [{ status: 'failed' }])).toBeNull();
  expect(endedOf({ lineKeys: [] }, [{ status: 'failed' }, { status: 'paid' }])).toBeNull();
  expect(endedOf({ lineKeys: [] }, [])).toBeNull();
});

it('hides a row that folded away only until something else is known of it', () => {
  const gone = new Map([['m1', 'certain']]);
  const other = { id: 'm2', state: 'certain' } as const;
  expect(withoutGone([{ id: 'm1', state: 'certain' }, other], gone)).toEqual([other]);
  expect(withoutGone([other], gone)).toEqual([other]);
  for (const state of ['confirmed', 'parked'] as const) {
    expect(withoutGone([{ id: 'm1', state }, other], gone)).toHaveLength(2);
  }
});

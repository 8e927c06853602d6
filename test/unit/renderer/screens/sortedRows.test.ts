/** A list that is kept in order is the one that would be sorted from nothing, whether few rows change or very many. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type DeskRow, newestFirst } from '../../../../renderer/screens/reconcile/deskRows.ts';
import { SortedRows } from '../../../../renderer/screens/reconcile/sortedRows.ts';
import { payout } from '../../shared/matching/world.ts';

function rowOf(id: number, day: number): DeskRow {
  const payouts = day === 0 ? [] : [payout(`po_${id}`, 500, `2026-11-${String(day).padStart(2, '0')}`)];
  return {
    id: `m${id}`,
    state: 'certain',
    match: null,
    decision: null,
    payouts,
    lines: [],
    note: '',
    haystack: '',
  };
}

/** Rows by number: the day of each now, or null where there is none any more. */
const changes = fc.array(fc.tuple(fc.nat(600), fc.option(fc.nat(28))), { maxLength: 500, size: 'max' });

it('keeps its order', () => {
  fc.assert(
    fc.property(changes, fc.array(changes, { maxLength: 4 }), (begin, rounds) => {
      const sorted = new SortedRows();
      const known = new Map<string, DeskRow>();
      const take = (round: typeof begin) => {
        const rows = round.map(([id, day]) => [`m${id}`, day === null ? null : rowOf(id, day)] as const);
        for (const [id, row] of rows) {
          if (row === null) known.delete(id);
          else known.set(id, row);
        }
        return new Set(rows.map(([id]) => id));
      };
      take(begin);
      for (const row of known.values()) sorted.add(row);
      expect([...sorted.sort()].length).toBeGreaterThan(0);
      for (const round of [[], ...rounds]) {
        sorted.replace(take(round), (id) => known.get(id) ?? null);
        expect(sorted.list()).toEqual([...known.values()].toSorted(newestFirst));
      }
    }),
    { numRuns: 40 },
  );
});

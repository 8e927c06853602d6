import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { pageOf, parseListQuery } from '../../../../../electron/sandbox/stripe/lists.ts';
import type { Stored } from '../../../../../electron/sandbox/stripe/store.ts';

/** Newest first: `id-n` … `id-1`, every third of type `fee`. */
function rowsOf(count: number): Stored[] {
  return Array.from({ length: count }, (_, index) => {
    const n = count - index;
    const wire = { id: `id-${n}`, created: n, type: n % 3 === 0 ? 'fee' : 'charge' };
    return { id: wire.id, created: n, wire, payout: '' };
  });
}

function page(rows: readonly Stored[], search: string): ReturnType<typeof pageOf> {
  return pageOf(rows, parseListQuery(new URLSearchParams(search), ['type'], ['created']), 'thing');
}

const filters = fc.constantFrom(
  '',
  '&type=fee',
  '&created[gte]=5',
  '&created[lt]=20&type=charge',
  '&created=7',
);

test('following the cursor forward gives each row once, in order', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 100 }), filters, (count, limit, filter) => {
      const rows = rowsOf(count);
      const seen: string[] = [];
      for (;;) {
        const after = seen.length === 0 ? '' : `&starting_after=${seen.at(-1)}`;
        const part = page(rows, `limit=${limit}${filter}${after}`);
        seen.push(...part.rows.map((row) => row.id));
        if (!part.hasMore) break;
        expect(part.rows).toHaveLength(limit);
      }
      expect(seen).toEqual(allOf(rows, filter));
    }),
  );
});

test('following it backward from the oldest gives the same', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 100 }),
      filters,
      (count, limit, filter) => {
        const rows = rowsOf(count);
        let cursor = 'id-1';
        const seen: string[] = [];
        for (;;) {
          const part = page(rows, `limit=${limit}${filter}&ending_before=${cursor}`);
          seen.unshift(...part.rows.map((row) => row.id));
          if (!part.hasMore) break;
          cursor = part.rows[0]?.id ?? '';
        }
        expect(seen).toEqual(allOf(rows, filter).filter((id) => id !== 'id-1'));
      },
    ),
  );
});

/** The filter's rows, found without the code under test. */
function allOf(rows: readonly Stored[], filter: string): string[] {
  const keep: Record<string, (n: number) => boolean> = {
    '': () => true,
    '&type=fee': (n) => n % 3 === 0,
    '&created[gte]=5': (n) => n >= 5,
    '&created[lt]=20&type=charge': (n) => n < 20 && n % 3 !== 0,
    '&created=7': (n) => n === 7,
  };
  return rows.filter((row) => keep[filter]?.(row.created)).map((row) => row.id);
}

/** The figures of the shown book, from what its lists show: each is what the filter behind it shows. Pure. */
import type { PlainDate } from '../../../shared/dates.ts';
import type { Narrow } from '../../stores/narrow.ts';
import { type DeskRow, inFilter, isWithin } from '../reconcile/deskRows.ts';
import { WIDE } from '../../stores/narrow.ts';

export const AGES = ['week', 'month', 'older'] as const satisfies readonly Narrow['age'][];
export type Age = (typeof AGES)[number];

export interface BookFigures {
  /** Payouts without a decision by how long ago they were expected. */
  readonly unmatched: Readonly<Record<Age, number>>;
  readonly parked: number;
  /** Matches that wait for an OK. */
  readonly certain: number;
}

/** `today` is the organisation's. */
export function bookFigures(rows: readonly DeskRow[], today: PlainDate): BookFigures {
  const open = rows.filter((row) => inFilter(row, 'all'));
  const payouts = (some: readonly DeskRow[]) =>
    new Set(some.flatMap((row) => row.payouts.map(({ key }) => key))).size;
  const aged = (age: Age) => payouts(open.filter((row) => isWithin(row, { ...WIDE, age }, today)));
  return {
    unmatched: { week: aged('week'), month: aged('month'), older: aged('older') },
    parked: payouts(rows.filter((row) => inFilter(row, 'parked'))),
    certain: rows.filter((row) => inFilter(row, 'certain')).length,
  };
}

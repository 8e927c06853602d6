/** How many rows of the desk each filter shows. */
import type { DeskFilter } from '../../stores/reconcile.ts';
import { type DeskRow, isEnded } from './deskRows.ts';

export type DeskCounts = Readonly<Record<DeskFilter, number>>;

/** Of no rows at all. */
export const NO_ROWS: DeskCounts = {
  all: 0,
  certain: 0,
  likely: 0,
  ambiguous: 0,
  noLine: 0,
  residual: 0,
  ended: 0,
  parked: 0,
  confirmed: 0,
};

/** Counts a row in (`by` 1) or out again (−1). */
export function tally(counts: Record<DeskFilter, number>, row: DeskRow, by: 1 | -1): void {
  if (row.decision !== null) counts.confirmed += by;
  else if (row.match !== null && row.state === 'parked') counts.parked += by;
  else if (isEnded(row)) counts.ended += by;
  else if (row.match !== null) {
    counts.all += by;
    counts[row.match.verdict] += by;
  }
}

/** How far a file is: rows written of rows to write. */
import type { Report } from '../../shared/report/model.ts';

/** Rows of all sections. */
export function rowsOf(report: Report): number {
  return report.sections.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** Tells every so many rows. */
export const TELL_EVERY = 250;

export type OnRows = (done: number) => void;

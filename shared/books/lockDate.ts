/** Up to when the books are closed. */
import type { PlainDate } from '../dates.ts';
import type { Organisation } from './model.ts';

/** The later of the period's and the year's lock date, as both forbid what falls on or before them; null without either. */
export function lockedTo(
  organisation: Pick<Organisation, 'periodLockDate' | 'endOfYearLockDate'> | null,
): PlainDate | null {
  const dates = [organisation?.periodLockDate, organisation?.endOfYearLockDate].filter(
    (date): date is PlainDate => date !== null && date !== undefined,
  );
  return dates.toSorted().at(-1) ?? null;
}

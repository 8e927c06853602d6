/** Lock dates: what falls on or before one is refused by Xero. */
import type { Organisation } from '../../books/model.ts';
import { lockedTo } from '../../books/lockDate.ts';
import { addDays, type PlainDate } from '../../dates.ts';
import type { PostingProblem, PostingStep } from '../model.ts';
import { finding } from './finding.ts';

type Locks = Pick<Organisation, 'periodLockDate' | 'endOfYearLockDate'>;

/**
 * One finding for what the end-of-year lock holds (it binds everybody), one for what only the period lock holds (advisers may
 * move it). Each says on which day the books are open again: after both.
 */
export function lockProblems(steps: readonly PostingStep[], locks: Locks): PostingProblem[] {
  const lock = lockedTo(locks);
  if (lock === null) return [];
  const held = steps.filter((step) => step.draft.date <= lock);
  const year = locks.endOfYearLockDate;
  const byYear = held.filter((step) => year !== null && step.draft.date <= year);
  const byPeriod = held.filter((step) => year === null || step.draft.date > year);
  const open = addDays(lock, 1);
  const found = (code: 'locked' | 'yearLocked', date: PlainDate | null, own: readonly PostingStep[]) =>
    own.length === 0 || date === null
      ? []
      : [finding(code, { date, count: own.length, open }, { steps: own })];
  return [...found('yearLocked', year, byYear), ...found('locked', locks.periodLockDate, byPeriod)];
}

/**
 * Where the user wants what is locked on the first open day: steps on or before the lock get that day. Only as long as the
 * books are locked no further than when the user said so; else the finding stands again.
 */
export function onOpenDays(
  steps: readonly PostingStep[],
  locks: Locks,
  movedFrom: PlainDate | null,
): readonly PostingStep[] {
  const lock = lockedTo(locks);
  if (lock === null || movedFrom === null || lock > movedFrom) return steps;
  const open = addDays(lock, 1);
  return steps.map((step) =>
    step.draft.date > lock ? step : { ...step, draft: { ...step.draft, date: open } },
  );
}

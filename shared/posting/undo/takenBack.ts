/** Rows of the journal that are taken back: what was in Xero and isn't any more, or is set off by an opposite object. */
import type { JournalRow } from '../model.ts';
import { bookedBy } from '../parts.ts';

/** How the id of a plan begins that takes another back. */
export const UNDO_PREFIX = 'undo|';

/** The id of the plan that takes a plan back. */
export function undoPlanId(planId: string): string {
  return `${UNDO_PREFIX}${planId}`;
}

/** Whether a row was posted and is taken back: deleted in Xero (`removed`), or set off there (`reversed`). */
export function isTakenBack({ state }: Pick<JournalRow, 'state'>): boolean {
  return state === 'removed' || state === 'reversed';
}

/** Whether a row books what it names, or is about to: not if it is taken back, nor if it takes another back. */
export function isBooking(row: Pick<JournalRow, 'state' | 'undoes'>): boolean {
  return row.undoes === undefined && !isTakenBack(row);
}

/** The id of the step that a row was written for: taken back rows bear a number behind it. */
export function stepIdOf(row: Pick<JournalRow, 'id' | 'state'>): string {
  return isTakenBack(row) ? row.id.replace(/#\d+$/, '') : row.id;
}

/**
 * A row as it is kept once its object is gone or set off. It gives its id free, so that the same step may be written down and
 * sent again: `takenIds` are the ids in the journal. What it booked stays readable in `parts`.
 */
export function takenBack(
  row: JournalRow,
  state: 'removed' | 'reversed',
  takenIds: ReadonlySet<string>,
): JournalRow {
  let number = 1;
  while (takenIds.has(`${row.id}#${number}`)) number += 1;
  return { ...row, id: `${row.id}#${number}`, state, parts: bookedBy(row) };
}

/** Whether a row is an opposite object in Xero that sets another off. */
export function isReversal(row: Pick<JournalRow, 'state' | 'undoes' | 'draft'>): boolean {
  return row.undoes !== undefined && row.state === 'done' && row.draft.kind !== 'removal';
}

/** Ids of the plans that are being taken back: something of that isn't through yet, so nothing of them is posted anew. */
export function plansGoing(journal: readonly Pick<JournalRow, 'planId' | 'state'>[]): ReadonlySet<string> {
  const open = journal.filter(({ planId, state }) => planId.startsWith(UNDO_PREFIX) && state !== 'done');
  return new Set(open.map(({ planId }) => planId.slice(UNDO_PREFIX.length)));
}

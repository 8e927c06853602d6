/** Plans that take others back, as the queue shows them. */
import type { JournalRow } from '../../../shared/posting/model.ts';
import { UNDO_PREFIX } from '../../../shared/posting/undo/takenBack.ts';

/** Whether a plan takes another one back. */
export function isUndo({ id }: { readonly id: string }): boolean {
  return id.startsWith(UNDO_PREFIX);
}

/** Whether something of a plan is in Xero that may be taken back: its steps are those of the journal. */
export function canTakeBack(plan: {
  readonly id: string;
  readonly isWritten: boolean;
  readonly steps: readonly { readonly state: JournalRow['state'] | 'ready' }[];
}): boolean {
  return plan.isWritten && !isUndo(plan) && plan.steps.some(({ state }) => state === 'done');
}

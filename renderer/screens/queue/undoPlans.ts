/** Plans that take others back, as the queue shows them. */
import { UNDO_PREFIX } from '../../../shared/posting/undo/takenBack.ts';

/** Whether a plan takes another one back. */
export function isUndo({ id }: { readonly id: string }): boolean {
  return id.startsWith(UNDO_PREFIX);
}

/** A plan that takes another back becomes journal rows: written down before anything is sent. */
import { negate } from '../../money.ts';
import { requestHashOf } from '../journal.ts';
import type { JournalRow } from '../model.ts';
import type { UndoItem } from './model.ts';
import { takenBack, undoPlanId, UNDO_PREFIX } from './takenBack.ts';

/**
 * Rows for what has to be sent, `queued`, in order from `sequenceStart`. They book nothing: `undoes` names the row that each
 * takes back. `takenIds` are the ids in the journal.
 */
export function undoRows(
  items: readonly UndoItem[],
  sequenceStart: number,
  takenIds: ReadonlySet<string>,
): JournalRow[] {
  return items.flatMap(({ row, draft, phase }, index): JournalRow[] => {
    if (draft === null || phase === null) return [];
    const next = takenBack(row, 'removed', takenIds).id;
    return [
      {
        id: freeId(`${UNDO_PREFIX}${next}`, takenIds),
        planId: undoPlanId(row.planId),
        xeroConnectionId: row.xeroConnectionId,
        mappingKey: row.mappingKey,
        phase,
        draft,
        clearingEffect: negate(row.clearingEffect),
        entryIds: [],
        parts: [],
        payoutKeys: row.payoutKeys,
        lineKeys: [],
        requestHash: requestHashOf(draft),
        state: 'queued',
        undoes: row.id,
        batchKey: '',
        sentAt: 0,
        attempts: 0,
        xeroId: '',
        message: '',
        sequence: sequenceStart + index,
      },
    ];
  });
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  return taken.has(id) ? freeId(`${id}'`, taken) : id;
}

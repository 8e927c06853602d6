/** The journal as sending sees it. Tests put a store in between that dies at any point. */
import type { TieoutDatabase } from '../../db/database.ts';
import type { JournalRow } from '../../../shared/posting/model.ts';

export interface JournalStore {
  /** Rows that aren't settled, and all other rows of their plans, in order of creation. */
  readonly pending: () => Promise<JournalRow[]>;
  /** Writes rows in one durable transaction. */
  readonly save: (rows: readonly JournalRow[]) => Promise<void>;
}

/** The store over the local database. */
export function journalStore(db: TieoutDatabase): JournalStore {
  return {
    pending: () =>
      db.transaction('r', db.journal, async () => {
        const open = await db.journal.where('state').anyOf('queued', 'sending', 'unknown').toArray();
        const plans = [...new Set(open.map((row) => row.planId))];
        const rows = await db.journal.where('planId').anyOf(plans).toArray();
        return rows.toSorted((a, b) => a.sequence - b.sequence);
      }),
    save: (rows) =>
      db.transaction('rw', db.journal, async () => {
        await db.journal.bulkPut([...rows]);
      }),
  };
}

/** The journal as sending sees it. Tests put a store in between that dies at any point. */
import { takenBack } from '../../../shared/posting/undo/takenBack.ts';
import type { TieoutDatabase } from '../../db/database.ts';
import type { JournalRow } from '../../../shared/posting/model.ts';
import { ledgerKeys } from './gone.ts';
import { inOne } from '../../db/inOne.ts';

export interface JournalStore {
  /** Rows that aren't settled, and all other rows of their plans, in order of creation. */
  readonly pending: () => Promise<JournalRow[]>;
  /** Writes rows in one durable transaction; what one of them has taken back is marked so in the same. */
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
    save: async (rows) => {
      const undone = rows.filter((row) => row.state === 'done' && row.undoes !== undefined);
      if (undone.length > 0) await saveUndone(db, rows, undone);
      else await inOne(db, 'rw', [db.journal], ({ journal }) => journal.bulkPut([...rows]));
    },
  };
}

/** What took something back is through: what it took back says so, and so do the cached books, as Xero has just told it. */
async function saveUndone(
  db: TieoutDatabase,
  rows: readonly JournalRow[],
  undone: readonly JournalRow[],
): Promise<void> {
  const tables = [db.journal, db.ledgerItems, db.invoices];
  await inOne(db, 'rw', tables, async ({ journal, ledgerItems, invoices }) => {
    const [found, ids] = await Promise.all([
      journal.bulkGet(undone.map((row) => row.undoes ?? '')),
      journal.toCollection().primaryKeys(),
    ]);
    const targets = new Map(found.flatMap(byId));
    const removed = undone.flatMap(({ draft, undoes }) =>
      draft.kind === 'removal' ? (targets.get(undoes ?? '') ?? []) : [],
    );
    const [items, documents] = await Promise.all([
      ledgerItems.bulkGet(removed.flatMap(ledgerKeys)),
      invoices.bulkGet(removed.map((row): [string, string] => [row.xeroConnectionId, row.xeroId])),
    ]);
    const { gone, written } = retire(rows, targets, new Set(ids));
    await Promise.all([
      journal.bulkDelete(gone),
      journal.bulkPut(written),
      ledgerItems.bulkPut(items.flatMap((one) => (one ? [{ ...one, status: 'DELETED' }] : []))),
      invoices.bulkPut(documents.flatMap((one) => (one ? [{ ...one, status: 'VOIDED' }] : []))),
    ]);
  });
}

const byId = (row: JournalRow | undefined) => (row ? [[row.id, row] as const] : []);

/** The rows to write once those that took another back are through: the others under new ids, free for the step to come again. */
function retire(
  rows: readonly JournalRow[],
  targets: ReadonlyMap<string, JournalRow>,
  takenIds: ReadonlySet<string>,
): { gone: string[]; written: JournalRow[] } {
  const gone: string[] = [];
  const written: JournalRow[] = [];
  const ids = new Set(takenIds);
  for (const row of rows) {
    const target = row.undoes === undefined ? undefined : targets.get(row.undoes);
    if (row.state !== 'done' || target?.state !== 'done') {
      written.push(row);
      continue;
    }
    const retired = takenBack(target, row.draft.kind === 'removal' ? 'removed' : 'reversed', ids);
    ids.add(retired.id);
    gone.push(target.id);
    written.push({ ...row, undoes: retired.id }, retired);
  }
  return { gone, written };
}

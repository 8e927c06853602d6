/**
 * What Xero has now of what we posted. Runs on the cached books after each sync: no call leaves the machine. What is newly found
 * is told once; nothing is ever repaired by itself.
 */
import type { Invoice, LedgerItem } from '../../../shared/books/model.ts';
import type { JournalRow } from '../../../shared/posting/model.ts';
import {
  isFinding,
  readBack,
  type RowStanding,
  withAcceptedDates,
} from '../../../shared/posting/readBack/readBack.ts';
import { cursorKey } from '../../db/cursors.ts';
import type { ActivityRow, Noticed, TieoutDatabase } from '../../db/database.ts';
import type { FlowContext } from '../context.ts';
import { inOne } from '../../db/inOne.ts';

/** More at once are told in one row. */
const TOLD_ONE_BY_ONE = 20;

/** The tables that reading back looks at. */
export function readBackTables(db: TieoutDatabase) {
  return [db.journal, db.noticed, db.ledgerItems, db.invoices, db.creditNotes, db.cursors];
}

interface Read {
  readonly journal: readonly JournalRow[];
  /** Ids of rows of other organisations. */
  readonly others: ReadonlySet<string>;
  readonly noticed: readonly Noticed[];
  readonly ledgerItems: readonly LedgerItem[];
  readonly invoices: readonly Invoice[];
  readonly creditNotes: readonly Invoice[];
  readonly invoicesAsOf: number;
}

async function readOf(db: TieoutDatabase, connectionId: string): Promise<Read> {
  const [journal, noticed, ledgerItems, invoices, creditNotes, cursor] = await Promise.all([
    db.journal.toArray(),
    db.noticed.toArray(),
    db.ledgerItems.where({ connectionId }).toArray(),
    db.invoices.where({ connectionId }).toArray(),
    db.creditNotes.where({ connectionId }).toArray(),
    db.cursors.get(cursorKey(connectionId, 'invoices')),
  ]);
  const isOwn = (row: JournalRow) => row.xeroConnectionId === connectionId;
  const passTo = cursor?.pageCursor === null ? cursor.passTo : null;
  const invoicesAsOf = passTo === null ? 0 : Date.parse(passTo);
  return {
    journal: journal.filter(isOwn),
    others: new Set(journal.filter((row) => !isOwn(row)).map(({ id }) => id)),
    noticed,
    ledgerItems,
    invoices,
    creditNotes,
    invoicesAsOf,
  };
}

function standingsOf(read: Read): RowStanding[] {
  const kept = read.noticed.filter(({ isAccepted }) => isAccepted);
  return readBack({ ...read, accepted: new Map(kept.map(({ rowId, mark }) => [rowId, mark])) });
}

/** How every posting stands in Xero, over all organisations, as far as the cached books tell. */
export async function standings({ db }: Pick<FlowContext, 'db'>): Promise<RowStanding[]> {
  return inOne(db, 'r', readBackTables(db), standingsWithin);
}

/**
 * Looks what became of the postings of one organisation; what is newly found changed or deleted is written down and told once.
 * What isn't so any more is forgotten, with the user's answer. Returns how many findings are new.
 */
export async function noticeChanges(
  ctx: Pick<FlowContext, 'db' | 'now'>,
  connectionId: string,
): Promise<number> {
  // Before anything is posted the books needn't be looked through.
  if ((await ctx.db.journal.count()) + (await ctx.db.noticed.count()) === 0) return 0;
  return inOne(ctx.db, 'rw', [...readBackTables(ctx.db), ctx.db.activity], async (db) => {
    const read = await readOf(db, connectionId);
    const told = standingsOf(read);
    const known = new Map(read.noticed.map((one) => [one.rowId, one]));
    const fresh = told.filter((each) => isFinding(each) && known.get(each.rowId)?.mark !== each.mark);
    const found = new Set(told.filter(({ mark }) => mark !== '').map(({ rowId }) => rowId));
    // Rows that were taken back have another id since: what was found of them is settled.
    const settled = [...known.keys()].filter((id) => !found.has(id) && !read.others.has(id));
    const at = ctx.now();
    await db.noticed.bulkDelete(settled);
    await db.noticed.bulkPut(fresh.map(({ rowId, mark }) => ({ rowId, mark, at, isAccepted: false })));
    await db.activity.bulkAdd(activityOf(fresh, read.journal, at));
    return fresh.length;
  });
}

function activityOf(
  fresh: readonly RowStanding[],
  journal: readonly JournalRow[],
  at: number,
): ActivityRow[] {
  if (fresh.length > TOLD_ONE_BY_ONE) {
    const deleted = fresh.filter(({ state }) => state === 'deleted').length;
    const values = { deleted, changed: fresh.length - deleted };
    return [{ at, level: 'warning', code: 'xero.many', values }];
  }
  const rows = new Map(journal.map((row) => [row.id, row]));
  return fresh.flatMap(({ rowId, state, differences }): ActivityRow[] => {
    const draft = rows.get(rowId)?.draft;
    if (!draft) return [];
    const { reference, currency, date } = draft;
    const amount = 'total' in draft ? draft.total : draft.amount;
    const values = { reference, amount, currency, date };
    if (state === 'deleted') return [{ at, level: 'warning', code: 'xero.deleted', values }];
    const what = differences.map(({ field }) => field).join(' ');
    return [{ at, level: 'warning', code: 'xero.changed', values: { ...values, what } }];
  });
}

/** What the user said of findings: let them be as they are in Xero, or ask again. */
async function answer(
  ctx: Pick<FlowContext, 'db' | 'now'>,
  rowIds: readonly string[],
  isAccepted: boolean,
): Promise<number> {
  return inOne(ctx.db, 'rw', [...readBackTables(ctx.db), ctx.db.activity], async (db) => {
    const wanted = new Set(rowIds);
    const told = (await standingsWithin(db)).filter((each) => wanted.has(each.rowId) && each.mark !== '');
    const at = ctx.now();
    await db.noticed.bulkPut(told.map(({ rowId, mark }) => ({ rowId, mark, at, isAccepted })));
    if (told.length > 0) {
      const code = isAccepted ? 'xero.accepted' : 'xero.reopened';
      await db.activity.add({ at, level: 'info', code, values: { n: told.length } });
    }
    return told.length;
  });
}

async function standingsWithin(db: TieoutDatabase): Promise<RowStanding[]> {
  const ids = new Set((await db.journal.toArray()).map((row) => row.xeroConnectionId));
  const reads = await Promise.all([...ids].map((id) => readOf(db, id)));
  return reads.flatMap(standingsOf);
}

/**
 * Leaves changed or deleted postings as Xero has them now. They stay in the journal, so what they book is never posted again,
 * and the proof goes on showing what Xero holds otherwise. Should they change once more, that is a new finding. Returns how many.
 */
export function acceptFindings(
  ctx: Pick<FlowContext, 'db' | 'now'>,
  rowIds: readonly string[],
): Promise<number> {
  return answer(ctx, rowIds, true);
}

/** Takes `acceptFindings` back: they need an answer again. Returns how many. */
export function reopenFindings(
  ctx: Pick<FlowContext, 'db' | 'now'>,
  rowIds: readonly string[],
): Promise<number> {
  return answer(ctx, rowIds, false);
}

/**
 * The journal for the proof: a posting whose other date in Xero was accepted is booked on that date. Call inside a transaction
 * over `readBackTables`.
 */
export async function journalForProof(db: TieoutDatabase): Promise<JournalRow[]> {
  const [journal, accepted] = await Promise.all([
    db.journal.toArray(),
    db.noticed.filter(({ isAccepted }) => isAccepted).count(),
  ]);
  if (accepted === 0) return journal;
  return withAcceptedDates(journal, await standingsWithin(db));
}

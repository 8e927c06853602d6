/** Taking back what was posted: looked at first, then written down, then sent like everything else. */
import type { JournalRow } from '../../../shared/posting/model.ts';
import type { UndoPlan } from '../../../shared/posting/undo/model.ts';
import { canUndo, planUndo } from '../../../shared/posting/undo/planUndo.ts';
import { takenBack, undoPlanId } from '../../../shared/posting/undo/takenBack.ts';
import { undoRows } from '../../../shared/posting/undo/undoRows.ts';
import { groupBy } from '../../../shared/groups.ts';
import type { FlowContext } from '../context.ts';
import { isSurelyNotInXero } from './batches.ts';
import { nextSequence } from './load.ts';
import { defaultLocks, type Locks, withPostingLock } from './lock.ts';
import { inOne } from '../../db/inOne.ts';

export interface UndoChoices {
  /** Ids of journal rows that an opposite object may set off where Xero won't delete them. */
  readonly reverse?: readonly string[] | undefined;
  /** Ids of journal rows: only these and what hangs together with them, see `planUndo`. */
  readonly only?: readonly string[] | undefined;
}

export interface UndoReport {
  /** Removals and opposite objects written down to be sent. */
  readonly queued: number;
  /** Rows marked as removed because Xero shows that they are gone already. */
  readonly gone: number;
  /** Every plan looked at, those that can't be taken back too. */
  readonly plans: readonly UndoPlan[];
  /** True when nothing was done because a send is under way. */
  readonly busy: boolean;
}

function tablesOf({ db }: FlowContext) {
  const books = [db.ledgerItems, db.invoices, db.creditNotes, db.accounts, db.organisations];
  return [db.journal, ...books, db.activity];
}

/** What taking plans back would do, on the books as last synced. Writes nothing. */
export async function previewUndo(
  ctx: FlowContext,
  planIds: readonly string[],
  choices: UndoChoices = {},
): Promise<readonly UndoPlan[]> {
  return inOne(ctx.db, 'r', tablesOf(ctx), async (db) => {
    const { plans } = await plansFor({ ...ctx, db }, planIds, choices);
    return plans;
  });
}

/**
 * Writes down what takes the plans back; `sendQueue` sends it. A plan that can't be taken back as a whole is left as it is.
 * What was written down for it and surely never arrived is forgotten. Works offline.
 */
export async function queueUndo(
  ctx: FlowContext,
  planIds: readonly string[],
  choices: UndoChoices = {},
  locks: Locks = defaultLocks(),
): Promise<UndoReport> {
  const report = await withPostingLock(ctx.db.name, locks, () =>
    inOne(ctx.db, 'rw', tablesOf(ctx), (db) => write({ ...ctx, db }, planIds, choices)),
  );
  return report ?? { queued: 0, gone: 0, plans: [], busy: true };
}

interface Looked {
  readonly journal: readonly JournalRow[];
  readonly plans: readonly UndoPlan[];
}

/** One wait for everything: see `readBooks`. */
async function plansFor(
  { db }: FlowContext,
  planIds: readonly string[],
  { reverse = [], only }: UndoChoices,
): Promise<Looked> {
  const [journal, ledgerItems, invoices, creditNotes, accounts, organisations] = await Promise.all([
    db.journal.toArray(),
    db.ledgerItems.toArray(),
    db.invoices.toArray(),
    db.creditNotes.toArray(),
    db.accounts.toArray(),
    db.organisations.toArray(),
  ]);
  const connectionOf = new Map(journal.map((row) => [row.planId, row.xeroConnectionId]));
  const byConnection = groupBy(planIds, (planId) => connectionOf.get(planId) ?? '');
  const plans = [...byConnection].flatMap(([connectionId, ids]) => {
    const own = <T extends { readonly connectionId: string }>(all: readonly T[]) =>
      all.filter((one) => one.connectionId === connectionId);
    return planUndo({
      planIds: ids,
      reverse: new Set(reverse),
      only: only && new Set(only),
      journal,
      ledgerItems: own(ledgerItems),
      invoices: own([...invoices, ...creditNotes]),
      accounts: own(accounts),
      organisation: own(organisations)[0] ?? null,
    });
  });
  return { journal, plans };
}

async function write(
  ctx: FlowContext,
  planIds: readonly string[],
  choices: UndoChoices,
): Promise<UndoReport> {
  const { journal, plans } = await plansFor(ctx, planIds, choices);
  const going = plans.filter(canUndo);
  const ids = new Set(journal.map(({ id }) => id));
  const undoing = new Set(going.map(({ planId }) => undoPlanId(planId)));
  // An earlier try that Xero refused, or that was never sent: planned anew.
  const stale = journal
    .filter((row) => undoing.has(row.planId) && isSurelyNotInXero(row))
    .map(({ id }) => id);
  const dropped = [...stale, ...going.flatMap(({ forgets }) => forgets)];
  const gone = going.flatMap(({ items }) =>
    items.filter(({ mode }) => mode === 'gone').map(({ row }) => row),
  );
  for (const id of dropped) ids.delete(id);
  const retired = gone.map((row) => {
    const kept = takenBack(row, 'removed', ids);
    ids.add(kept.id);
    return kept;
  });
  const rows = undoRows(
    going.flatMap(({ items }) => items),
    nextSequence(journal),
    ids,
  );
  const { db } = ctx;
  await db.journal.bulkDelete([...dropped, ...gone.map(({ id }) => id)]);
  await db.journal.bulkAdd([...retired, ...rows]);
  if (going.length > 0) {
    const values = { steps: rows.length, gone: gone.length, plans: going.length };
    await db.activity.add({ at: ctx.now(), level: 'info', code: 'undo.queued', values });
  }
  return { queued: rows.length, gone: gone.length, plans, busy: false };
}

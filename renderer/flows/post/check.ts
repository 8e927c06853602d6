/** Before a row goes out for the first time: what was written down, against the books as they are now. */
import { type Answers, byPlan } from '../../../shared/posting/checks/answers.ts';
import { type Books, indexBooks } from '../../../shared/posting/books.ts';
import type { JournalRow, Mapping } from '../../../shared/posting/model.ts';
import { paymentsInFlight } from '../../../shared/posting/plan/outstanding.ts';
import { knownIds } from '../../../shared/posting/readBack/adopt.ts';
import { type PlanFindings, recheck } from '../../../shared/posting/checks/recheck.ts';
import { isBooking } from '../../../shared/posting/undo/takenBack.ts';
import type { PlanCheck } from '../../db/database.ts';
import type { FlowContext } from '../context.ts';
import { isSurelyNotInXero } from './batches.ts';
import { booksAge, FRESH_MS, freshenBooks } from './fresh.ts';
import { planningTables, readCached } from './load.ts';
import { inOne } from '../../db/inOne.ts';

/** A check against books that were read so long ago doesn't count any more. */
export const CHECK_LIFE_MS = 5 * 60_000;

/** Whether a row has never been part of a call that may have taken effect: only such rows are checked and held. */
export function neverSent(row: Pick<JournalRow, 'state' | 'batchKey'>): boolean {
  return row.state === 'queued' && row.batchKey === '';
}

/**
 * The ids of the rows that must not go out. Plans that were checked against books of the last minutes are taken at that; for
 * others the books are read again, once for all, and what is found is kept. Rejects with `BridgeError` where they can't be read:
 * then nothing that wasn't checked may go out. Plans that `elsewhere` names are checked in any case, against books that are read for it.
 */
export async function rowsToHold(
  ctx: FlowContext,
  rows: readonly JournalRow[],
  elsewhere: ReadonlySet<string> = new Set(),
): Promise<ReadonlySet<string>> {
  const open = rows.filter(neverSent);
  if (open.length === 0) return new Set();
  const known = new Map((await ctx.db.checks.toArray()).map((check) => [check.planId, check]));
  const isCurrent = ({ planId }: JournalRow) => {
    const check = known.get(planId);
    if (elsewhere.has(planId)) return false;
    return check !== undefined && check.held.length === 0 && Math.abs(ctx.now() - check.at) < CHECK_LIFE_MS;
  };
  const due = open.filter((row) => !isCurrent(row));
  if (due.length === 0) return new Set();
  const isElsewhere = due.some(({ planId }) => elsewhere.has(planId));
  await freshenBooks(ctx, new Set(due.map((row) => row.xeroConnectionId)), isElsewhere ? 0 : FRESH_MS);
  const checks = await checkAgain(ctx, new Set(due.map((row) => row.planId)));
  return new Set(checks.flatMap(({ held }) => held));
}

/** Checks plans against the cached books, writes down what was found, and gives it. */
export async function checkAgain(ctx: FlowContext, planIds: ReadonlySet<string>): Promise<PlanCheck[]> {
  const tables = [...planningTables(ctx.db), ctx.db.connections];
  const read = await inOne(ctx.db, 'r', tables, async (db) => {
    const written = await Promise.all([
      db.journal.toArray(),
      db.mappings.toArray(),
      db.answers.toArray(),
      db.connections.toCollection().primaryKeys(),
      booksAge(db, ctx.now()),
    ]);
    const ids = [...new Set(written[0].map((row) => row.xeroConnectionId))];
    return { written, ids, books: await Promise.all(ids.map((id) => readCached(db, id))) };
  });
  const [journal, mappings, answers, connections, ages] = read.written;
  const asOf = new Map(ages.map((age) => [age.connectionId, age.asOf]));
  const isConnected = new Set(connections);
  const ground = {
    journal,
    mappings: new Map(mappings.map((one) => [one.key, one])),
    answers: byPlan(answers),
  };
  const checks = read.ids.flatMap((id, index) => {
    const books = read.books[index];
    if (!books) return [];
    // Books that can't be read again are as fresh as they get.
    const at = isConnected.has(id) ? (asOf.get(id) ?? 0) : ctx.now();
    return findingsOf(id, books, planIds, ground).map((found) => ({ ...found, at }));
  });
  await ctx.db.checks.bulkPut(checks);
  return checks;
}

interface CheckGround {
  readonly journal: readonly JournalRow[];
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly answers: Answers;
}

function findingsOf(
  connectionId: string,
  cached: Books,
  planIds: ReadonlySet<string>,
  { journal, mappings, answers }: CheckGround,
): PlanFindings[] {
  const own = journal.filter((row) => row.xeroConnectionId === connectionId);
  const rows = own
    .filter((row) => planIds.has(row.planId) && neverSent(row))
    .toSorted((a, b) => a.sequence - b.sequence);
  const going = new Set(rows.map(({ id }) => id));
  const payments = cached.ledgerItems.filter((item) => item.kind === 'payment');
  return recheck({
    rows,
    begun: new Set(own.filter((row) => isBooking(row) && !isSurelyNotInXero(row)).map((row) => row.planId)),
    mappings,
    books: indexBooks({ ...cached, known: knownIds(own) }),
    planned: paymentsInFlight(
      own.filter((row) => !going.has(row.id)),
      new Set(payments.map((item) => item.xeroId)),
    ),
    answers,
  });
}

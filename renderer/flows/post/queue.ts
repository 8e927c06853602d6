/** Decisions and balance activity become journal rows, durable before anything is sent. Works offline. */
import { byPlan, mayPost } from '../../../shared/posting/checks/answers.ts';
import { journalRows } from '../../../shared/posting/journal.ts';
import type { JournalRow, PostingPlan, PostingProblem } from '../../../shared/posting/model.ts';
import type { PayoutEntry } from '../../../shared/payout/model.ts';
import type { PlanCheck } from '../../db/database.ts';
import { inOne } from '../../db/inOne.ts';
import type { FlowContext } from '../context.ts';
import { booksAge } from './fresh.ts';
import {
  activityOf,
  decidedAmong,
  loadDecisions,
  nextSequence,
  planningTables,
  type ReadBooks,
  readBooks,
  readLoose,
} from './load.ts';
import { type Ground, planAll, type Planned } from './planning.ts';

export interface QueueRequest {
  /** Undefined: all decisions that aren't (wholly) in the journal. */
  readonly decisionIds?: readonly string[] | undefined;
  /** Also movements that no known payout holds. */
  readonly includeActivity?: boolean | undefined;
}

export interface QueueReport {
  /** Steps written to the journal. */
  readonly queued: number;
  /** Every plan made, the blocked ones too. */
  readonly plans: readonly PostingPlan[];
  readonly problems: readonly (PostingProblem & { readonly planId: string })[];
}

/**
 * Plans everything that is decided and not in the journal yet and writes the steps of every plan that nothing blocks, all
 * in one transaction. Invoices' amounts due run across plans and rows already written.
 */
export async function queuePosting(ctx: FlowContext, request: QueueRequest = {}): Promise<QueueReport> {
  return inOne(ctx.db, 'rw', planningTables(ctx.db), async (db) => {
    const ground = await loadGround({ ...ctx, db }, request);
    const plans = planAll(ground);
    const rows = rowsOf(plans, nextSequence(ground.journal));
    const values = { steps: rows.length, plans: plans.filter(({ plan }) => mayPost(plan)).length };
    await Promise.all([
      db.journal.bulkAdd(rows),
      db.checks.bulkPut(checksOf(plans, ground.asOf)),
      rows.length === 0
        ? null
        : db.activity.add({ at: ctx.now(), level: 'info', code: 'post.queued', values }),
    ]);
    return {
      queued: rows.length,
      plans: plans.map(({ plan }) => plan),
      problems: plans.flatMap(({ plan }) =>
        plan.problems.map((problem) => ({ ...problem, planId: plan.id })),
      ),
    };
  });
}

/** The same plans without writing anything: what would be posted now. */
export async function previewPosting(
  ctx: FlowContext,
  request: QueueRequest = {},
): Promise<readonly PostingPlan[]> {
  const ground = await inOne(ctx.db, 'r', planningTables(ctx.db), (db) =>
    loadGround({ ...ctx, db }, request),
  );
  return planAll(ground).map(({ plan }) => plan);
}

/** Reads what planning needs. Call inside a transaction over `planningTables`. */
export async function loadGround({ db, now }: FlowContext, request: QueueRequest): Promise<Ground> {
  const [journal, mappings, answers, ages] = await Promise.all([
    db.journal.toArray(),
    db.mappings.toArray(),
    db.answers.toArray(),
    booksAge(db, now()),
  ]);
  const asOf = new Map(ages.map((age) => [age.connectionId, age.asOf]));
  const decisions = await loadDecisions(db, request.decisionIds);
  const books = new Map<string, ReadBooks>();
  for (const connectionId of new Set(mappings.map((mapping) => mapping.xeroConnectionId))) {
    books.set(connectionId, await readBooks(db, connectionId, { journal, mappings }));
  }
  const activity = new Map<string, readonly PayoutEntry[]>();
  if (request.includeActivity === true) {
    const loose = await readLoose(db);
    const decided = await decidedAmong(db, loose.off);
    for (const mapping of mappings) activity.set(mapping.key, activityOf(mapping, loose, decided));
  }
  const byKey = new Map(mappings.map((mapping) => [mapping.key, mapping]));
  return { journal, mappings: byKey, decisions, books, activity, answers: byPlan(answers), asOf };
}

/** The journal rows of all plans that nothing holds. */
function rowsOf(planned: readonly Planned[], firstSequence: number): readonly JournalRow[] {
  let sequence = firstSequence;
  const rows: JournalRow[] = [];
  for (const { plan, mapping } of planned) {
    if (mapping === undefined || !mayPost(plan)) continue;
    const own = journalRows(plan, sequence, mapping);
    rows.push(...own);
    sequence += own.length;
  }
  return rows;
}

/** What those plans were checked against. */
function checksOf(planned: readonly Planned[], asOf: ReadonlyMap<string, number>): readonly PlanCheck[] {
  return planned
    .filter(({ plan, mapping }) => mapping !== undefined && mayPost(plan) && plan.steps.length > 0)
    .map(({ plan, mapping }) => ({
      planId: plan.id,
      at: asOf.get(mapping?.xeroConnectionId ?? '') ?? 0,
      problems: plan.problems,
      held: [],
    }));
}

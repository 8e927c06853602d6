/** Decisions and balance activity become journal rows, durable before anything is sent. Works offline. */
import { compositeKey } from '../../../shared/ids.ts';
import { isLateReturn } from '../../../shared/matching/shapes/lateReturns.ts';
import { movesElsewhere } from '../../../shared/posting/plan/elsewhere.ts';
import { type Answers, byPlan, mayPost } from '../../../shared/posting/checks/answers.ts';
import { isBlocked, journalRows } from '../../../shared/posting/journal.ts';
import type { BookIndex } from '../../../shared/posting/books.ts';
import type {
  JournalRow,
  Mapping,
  PostingPlan,
  PostingProblem,
  PostingStep,
} from '../../../shared/posting/model.ts';
import { addPayment, paidOf } from '../../../shared/posting/plan/outstanding.ts';
import {
  bankFeeKey,
  bookedParts,
  bookedShares,
  linePartKey,
  ownFeeId,
  partKey,
  partsOf,
  type Shares,
} from '../../../shared/posting/parts.ts';
import { planDecision } from '../../../shared/posting/plan/plan.ts';
import { planActivity } from '../../../shared/posting/plan/planActivity.ts';
import type { PlanContext } from '../../../shared/posting/plan/planEntries.ts';
import { plansGoing } from '../../../shared/posting/undo/takenBack.ts';
import { bankFeeOf } from '../../../shared/posting/styles/bankFee.ts';
import type { Minor } from '../../../shared/money.ts';
import type { PayoutEntry } from '../../../shared/payout/model.ts';
import type { PlanCheck } from '../../db/database.ts';
import { inOne } from '../../db/inOne.ts';
import type { FlowContext } from '../context.ts';
import { booksAge } from './fresh.ts';
import {
  loadActivity,
  loadDecisions,
  type LoadedBooks,
  type LoadedDecision,
  openBooks,
  type ReadBooks,
  readBooks,
  mappingOf,
  nextSequence,
  planningTables,
} from './load.ts';

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

/** What planning carries from plan to plan for one Xero connection: `planned` grows with each. */
interface Run {
  readonly context: Omit<PlanContext, 'mapping'>;
  readonly planned: Map<string, Minor>;
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

/** A plan with what it was made of; `books` as they were after the plans before it, absent without a mapping. */
export interface Planned {
  readonly plan: PostingPlan;
  readonly mapping: Mapping | undefined;
  readonly books: BookIndex | undefined;
}

/** Everything that planning reads, taken in one go: planning itself then runs without waiting for the database. */
export interface Ground {
  readonly journal: readonly JournalRow[];
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly decisions: readonly LoadedDecision[];
  readonly books: ReadonlyMap<string, ReadBooks>;
  /** Movements that no known payout holds, by the key of their mapping; empty unless asked for. */
  readonly activity: ReadonlyMap<string, readonly PayoutEntry[]>;
  readonly answers: Answers;
  /** When the books of each Xero connection were read, unix milliseconds. */
  readonly asOf: ReadonlyMap<string, number>;
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
    const decided = new Set((await db.decisions.toArray()).flatMap((decision) => decision.payoutKeys));
    for (const mapping of mappings) activity.set(mapping.key, await loadActivity(db, mapping, decided));
  }
  const byKey = new Map(mappings.map((mapping) => [mapping.key, mapping]));
  return { journal, mappings: byKey, decisions, books, activity, answers: byPlan(answers), asOf };
}

/** Every plan that is asked for, also those that something holds. Pure. */
export function planAll(ground: Ground): Planned[] {
  const { journal, mappings } = ground;
  const booked = bookedParts(journal);
  const shares = bookedShares(journal);
  const runs = new Map(
    [...ground.books].map(([connectionId, books]) => [
      connectionId,
      startRun(openBooks(books), booked, shares, ground.answers),
    ]),
  );
  const known = new Set(journal.map((row) => row.id));
  // What is being taken back isn't posted anew before that is through or given up.
  const going = plansGoing(journal);
  const decided = ground.decisions
    .filter((loaded) => !going.has(loaded.decision.id) && hasWork(loaded, booked))
    .map((loaded): Planned => {
      const mapping = mappingOf(loaded, mappings);
      const run = mapping && runs.get(mapping.xeroConnectionId);
      const plan = mapping && run ? planOne(loaded, mapping, run, known) : withoutMapping(loaded);
      return { plan, mapping, books: run?.context.books };
    });
  const activity = [...ground.activity].flatMap(([key, entries]): Planned[] => {
    const mapping = mappings.get(key);
    const run = mapping && runs.get(mapping.xeroConnectionId);
    if (!mapping || !run) return [];
    const plans = planActivity(entries, { ...run.context, mapping }).filter(({ id }) => !going.has(id));
    for (const plan of plans) carryOn(run, plan);
    return plans.map((plan) => ({ plan, mapping, books: run.context.books }));
  });
  return [...decided, ...activity];
}

function startRun(
  { books, planned }: LoadedBooks,
  booked: ReadonlySet<string>,
  shares: Shares,
  answers: Answers,
): Run {
  // One of its own: a copy for every plan would take longer than planning.
  const own = new Map(planned);
  return { context: { books, booked, shares, planned: own, answers }, planned: own };
}

function planOne(
  loaded: LoadedDecision,
  mapping: Mapping,
  run: Run,
  known: ReadonlySet<string>,
): PostingPlan {
  const plan = planDecision(loaded, { ...run.context, mapping });
  const whole =
    loaded.payouts.length === loaded.decision.payoutKeys.length &&
    loaded.lines.length === loaded.decision.lineKeys.length;
  const found = [
    ...plan.problems,
    ...(whole ? [] : [goneProblem(mapping)]),
    ...plan.steps.filter((step) => known.has(step.id)).map(grownProblem),
  ];
  const checked = { ...plan, problems: found };
  carryOn(run, checked);
  return checked;
}

/** A payout or bank line of the decision isn't here any more: what is left can't balance. */
function goneProblem(mapping: Mapping): PostingProblem {
  const values = { amount: 0, currency: mapping.currency };
  return { code: 'unbalanced', values, entryId: '', severity: 'block' };
}

/** A payout gained entries after its bank transaction was written down: a second one would bear the same reference. */
function grownProblem(step: PostingStep): PostingProblem {
  const { reference, date } = step.draft;
  return {
    code: 'alreadyInBooks',
    values: { reference, date },
    entryId: step.entryIds[0] ?? '',
    severity: 'block',
  };
}

function carryOn(run: Run, plan: PostingPlan): void {
  if (isBlocked(plan)) return;
  for (const { draft } of plan.steps)
    if (draft.kind === 'payment') addPayment(run.planned, draft.invoiceId, paidOf(draft));
}

function withoutMapping({ decision, payouts }: LoadedDecision): PostingPlan {
  const [first] = payouts;
  return {
    id: decision.id,
    payoutKeys: decision.payoutKeys,
    lineKeys: decision.lineKeys,
    mappingKey: first ? compositeKey(first.connectionId, first.currency) : '',
    steps: [],
    problems: [
      {
        code: 'mappingIncomplete',
        values: { currency: first?.currency ?? '' },
        entryId: '',
        severity: 'block',
      },
    ],
  };
}

/** Whether anything of a decision is still to be booked. */
function hasWork({ decision, payouts, lines }: LoadedDecision, booked: ReadonlySet<string>): boolean {
  if (lines.some((line) => line.amount !== 0 && !booked.has(linePartKey(line.key)))) return true;
  if (isLateReturn(payouts, lines)) return false;
  const isShort = bankFeeOf({ decision, payouts, lines }) !== 0;
  if (isShort && !booked.has(bankFeeKey(decision.id))) return true;
  return payouts.some(
    (payout) =>
      movesElsewhere(decision, payout, booked).length > 0 ||
      (payout.ownFee !== 0 && !booked.has(partKey(ownFeeId(payout), 'fee'))) ||
      (payout.composition === 'known' &&
        payout.entries.flatMap(partsOf).some((part) => !booked.has(part.key))),
  );
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

/** Decisions and balance activity become journal rows, durable before anything is sent. Works offline. */
import { compositeKey } from '../../../shared/ids.ts';
import { isBlocked, journalRows } from '../../../shared/posting/journal.ts';
import type {
  JournalRow,
  Mapping,
  PostingPlan,
  PostingProblem,
  PostingStep,
} from '../../../shared/posting/model.ts';
import { paymentsInFlight, withPayments } from '../../../shared/posting/outstanding.ts';
import { bookedParts, linePartKey, partKey, partsOf } from '../../../shared/posting/parts.ts';
import { ownFeeId, planDecision } from '../../../shared/posting/plan.ts';
import { planActivity } from '../../../shared/posting/planActivity.ts';
import type { PlanContext } from '../../../shared/posting/planEntries.ts';
import type { FlowContext } from '../context.ts';
import {
  loadActivity,
  loadBooks,
  loadDecisions,
  type LoadedDecision,
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

/** What planning carries from plan to plan for one Xero connection. */
interface Ground {
  context: Omit<PlanContext, 'mapping'>;
}

/**
 * Plans everything that is decided and not in the journal yet and writes the steps of every plan that nothing blocks, all
 * in one transaction. Invoices' amounts due run across plans and rows already written.
 */
export async function queuePosting(ctx: FlowContext, request: QueueRequest = {}): Promise<QueueReport> {
  return ctx.db.transaction('rw', planningTables(ctx.db), async () => {
    const plans = await planAll(ctx, request);
    const rows = await writeRows(ctx, plans);
    if (rows > 0) {
      await ctx.db.activity.add({
        at: ctx.now(),
        level: 'info',
        code: 'post.queued',
        values: { steps: rows, plans: plans.filter(({ plan }) => !isBlocked(plan)).length },
      });
    }
    return {
      queued: rows,
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
  const plans = await ctx.db.transaction('r', planningTables(ctx.db), () => planAll(ctx, request));
  return plans.map(({ plan }) => plan);
}

interface Planned {
  readonly plan: PostingPlan;
  readonly mapping: Mapping | undefined;
}

async function planAll(ctx: FlowContext, request: QueueRequest): Promise<Planned[]> {
  const { db } = ctx;
  const journal = await db.journal.toArray();
  const mappings = new Map((await db.mappings.toArray()).map((mapping) => [mapping.key, mapping]));
  const decisions = await loadDecisions(db, request.decisionIds);
  const booked = bookedParts(journal);
  const grounds = new Map<string, Ground>();
  const groundOf = async (connectionId: string): Promise<Ground> => {
    const known = grounds.get(connectionId);
    if (known) return known;
    const ground = await loadGround(ctx, connectionId, journal, booked);
    grounds.set(connectionId, ground);
    return ground;
  };
  const known = new Set(journal.map((row) => row.id));
  const planned: Planned[] = [];
  for (const loaded of decisions) {
    if (!hasWork(loaded, booked)) continue;
    const mapping = mappingOf(loaded, mappings);
    const plan = mapping
      ? planOne(loaded, mapping, await groundOf(mapping.xeroConnectionId), known)
      : withoutMapping(loaded);
    planned.push({ plan, mapping });
  }
  if (request.includeActivity !== true) return planned;
  const decided = new Set((await db.decisions.toArray()).flatMap((decision) => decision.payoutKeys));
  for (const mapping of mappings.values()) {
    const ground = await groundOf(mapping.xeroConnectionId);
    const entries = await loadActivity(db, mapping, decided);
    const plans = planActivity(entries, { ...ground.context, mapping });
    for (const plan of plans) carryOn(ground, plan);
    planned.push(...plans.map((plan) => ({ plan, mapping })));
  }
  return planned;
}

async function loadGround(
  ctx: FlowContext,
  connectionId: string,
  journal: readonly JournalRow[],
  booked: ReadonlySet<string>,
): Promise<Ground> {
  const { books, paymentIds } = await loadBooks(ctx.db, connectionId);
  const own = journal.filter((row) => row.xeroConnectionId === connectionId);
  return { context: { books, booked, planned: paymentsInFlight(own, paymentIds) } };
}

function planOne(
  loaded: LoadedDecision,
  mapping: Mapping,
  ground: Ground,
  known: ReadonlySet<string>,
): PostingPlan {
  const plan = planDecision(loaded, { ...ground.context, mapping });
  const whole =
    loaded.payouts.length === loaded.decision.payoutKeys.length &&
    loaded.lines.length === loaded.decision.lineKeys.length;
  const found = [
    ...plan.problems,
    ...(whole ? [] : [goneProblem(mapping)]),
    ...plan.steps.filter((step) => known.has(step.id)).map(grownProblem),
  ];
  const checked = { ...plan, problems: found };
  carryOn(ground, checked);
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

function carryOn(ground: Ground, plan: PostingPlan): void {
  if (isBlocked(plan)) return;
  ground.context = {
    ...ground.context,
    planned: withPayments(ground.context.planned, plan.steps),
  };
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
function hasWork({ payouts, lines }: LoadedDecision, booked: ReadonlySet<string>): boolean {
  if (lines.some((line) => line.amount !== 0 && !booked.has(linePartKey(line.key)))) return true;
  return payouts.some(
    (payout) =>
      (payout.ownFee !== 0 && !booked.has(partKey(ownFeeId(payout), 'fee'))) ||
      (payout.composition === 'known' &&
        payout.entries.flatMap(partsOf).some((part) => !booked.has(part.key))),
  );
}

/** Writes the steps of all plans that nothing blocks. Rejects, writing nothing, if the journal has one of them already. */
async function writeRows(ctx: FlowContext, planned: readonly Planned[]): Promise<number> {
  let sequence = nextSequence(await ctx.db.journal.toArray());
  const rows: JournalRow[] = [];
  for (const { plan, mapping } of planned) {
    if (mapping === undefined || isBlocked(plan)) continue;
    const own = journalRows(plan, sequence, mapping);
    rows.push(...own);
    sequence += own.length;
  }
  await ctx.db.journal.bulkAdd(rows);
  return rows.length;
}

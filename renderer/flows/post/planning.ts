/** Plans are made one after the other: what one of them pays is no longer due for the next. Pure. */
import { compositeKey } from '../../../shared/ids.ts';
import { isLateReturn } from '../../../shared/matching/shapes/lateReturns.ts';
import type { Minor } from '../../../shared/money.ts';
import type { PayoutEntry } from '../../../shared/payout/model.ts';
import type { BookIndex } from '../../../shared/posting/books.ts';
import type { Answers } from '../../../shared/posting/checks/answers.ts';
import { isBlocked } from '../../../shared/posting/journal.ts';
import type {
  JournalRow,
  Mapping,
  PostingPlan,
  PostingProblem,
  PostingStep,
} from '../../../shared/posting/model.ts';
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
import { movesElsewhere } from '../../../shared/posting/plan/elsewhere.ts';
import { addPayment, paidOf } from '../../../shared/posting/plan/outstanding.ts';
import { planDecision } from '../../../shared/posting/plan/plan.ts';
import { planActivity } from '../../../shared/posting/plan/planActivity.ts';
import type { PlanContext } from '../../../shared/posting/plan/planEntries.ts';
import { bankFeeOf } from '../../../shared/posting/styles/bankFee.ts';
import { plansGoing } from '../../../shared/posting/undo/takenBack.ts';
import { type LoadedBooks, type LoadedDecision, mappingOf, openBooks, type ReadBooks } from './load.ts';

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

/** What the journal says that planning heeds. */
export interface Bookings {
  /** Parts and references that are booked or about to be. */
  readonly booked: ReadonlySet<string>;
  readonly shares: Shares;
  /** Ids of all rows. */
  readonly known: ReadonlySet<string>;
  /** Plans that are being taken back: not posted anew before that is through or given up. */
  readonly going: ReadonlySet<string>;
}

/** Reads the journal for planning. Pure. */
export function bookingsOf(journal: readonly JournalRow[]): Bookings {
  return {
    booked: bookedParts(journal),
    shares: bookedShares(journal),
    known: new Set(journal.map((row) => row.id)),
    going: plansGoing(journal),
  };
}

/** What planning carries from plan to plan for one Xero connection: `planned` grows with each. */
export interface Run {
  readonly context: Omit<PlanContext, 'mapping'>;
  readonly planned: Map<string, Minor>;
  readonly known: ReadonlySet<string>;
}

/** Begins with what is on its way already. */
export function startRun({ books, planned }: LoadedBooks, bookings: Bookings, answers: Answers): Run {
  // One of its own: a copy for every plan would take longer than planning.
  const own = new Map(planned);
  const { booked, shares, known } = bookings;
  return { context: { books, booked, shares, planned: own, answers }, planned: own, known };
}

/** Every plan that is asked for, also those that something holds. Pure. */
export function planAll(ground: Ground): Planned[] {
  const { mappings, answers } = ground;
  const bookings = bookingsOf(ground.journal);
  const runs = new Map(
    [...ground.books].map(([connectionId, books]) => [
      connectionId,
      startRun(openBooks(books), bookings, answers),
    ]),
  );
  const decided = ground.decisions
    .filter((loaded) => hasWork(loaded, bookings))
    .map((loaded): Planned => {
      const mapping = mappingOf(loaded, mappings);
      const run = mapping && runs.get(mapping.xeroConnectionId);
      const plan = planLoaded(loaded, mapping, run);
      if (run) carryOn(run, plan);
      return { plan, mapping, books: run?.context.books };
    });
  const activity = [...ground.activity].flatMap(([key, entries]): Planned[] => {
    const mapping = mappings.get(key);
    const run = mapping && runs.get(mapping.xeroConnectionId);
    if (!mapping || !run) return [];
    const plans = planMovements(entries, mapping, run, bookings);
    for (const plan of plans) carryOn(run, plan);
    return plans.map((plan) => ({ plan, mapping, books: run.context.books }));
  });
  return [...decided, ...activity];
}

/** The plan of one decision; without a mapping or its books it says what is missing. */
export function planLoaded(
  loaded: LoadedDecision,
  mapping: Mapping | undefined,
  run: Pick<Run, 'context' | 'known'> | undefined,
): PostingPlan {
  if (!mapping || !run) return withoutMapping(loaded);
  const plan = planDecision(loaded, { ...run.context, mapping });
  const whole =
    loaded.payouts.length === loaded.decision.payoutKeys.length &&
    loaded.lines.length === loaded.decision.lineKeys.length;
  const found = [
    ...plan.problems,
    ...(whole ? [] : [goneProblem(mapping)]),
    ...plan.steps.filter((step) => run.known.has(step.id)).map(grownProblem),
  ];
  return { ...plan, problems: found };
}

/** The plans of movements that no known payout holds. */
export function planMovements(
  entries: readonly PayoutEntry[],
  mapping: Mapping,
  { context }: Pick<Run, 'context'>,
  { going }: Pick<Bookings, 'going'>,
): PostingPlan[] {
  return planActivity(entries, { ...context, mapping }).filter(({ id }) => !going.has(id));
}

/** Whether something of a plan isn't written down yet, or it is nothing but findings. `known` are the ids of journal rows. */
export function isFresh({ steps }: PostingPlan, known: { has(rowId: string): boolean }): boolean {
  return steps.length === 0 || steps.some((step) => !known.has(step.id));
}

/** What a plan pays is no longer due for those after it. */
export function carryOn({ planned }: Pick<Run, 'planned'>, plan: PostingPlan): void {
  if (isBlocked(plan)) return;
  for (const { draft } of plan.steps)
    if (draft.kind === 'payment') addPayment(planned, draft.invoiceId, paidOf(draft));
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

/** Whether anything of a decision is still to be booked, and it isn't being taken back. */
export function hasWork(
  { decision, payouts, lines }: LoadedDecision,
  { booked, going }: Pick<Bookings, 'booked' | 'going'>,
): boolean {
  if (going.has(decision.id)) return false;
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

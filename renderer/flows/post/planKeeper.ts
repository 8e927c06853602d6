/**
 * What would be posted now, kept from one time to the next: after a decision only its own plan is made anew, and those that its payments
 * reach. Always what `previewPosting` gives, which plans everything from scratch.
 */
import { isSame } from '../../../shared/matching/incremental/changes.ts';
import type { Minor } from '../../../shared/money.ts';
import type { PayoutEntry } from '../../../shared/payout/model.ts';
import type { Mapping, PostingPlan } from '../../../shared/posting/model.ts';
import type { ChangedRows } from '../../db/changes.ts';
import type { TieoutDatabase } from '../../db/database.ts';
import { inOne } from '../../db/inOne.ts';
import { activityOf, type LoadedDecision, loadDecisions, mappingOf, planningTables } from './load.ts';
import { type PlanningGround, readChanges, readGroundAnew, type Update } from './planGround.ts';
import { carryOn, hasWork, isFresh, planLoaded, planMovements, type Run, startRun } from './planning.ts';

/** How many decisions are in memory with all their movements at a time. */
const CHUNK = 500;

/** What planning looked up of the payments on their way: while that is the same, so is the plan. */
type Seen = ReadonlyMap<string, Minor | undefined>;

/** One decision of which something is to be posted, or may be. */
interface Item {
  readonly id: string;
  /** Plans are made in this order. */
  readonly place: string;
  /** Null: to be planned. */
  readonly made: { readonly plan: PostingPlan; readonly seen: Seen } | null;
}

/** The movements of one mapping that no payout holds. */
interface Activity {
  readonly entries: readonly PayoutEntry[];
  readonly made: { readonly plans: readonly PostingPlan[]; readonly seen: Seen } | null;
}

interface Kept {
  readonly ground: PlanningGround;
  /** All decisions, also those of which nothing is to be posted. */
  readonly decidedAt: Map<string, number>;
  readonly items: Map<string, Item>;
  readonly activity: Map<string, Activity>;
}

export class PlanKeeper {
  private kept: Kept | null = null;
  private last: Promise<unknown> = Promise.resolve();
  private readonly db: TieoutDatabase;

  constructor(db: TieoutDatabase) {
    this.db = db;
  }

  /** Every plan of which something isn't written down yet, as of now; `changed` is what was written since it was asked last, null if that isn't known. */
  plans(changed: ChangedRows | null): Promise<readonly PostingPlan[]> {
    const turn = this.last.then(
      () => this.bringUpToDate(changed),
      () => this.bringUpToDate(changed),
    );
    this.last = turn;
    return turn;
  }

  private async bringUpToDate(changed: ChangedRows | null): Promise<readonly PostingPlan[]> {
    const before = this.kept;
    // Whatever breaks off here, the next time begins from nothing.
    this.kept = null;
    const workOut = await inOne(this.db, 'r', planningTables(this.db), async (db) => {
      const found = before && changed && (await readChanges(db, before.ground, before.decidedAt, changed));
      return found ?? (await readGroundAnew(db));
    });
    const update = workOut();
    const isFollowed = before !== null && update.ground.opened === before.ground.opened;
    const next = take(isFollowed ? before : nothingKept(), update);
    const plans = await this.planAll(next);
    this.kept = next;
    return plans.filter((plan) => isFresh(plan, next.ground.bookings.known));
  }

  private async planAll({ ground, items, activity }: Kept): Promise<PostingPlan[]> {
    const runs = new Map(
      [...ground.opened].map(([id, books]) => [id, startRun(books, ground.bookings, ground.answers)]),
    );
    const queue = [...items.values()].toSorted((a, b) => (a.place < b.place ? -1 : 1));
    const loaded = new Map<string, LoadedDecision>();
    const plans: PostingPlan[] = [];
    for (const [at, item] of queue.entries()) {
      const run = runs.get(xeroOf(ground, item.made?.plan.mappingKey));
      if (item.made !== null && (run === undefined || holds(item.made.seen, run))) {
        if (run) carryOn(run, item.made.plan);
        plans.push(item.made.plan);
        continue;
      }
      // oxlint-disable-next-line no-await-in-loop -- a part at a time in memory
      if (!loaded.has(item.id)) await this.load(queue, at, loaded);
      const plan = planItem(loaded.get(item.id), ground, runs);
      loaded.delete(item.id);
      if (plan === null) items.delete(item.id);
      else {
        items.set(item.id, { ...item, made: plan });
        plans.push(plan.plan);
      }
    }
    return [...plans, ...planLoose(ground, activity, runs)];
  }

  /** Reads the decision that is due, and some of those behind it that are to be planned too. */
  private async load(queue: readonly Item[], due: number, into: Map<string, LoadedDecision>): Promise<void> {
    const ids: string[] = [];
    for (let at = due; at < queue.length && ids.length < CHUNK; at += 1) {
      const item = queue[at];
      if (item !== undefined && (at === due || item.made === null)) ids.push(item.id);
    }
    const { decisions, payouts, statementLines } = this.db;
    const read = await inOne(this.db, 'r', [decisions, payouts, statementLines], (db) =>
      loadDecisions(db, ids),
    );
    for (const one of read) into.set(one.decision.id, one);
  }
}

const nothingKept = (): Omit<Kept, 'ground'> => ({
  decidedAt: new Map(),
  items: new Map(),
  activity: new Map(),
});

/** Puts what changed in its place: what it reaches is to be planned. */
function take({ decidedAt, items, activity }: Omit<Kept, 'ground'>, update: Update): Kept {
  const { ground, decisions, gone, replan, remapped } = update;
  for (const id of gone) {
    items.delete(id);
    decidedAt.delete(id);
  }
  for (const { id, decidedAt: at, place } of decisions) {
    items.set(id, { id, place, made: null });
    decidedAt.set(id, at);
  }
  for (const item of items.values()) {
    const isOther = replan.has(item.id) || remapped.has(item.made?.plan.mappingKey ?? '');
    if (isOther && item.made !== null) items.set(item.id, { ...item, made: null });
  }
  const found = new Map<string, Activity>();
  for (const [key, mapping] of ground.mappings) {
    const before = activity.get(key);
    const entries = activityOf(mapping, ground.loose, ground.decidedOff);
    const isOther = remapped.has(key) || [...replan].some((id) => !items.has(id));
    const made = !isOther && before && isSame(before.entries, entries) ? before.made : null;
    found.set(key, { entries, made });
  }
  return { ground, decidedAt, items, activity: found };
}

function xeroOf({ mappings }: PlanningGround, mappingKey: string | undefined): string {
  return mappings.get(mappingKey ?? '')?.xeroConnectionId ?? '';
}

function holds(seen: Seen, { planned }: Pick<Run, 'planned'>): boolean {
  for (const [id, amount] of seen) if (planned.get(id) !== amount) return false;
  return true;
}

/** A run that notes what is looked up of the payments on their way. */
function noting(run: Run): { readonly run: Run; readonly seen: Seen } {
  const seen = new Map<string, Minor | undefined>();
  const get = (id: string): Minor | undefined => {
    const amount = run.planned.get(id);
    seen.set(id, amount);
    return amount;
  };
  return { run: { ...run, context: { ...run.context, planned: { get } } }, seen };
}

/** Null where nothing of the decision is to be booked, or it is gone since. */
function planItem(
  loaded: LoadedDecision | undefined,
  ground: PlanningGround,
  runs: ReadonlyMap<string, Run>,
): Item['made'] {
  if (loaded === undefined || !hasWork(loaded, ground.bookings)) return null;
  const mapping: Mapping | undefined = mappingOf(loaded, ground.mappings);
  const run = mapping && runs.get(mapping.xeroConnectionId);
  if (!run) return { plan: planLoaded(loaded, mapping, undefined), seen: new Map() };
  const noted = noting(run);
  const plan = planLoaded(loaded, mapping, noted.run);
  carryOn(run, plan);
  return { plan, seen: noted.seen };
}

/** The plans of movements that no payout holds, after those of all decisions. */
function planLoose(
  ground: PlanningGround,
  activity: Map<string, Activity>,
  runs: ReadonlyMap<string, Run>,
): PostingPlan[] {
  return [...activity].flatMap(([key, { entries, made }]) => {
    const mapping = ground.mappings.get(key);
    const run = mapping && runs.get(mapping.xeroConnectionId);
    if (!mapping || !run) return [];
    const kept = made !== null && holds(made.seen, run) ? made : movements(entries, mapping, run, ground);
    for (const plan of kept.plans) carryOn(run, plan);
    activity.set(key, { entries, made: kept });
    return kept.plans;
  });
}

function movements(
  entries: readonly PayoutEntry[],
  mapping: Mapping,
  run: Run,
  { bookings }: PlanningGround,
): NonNullable<Activity['made']> {
  const noted = noting(run);
  return { plans: planMovements(entries, mapping, noted.run, bookings), seen: noted.seen };
}

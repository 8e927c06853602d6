/** The lists about posting that are worked out off the page, one of each for a local database. */
import * as v from 'valibot';
import type { PostingPlan } from '../../shared/posting/model.ts';
import type { RowStanding } from '../../shared/posting/readBack/readBack.ts';
import type { TieoutDatabase } from '../db/database.ts';
import type { FlowContext } from '../flows/context.ts';
import { PlanKeeper } from '../flows/post/planKeeper.ts';
import { standings } from '../flows/post/readBack.ts';
import { type ListHead, PartsKeeper } from './partsKeeper.ts';

type Kept<T extends object> = WeakMap<TieoutDatabase, PartsKeeper<T>>;

const plans: Kept<PostingPlan> = new WeakMap();
const standing: Kept<RowStanding> = new WeakMap();

function keptFor<T extends object>(known: Kept<T>, db: TieoutDatabase, make: () => PartsKeeper<T>) {
  const kept = known.get(db) ?? make();
  known.set(db, kept);
  return kept;
}

const weightOf = ({ steps }: PostingPlan) =>
  steps.reduce((sum, { draft }) => sum + 1 + ('lines' in draft ? draft.lines.length : 0), 1);

/** The plans last previewed. */
export function planList(db: TieoutDatabase): PartsKeeper<PostingPlan> {
  return keptFor(plans, db, () => new PartsKeeper((plan) => plan.id, weightOf));
}

/** The standings last worked out. */
export function standingList(db: TieoutDatabase): PartsKeeper<RowStanding> {
  const make = () =>
    new PartsKeeper<RowStanding>(
      ({ rowId }) => rowId,
      () => 1,
    );
  return keptFor(standing, db, make);
}

const DirtySchema = v.object({
  keys: v.array(v.string()),
  ranges: v.array(v.tuple([v.string(), v.string()])),
  all: v.boolean(),
});

/** What the page has, and what it heard was written since it asked last: null if it doesn't know. */
export const PreviewSchema = v.object({
  base: v.string(),
  changed: v.nullable(v.map(v.string(), DirtySchema)),
});

const keepers = new WeakMap<TieoutDatabase, PlanKeeper>();

/** Plans everything that could be posted now; `base` is the list that the page has. */
export async function previewList(
  { db }: Pick<FlowContext, 'db'>,
  { base, changed }: v.InferOutput<typeof PreviewSchema>,
): Promise<ListHead> {
  const keeper = keepers.get(db) ?? new PlanKeeper(db);
  keepers.set(db, keeper);
  return planList(db).renew(await keeper.plans(changed), base);
}

/** Works out how every posting stands; `base` is the list that the page has. */
export async function standingsNow(ctx: Pick<FlowContext, 'db'>, base: string): Promise<ListHead> {
  return standingList(ctx.db).renew(await standings(ctx), base);
}

/**
 * Other work on payouts and lines that belongs off the UI thread: each takes plain data and gives plain data, and may read the local database.
 * To add one, name it in `JOB_NAMES` and put it here; `ctx.matcher.job(name, input, options)` runs it in the worker, or on the thread at hand without one. A job
 * reports progress by `ctx.onProgress`; cancelling ends the worker, so it needn't listen to anything.
 */
import * as v from 'valibot';
import { RuleSchema } from '../../shared/matching/memory/ruleRows.ts';
import { PlainDateSchema } from '../../shared/schemas.ts';
import { heldAt } from '../flows/books/held.ts';
import { summaryOf } from '../flows/books/summary.ts';
import { composePayouts } from '../flows/compose.ts';
import type { FlowContext } from '../flows/context.ts';
import { FeePeriodSchema, readFees } from '../flows/fees.ts';
import { readGround } from '../flows/post/ground.ts';
import { precisionNow, replayRule, suggestNow } from '../flows/replay.ts';
import type { JobName } from './matcher.ts';
import { BaseSchema, PartSchema } from './partsKeeper.ts';
import { planList, PreviewSchema, previewList, standingList, standingsNow } from './postingLists.ts';

type JobContext = Pick<FlowContext, 'db' | 'call' | 'now' | 'signal' | 'onProgress'>;
type MatchingJob = (ctx: JobContext, input: unknown) => Promise<unknown>;

export const JOBS: Readonly<Record<JobName, MatchingJob>> = {
  /** How often `certain` was right for each provider account, with the rules there are: `Record<string, Precision>`. */
  precision: (ctx) => precisionNow(ctx),
  /** What a rule (`input`) would change if it were kept: `ReplayReport`. */
  replay: (ctx, input) => replayRule(ctx, v.parse(RuleSchema, input)),
  /** Names that the bank uses and no rule knows: `AliasSuggestion[]`. */
  suggest: (ctx) => suggestNow(ctx),
  /** Works out what untold payouts hold: `ComposeSummary`. */
  compose: (ctx) => composePayouts(ctx),
  /** How the book stands: `BookSummary`. */
  summary: ({ db, now }) => summaryOf(db, now()),
  /** What providers kept within a `FeePeriod`, and the audit: `FeeReading`. */
  fees: (ctx, input) => readFees(ctx, v.parse(FeePeriodSchema, input)),
  /** What providers held at the end of a day (`input`): `Held[]`. */
  held: (ctx, input) => heldAt(ctx, v.parse(PlainDateSchema, input)),
  /** What would be posted now: `ListHead` of `PostingPlan`s, whose parts `previewPart` gives. */
  preview: (ctx, input) => previewList(ctx, v.parse(PreviewSchema, input)),
  previewPart: async ({ db }, input) => planList(db).part(v.parse(PartSchema, input)),
  /** How what was posted stands in Xero: `ListHead` of `RowStanding`s, whose parts `standingsPart` gives. */
  standings: (ctx, input) => standingsNow(ctx, v.parse(BaseSchema, input).base),
  standingsPart: async ({ db }, input) => standingList(db).part(v.parse(PartSchema, input)),
  /** What plans are shown against: `GroundNow`. */
  books: ({ db }) => readGround(db),
};

/** What the app and its matching worker tell each other. */
import * as v from 'valibot';
import { JOB_NAMES } from './matcher.ts';

/** `db` is the local database's name, `now` unix milliseconds. */
export const RequestSchema = v.variant('type', [
  v.object({ type: v.literal('run'), id: v.number(), db: v.string(), now: v.number() }),
  v.object({
    type: v.literal('job'),
    id: v.number(),
    db: v.string(),
    now: v.number(),
    name: v.picklist(JOB_NAMES),
    input: v.unknown(),
  }),
]);
export type Request = v.InferOutput<typeof RequestSchema>;

const ProgressSchema = v.object({ stage: v.string(), done: v.number(), total: v.nullable(v.number()) });

export const AnswerSchema = v.variant('type', [
  v.object({ type: v.literal('progress'), id: v.number(), progress: ProgressSchema }),
  v.object({ type: v.literal('done'), id: v.number(), result: v.unknown() }),
  v.object({ type: v.literal('failed'), id: v.number(), name: v.string(), message: v.string() }),
]);
export type Answer = v.InferOutput<typeof AnswerSchema>;

const Count = v.number();
export const SummarySchema = v.object({
  verdicts: v.object({ certain: Count, likely: Count, ambiguous: Count, noLine: Count, residual: Count }),
  stats: v.object({
    payouts: Count,
    lines: Count,
    candidates: Count,
    components: Count,
    outOfBudget: Count,
  }),
  solved: Count,
  changed: Count,
  removed: Count,
});

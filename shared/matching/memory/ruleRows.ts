/**
 * Rules: what the user taught matching, as plain rows to read, edit and export. Declined pairs are rows of their own
 * table. A rule that is switched off stays, and does nothing.
 */
import * as v from 'valibot';
import { CurrencySchema, MinorSchema, PlainDateSchema } from '../../schemas.ts';
import type { MatchInput } from '../input.ts';
import type { Lag } from '../days/lag.ts';

const common = {
  id: v.string(),
  enabled: v.boolean(),
  /** Unix milliseconds. */
  createdAt: v.number(),
};

export const RuleSchema = v.variant('kind', [
  /** Words in a bank's text that mean a provider (`connectionId` null) or one of its accounts. */
  v.object({
    ...common,
    kind: v.literal('alias'),
    text: v.string(),
    provider: v.string(),
    connectionId: v.nullable(v.string()),
  }),
  /** The fee that a bank may keep of a payout; where both bounds are given, both hold. */
  v.object({
    ...common,
    kind: v.literal('tolerance'),
    accountId: v.string(),
    maxFee: v.nullable(MinorSchema),
    /** Hundredths of a percent of the payout. */
    maxBasisPoints: v.nullable(v.number()),
  }),
  /** Business days from a provider account's arrival date to the bank's, in place of what decisions teach. */
  v.object({
    ...common,
    kind: v.literal('lag'),
    connectionId: v.string(),
    low: v.number(),
    median: v.number(),
    high: v.number(),
  }),
  /** What one major unit of `from` was worth in `to` on a day, as decimal text. */
  v.object({
    ...common,
    kind: v.literal('rate'),
    from: CurrencySchema,
    to: CurrencySchema,
    date: PlainDateSchema,
    rate: v.string(),
  }),
  /** Certain matches of a provider account are confirmed without being asked for. */
  v.object({
    ...common,
    kind: v.literal('autoApply'),
    connectionId: v.string(),
    /** Why it was switched off by itself: the user took one of its matches back, or measured anew one was wrong or too few agreed. */
    stopped: v.optional(
      v.nullable(v.object({ reason: v.picklist(['undone', 'wrong', 'tooFew']), at: v.number() })),
    ),
  }),
  /** A match that a rule confirmed and the user took back: its payouts are never confirmed by a rule again. */
  v.object({
    ...common,
    kind: v.literal('byHandOnly'),
    payoutKeys: v.array(v.string()),
    lineKeys: v.array(v.string()),
  }),
]);
export type Rule = v.InferOutput<typeof RuleSchema>;

/** What the rules that are switched on give to matching. */
export function rulesInput(
  rules: readonly Rule[],
): Required<Pick<MatchInput, 'aliases' | 'tolerances' | 'rates' | 'lags'>> {
  const on = rules
    .filter(({ enabled }) => enabled)
    .toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const lags = new Map<string, Lag>();
  for (const rule of on) {
    if (rule.kind !== 'lag') continue;
    const { median, low, high } = rule;
    lags.set(rule.connectionId, { median, low, high, count: 0 });
  }
  return {
    aliases: on.filter((rule) => rule.kind === 'alias'),
    tolerances: on.filter((rule) => rule.kind === 'tolerance'),
    rates: on.filter((rule) => rule.kind === 'rate'),
    lags,
  };
}

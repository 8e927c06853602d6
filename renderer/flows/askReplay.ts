/** Asks whoever matches (the worker in the app) for a replay, and parses its answer. */
import * as v from 'valibot';
import type { Precision } from '../../shared/matching/replay/precision.ts';
import type { ReplayReport } from '../../shared/matching/replay/replay.ts';
import {
  PrecisionsSchema,
  ReplayReportSchema,
  SuggestionsSchema,
} from '../../shared/matching/replay/report.ts';
import type { Rule } from '../../shared/matching/memory/ruleRows.ts';
import type { AliasSuggestion } from '../../shared/matching/memory/suggestAliases.ts';
import type { FlowContext } from './context.ts';
import { matcherOf } from './match.ts';

function options({ now, signal, onProgress }: FlowContext) {
  return { now: now(), signal, onProgress };
}

/** How often `certain` was right for each provider account, with the rules there are. Measured now. */
export async function measurePrecision(ctx: FlowContext): Promise<Readonly<Record<string, Precision>>> {
  return v.parse(PrecisionsSchema, await matcherOf(ctx).job('precision', null, options(ctx)));
}

/** What a rule would change if it were kept as it is. */
export async function askReplay(ctx: FlowContext, rule: Rule): Promise<ReplayReport> {
  return v.parse(ReplayReportSchema, await matcherOf(ctx).job('replay', rule, options(ctx)));
}

/** Names that the bank uses and no rule knows yet. */
export async function askSuggestions(ctx: FlowContext): Promise<AliasSuggestion[]> {
  return v.parse(SuggestionsSchema, await matcherOf(ctx).job('suggest', null, options(ctx)));
}

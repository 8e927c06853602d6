/** A replay's report as it crosses from the worker: parsed, never believed. */
import * as v from 'valibot';
import { VerdictSchema } from '../model.ts';
import { CountSchema } from '../../schemas.ts';
import { CHANGE_KINDS, type Changes } from './changes.ts';
import type { AliasSuggestion } from '../memory/suggestAliases.ts';
import type { Precision } from './precision.ts';
import type { ReplayReport } from './replay.ts';

const Keys = v.array(v.string());
const PairingSchema = v.object({ lineKeys: Keys, verdict: VerdictSchema });

const ExampleSchema = v.object({
  payoutKeys: Keys,
  lineKeys: Keys,
  why: v.picklist(['confirmed', 'declined', 'undone']),
  decided: v.array(v.object({ payoutKeys: Keys, lineKeys: Keys })),
});

const PrecisionSchema: v.GenericSchema<unknown, Precision> = v.object({
  oneByOne: CountSchema,
  together: CountSchema,
  byRule: CountSchema,
  disagree: CountSchema,
  agreeing: v.array(ExampleSchema),
  disagreeing: v.array(ExampleSchema),
});

/** Precision by provider account. */
export const PrecisionsSchema: v.GenericSchema<unknown, Record<string, Precision>> = v.record(
  v.string(),
  PrecisionSchema,
);

const GroupSchema = v.object({
  count: CountSchema,
  certain: CountSchema,
  decided: CountSchema,
  examples: v.array(
    v.object({
      kind: v.picklist(CHANGE_KINDS),
      payoutKeys: Keys,
      before: v.nullable(PairingSchema),
      after: v.nullable(PairingSchema),
      decided: v.boolean(),
    }),
  ),
});

const ChangesSchema: v.GenericSchema<unknown, Changes> = v.object({
  new: GroupSchema,
  lost: GroupSchema,
  moved: GroupSchema,
  surer: GroupSchema,
  lessSure: GroupSchema,
});

export const ReplayReportSchema: v.GenericSchema<unknown, ReplayReport> = v.object({
  changes: ChangesSchema,
  before: PrecisionSchema,
  after: PrecisionSchema,
  byConnection: PrecisionsSchema,
  tooBroad: v.nullable(v.object({ heard: CountSchema, lines: CountSchema, payouts: CountSchema })),
  payouts: CountSchema,
  lines: CountSchema,
  decisions: CountSchema,
});

export const SuggestionsSchema: v.GenericSchema<unknown, AliasSuggestion[]> = v.array(
  v.object({
    text: v.string(),
    provider: v.string(),
    connectionId: v.string(),
    confirmed: CountSchema,
    open: CountSchema,
  }),
);

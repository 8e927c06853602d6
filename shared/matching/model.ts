/** What matching says: which payouts are which bank lines, how sure, and why. */
import * as v from 'valibot';
import { MinorSchema } from '../schemas.ts';

/**
 * `certain` may be applied with one button for all; `likely` needs a look; `ambiguous` has equal answers and is never
 * applied by itself; `noLine` has no line yet; `residual` is a payout whose entries don't explain its amount.
 */
export const VerdictSchema = v.picklist(['certain', 'likely', 'ambiguous', 'noLine', 'residual']);
export type Verdict = v.InferOutput<typeof VerdictSchema>;

/**
 * One reason. `code` selects the sentence in the user's language (`evidence.<code>` in the catalogue) and `values` fill
 * it; `weight` is what it adds to (or takes from) the score.
 */
export const EvidenceSchema = v.object({
  code: v.picklist([
    'amountEqual',
    'sumEqual',
    'dateExpected',
    'dateLater',
    'dateEarlier',
    'descriptorSeen',
    'descriptorMissing',
    'payoutIdSeen',
    'traceIdSeen',
    'onlyCandidate',
    'equalAnswers',
    'interchangeable',
    'wrongDirection',
    'notYetDue',
    'failedPayout',
    'returnedPair',
    'residual',
    'unknownEntries',
    'compositionUntold',
    'notToBank',
    'canceled',
    'byHand',
    'aliasSeen',
    'usualLag',
    'linesEqual',
    'equalSums',
    'shortByFee',
    'bankRate',
    'outOfBudget',
    'otherExplanation',
  ]),
  values: v.record(v.string(), v.union([v.string(), v.number()])),
  weight: v.number(),
});
export type Evidence = v.InferOutput<typeof EvidenceSchema>;

/**
 * A proposed pairing: normally one payout and one line; several payouts in one deposit; one payout in several lines; a failed
 * payout with credit and return; a deposit short by the bank's fee; a payout that the bank converted.
 */
export const MatchSchema = v.object({
  /** Stable: derived from the keys of its payouts and lines. */
  id: v.string(),
  payoutKeys: v.array(v.string()),
  lineKeys: v.array(v.string()),
  verdict: VerdictSchema,
  /** 0 … 1. */
  score: v.number(),
  /** Distance to the next best answer, 0 … 1; 0 when there is an equal one. */
  margin: v.number(),
  /** Payout total minus line total, minor units: the bank's fee of a short deposit, else 0; 0 too where the currencies differ. */
  residual: MinorSchema,
  evidence: v.array(EvidenceSchema),
  /** Equal or near answers for `ambiguous`: other sets of lines. */
  alternatives: v.array(v.object({ lineKeys: v.array(v.string()), score: v.number() })),
});
export type Match = v.InferOutput<typeof MatchSchema>;

/** A confirmed pairing: the user's (or a rule's) decision. Deleting it before posting is undo. */
export const DecisionSchema = v.object({
  /** The match's id. */
  id: v.string(),
  payoutKeys: v.array(v.string()),
  lineKeys: v.array(v.string()),
  by: v.picklist(['user', 'allCertain', 'byHand', 'rule']),
  /** The rule that confirmed it, where `by` is `rule`. */
  ruleId: v.optional(v.string()),
  /** Unix milliseconds. */
  decidedAt: v.number(),
  evidence: v.array(EvidenceSchema),
});
export type Decision = v.InferOutput<typeof DecisionSchema>;

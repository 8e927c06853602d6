/** The match that a chosen pairing becomes: its verdict and its reasons. */
import { isExplained, residualOf } from '../../payout/model.ts';
import type { Candidate, MatchPayout, PayoutNode } from '../input.ts';
import { matchId } from '../matchId.ts';
import type { Evidence, Match } from '../model.ts';
import type { Field } from './neighbourhood.ts';
import { verdictOf } from '../rules.ts';
import { stateEvidence } from '../score.ts';

/** The keys of lines by their indices. */
export function lineKeys(field: Field, lines: readonly number[]): string[] {
  if (lines.length === 1) return [field.lines[lines[0] ?? -1]?.line.key ?? ''];
  return lines.map((line) => field.lines[line]?.line.key ?? '');
}

const NOTHING: readonly Evidence[] = [];

/** What else is to be known of a payout: that its entries aren't told, or don't explain its amount. */
export function explained(payout: MatchPayout): readonly Evidence[] {
  if (payout.composition !== 'known') return stateEvidence(payout);
  if (isExplained(payout)) return NOTHING;
  const evidence: Evidence[] = [];
  const residual = residualOf(payout);
  const unknown = payout.entries.filter(({ kind }) => kind === 'unknown').length;
  if (residual !== 0)
    evidence.push({ code: 'residual', values: { amount: residual, currency: payout.currency }, weight: 0 });
  if (unknown > 0 || residual === 0)
    evidence.push({ code: 'unknownEntries', values: { count: Math.max(unknown, 1) }, weight: 0 });
  return evidence;
}

/** Whether a payout's known make-up doesn't hold together; an untold one is another matter. */
export function isUnexplained({ payout }: PayoutNode): boolean {
  return payout.composition === 'known' && !isExplained(payout);
}

/** Nothing competes. */
export const ONLY: Evidence = { code: 'onlyCandidate', values: {}, weight: 0 };
const DOUBTED: readonly Evidence[] = [{ code: 'otherExplanation', values: {}, weight: 0 }];
/** Not everything could be tried. */
export const HASTY: Evidence = { code: 'outOfBudget', values: {}, weight: 0 };
const TOO_MUCH: readonly Evidence[] = [HASTY];

/** What was found out about a pairing among its rivals. */
export interface Standing {
  readonly margin: number;
  readonly equal: number;
  readonly incomplete: boolean;
  readonly outdone: boolean;
  readonly alternatives: Match['alternatives'];
  readonly remarks: readonly Evidence[];
}

function nodesOf({ payouts }: Field, candidate: Candidate): PayoutNode[] {
  const [first = -1] = candidate.payouts;
  const node = payouts[first];
  if (node && candidate.payouts.length === 1) return [node];
  return candidate.payouts.map((index) => payouts[index]).filter((one) => one !== undefined);
}

function keysOf(nodes: readonly PayoutNode[]): string[] {
  const [first] = nodes;
  return first && nodes.length === 1 ? [first.payout.key] : nodes.map(({ payout }) => payout.key).sort();
}

function isAnyIn(indices: readonly number[], set: ReadonlySet<number>): boolean {
  if (set.size > 0) for (const index of indices) if (set.has(index)) return true;
  return false;
}

/** The match of a pairing on the lines that it is shown with. */
export function judged(
  field: Field,
  candidate: Candidate,
  lines: readonly number[],
  standing: Standing,
): Match {
  const nodes = nodesOf(field, candidate);
  const { margin } = standing;
  const outOfBudget =
    standing.incomplete || isAnyIn(lines, field.unsearched) || isAnyIn(candidate.payouts, field.hasty);
  const isDoubted =
    !candidate.unproven &&
    (isAnyIn(lines, field.doubted.lines) || isAnyIn(candidate.payouts, field.doubted.payouts));
  const verdict = verdictOf({
    margin,
    equalAnswers: standing.equal,
    marked: candidate.marked,
    dateInside: candidate.dateInside,
    settled: nodes.every(({ payout }) => payout.status !== 'unknown'),
    unexplained: nodes.some(isUnexplained) && candidate.kind !== 'returned',
    outOfBudget,
    outdone: standing.outdone || isDoubted,
    unproven: candidate.unproven,
  });
  const payoutKeys = keysOf(nodes);
  const keys = lineKeys(field, lines);
  const [first] = nodes;
  const ofPayouts =
    first && nodes.length === 1
      ? explained(first.payout)
      : nodes.flatMap(({ payout }) => [...explained(payout)]);
  return {
    id: matchId(payoutKeys, keys),
    payoutKeys,
    lineKeys: keys,
    verdict,
    score: candidate.score,
    margin,
    residual: candidate.shortBy,
    // In one go: a list that grows keeps room, which a long run has a hundred thousand times over.
    evidence: candidate.evidence.concat(
      ofPayouts,
      standing.remarks,
      isDoubted ? DOUBTED : NOTHING,
      outOfBudget ? TOO_MUCH : NOTHING,
    ),
    alternatives: verdict === 'ambiguous' || verdict === 'likely' ? standing.alternatives : [],
  };
}

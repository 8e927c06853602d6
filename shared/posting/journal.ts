/** A plan becomes journal rows: written down before anything is sent. */
import { canonicalJson, stableHash } from '../ids.ts';
import { minor } from '../money.ts';
import type { JournalRow, Mapping, PostingPlan, WrittenDraft } from './model.ts';
import { lineKeysOfStep } from './parts.ts';

/** Hash of a draft in canonical form: what was written is what is sent. */
export function requestHashOf(draft: WrittenDraft): string {
  return stableHash(canonicalJson(draft));
}

/** Rows for all steps of a plan, `queued`, in order from `sequenceStart`. A transfer's row carries its own bank line only. */
export function journalRows(
  plan: PostingPlan,
  sequenceStart: number,
  mapping: Pick<Mapping, 'xeroConnectionId'>,
): JournalRow[] {
  return plan.steps.map((step, index) => ({
    id: step.id,
    planId: plan.id,
    xeroConnectionId: mapping.xeroConnectionId,
    mappingKey: plan.mappingKey,
    phase: step.phase,
    draft: step.draft,
    clearingEffect: minor(step.clearingEffect),
    entryIds: [...step.entryIds],
    ...(step.parts === undefined ? {} : { parts: [...step.parts] }),
    ...(step.shareOf === undefined ? {} : { shareOf: minor(step.shareOf) }),
    payoutKeys: [...plan.payoutKeys],
    lineKeys: lineKeysOfStep(step, plan.lineKeys),
    requestHash: requestHashOf(step.draft),
    state: 'queued',
    batchKey: '',
    sentAt: 0,
    attempts: 0,
    xeroId: '',
    message: '',
    sequence: sequenceStart + index,
  }));
}

/** Whether any problem of a plan forbids sending it. */
export function isBlocked(plan: Pick<PostingPlan, 'problems'>): boolean {
  return plan.problems.some((problem) => problem.severity === 'block');
}

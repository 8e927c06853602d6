/** What every check makes: a finding with what it is about. */
import { compositeKey } from '../../ids.ts';
import type { PostingProblem, PostingStep } from '../model.ts';

/** A finding about the steps named; without any, about the whole plan. */
export function finding(
  code: PostingProblem['code'],
  values: PostingProblem['values'],
  about: {
    readonly severity?: PostingProblem['severity'];
    readonly steps?: readonly Pick<PostingStep, 'id'>[];
    readonly entryId?: string;
  } = {},
): PostingProblem {
  const { severity = 'block', steps = [], entryId = '' } = about;
  const base = { code, values, entryId, severity };
  return steps.length === 0 ? base : { ...base, stepIds: steps.map(({ id }) => id) };
}

/** What a finding about one step is about: the step, and the movement that it books. */
export function ofStep(step: Pick<PostingStep, 'id' | 'entryIds'>) {
  return { steps: [step], entryId: step.entryIds[0] ?? '' };
}

/**
 * Names a finding within its plan for as long as it says the same: what the user said of it holds for nothing else. Another
 * object found, another date, another amount are another finding.
 */
export function findingKey(problem: Pick<PostingProblem, 'code' | 'values' | 'entryId' | 'stepIds'>): string {
  const values = Object.entries(problem.values).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return compositeKey(problem.code, problem.entryId, ...(problem.stepIds ?? []), ...values.flat());
}

/** What the user said of a plan's findings, kept so that nothing is asked twice. */
import * as v from 'valibot';
import { compositeKey } from '../../ids.ts';
import { PlainDateSchema } from '../../schemas.ts';
import { findingKey } from './finding.ts';
import type { PostingPlan, PostingProblem } from '../model.ts';

export const PostingAnswerSchema = v.object({
  /** `planId|what it answers`. */
  key: v.string(),
  planId: v.string(),
  /** Unix milliseconds. */
  at: v.number(),
  /** `postAnyway`: of one finding. `moveDate`: what is locked goes on the first open day while the lock is no later than this. */
  word: v.variant('kind', [
    v.object({ kind: v.literal('postAnyway'), finding: v.string() }),
    v.object({ kind: v.literal('moveDate'), lockedTo: PlainDateSchema }),
  ]),
});
export type PostingAnswer = v.InferOutput<typeof PostingAnswerSchema>;

/** Answers by plan. */
export type Answers = ReadonlyMap<string, readonly PostingAnswer[]>;

/** The row of an answer: a later one to the same finding takes its place. */
export function answerOf(planId: string, word: PostingAnswer['word'], at: number): PostingAnswer {
  const about = word.kind === 'postAnyway' ? word.finding : word.kind;
  return { key: compositeKey(planId, about), planId, at, word };
}

/** Answers by their plan. */
export function byPlan(answers: Iterable<PostingAnswer>): Answers {
  const found = new Map<string, PostingAnswer[]>();
  for (const answer of answers) found.set(answer.planId, [...(found.get(answer.planId) ?? []), answer]);
  return found;
}

/** Up to which lock the user wants a plan's postings moved behind it; null: not at all. */
export function movedFrom(answers: Answers | undefined, planId: string) {
  for (const { word } of answers?.get(planId) ?? []) if (word.kind === 'moveDate') return word.lockedTo;
  return null;
}

/** The findings with a mark on those warnings of which the user said to post anyway. What blocks stays as it is. */
export function marked(
  planId: string,
  problems: readonly PostingProblem[],
  answers: Answers | undefined,
): PostingProblem[] {
  const anyway = new Set(
    (answers?.get(planId) ?? []).flatMap(({ word }) => (word.kind === 'postAnyway' ? [word.finding] : [])),
  );
  return problems.map((problem) =>
    problem.severity === 'warn' && anyway.has(findingKey(problem)) ? { ...problem, answered: true } : problem,
  );
}

/** Whether a finding keeps what it is about from being sent. */
export function holds({ severity, answered }: Pick<PostingProblem, 'severity' | 'answered'>): boolean {
  return severity === 'block' || answered !== true;
}

/** Whether a plan may be posted: nothing blocks it, and every warning was answered. */
export function mayPost({ problems }: Pick<PostingPlan, 'problems'>): boolean {
  return !problems.some(holds);
}

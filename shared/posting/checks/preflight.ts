/** Checks before anything is queued, against the books as last read. Each finding says what stands in the way. */
import type { BookIndex } from '../books.ts';
import { bankAccountProblems, codeProblems } from './accounts.ts';
import { contactProblems } from './contacts.ts';
import { duplicateProblems } from './duplicates.ts';
import { lockProblems } from './locks.ts';
import { taxProblems, totalProblems } from './taxes.ts';
import { trackingProblems } from './tracking.ts';
import type { Mapping, PostingProblem, PostingStep } from '../model.ts';

export { effectsOf } from './effects.ts';

/** All findings for the steps of one plan; `payoutIds` are the provider's ids of what it books. */
export function preflight(
  steps: readonly PostingStep[],
  mapping: Mapping,
  books: BookIndex,
  payoutIds: readonly string[] = [],
): PostingProblem[] {
  if (steps.length === 0) return [];
  return [
    ...lockProblems(steps, books.organisation),
    ...bankAccountProblems(steps, mapping, books),
    ...codeProblems(steps, mapping, books),
    ...taxProblems(steps, books),
    ...totalProblems(steps, books),
    ...trackingProblems(steps, books),
    ...contactProblems(steps, books),
    ...duplicateProblems(steps, mapping, books, payoutIds),
  ];
}

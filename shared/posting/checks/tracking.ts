/** Tracking on lines: categories and options that are there and active. */
import type { BookIndex } from '../books.ts';
import type { PostingProblem, PostingStep } from '../model.ts';
import { trackingKey } from '../plan/tracking.ts';
import { finding } from './finding.ts';
import { type DraftLine, isLined, linesByStep } from './lines.ts';

const keyOf = ({ tracking }: DraftLine) => trackingKey(tracking ?? []);

/** One finding for each choice that Xero would refuse. Nothing is said while the categories were never read. */
export function trackingProblems(steps: readonly PostingStep[], books: BookIndex): PostingProblem[] {
  const choices = new Map(
    steps.flatMap(({ draft }) =>
      isLined(draft) ? draft.lines.map((line) => [keyOf(line), line.tracking ?? []] as const) : [],
    ),
  );
  return [...linesByStep(steps, keyOf)].flatMap(([key, own]) =>
    (choices.get(key) ?? [])
      .filter(({ name, option }) => !isActive(name, option, books))
      .map(({ name, option }) => finding('trackingMissing', { name, option }, { steps: own })),
  );
}

function isActive(name: string, option: string, { tracking }: BookIndex): boolean {
  const category = tracking.get(name);
  if (category?.status !== 'ACTIVE') return false;
  return category.options.some((one) => one.name === option && one.status === 'ACTIVE');
}

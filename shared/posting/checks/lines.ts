/** The lines of a plan's drafts, by what they have in common. */
import type { BankTransactionDraft, DocumentDraft, PostingStep, WrittenDraft } from '../model.ts';

/** One line of a draft. */
export type DraftLine = BankTransactionDraft['lines'][number];

/** Whether a draft's lines are on accounts of ours to choose: an overpayment's one is on accounts receivable. */
export function isLined(draft: WrittenDraft): draft is BankTransactionDraft | DocumentDraft {
  return 'lines' in draft && !(draft.kind === 'bankTransaction' && draft.overpayment !== undefined);
}

/** Which steps have a line with each value. */
export function linesByStep(
  steps: readonly PostingStep[],
  valueOf: (line: DraftLine) => string,
): Map<string, PostingStep[]> {
  const found = new Map<string, PostingStep[]>();
  for (const step of steps) {
    const values = isLined(step.draft) ? step.draft.lines.map(valueOf) : [];
    for (const value of new Set(values)) found.set(value, [...(found.get(value) ?? []), step]);
  }
  return found;
}

/** Bank lines before the statement is put in order. */
import type { PlainDate } from '../../../shared/dates.ts';
import { minor } from '../../../shared/money.ts';
import type { StoryBankLine } from './model.ts';

/** A line without its place on the statement. `amount` in cents as it changes the account. */
export interface DraftLine {
  readonly date: PlainDate;
  readonly amount: number;
  readonly narrative: string;
  readonly payoutIds: readonly string[];
  readonly hardCase: string;
}

/** A line that has nothing to do with a payout. */
export function otherLine(date: PlainDate, amount: number, narrative: string, hardCase = ''): DraftLine {
  return { date, amount, narrative, payoutIds: [], hardCase };
}

/** Which line of the statement repeats the bank id of the one before it (case 25). */
const REUSED_AT = 400;

/**
 * Puts lines in order of date (within a day as given) and gives them the bank's ids. The bank writes everything into one
 * field, so payee and reference stay empty.
 */
export function statementOf(drafts: readonly DraftLine[]): StoryBankLine[] {
  const ordered = drafts.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const position = (index: number): number => (index === REUSED_AT ? index - 1 : index);
  return ordered.map((draft, index) => {
    const reused = index === REUSED_AT ? '25-fitid-reuse' : '';
    const dated = ordered[position(index)]?.date ?? draft.date;
    return {
      date: draft.date,
      amount: minor(draft.amount),
      payee: '',
      narrative: draft.narrative,
      reference: '',
      fitId: `${dated.replaceAll('-', '')}${String(70_001 + position(index))}`,
      truth: {
        payoutIds: draft.payoutIds,
        hardCase: [draft.hardCase, reused].filter((tag) => tag !== '').join('+'),
      },
    };
  });
}

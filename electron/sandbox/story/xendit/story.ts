/** The Indonesian marketplace of the demo company: its Xendit account and its rupiah bank account, with the truth about both. */
import { dayNumber } from '../../../../shared/dates.ts';
import type { XenditSeed } from '../../xendit/model.ts';
import { STORY_END } from '../calendar.ts';
import { type RupiahLine, rupiahLines } from './bank.ts';
import { otherMovements, switcherPayments } from './events.ts';
import { type XenditHardCases, xenditHardCases } from './hardCases.ts';
import { payments } from './payments.ts';
import { type StoryWithdrawal, withdrawals } from './withdrawals.ts';

export interface XenditStory {
  readonly seed: XenditSeed;
  /** Unix seconds: the end of the story, by Jakarta's clock. */
  readonly end: number;
  readonly withdrawals: readonly StoryWithdrawal[];
  readonly switched: readonly string[];
  readonly lines: readonly RupiahLine[];
  readonly hardCases: XenditHardCases;
}

/** Builds the story. Without clock or chance: every call gives equal data. */
export function createXenditStory(): XenditStory {
  const others = [...payments(), ...otherMovements()];
  const switched = switcherPayments();
  const made = withdrawals(others);
  const transactions = [...others, ...switched, ...made.map((one) => one.transaction)];
  return {
    seed: {
      businessId: '66d1f0c2a4b3e8d7c6f5a401',
      opening: { IDR: 0 },
      transactions,
    },
    end: dayNumber(STORY_END) * 86_400 + 17 * 3_600 - 1,
    withdrawals: made,
    switched: switched.map(({ id }) => id),
    lines: rupiahLines(made, switched),
    hardCases: xenditHardCases(transactions, made),
  };
}

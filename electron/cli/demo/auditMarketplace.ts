/** The Indonesian marketplace's truth: its Xendit account and its rupiah bank account, by Xendit's own objects. */
import { minor } from '../../../shared/money.ts';
import { RUPIAH_ACCOUNTS } from '../../sandbox/story/xendit/books.ts';
import type { XenditStory } from '../../sandbox/story/xendit/story.ts';
import { movementsOf } from '../../sandbox/xendit/model.ts';
import { type ClearingTruth, total } from './auditClearing.ts';

/** What the books must have of the marketplace. */
export function marketplaceTruth({ lines, seed, end }: XenditStory): ClearingTruth {
  const codeOf = (key: string) => RUPIAH_ACCOUNTS.find((account) => account.key === key)?.code ?? '';
  const moved = seed.transactions.flatMap(movementsOf).filter(({ at }) => at <= end);
  return {
    provider: 'Xendit',
    currency: 'IDR',
    clearing: codeOf('xenditClearing'),
    bank: codeOf('rupiahBank'),
    lines: lines.filter(({ payoutId }) => payoutId !== ''),
    held: total(moved.map(({ net }) => net)),
    inTransit: minor(0),
    notPosted: minor(0),
  };
}

/** The business clients' truth: their payouts by Alternative Payments and the dollar account. What the bank sent back left again. */
import { minor } from '../../../shared/money.ts';
import type { BusinessClients } from '../../sandbox/story/alternativePayments/businessClients.ts';
import { type ClearingTruth, total } from './auditClearing.ts';

/** Payouts that Tieout must leave alone: one holds what nobody knows (case 31), one is booked by another tool (case 30). */
const NOT_OURS = /^3[01]-/;

/** What the books must have of the clients: the provider still has what was cancelled and what it hasn't sent. */
export function clientsTruth({ side, bank }: BusinessClients): ClearingTruth {
  const kept = side.payouts.filter(({ status }) => status !== 'succeeded' && status !== 'failed');
  const held = total(kept.map((payout) => payout.total));
  return {
    provider: 'Alternative Payments',
    currency: 'USD',
    clearing: '098',
    bank: '097',
    lines: bank.lines.filter(({ truth }) => truth.payoutIds.length > 0 && !NOT_OURS.test(truth.hardCase)),
    held,
    inTransit: minor(0),
    notPosted: held,
  };
}

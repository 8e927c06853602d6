/** The cafés' truth: their Square account and their bank account, by Square's own objects. */
import * as v from 'valibot';
import { negate } from '../../../shared/money.ts';
import type { Cafes } from '../../sandbox/story/square/cafes.ts';
import { type ClearingTruth, total } from './auditClearing.ts';

const Money = v.object({ amount: v.number() });
const Payout = v.object({
  id: v.string(),
  amount_money: Money,
  destination: v.object({ type: v.string() }),
});
const Entry = v.object({ net_amount_money: Money });

/** What the books must have of the cafés. */
export function cafesTruth({ side, bank }: Cafes): ClearingTruth {
  const payouts = side.seed.payouts.map((raw) => v.parse(Payout, raw));
  const entries = Object.values(side.seed.entries).flatMap((rows) => rows.map((raw) => v.parse(Entry, raw)));
  const lines = bank.lines.filter(({ truth }) => truth.payoutIds.length > 0);
  const seen = new Set(lines.flatMap(({ truth }) => truth.payoutIds));
  const onTheWay = payouts.filter(
    ({ id, destination }) => destination.type === 'BANK_ACCOUNT' && !seen.has(id),
  );
  const waiting = onTheWay.flatMap(({ id }) => side.seed.entries[id] ?? []).map((raw) => v.parse(Entry, raw));
  const paid = total(payouts.map(({ amount_money: { amount } }) => amount));
  return {
    provider: 'Square',
    currency: 'AUD',
    clearing: '100',
    bank: '099',
    lines,
    held: total([...entries.map(({ net_amount_money: { amount } }) => amount), negate(paid)]),
    inTransit: total(onTheWay.map(({ amount_money: { amount } }) => amount)),
    notPosted: total(waiting.map(({ net_amount_money: { amount } }) => amount)),
  };
}

/** The truth of the web shop's file and of the sales in forints. */
import { minor } from '../../../shared/money.ts';
import type { ForintSales } from '../../sandbox/story/forint/forintSales.ts';
import type { WebShop } from '../../sandbox/story/webShop/webShop.ts';
import { type ClearingTruth, total } from './auditClearing.ts';

const ZERO = minor(0);

/** What the books must have of the web shop: its Australian dollars, and of its US dollars nothing, as someone else entered them. */
export function webShopTruth({ rows, bank, payouts }: WebShop): readonly ClearingTruth[] {
  const ours = new Set(payouts.filter(({ currency }) => currency === 'AUD').map(({ id }) => id));
  const waiting = rows.filter(({ payout }) => payout === null);
  const common = { provider: 'Shopify Payments', bank: '101', inTransit: ZERO, notPosted: ZERO };
  return [
    {
      ...common,
      currency: 'AUD',
      clearing: '102',
      lines: bank.lines.filter(({ truth }) => truth.payoutIds.some((id) => ours.has(id))),
      held: total(waiting.map(({ net }) => net)),
    },
    { ...common, currency: 'USD', clearing: '103', lines: [], held: ZERO },
  ];
}

/** What the books must have of the forints: Stripe keeps what isn't a whole one. */
export function forintTruth({ bank, held }: ForintSales): ClearingTruth {
  return {
    provider: 'Stripe',
    currency: 'HUF',
    clearing: '105',
    bank: '104',
    lines: bank.lines.filter(({ truth }) => truth.payoutIds.length > 0),
    held: total([held]),
    inTransit: ZERO,
    notPosted: ZERO,
  };
}

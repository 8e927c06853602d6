/** The hard cases in the cafés' Square account: by its payouts, entries and orders, and the cafés' bank lines. */
import * as v from 'valibot';
import type { Cafes } from '../../../sandbox/story/square/cafes.ts';
import { type Sighting, ofLines, tagged } from './sightings.ts';

const Money = v.object({ amount: v.number() });
const Entry = v.object({
  id: v.string(),
  type: v.string(),
  fee_amount_money: Money,
  type_charge_details: v.optional(v.object({ payment_id: v.string() })),
});
const Payout = v.object({ id: v.string(), amount_money: Money, destination: v.object({ type: v.string() }) });
const Payment = v.object({ id: v.string(), order_id: v.string() });
const Order = v.object({
  id: v.string(),
  total_tip_money: Money,
  service_charges: v.optional(v.array(v.unknown()), []),
  line_items: v.array(v.object({ item_type: v.string() })),
});

const BY_TYPE: Readonly<Record<string, string>> = {
  OPEN_DISPUTE: '11-dispute-withdrawn',
  DISPUTE: '11-dispute-won',
  RESERVE_HOLD: '15-reserve-held',
  RESERVE_RELEASE: '15-reserve-released',
  SQUARE_CAPITAL_PAYMENT: '19-loan-repayment',
  SQUARE_CAPITAL_REVERSED_PAYMENT: '19-loan-repayment-reversed',
  THIRD_PARTY_FEE: '20-third-party-fee',
  TAX_ON_FEE: '21-tax-on-fee',
  SUBSCRIPTION_FEE: '22-subscription',
};

/** Those of the cafés. */
export function ofCafes({ side: { seed }, bank }: Cafes): Sighting[] {
  const sold = soldIn(seed);
  const entries = Object.values(seed.entries).flatMap((rows) => rows.map((raw) => v.parse(Entry, raw)));
  const payouts = seed.payouts.map((raw) => v.parse(Payout, raw));
  const elsewhere = payouts.filter(({ destination }) => destination.type !== 'BANK_ACCOUNT');
  const nothing = payouts.filter(({ amount_money: { amount } }) => amount === 0);
  return [
    ...ofLines('Square', bank.lines),
    ...elsewhere.flatMap(({ id }) => tagged('Square', '27-to-square-balance', id)),
    ...nothing.flatMap(({ id }) => tagged('Square', '28-nothing-to-send', id)),
    ...entries.flatMap(({ id, type, fee_amount_money: fee, type_charge_details: charge }) => {
      const refund = type !== 'REFUND' ? '' : fee.amount < 0 ? '12-refund-fee-returned' : '12-refund';
      const tags = [BY_TYPE[type] ?? '', refund, sold.get(charge?.payment_id ?? '') ?? ''];
      return tagged('Square', tags.join('+'), id);
    }),
  ];
}

/** Tags of payments by what their orders hold. */
function soldIn(seed: Cafes['side']['seed']): ReadonlyMap<string, string> {
  const orders = new Map(seed.orders.map((raw) => v.parse(Order, raw)).map((order) => [order.id, order]));
  return new Map(
    seed.payments
      .map((raw) => v.parse(Payment, raw))
      .map(({ id, order_id: orderId }): [string, string] => {
        const order = orders.get(orderId);
        const tags = [
          (order?.total_tip_money.amount ?? 0) > 0 ? '17-tip' : '',
          (order?.service_charges.length ?? 0) > 0 ? '17-service-charge' : '',
          order?.line_items.some((item) => item.item_type === 'GIFT_CARD') ? '18-gift-card-sold' : '',
        ];
        return [id, tags.filter((tag) => tag !== '').join('+')];
      }),
  );
}

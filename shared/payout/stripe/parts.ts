/** What a Stripe charge is made of, as its payment intent tells it: tip, shipping, tax and discount within the amount. */
import { divideRounded, type Minor, minor } from '../../money.ts';
import type { PayoutEntry, SalePart } from '../model.ts';
import { stripeCurrency, stripeMinor } from './money.ts';
import type { StripeSource } from './wire.ts';

/**
 * Parts of a movement of `gross` whose source is the whole charge of an intent, or its whole refund, signed as they go into
 * `gross`; undefined where Stripe doesn't tell, or where the movement is only a part of the payment. Where Stripe converted
 * the payment, the parts are converted with it.
 */
export function stripeParts(source: StripeSource | null, gross: Minor): PayoutEntry['saleParts'] {
  const intent = source?.payment_intent;
  if (!source || !intent || typeof intent === 'string') return undefined;
  const isWhole = source.amount !== null && source.amount > 0 && source.amount === intent.amount;
  const isOfSale = source.object === 'charge' || source.object === 'refund';
  if (!isWhole || !isOfSale || gross === 0) return undefined;
  const { tip, shipping, tax, discount_amount: discount } = intent.amount_details;
  const told: readonly (readonly [SalePart['kind'], number])[] = [
    ['tip', tip.amount],
    ['shipping', shipping.amount],
    ['tax', tax.total_tax_amount],
    ['discount', -discount],
  ];
  const currency = stripeCurrency(source.currency);
  const whole = stripeMinor(source.amount ?? 0, currency);
  const parts = told
    .filter(([, amount]) => amount !== 0)
    .map(([kind, amount]) => ({ kind, amount: shareOf(stripeMinor(amount, currency), whole, gross) }))
    .filter(({ amount }) => amount !== 0);
  return parts.length === 0 ? undefined : parts;
}

/** `gross × part / whole`, to the nearest minor unit. */
function shareOf(part: Minor, whole: Minor, gross: Minor): Minor {
  return minor(Number(divideRounded(BigInt(gross) * BigInt(part), BigInt(whole))));
}

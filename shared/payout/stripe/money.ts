/** Stripe's own minor units, rescaled to Tieout's. Source: Stripe's page on currencies ("Special cases" included). */
import { type Currency, type Minor, MoneyError, exponentOf, minor } from '../../money.ts';

const ZERO_DECIMAL = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '));
const THREE_DECIMAL = new Set('BHD JOD KWD OMR TND'.split(' '));

/**
 * Digits after the decimal point on Stripe's wire. ISK and UGX have no decimals any more, yet Stripe sends two that are
 * always 00, so they are not in the zero-decimal list; MGA is, though ISO 4217 gives it two.
 */
export function stripeExponentOf(currency: Currency): number {
  if (ZERO_DECIMAL.has(currency)) return 0;
  if (THREE_DECIMAL.has(currency)) return 3;
  return 2;
}

/** Stripe writes currencies in lower case. */
export function stripeCurrency(text: string): Currency {
  return text.toUpperCase();
}

/**
 * An amount in Stripe's minor units as Tieout's. Throws `MoneyError` if a non-zero digit would be lost, or the result
 * isn't a safe integer.
 */
export function stripeMinor(amount: number, currency: Currency): Minor {
  const shift = exponentOf(currency) - stripeExponentOf(currency);
  if (shift >= 0) return minor(amount * 10 ** shift);
  const divisor = 10 ** -shift;
  if (amount % divisor !== 0) {
    throw new MoneyError(
      `Stripe sent ${amount} minor units of ${currency}, which has no decimals: the last ${-shift} digits must be zero`,
    );
  }
  return minor(amount / divisor);
}

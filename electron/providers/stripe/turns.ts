/** How far apart requests to Stripe are kept, by what its documents say of rates. */

/** Requests a second: with a live key, with a test key, and at any one endpoint with either. */
export interface StripeRates {
  readonly live: number;
  readonly test: number;
  readonly endpoint: number;
}

/** Stripe takes 100 a second live, 25 in sandboxes, and 25 at one endpoint; a little room is left for the user's other tools. */
export const STRIPE_RATES: StripeRates = { live: 80, test: 22, endpoint: 22 };

/** The turns that a request takes, one after the other: that of its endpoint, then that of all requests with the key. */
export function turnsOf(
  key: string,
  endpoint: string,
  rates: StripeRates,
): readonly { readonly key: string; readonly gapMs: number }[] {
  const all = key.startsWith('rk_live_') ? rates.live : rates.test;
  return [
    { key: `${key} ${endpoint}`, gapMs: 1000 / rates.endpoint },
    { key, gapMs: 1000 / all },
  ];
}

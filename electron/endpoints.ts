/** Where the world is: the real services, or the demo company's servers on this machine. */
import { STRIPE_RATES, type StripeRates } from './providers/stripe/turns.ts';

export interface Endpoints {
  readonly xeroAuthorize: string;
  readonly xeroToken: string;
  readonly xeroRevoke: string;
  readonly xeroConnections: string;
  /** Without trailing slash: `https://api.xero.com/api.xro/2.0`. */
  readonly xeroApi: string;
  readonly stripe: { readonly protocol: 'http' | 'https'; readonly host: string; readonly port: number };
  readonly stripeRates: StripeRates;
  /** The other providers' base addresses, without trailing slash; their paths begin after it. */
  readonly square: string;
  readonly xendit: string;
  readonly alternativePayments: { readonly base: string; readonly requestsPerSecond: number };
}

/** Resolves the endpoints of a connection; starts the demo company if `demo` and it isn't running. */
export type ResolveEndpoints = (demo: boolean) => Promise<Endpoints>;

export const LIVE_ENDPOINTS: Endpoints = {
  xeroAuthorize: 'https://login.xero.com/identity/connect/authorize',
  xeroToken: 'https://identity.xero.com/connect/token',
  xeroRevoke: 'https://identity.xero.com/connect/revocation',
  xeroConnections: 'https://api.xero.com/connections',
  xeroApi: 'https://api.xero.com/api.xro/2.0',
  stripe: { protocol: 'https', host: 'api.stripe.com', port: 443 },
  stripeRates: STRIPE_RATES,
  square: 'https://connect.squareup.com',
  xendit: 'https://api.xendit.co',
  alternativePayments: { base: 'https://public-api.alternativepayments.io', requestsPerSecond: 5 },
};

/**
 * The same, on a demo company listening at `base` (`http://127.0.0.1:N`). Providers whose paths aren't told apart by their
 * first part have one of their own before it.
 */
export function demoEndpoints(base: string): Endpoints {
  const url = new URL(base);
  return {
    xeroAuthorize: `${base}/identity/connect/authorize`,
    xeroToken: `${base}/connect/token`,
    xeroRevoke: `${base}/connect/revocation`,
    xeroConnections: `${base}/connections`,
    xeroApi: `${base}/api.xro/2.0`,
    stripe: { protocol: 'http', host: url.hostname, port: Number(url.port) },
    // On this machine nobody has to wait.
    stripeRates: { live: 200, test: 200, endpoint: 200 },
    square: `${base}/square`,
    xendit: `${base}/xendit`,
    alternativePayments: { base: `${base}/alternativepayments`, requestsPerSecond: 100 },
  };
}

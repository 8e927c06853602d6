/** The demo company's Stripe: reads over the story's objects in Stripe's wire format (API 2026-10-28.endive). */
import { rateGate } from '../rateGate.ts';
import type { SandboxReply, SandboxRequest, SandboxRoute } from '../route.ts';
import type { StripeSeed } from '../story/model.ts';
import { answerGet, checkAccountHeader, writePermission, type Call } from './endpoints.ts';
import { rateLimited, refusalReply, StripeRefusal, unrecognised } from './errors.ts';
import { authenticate, demand } from './keys.ts';
import { createStore } from './store.ts';

/** The API version whose shapes the sandbox speaks. */
export const STRIPE_API_VERSION = '2026-10-28.endive';

export interface StripeRouteOptions {
  /** The full key; `<key>_no_<permission>` is accepted as one that lacks the permission. */
  readonly key: string;
  /** Requests in any second before a 429: 25 as in Stripe's own sandboxes. `Infinity` for no limit. */
  readonly requestsPerSecond?: number;
}

/**
 * Builds the route: `/v1/payouts`, `/v1/balance_transactions`, `/v1/charges`, `/v1/refunds`, `/v1/disputes`, `/v1/customers`
 * (lists and single objects), `/v1/balance`, `/v1/account`, `/v1/accounts/:id`. Its only state is the rate limit and the
 * count of requests (for `request-id`).
 */
export function createStripeRoute(seed: StripeSeed, options: StripeRouteOptions): SandboxRoute {
  const store = createStore(seed);
  const pass = rateGate(options.requestsPerSecond ?? 25, () => rateLimited('global-rate'));
  let count = 0;

  const answer = (request: SandboxRequest): SandboxReply => {
    const caller = authenticate(request.headers['authorization'] ?? '', options.key);
    pass(request.now);
    const call: Call = { store, caller, query: request.query };
    checkAccountHeader(call, request.headers['stripe-account'] ?? '');
    const write = request.method === 'GET' ? null : writePermission(request.path);
    if (write) demand(caller, write, store.accountId);
    const body = request.method === 'GET' ? answerGet(call, request.path) : null;
    if (!body) throw unrecognised(request.method, request.path);
    return { status: 200, body };
  };

  return (request) => {
    if (!request.path.startsWith('/v1/')) return null;
    count += 1;
    const reply = caught(() => answer(request));
    const version = request.headers['stripe-version'] ?? STRIPE_API_VERSION;
    const requestId = `req_${String(count).padStart(14, '0')}`;
    return { ...reply, headers: { 'request-id': requestId, 'stripe-version': version, ...reply.headers } };
  };
}

function caught(run: () => SandboxReply): SandboxReply {
  try {
    return run();
  } catch (error) {
    if (error instanceof StripeRefusal) return refusalReply(error);
    // A path that can't be percent-decoded names nothing.
    if (error instanceof URIError) return refusalReply(unrecognised('GET', 'malformed'));
    throw error;
  }
}

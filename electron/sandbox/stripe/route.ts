/** The demo company's Stripe: reads over the story's objects in Stripe's wire format (API 2026-10-28.endive). */
import { rateGate } from '../rateGate.ts';
import type { SandboxReply, SandboxRequest, SandboxRoute } from '../route.ts';
import type { StripeSeed } from '../story/model.ts';
import { accountNamed, answerGet, writePermission, type Call } from './endpoints.ts';
import { rateLimited, refusalReply, StripeRefusal, unrecognised } from './errors.ts';
import { authenticate, demand, elsewhere } from './keys.ts';
import { createStore } from './store.ts';

/** The API version whose shapes the sandbox speaks. */
export const STRIPE_API_VERSION = '2026-10-28.endive';

export interface StripeRouteOptions {
  /** The full key; `<key>_no_<permission>` is accepted as one that lacks the permission. */
  readonly key: string;
  /** Requests in any second before a 429: 25 as in Stripe's own sandboxes. `Infinity` for no limit. */
  readonly requestsPerSecond?: number;
  /** Accounts that are connected to the seed's, which is a platform then: read with `Stripe-Account`. The newest last. */
  readonly connected?: readonly StripeSeed[];
}

/**
 * Builds the route: `/v1/payouts`, `/v1/balance_transactions`, `/v1/charges`, `/v1/refunds`, `/v1/disputes`, `/v1/customers`
 * (lists and single objects), `/v1/balance`, `/v1/account`, `/v1/accounts`, `/v1/accounts/:id`. Its only state is the rate
 * limit and the count of requests (for `request-id`).
 */
export function createStripeRoute(seed: StripeSeed, options: StripeRouteOptions): SandboxRoute {
  const own = createStore(seed);
  const connected = (options.connected ?? []).map(createStore).toReversed();
  const pass = rateGate(options.requestsPerSecond ?? 25, () => rateLimited('global-rate'));
  let count = 0;

  const answer = (request: SandboxRequest): SandboxReply => {
    const caller = authenticate(request.headers['authorization'] ?? '', options.key);
    pass(request.now);
    const asked = { own, connected, caller, query: request.query };
    const store = accountNamed(asked, request.headers['stripe-account'] ?? '');
    const call: Call = { ...asked, store, caller: store === own ? caller : elsewhere(caller) };
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

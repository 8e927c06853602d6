/** The demo company's Square: locations, payouts and entries, payments, orders, catalogue. Reading only; Square-Version 2026-09-16. */
import * as v from 'valibot';
import { rateGate } from '../rateGate.ts';
import type { SandboxReply, SandboxRequest, SandboxRoute } from '../route.ts';
import { pageOf } from './lists.ts';
import { type SquareObject, type SquareSeed, textOf } from './model.ts';
import { type SquareApplication, type SquareOauth, createSquareOauth } from './oauth.ts';
import { Refusal, notFound, parsedBody, refusalReply, unauthorized } from './refusal.ts';

export interface SquareSandboxOptions {
  /** The one access token; with `-without-SCOPE` at its end it lacks that permission. */
  readonly token: string;
  /** The merchant's own application, where it may be signed in to. */
  readonly application?: SquareApplication;
  /** Requests in any second before a 429. `Infinity` (the default) for no limit. */
  readonly requestsPerSecond?: number;
}

export interface SquareSandbox {
  readonly route: SandboxRoute;
  /** What happens at Square: a payout changes. Throws for an unknown id. */
  changePayout(id: string, change: Readonly<Record<string, unknown>>): void;
  /** What the merchant does in Square's dashboard: takes back what was allowed by signing in. */
  revokeSignIns(): void;
}

/** The part of the path that tells this service from the others on the same port. */
const PREFIX = '/square';

const SCOPES: Readonly<Record<string, string>> = {
  locations: 'MERCHANT_PROFILE_READ',
  payouts: 'PAYOUTS_READ',
  payments: 'PAYMENTS_READ',
  orders: 'ORDERS_READ',
  catalog: 'ITEMS_READ',
};

interface World {
  readonly seed: SquareSeed;
  readonly payouts: Map<string, SquareObject>;
}

interface Call {
  readonly resource: string;
  readonly id: string;
  readonly rest: string;
  readonly request: SandboxRequest;
}

/** Builds the double. Its state: payouts that changed, and the rate limit. */
export function createSquareSandbox(seed: SquareSeed, options: SquareSandboxOptions): SquareSandbox {
  const world: World = { seed, payouts: new Map(seed.payouts.map((payout) => [payout.id, payout])) };
  const pass = rateGate(options.requestsPerSecond ?? Infinity, tooMany);
  const oauth = options.application && createSquareOauth(options.application, merchantOf(seed));
  const answer = (request: SandboxRequest): SandboxReply => {
    const path = request.path.slice(PREFIX.length);
    if (oauth !== undefined && path.startsWith('/oauth2/')) return oauth.answer(request, path);
    const [, version, resource = '', id = '', rest = ''] = path.split('/').map(decodeURIComponent);
    if (version !== 'v2') throw notFound('Resource not found.');
    demand(request, resource, options.token, oauth);
    pass(request.now);
    return { status: 200, body: bodyOf(world, { resource, id, rest, request }) };
  };
  return {
    route: (request) => (request.path.startsWith(`${PREFIX}/`) ? caught(() => answer(request)) : null),
    changePayout(id, change) {
      const payout = world.payouts.get(id);
      if (!payout) throw new Error(`No payout ${id}`);
      world.payouts.set(id, { ...payout, ...change, id });
    },
    revokeSignIns: () => oauth?.revokeAll(),
  };
}

function merchantOf({ merchantId, locations }: SquareSeed): { id: string; name: string } {
  const [first] = locations;
  return { id: merchantId, name: first === undefined ? '' : textOf(first, 'business_name') };
}

/** Throws a 401 for another token, a 403 where the token lacks the permission. */
function demand(
  { headers, now }: SandboxRequest,
  resource: string,
  token: string,
  oauth: SquareOauth | undefined,
): void {
  const given = /^Bearer (.+)$/i.exec(headers['authorization'] ?? '')?.[1] ?? '';
  const scope = SCOPES[resource];
  if (scope === undefined) throw notFound('Resource not found.');
  const signedIn = oauth?.scopesOf(given, now) ?? null;
  if (signedIn === null && given !== token && !given.startsWith(`${token}-without-`)) {
    throw unauthorized('This request could not be authorized.');
  }
  if (signedIn?.has(scope) ?? given !== `${token}-without-${scope}`) return;
  const detail = `The merchant has not given your application sufficient permissions to do that. The merchant must authorize your application for the following scopes: ${scope}`;
  throw new Refusal(403, 'AUTHENTICATION_ERROR', 'INSUFFICIENT_SCOPES', detail);
}

function bodyOf(world: World, call: Call): unknown {
  const way = `${call.request.method} ${call.resource}`;
  if (way === 'GET locations' && call.id === '') return { locations: world.seed.locations };
  if (way === 'GET payouts') return payoutsBody(world, call);
  if (way === 'GET payments') return paymentsBody(world, call);
  if (way === 'POST orders' && call.id === 'batch-retrieve') return ordersBody(world, call);
  if (way === 'POST catalog' && call.id === 'batch-retrieve') return catalogBody(world, call);
  if (way === 'GET catalog' && call.id === 'list') return { objects: world.seed.catalog.slice(0, 1) };
  throw notFound('Resource not found.');
}

function payoutsBody({ seed, payouts }: World, { id, rest, request }: Call): unknown {
  if (id === '') {
    // Without a location, Square lists those of the main one only.
    const location = request.query.get('location_id') ?? seed.locations[0]?.id;
    const status = request.query.get('status');
    const rows = [...payouts.values()].filter(
      (row) =>
        textOf(row, 'location_id') === location && (status === null || textOf(row, 'status') === status),
    );
    return pageOf(rows, request.query, { time: 'created_at', key: 'payouts', most: 100 });
  }
  const payout = payouts.get(id);
  if (payout === undefined) throw notFound('Payout not found.');
  if (rest === '') return { payout };
  if (rest !== 'payout-entries') throw notFound('Resource not found.');
  return pageOf(seed.entries[id] ?? [], request.query, {
    time: 'effective_at',
    key: 'payout_entries',
    most: 100,
  });
}

function paymentsBody({ seed }: World, { id, request }: Call): unknown {
  if (id === '') {
    const location = request.query.get('location_id') ?? seed.locations[0]?.id;
    const rows = seed.payments.filter((row) => textOf(row, 'location_id') === location);
    return pageOf(rows, request.query, { time: 'created_at', key: 'payments', most: 100 });
  }
  const payment = seed.payments.find((row) => row.id === id);
  if (payment === undefined) throw notFound('Could not find payment with id: ' + id);
  return { payment };
}

const OrdersBody = v.object({ order_ids: v.pipe(v.array(v.string()), v.maxLength(100)) });
const CatalogBody = v.object({
  object_ids: v.pipe(v.array(v.string()), v.maxLength(1000)),
  include_related_objects: v.optional(v.boolean(), false),
});

function ordersBody({ seed }: World, { request }: Call): unknown {
  const { order_ids: ids } = parsedBody(OrdersBody, request);
  return { orders: seed.orders.filter((order) => ids.includes(order.id)) };
}

/** Related objects are the items of the variations asked for, not their categories: those must be asked for. */
function catalogBody({ seed }: World, { request }: Call): unknown {
  const { object_ids: ids, include_related_objects: related } = parsedBody(CatalogBody, request);
  const objects = seed.catalog.filter(({ id }) => ids.includes(id));
  if (!related) return { objects };
  const owners = objects.flatMap((object) => {
    const data = v.safeParse(v.object({ item_id: v.string() }), object['item_variation_data']);
    return data.success ? [data.output.item_id] : [];
  });
  return { objects, related_objects: seed.catalog.filter(({ id }) => owners.includes(id)) };
}

const tooMany = () =>
  new Refusal(429, 'RATE_LIMIT_ERROR', 'RATE_LIMITED', 'Too many requests. Please try again later.');

function caught(run: () => SandboxReply): SandboxReply {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return refusalReply(error);
    // A path that can't be percent-decoded names nothing.
    if (error instanceof URIError) return refusalReply(notFound('Resource not found.'));
    throw error;
  }
}

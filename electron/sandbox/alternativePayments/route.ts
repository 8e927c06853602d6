/** The demo company's Alternative Payments: token, payouts and their transactions, payments, invoices, customers (reference 1.1.0). */
import { rateGate } from '../rateGate.ts';
import type { SandboxReply, SandboxRequest, SandboxRoute } from '../route.ts';
import { type Wrapper, pageOf, textOf } from './lists.ts';
import type { AlternativeObject, AlternativeSeed } from './model.ts';
import { Refusal, refusalReply } from './refusal.ts';
import { type TokenDesk, createTokenDesk } from './tokens.ts';

export interface AlternativeOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Which wrapper lists come in. */
  readonly wrapper?: Wrapper;
  /** Requests in any second before a 429: five as documented. `Infinity` for no limit. */
  readonly requestsPerSecond?: number;
  readonly tokenSeconds?: number;
}

export interface AlternativeSandbox {
  readonly route: SandboxRoute;
  readonly tokens: Pick<TokenDesk, 'revokeAll' | 'issued'>;
  /** What happens at the provider: a payout changes. Throws for an unknown id. */
  changePayout(id: string, change: Readonly<Record<string, unknown>>): void;
}

/** The part of the path that tells this service from the others on the same port. */
const PREFIX = '/alternativepayments';
const TOKEN_SECONDS = 3600;

interface World {
  readonly seed: AlternativeSeed;
  readonly payouts: Map<string, AlternativeObject>;
}

/** Builds the double. Its state: tokens that are out, the rate limit, payouts that changed. */
export function createAlternativeSandbox(
  seed: AlternativeSeed,
  options: AlternativeOptions,
): AlternativeSandbox {
  const tokens = createTokenDesk({ ...options, tokenSeconds: options.tokenSeconds ?? TOKEN_SECONDS });
  const world: World = { seed, payouts: new Map(seed.payouts.map((payout) => [payout.id, payout])) };
  const pass = rateGate(options.requestsPerSecond ?? 5, tooMany);
  const answer = (request: SandboxRequest): SandboxReply => {
    pass(request.now);
    const path = request.path.slice(PREFIX.length);
    if (path === '/oauth/token' && request.method === 'POST') return tokens.issue(request);
    const [, resource = '', id = '', rest = ''] = path.split('/').map(decodeURIComponent);
    if (request.method !== 'GET') throw new Refusal(405, 'method_not_allowed', 'method not allowed');
    tokens.demand(request, resource);
    return {
      status: 200,
      body: bodyOf(world, { resource, id, rest }, request.query, options.wrapper ?? 'flat'),
    };
  };
  return {
    route: (request) => (request.path.startsWith(`${PREFIX}/`) ? caught(() => answer(request)) : null),
    tokens,
    changePayout(id, change) {
      const payout = world.payouts.get(id);
      if (!payout) throw new Error(`No payout ${id}`);
      world.payouts.set(id, { ...payout, ...change, id });
    },
  };
}

interface Place {
  readonly resource: string;
  readonly id: string;
  readonly rest: string;
}

function bodyOf(
  world: World,
  { resource, id, rest }: Place,
  query: URLSearchParams,
  wrapper: Wrapper,
): unknown {
  const rows = rowsOf(world, resource);
  if (rows === null) throw new Refusal(404, 'not_found', 'not found');
  if (id === '') return pageOf(filtered(world, resource, rows, query), query, wrapper);
  const found = rows.find((row) => row.id === id);
  if (!found) throw new Refusal(404, 'not_found', `no ${resource} with this id`);
  if (rest === '') return found;
  if (resource !== 'payouts' || rest !== 'transactions') throw new Refusal(404, 'not_found', 'not found');
  return pageOf(world.seed.transactions[id] ?? [], query, wrapper);
}

function rowsOf({ seed, payouts }: World, resource: string): readonly AlternativeObject[] | null {
  switch (resource) {
    case 'payouts':
      return [...payouts.values()];
    case 'payments':
      return seed.payments;
    case 'invoices':
      return seed.invoices;
    case 'customers':
      return seed.customers;
    default:
      return null;
  }
}

const EQUAL = ['status', 'customer_id', 'type', 'payment_method'] as const;

function filtered(
  { seed }: World,
  resource: string,
  rows: readonly AlternativeObject[],
  query: URLSearchParams,
): readonly AlternativeObject[] {
  const invoice = query.get('invoice_id');
  const [from, to] = [instant(query.get('start_date')), instant(query.get('end_date'))];
  const pays = (id: string) => invoice === null || (seed.paid[id] ?? []).includes(invoice);
  const hasInvoice = (row: AlternativeObject) =>
    resource === 'payouts'
      ? (seed.transactions[row.id] ?? []).some((each) => pays(textOf(each, 'payment_id') || each.id))
      : pays(row.id);
  return rows.filter((row) => {
    const at = Date.parse(textOf(row, 'created_at'));
    if ((from !== null && at < from) || (to !== null && at >= to)) return false;
    if (invoice !== null && !hasInvoice(row)) return false;
    return EQUAL.every((name) => query.get(name) === null || textOf(row, name) === query.get(name));
  });
}

function instant(text: string | null): number | null {
  if (text === null || text === '') return null;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new Refusal(400, 'bad_request', 'dates are RFC3339');
  return ms;
}

const tooMany = () => new Refusal(429, 'too_many_requests', 'rate limit exceeded', { 'retry-after': '1' });

function caught(run: () => SandboxReply): SandboxReply {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refusal) return refusalReply(error);
    // A path that can't be percent-decoded names nothing.
    if (error instanceof URIError) return refusalReply(new Refusal(404, 'not_found', 'not found'));
    throw error;
  }
}

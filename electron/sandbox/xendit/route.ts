/** The demo company's Xendit: transactions and balance over the story's life, in Xendit's wire format. */
import { minor, toMajorNumber } from '../../../shared/money.ts';
import type { SandboxReply, SandboxRequest, SandboxRoute } from '../route.ts';
import { XenditRefusal, refuse } from './errors.ts';
import { type Ground, instant, listOf } from './lists.ts';
import { type XenditSeed, type XenditSeedTransaction, type XenditSubAccount, movementsOf } from './model.ts';
import { accountsOf } from './subAccounts.ts';
import { type Wire, wireOf } from './wire.ts';

export interface XenditRouteOptions {
  /** The full key; `<key>_no_transaction`, `<key>_no_balance`, `<key>_no_account` are accepted as ones that lack the permission. */
  readonly key: string;
  /** Unix seconds: how far the story has come. */
  readonly now: () => number;
  /** Requests a minute and endpoint before a 429: 60 in Xendit's test mode, 600 live. `Infinity` for no limit. */
  readonly requestsPerMinute?: number;
  /** Sub-accounts of the seed's, which is a platform then: read with `for-user-id`. The newest last. */
  readonly subAccounts?: readonly XenditSubAccount[];
}

const PREFIX = '/xendit';
const LACKS = ['_no_transaction', '_no_balance', '_no_account'] as const;
const NEEDS: Readonly<Record<string, (typeof LACKS)[number]>> = {
  transactions: '_no_transaction',
  balance: '_no_balance',
  accounts: '_no_account',
};

interface Answering extends XenditRouteOptions {
  readonly seed: XenditSeed;
  /** Newest first. */
  readonly all: readonly XenditSeedTransaction[];
}

/**
 * Builds the route: `/xendit/transactions`, `/xendit/transactions/:id`, `/xendit/balance`, `/xendit/v2/accounts`,
 * `/xendit/v2/accounts/:id`. Its only state is the rate limit.
 */
export function createXenditRoute(seed: XenditSeed, options: XenditRouteOptions): SandboxRoute {
  const all = newestFirst(seed);
  const gate = rateGate(options.requestsPerMinute ?? 600);
  return (request) => {
    if (!request.path.startsWith(`${PREFIX}/`)) return null;
    const limits = { headers: {} };
    try {
      const body = answer({ ...options, seed, all }, request, (name) => {
        limits.headers = gate(name, request.now);
      });
      return { status: 200, headers: limits.headers, body };
    } catch (error) {
      if (error instanceof XenditRefusal) return error.reply;
      throw error;
    }
  };
}

function newestFirst({ transactions }: XenditSeed): XenditSeedTransaction[] {
  return transactions.toSorted((a, b) => b.created - a.created || (a.id < b.id ? 1 : -1));
}

function answer(
  platform: Answering,
  request: SandboxRequest,
  pass: (endpoint: string) => void,
): SandboxReply['body'] {
  const lacking = lackingOf(request.headers['authorization'] ?? '', platform.key);
  const path = request.path.slice(PREFIX.length + 1).replace(/^v2\/accounts/, 'accounts');
  const [name = '', id = '', ...more] = path.split('/');
  const isKnown = name === 'transactions' || name === 'accounts' || (name === 'balance' && id === '');
  if (!isKnown || more.length > 0 || request.method !== 'GET') {
    throw refuse(404, 'NOT_FOUND', 'The requested resource was not found');
  }
  pass(name);
  if (lacking === NEEDS[name]) {
    throw refuse(403, 'REQUEST_FORBIDDEN_ERROR', 'The API key is forbidden to perform this request');
  }
  if (name === 'accounts')
    return accountsOf(platform.subAccounts ?? [], decodeURIComponent(id), request.query);
  const on = asked(platform, request.headers['for-user-id'] ?? '');
  const now = on.now();
  const transactions = on.all.filter(({ created }) => created <= now);
  const ground: Ground = { businessId: on.seed.businessId, transactions, now };
  if (name === 'balance') return balanceOf(on.seed, ground, request.query);
  return id === '' ? listOf(ground, request.query) : oneOf(ground, decodeURIComponent(id));
}

/** The account of `for-user-id`: the key's own or a sub-account of it. Throws a 404 for any other. */
function asked(platform: Answering, userId: string): Answering {
  if (userId === '' || userId === platform.seed.businessId) return platform;
  const found = platform.subAccounts?.find(({ seed }) => seed.businessId === userId);
  if (found === undefined) throw refuse(404, 'DATA_NOT_FOUND', 'The account in for-user-id was not found');
  return { ...platform, seed: found.seed, all: newestFirst(found.seed) };
}

/** What the key of a request lacks; empty for nothing. Throws a 401 for another key. */
function lackingOf(authorization: string, valid: string): string {
  const [scheme = '', value = ''] = authorization.split(' ');
  const given = Buffer.from(value, 'base64').toString('utf8');
  const [key = '', password = ''] = given.split(':');
  if (/^basic$/i.test(scheme) && given.includes(':') && password === '') {
    if (key === valid) return '';
    const lacks = LACKS.find((suffix) => key === valid + suffix);
    if (lacks !== undefined) return lacks;
  }
  throw refuse(401, 'INVALID_API_KEY', 'API key is not authorized for this API service');
}

function oneOf({ businessId, transactions, now }: Ground, id: string): Wire {
  const found = transactions.find((one) => one.id === id);
  if (found !== undefined) return wireOf(found, businessId, now);
  throw refuse(404, 'DATA_NOT_FOUND', 'Transaction not found');
}

/** The cash balance: all that has moved it by then. The holding and tax balances of this account are empty. */
function balanceOf(seed: XenditSeed, { transactions, now }: Ground, query: URLSearchParams): Wire {
  const currencies = [...new Set([...Object.keys(seed.opening), ...transactions.map((one) => one.currency)])];
  const currency = query.get('currency') ?? (currencies.length === 1 ? currencies[0] : undefined);
  if (currency === undefined) throw refuse(400, 'API_VALIDATION_ERROR', '"currency" is required');
  const at = Math.min(now, instant(query, 'at_timestamp') ?? now);
  if ((query.get('account_type') ?? 'CASH') !== 'CASH') return { balance: 0 };
  let total = seed.opening[currency] ?? 0;
  for (const movement of transactions.flatMap(movementsOf)) {
    if (movement.currency === currency && movement.at <= at) total += movement.net;
  }
  return { balance: toMajorNumber(minor(total), currency) };
}

/** Fixed windows of a minute for each endpoint, with Xendit's headers. Throws a 429. */
function rateGate(limit: number): (endpoint: string, nowMs: number) => Record<string, string> {
  const windows = new Map<string, { readonly began: number; count: number }>();
  return (endpoint, nowMs) => {
    if (limit === Infinity) return {};
    const known = windows.get(endpoint);
    const window = known !== undefined && nowMs - known.began < 60_000 ? known : { began: nowMs, count: 0 };
    windows.set(endpoint, window);
    const reset = ((window.began + 60_000 - nowMs) / 1000).toFixed(3);
    const left = (remaining: number) => ({
      'rate-limit-limit': String(limit),
      'rate-limit-remaining': String(remaining),
      'rate-limit-reset': reset,
    });
    if (window.count >= limit) {
      throw refuse(429, 'RATE_LIMIT_EXCEEDED', 'You have exceeded the rate limit for this endpoint', left(0));
    }
    window.count += 1;
    return left(limit - window.count);
  };
}

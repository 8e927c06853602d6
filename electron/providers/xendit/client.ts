/** Reading from Xendit with one secret key: `GET /transactions` and `GET /balance`, nothing else. */
import type { Endpoints } from '../../endpoints.ts';
import type { HandlerContext } from '../../ipc/contract.ts';
import type { Allowance } from '../rest/allowance.ts';
import { type RestClient, createRestClient } from '../rest/client.ts';
import { isTestKey } from './key.ts';

/** Xendit's names of the permissions that a key needs, as its dashboard shows them. */
export const PERMISSIONS = {
  transactions: 'Transaction: Read',
  balance: 'Balance: Read',
  accounts: 'Account: Read',
} as const;

/** 60 requests a minute in test mode, 600 live, for each endpoint: `Rate-Limit-Reset` says when there are more. */
const GAP_MS = { test: 10, live: 105 } as const;

export interface XenditClientOptions {
  readonly key: string;
  /** A sub-account that the key's own, a platform, may read; without it that own account. */
  readonly account?: string | undefined;
  readonly endpoints: Endpoints;
  readonly context: Pick<HandlerContext, 'signal' | 'progress'>;
}

/** A client for one call of the bridge: its signal aborts requests under way. The key is sent as Basic, without a password. */
export function openXendit({ key, account, endpoints, context }: XenditClientOptions): RestClient {
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  return createRestClient({
    name: 'Xendit',
    base: endpoints.xendit,
    context,
    pace: { key, gapMs: isTestKey(key) ? GAP_MS.test : GAP_MS.live },
    headers: () =>
      Promise.resolve({ authorization, ...(account === undefined ? {} : { 'for-user-id': account }) }),
    secrets: [key],
    waitOf: resetIn,
    allowance: {
      keyOf: (path) => limitName([endpoints.xendit, key, account ?? ''], path),
      said: allowanceIn,
    },
  });
}

/** Xendit counts by endpoint and account: `/transactions?…` and `/transactions/txn_…` are one. */
function limitName(whose: readonly string[], path: string): string {
  const endpoint = path.split(/[/?]/, 2)[1] ?? '';
  return [...whose, endpoint].join('|');
}

/** What is left, of `Rate-Limit-Limit`, `-Remaining` and `-Reset`; null without one of them. */
function allowanceIn(headers: Headers): Allowance | null {
  const [limit, remaining] = ['rate-limit-limit', 'rate-limit-remaining'].map((name) =>
    Number(headers.get(name) ?? Number.NaN),
  );
  const resetSeconds = resetIn(headers);
  if (resetSeconds === null || !Number.isFinite(limit) || !Number.isFinite(remaining)) return null;
  return { limit: limit ?? 0, remaining: remaining ?? 0, resetSeconds };
}

/** Seconds, fractional, until there are requests left again; null without the header. */
function resetIn(headers: Headers): number | null {
  const seconds = Number(headers.get('rate-limit-reset') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

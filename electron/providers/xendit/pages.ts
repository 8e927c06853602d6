/** Xendit's lists: one page of transactions, newest first, and the balance at an instant. */
import * as v from 'valibot';
import { BridgeError } from '../../../shared/bridge.ts';
import type { Currency, Minor } from '../../../shared/money.ts';
import { mapXenditBalance } from '../../../shared/payout/xendit/payout.ts';
import { XenditPageSchema, parseXendit } from '../../../shared/payout/xendit/wire.ts';
import type { RestClient } from '../rest/client.ts';
import { PERMISSIONS } from './client.ts';

/** As many as Xendit gives. */
export const PAGE = 50;

export interface TransactionQuery {
  readonly types?: readonly string[];
  readonly statuses?: readonly string[];
  readonly channels?: readonly string[];
  readonly currency?: string;
  /** Only what changed since then, unix seconds; settling and reversing are changes. Null unbounded. */
  readonly updatedFrom: number | null;
  /** Only what was created up to then, unix seconds; null unbounded. */
  readonly createdTo: number | null;
  readonly cursor: string | null;
  readonly limit?: number;
}

export interface TransactionPage {
  readonly rows: readonly unknown[];
  readonly next: string | null;
}

const IdSchema = v.object({ id: v.string() });

/** One page, newest first. Throws `BridgeError`. */
export async function readTransactions(
  client: RestClient,
  query: TransactionQuery,
): Promise<TransactionPage> {
  const lists = new URLSearchParams();
  for (const type of query.types ?? []) lists.append('types', type);
  for (const status of query.statuses ?? []) lists.append('statuses', status);
  for (const channel of query.channels ?? []) lists.append('channel_categories', channel);
  const raw = await client.read({
    path: `/transactions?${lists.toString()}`,
    query: {
      limit: String(query.limit ?? PAGE),
      currency: query.currency ?? null,
      'updated[gte]': isoOf(query.updatedFrom),
      'created[lte]': isoOf(query.createdTo),
      after_id: query.cursor,
    },
    permission: PERMISSIONS.transactions,
  });
  return client.map(() => {
    const page = parseXendit(XenditPageSchema, raw, 'list of transactions');
    const last = v.safeParse(IdSchema, page.data.at(-1));
    return { rows: page.data, next: page.has_more && last.success ? last.output.id : null };
  });
}

/** One transaction; null where Xendit doesn't know it (any more). Throws `BridgeError`. */
export async function readTransaction(client: RestClient, id: string): Promise<unknown> {
  try {
    const path = `/transactions/${encodeURIComponent(id)}`;
    return await client.read({ path, permission: PERMISSIONS.transactions });
  } catch (error) {
    if (error instanceof BridgeError && error.data.code === 'notFound') return null;
    throw error;
  }
}

/** The cash balance in one currency, as it was at `at` (unix seconds), now without it. Throws `BridgeError`. */
export async function readBalance(client: RestClient, currency: Currency, at: number | null): Promise<Minor> {
  const raw = await client.read({
    path: '/balance',
    query: { account_type: 'CASH', currency, at_timestamp: isoOf(at) },
    permission: PERMISSIONS.balance,
  });
  return client.map(() => mapXenditBalance(raw, currency));
}

function isoOf(seconds: number | null): string | null {
  return seconds === null ? null : new Date(Math.round(seconds * 1000)).toISOString();
}

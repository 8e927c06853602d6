/** Reading Stripe's lists: one page, or all pages of something known to be small. */
import type { Stripe } from 'stripe';
import { BridgeError } from '../../../shared/bridge.ts';
import type { StripeReader } from './client.ts';

/** Stripe's names of the read permissions. */
export const PERMISSIONS = {
  balance: 'rak_balance_read',
  payouts: 'rak_payout_read',
  entries: 'rak_balance_transaction_source_read',
  charges: 'rak_charge_read',
  disputes: 'rak_dispute_read',
  account: 'rak_connected_account_read',
} as const;

export const PAGE = 100;
/** The object behind a movement, and the charge behind a refund or dispute. */
export const EXPAND_SOURCE: readonly string[] = ['data.source', 'data.source.charge'];

/** And the payment intent, which tells what the amount is made of. */
const EXPAND_PARTS: readonly string[] = [...EXPAND_SOURCE, 'data.source.payment_intent'];

/** Readers whose key may not see payment intents. */
const withoutIntents = new WeakSet<StripeReader>();

/**
 * A page of movements with what they are about; with what payments are made of where the key may see that, which no key must.
 */
export async function listMovements(
  reader: StripeReader,
  params: Stripe.BalanceTransactionListParams,
): Promise<Stripe.ApiList<Stripe.BalanceTransaction>> {
  const list = (expand: readonly string[]): Promise<Stripe.ApiList<Stripe.BalanceTransaction>> =>
    reader.read(PERMISSIONS.entries, (stripe) =>
      stripe.balanceTransactions.list({ ...params, expand: [...expand] }),
    );
  if (withoutIntents.has(reader)) return await list(EXPAND_SOURCE);
  try {
    return await list(EXPAND_PARTS);
  } catch (error) {
    if (!(error instanceof BridgeError) || error.data.code !== 'permission') throw error;
  }
  const page = await list(EXPAND_SOURCE);
  withoutIntents.add(reader);
  return page;
}

/** `created` in [from, to) and the place to go on, in Stripe's parameters. */
export function listWindow(params: {
  readonly from: number | null;
  readonly to: number | null;
  readonly cursor: string | null;
}): Pick<Stripe.PayoutListParams, 'created' | 'starting_after'> {
  const created = {
    ...(params.from === null ? {} : { gte: params.from }),
    ...(params.to === null ? {} : { lt: params.to }),
  };
  return {
    ...(params.from === null && params.to === null ? {} : { created }),
    ...(params.cursor === null ? {} : { starting_after: params.cursor }),
  };
}

/** The cursor of the page after this one: the last id, or null at the end. */
export function nextCursor(page: { data: readonly { id: string }[]; has_more: boolean }): string | null {
  return page.has_more ? (page.data.at(-1)?.id ?? null) : null;
}

/** Every balance transaction that Stripe lists for a payout, its own row included. */
export async function entriesOfPayout(
  reader: StripeReader,
  payoutId: string,
  pageSize = PAGE,
): Promise<Stripe.BalanceTransaction[]> {
  const rows: Stripe.BalanceTransaction[] = [];
  let cursor: string | null = null;
  do {
    const after: string | null = cursor;
    const page: Stripe.ApiList<Stripe.BalanceTransaction> = await listMovements(reader, {
      payout: payoutId,
      limit: pageSize,
      ...(after === null ? {} : { starting_after: after }),
    });
    rows.push(...page.data);
    cursor = nextCursor(page);
  } while (cursor !== null);
  return rows;
}

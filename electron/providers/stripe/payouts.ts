/** Payouts with what they are made of. */
import type { Stripe } from 'stripe';
import type { Progress } from '../../../shared/bridge.ts';
import type { Payout } from '../../../shared/payout/model.ts';
import { type PayoutContext, compositionOf, mapStripePayout } from '../../../shared/payout/stripe/payout.ts';
import type { StripeReader } from './client.ts';
import { toBridgeError } from './errors.ts';
import { mapFew } from '../mapFew.ts';
import { orNull } from '../orNull.ts';
import { PERMISSIONS, entriesOfPayout, listWindow, nextCursor } from './pages.ts';

/** Payouts a page: each costs at least one more call for its entries. */
export const PAYOUT_PAGE = 20;
const AT_ONCE = 4;

export interface PayoutsJob {
  readonly reader: StripeReader;
  readonly context: PayoutContext;
  readonly progress: (progress: Progress) => void;
}

interface Window {
  readonly from: number | null;
  readonly to: number | null;
  readonly cursor: string | null;
}

/** One page of payouts, newest first, each whole. Throws `BridgeError`. */
export async function readPayoutsPage(
  job: PayoutsJob,
  window: Window,
): Promise<{ items: Payout[]; next: string | null }> {
  const page = await job.reader.read(PERMISSIONS.payouts, (stripe) =>
    stripe.payouts.list({
      ...listWindow(window),
      limit: PAYOUT_PAGE,
      expand: ['data.balance_transaction'],
    }),
  );
  return { items: await readWhole(job, page.data), next: nextCursor(page) };
}

/** Payouts by id, in the order asked; those that Stripe doesn't know any more are left out. Throws `BridgeError`. */
export async function readPayoutsById(job: PayoutsJob, ids: readonly string[]): Promise<Payout[]> {
  const found = await mapFew(ids, AT_ONCE, (id) =>
    orNull(
      job.reader.read(PERMISSIONS.payouts, (stripe) =>
        stripe.payouts.retrieve(id, { expand: ['balance_transaction'] }),
      ),
    ),
  );
  return readWhole(
    job,
    found.filter((payout) => payout !== null),
  );
}

async function readWhole(job: PayoutsJob, payouts: readonly Stripe.Payout[]): Promise<Payout[]> {
  let done = 0;
  const report = () => job.progress({ done, total: payouts.length, unit: 'payouts' });
  report();
  return mapFew(payouts, AT_ONCE, async (raw) => {
    const rows = compositionOf(raw) === 'known' ? await entriesOfPayout(job.reader, raw.id) : [];
    const payout = mapped(raw, rows, job.context);
    done += 1;
    report();
    return payout;
  });
}

function mapped(raw: Stripe.Payout, rows: readonly Stripe.BalanceTransaction[], context: PayoutContext) {
  try {
    return mapStripePayout(raw, rows, context);
  } catch (error) {
    throw toBridgeError(error, PERMISSIONS.payouts, Date.now());
  }
}

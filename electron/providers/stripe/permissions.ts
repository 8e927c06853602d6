/** What a key may do, found out by asking for one of each. */
import type { Stripe } from 'stripe';
import { BridgeError, type PermissionCheck } from '../../../shared/bridge.ts';
import type { StripeReader } from './client.ts';
import { EXPAND_SOURCE, PERMISSIONS } from './pages.ts';

interface Probe {
  readonly permission: string;
  readonly required: boolean;
  /** What Tieout can't do without it. */
  readonly without: string;
  readonly ask: (stripe: Stripe) => Promise<unknown>;
}

const PROBES: readonly Probe[] = [
  {
    permission: PERMISSIONS.balance,
    required: true,
    without: 'Without it Tieout can’t prove the clearing account against Stripe’s balance.',
    ask: (stripe) => stripe.balance.retrieve(),
  },
  {
    permission: PERMISSIONS.payouts,
    required: true,
    without: 'Without it Tieout can’t read payouts.',
    ask: (stripe) => stripe.payouts.list({ limit: 1 }),
  },
  {
    permission: PERMISSIONS.entries,
    required: true,
    without: 'Without it Tieout can’t see what a payout is made of.',
    ask: (stripe) => stripe.balanceTransactions.list({ limit: 1, expand: [...EXPAND_SOURCE] }),
  },
  {
    permission: PERMISSIONS.charges,
    required: true,
    without: 'Without it Tieout can’t see which invoice a charge pays.',
    ask: (stripe) => stripe.charges.list({ limit: 1 }),
  },
  {
    permission: PERMISSIONS.disputes,
    // Stripe refuses a list of movements whole if the key may not see one of the objects that it expands.
    required: true,
    without: 'Without it Stripe shows no movement that a dispute caused, so payouts stay incomplete.',
    ask: (stripe) => stripe.disputes.list({ limit: 1 }),
  },
];

/**
 * Asks for one of each thing that Tieout reads. A refusal becomes a check that isn't ok, with Stripe's own name of the
 * permission; anything else (a key that Stripe doesn't know, no network) is thrown as `BridgeError`.
 */
export async function checkPermissions(reader: StripeReader): Promise<PermissionCheck[]> {
  return Promise.all(PROBES.map((probe) => check(reader, probe)));
}

async function check(reader: StripeReader, probe: Probe): Promise<PermissionCheck> {
  const { permission, required, without } = probe;
  try {
    await reader.read(permission, probe.ask);
    return { permission, ok: true, required, detail: '' };
  } catch (error) {
    if (!(error instanceof BridgeError) || error.data.code !== 'permission') throw error;
    const named = error.data.detail;
    const detail = named === permission ? without : `${without} Stripe asks for ${named}.`;
    return { permission, ok: false, required, detail };
  }
}

/** Stripe's side of the story: planned sales and incidents, settled, as wire objects. */
import { STORY_END, utcMidnight } from './calendar.ts';
import { planIncidents } from './incidents.ts';
import type { StripeSeed, StripeSeedObject } from './model.ts';
import { chargeMovementId, chargeMovements } from './movements.ts';
import { settle, type StoryPayout } from './payouts.ts';
import { accountObject } from './stripeAccount.ts';
import type { PlannedCharge } from './sales.ts';
import { chargeObject } from './stripeObjects.ts';

/** The seed for the Stripe server, and the payouts for the bank. */
export interface StripeSide {
  readonly seed: StripeSeed;
  readonly payouts: readonly StoryPayout[];
}

function byCreated(a: StripeSeedObject, b: StripeSeedObject): number {
  return a.created - b.created || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Builds Stripe's side from the planned charges; deterministic. */
export function stripeSide(planned: readonly PlannedCharge[]): StripeSide {
  const incidents = planIncidents(planned);
  const settled = settle([...planned.flatMap(chargeMovements), ...incidents.movements]);
  const rows = settled.movements.map(({ movement, payout }): StripeSeedObject => {
    return { ...movement.wire, ...(payout === '' ? {} : { payout }) };
  });
  const charges = planned.map((charge) =>
    chargeObject(charge, chargeMovementId(charge), {
      refunded: incidents.refunded.get(charge.index) ?? 0,
      disputed: incidents.disputed.has(charge.index),
    }),
  );
  const seed: StripeSeed = {
    account: accountObject(),
    balanceTransactions: rows.toSorted(byCreated),
    payouts: settled.payouts.map((payout) => payout.wire).toSorted(byCreated),
    charges: charges.toSorted(byCreated),
    refunds: incidents.refunds.toSorted(byCreated),
    disputes: incidents.disputes.toSorted(byCreated),
  };
  return { seed, payouts: settled.payouts };
}

/** Adds a movement of a type that doesn't exist yet, unsettled (case 31): for tests of what Tieout does with it. */
export function withUnknownType(seed: StripeSeed): StripeSeed {
  const last = seed.balanceTransactions.at(-1);
  const row: StripeSeedObject = {
    id: 'txn_1TgUnknownFutureType00000',
    object: 'balance_transaction',
    amount: -137,
    available_on: utcMidnight(STORY_END),
    balance_type: 'payments',
    created: (last?.created ?? 0) + 60,
    currency: 'aud',
    description: 'Network levy',
    exchange_rate: null,
    fee: 0,
    fee_details: [],
    net: -137,
    reporting_category: 'network_levy',
    source: null,
    status: 'available',
    type: 'network_levy',
  };
  return { ...seed, balanceTransactions: [...seed.balanceTransactions, row] };
}

/** Makes the newest automatic payout one that Stripe hasn't finished listing (case 32). */
export function withInProgressPayout(seed: StripeSeed): StripeSeed {
  const newest = seed.payouts.findLast((payout) => payout['automatic'] === true);
  const payouts = seed.payouts.map((payout) =>
    payout === newest
      ? {
          ...payout,
          status: 'in_transit',
          reconciliation_status: 'in_progress',
          arrival_date: utcMidnight(STORY_END) + 86_400,
          trace_id: { status: 'pending', value: null },
        }
      : payout,
  );
  return { ...seed, payouts };
}

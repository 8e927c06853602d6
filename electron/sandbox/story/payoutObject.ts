/** A payout as Stripe writes it. */
import type { PlainDate } from '../../../shared/dates.ts';
import { utcMidnight } from './calendar.ts';
import type { StripeSeedObject } from './model.ts';
import type { AskedPayout } from './payoutPlan.ts';
import { codeFor } from './random.ts';
import { BANK_DESTINATION, CARD_DESTINATION } from './stripeObjects.ts';

/** What the wire object is made from; ids are empty where there is none. */
export interface PayoutFacts {
  readonly id: string;
  readonly kind: 'automatic' | AskedPayout['kind'];
  readonly created: number;
  readonly arrival: PlainDate;
  readonly amount: number;
  readonly failed: boolean;
  /** The payout's own movement. */
  readonly own: string;
  /** The movement that gave the money back after a failure or a cancellation. */
  readonly failure: string;
  readonly originalPayout?: string;
}

/** The reference that the bank gives a payout, also printed on some statement lines. */
export function traceValue(payoutId: string): string {
  return `TR${codeFor(`trace|${payoutId}`, 10, '0123456789')}`;
}

function statusOf(facts: PayoutFacts): string {
  if (facts.failed) return 'failed';
  return facts.kind === 'canceled' ? 'canceled' : 'paid';
}

/** The wire object of a payout. */
export function payoutObject(facts: PayoutFacts): StripeSeedObject {
  const toCard = facts.kind === 'card';
  const supported = !toCard && facts.kind !== 'canceled';
  return {
    id: facts.id,
    object: 'payout',
    amount: facts.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: utcMidnight(facts.arrival),
    automatic: facts.kind === 'automatic',
    balance_transaction: facts.own,
    created: facts.created,
    currency: 'aud',
    description: 'STRIPE PAYOUT',
    destination: toCard ? CARD_DESTINATION : BANK_DESTINATION,
    failure_balance_transaction: facts.failure === '' ? null : facts.failure,
    failure_code: facts.failed ? 'no_account' : null,
    failure_message: facts.failed
      ? 'The bank account details on file are probably incorrect. The bank account could not be located.'
      : null,
    livemode: false,
    metadata: {},
    method: toCard || facts.kind === 'instant' ? 'instant' : 'standard',
    original_payout: facts.originalPayout ? facts.originalPayout : null,
    payout_method: null,
    reconciliation_status: facts.kind === 'automatic' ? 'completed' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: null,
    status: statusOf(facts),
    trace_id: supported
      ? { status: 'supported', value: traceValue(facts.id) }
      : { status: 'unsupported', value: null },
    type: toCard ? 'card' : 'bank_account',
  };
}

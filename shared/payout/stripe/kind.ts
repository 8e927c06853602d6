/**
 * What a Stripe balance transaction is to a bookkeeper. The reporting category decides, as Stripe's documents ask
 * (type `adjustment` alone covers disputes, failed refunds and fees); the type refines a category that lumps things
 * together, and stands in where the category is absent or new.
 */
import type { EntryKind } from '../model.ts';

/** Kinds whose sign tells a hold from a release. */
type Signed = 'reserve' | 'minimumBalance';

const BY_CATEGORY: ReadonlyMap<string, EntryKind | Signed> = new Map([
  ['charge', 'charge'],
  ['charge_failure', 'chargeFailure'],
  ['partial_capture_reversal', 'partialCaptureReversal'],
  ['refund', 'refund'],
  ['refund_failure', 'refundFailure'],
  ['dispute', 'dispute'],
  ['dispute_reversal', 'disputeReversal'],
  ['fee', 'fee'],
  ['network_cost', 'networkCost'],
  ['tax', 'tax'],
  ['platform_earning', 'platformEarning'],
  ['platform_earning_refund', 'platformEarningRefund'],
  ['other_adjustment', 'adjustment'],
  ['unreconciled_customer_funds', 'adjustment'],
  ['climate_order_purchase', 'adjustment'],
  ['climate_order_refund', 'adjustment'],
  ['contribution', 'adjustment'],
  ['risk_reserved_funds', 'reserve'],
  ['connect_reserved_funds', 'reserve'],
  ['issuing_authorization_hold', 'reserve'],
  ['issuing_authorization_release', 'reserve'],
  ['issuing_transaction', 'adjustment'],
  ['issuing_dispute', 'adjustment'],
  ['issuing_dispute_provisional_credit', 'adjustment'],
  ['issuing_dispute_provisional_credit_reversal', 'adjustment'],
  ['topup', 'topup'],
  ['topup_reversal', 'topupReversal'],
  ['transfer', 'transfer'],
  ['transfer_reversal', 'transferReversal'],
  ['connect_collection_transfer', 'transfer'],
  ['advance', 'loanPayout'],
  ['advance_funding', 'loanPayout'],
  ['financing_payout', 'loanPayout'],
  ['financing_payout_reversal', 'loanPayout'],
  ['anticipation_repayment', 'loanRepayment'],
  ['financing_paydown', 'loanRepayment'],
  ['financing_paydown_reversal', 'loanRepayment'],
  ['payout', 'payout'],
  ['payout_reversal', 'payoutReversal'],
]);

const BY_TYPE: ReadonlyMap<string, EntryKind | Signed> = new Map([
  ['charge', 'charge'],
  ['payment', 'charge'],
  ['payment_failure_refund', 'chargeFailure'],
  ['payment_reversal', 'chargeFailure'],
  ['payment_refund', 'refund'],
  ['refund', 'refund'],
  ['refund_failure', 'refundFailure'],
  ['adjustment', 'adjustment'],
  ['payment_unreconciled', 'adjustment'],
  ['climate_order_purchase', 'adjustment'],
  ['climate_order_refund', 'adjustment'],
  ['contribution', 'adjustment'],
  ['stripe_balance_payment_debit', 'adjustment'],
  ['stripe_balance_payment_debit_reversal', 'adjustment'],
  ['stripe_fee', 'fee'],
  ['stripe_fx_fee', 'fee'],
  ['fee_credit_funding', 'fee'],
  ['tax_fee', 'tax'],
  ['tax_fund', 'tax'],
  ['application_fee', 'platformEarning'],
  ['application_fee_refund', 'platformEarningRefund'],
  ['payout_minimum_balance_hold', 'minimumBalance'],
  ['payout_minimum_balance_release', 'minimumBalance'],
  ['payment_network_reserve_hold', 'reserve'],
  ['payment_network_reserve_release', 'reserve'],
  ['reserve_hold', 'reserve'],
  ['reserve_release', 'reserve'],
  ['reserve_transaction', 'reserve'],
  ['reserved_funds', 'reserve'],
  ['issuing_authorization_hold', 'reserve'],
  ['issuing_authorization_release', 'reserve'],
  ['issuing_transaction', 'adjustment'],
  ['issuing_dispute', 'adjustment'],
  ['issuing_dispute_provisional_credit', 'adjustment'],
  ['issuing_dispute_provisional_credit_reversal', 'adjustment'],
  ['obligation_outbound', 'transfer'],
  ['obligation_reversal_inbound', 'transferReversal'],
  ['topup', 'topup'],
  ['topup_reversal', 'topupReversal'],
  ['inbound_transfer', 'topup'],
  ['inbound_transfer_reversal', 'topupReversal'],
  ['transfer', 'transfer'],
  ['connect_collection_transfer', 'transfer'],
  ['transfer_cancel', 'transferReversal'],
  ['transfer_failure', 'transferReversal'],
  ['transfer_refund', 'transferReversal'],
  ['advance', 'loanPayout'],
  ['advance_funding', 'loanPayout'],
  ['anticipation_repayment', 'loanRepayment'],
  ['payout', 'payout'],
  ['payout_cancel', 'payoutReversal'],
  ['payout_failure', 'payoutReversal'],
]);

/** Types that say more than their category does: holds lumped under `other_adjustment`, tax lumped under `fee`. */
const SHARPER = new Set([
  'payout_minimum_balance_hold',
  'payout_minimum_balance_release',
  'payment_network_reserve_hold',
  'payment_network_reserve_release',
  'reserve_hold',
  'reserve_release',
  'reserve_transaction',
  'reserved_funds',
  'stripe_fee',
  'stripe_fx_fee',
  'tax_fee',
  'tax_fund',
]);

/** Categories loose enough for a sharper type to overrule. */
const LOOSE = new Set(['other_adjustment', 'fee']);

/**
 * The kind of a balance transaction of Stripe's `category` and `type`; `amount` is signed as on the wire and tells a hold
 * (money out) from a release. What is spent with cards issued by Stripe (`issuing_transaction`, …) is `adjustment`, for which a
 * mapping may have an account of its own. Anything new is `unknown`: it is kept, shown, and left to a person.
 */
export function stripeKind(category: string, type: string, amount: number): EntryKind {
  const sharper = SHARPER.has(type) && (category === '' || LOOSE.has(category));
  const found = sharper ? BY_TYPE.get(type) : (BY_CATEGORY.get(category) ?? fallback(category, type));
  if (found === 'reserve') return amount > 0 ? 'reserveRelease' : 'reserveHold';
  if (found === 'minimumBalance') return amount > 0 ? 'minimumBalanceRelease' : 'minimumBalanceHold';
  return found ?? 'unknown';
}

/** By type, except that `adjustment` under a category we don't know could be anything. */
function fallback(category: string, type: string): EntryKind | Signed | undefined {
  return type === 'adjustment' && category !== '' ? undefined : BY_TYPE.get(type);
}

/** Every reporting category and every type that is known, for tables and tests. */
export function stripeWords(): { readonly categories: readonly string[]; readonly types: readonly string[] } {
  return { categories: [...BY_CATEGORY.keys()], types: [...BY_TYPE.keys()] };
}

/** Builders of Stripe's wire objects (API 2026-10-28.endive): every field that the official fixtures show. */
import type { StripeSeedObject } from './model.ts';
import type { PlannedCharge } from './sales.ts';
import { codeFor, stripeId } from './random.ts';

/** The Stripe account's id. */
export const ACCOUNT_ID = 'acct_1TgTallowoodDemo0';
/** Where bank payouts go. */
export const BANK_DESTINATION = stripeId('ba', 'business account');
/** The debit card that one payout goes to. */
export const CARD_DESTINATION = stripeId('card', 'debit card');

const NO_ADDRESS = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };

function cardDetails(charge: PlannedCharge): Record<string, unknown> {
  const { customer } = charge;
  return {
    amount_authorized: charge.amount,
    authorization_code: codeFor(`auth|${charge.index}`, 6, '0123456789'),
    brand: customer.cardBrand,
    checks: { address_line1_check: null, address_postal_code_check: 'pass', cvc_check: 'pass' },
    country: customer.cardCountry,
    exp_month: 1 + (charge.index % 12),
    exp_year: 2029,
    extended_authorization: { status: 'disabled' },
    fingerprint: codeFor(`fingerprint|${customer.key}`, 16),
    funding: customer.trade ? 'debit' : 'credit',
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: customer.cardLast4,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: customer.cardBrand,
    network_token: { used: false },
    network_transaction_id: codeFor(`network|${charge.index}`, 15, '0123456789'),
    overcapture: { maximum_amount_capturable: charge.amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: null,
    transaction_link_id: null,
    wallet: null,
  };
}

const OUTCOME = {
  advice_code: null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: 'approved_by_network',
  reason: null,
  seller_message: 'Payment complete.',
  type: 'authorized',
};

/** What the shop wrote on the payment: it names the invoice in one of two ways, or not at all. */
function described(charge: PlannedCharge): { description: string; metadata: Record<string, string> } {
  const order = { order_id: `W${48_000 + charge.index}` };
  if (charge.namedIn === 'metadata') {
    return { description: charge.goods, metadata: { ...order, invoice_number: charge.invoiceNumber } };
  }
  if (charge.namedIn === 'description') {
    return { description: `Invoice ${charge.invoiceNumber}`, metadata: order };
  }
  if (charge.namedIn === 'both') {
    const numbers = `${charge.invoiceNumber} and ${charge.secondInvoice ?? ''}`;
    return { description: `Invoices ${numbers}`, metadata: order };
  }
  if (charge.namedIn === 'unsaid') return { description: charge.goods, metadata: {} };
  return { description: `Web order ${order.order_id}: ${charge.goods}`, metadata: order };
}

/** Id of a planned charge. */
export function chargeId(charge: PlannedCharge): string {
  return stripeId('ch', String(charge.index));
}

/** A captured card charge. `refunded` is what refunds took back so far, cents. */
export function chargeObject(
  charge: PlannedCharge,
  balanceTransaction: string,
  state: { readonly refunded: number; readonly disputed: boolean },
): StripeSeedObject {
  const { customer } = charge;
  return {
    id: chargeId(charge),
    object: 'charge',
    amount: charge.amount,
    amount_captured: charge.captured,
    amount_refunded: state.refunded,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: balanceTransaction,
    billing_details: {
      address: { ...NO_ADDRESS, country: customer.cardCountry },
      email: customer.email,
      name: customer.name,
      phone: null,
      tax_id: null,
    },
    calculated_statement_descriptor: 'TALLOWOOD COFFEE',
    captured: true,
    created: charge.created,
    currency: charge.currency,
    customer: customer.stripeId,
    ...described(charge),
    disputed: state.disputed,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    on_behalf_of: null,
    outcome: { ...OUTCOME, risk_level: 'normal', risk_score: charge.index % 40 },
    paid: true,
    payment_intent: null,
    payment_method: stripeId('pm', customer.key),
    payment_method_details: { card: cardDetails(charge), type: 'card' },
    presentment_details: null,
    radar_options: {},
    receipt_email: customer.email,
    receipt_number: null,
    receipt_url: null,
    refunded: state.refunded === charge.amount,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: null,
  };
}

/** A refund of a charge. `failure` is the movement that gave the money back, or empty. */
export function refundObject(refund: {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  readonly charge: PlannedCharge;
  readonly balanceTransaction: string;
  readonly failure: string;
}): StripeSeedObject {
  const failed = refund.failure !== '';
  return {
    id: refund.id,
    object: 'refund',
    amount: refund.amount,
    balance_transaction: refund.balanceTransaction,
    charge: chargeId(refund.charge),
    created: refund.created,
    currency: refund.charge.currency,
    customer: refund.charge.customer.stripeId,
    customer_account: null,
    destination_details: { card: { type: 'refund' }, type: 'card' },
    ...(failed
      ? { failure_balance_transaction: refund.failure, failure_reason: 'expired_or_canceled_card' }
      : {}),
    metadata: {},
    payment_intent: null,
    payment_method: stripeId('pm', refund.charge.customer.key),
    reason: 'requested_by_customer',
    receipt_number: null,
    source_transfer_reversal: null,
    status: failed ? 'failed' : 'succeeded',
    transfer_reversal: null,
  };
}

const EVIDENCE_KEYS =
  'access_activity_log billing_address cancellation_policy cancellation_policy_disclosure cancellation_rebuttal ' +
  'customer_communication customer_email_address customer_name customer_purchase_ip customer_signature ' +
  'duplicate_charge_documentation duplicate_charge_explanation duplicate_charge_id product_description receipt ' +
  'refund_policy refund_policy_disclosure refund_refusal_explanation service_date service_documentation ' +
  'shipping_address shipping_carrier shipping_date shipping_documentation shipping_tracking_number ' +
  'uncategorized_file uncategorized_text';

/** A dispute with its movements in full, as Stripe sends them. */
export function disputeObject(dispute: {
  readonly id: string;
  readonly created: number;
  readonly amount: number;
  readonly status: string;
  readonly charge: PlannedCharge;
  readonly movements: readonly Readonly<Record<string, unknown>>[];
}): StripeSeedObject {
  const nothing = Object.fromEntries(EVIDENCE_KEYS.split(' ').map((key) => [key, null]));
  return {
    id: dispute.id,
    object: 'dispute',
    amount: dispute.amount,
    balance_transactions: dispute.movements,
    charge: chargeId(dispute.charge),
    created: dispute.created,
    currency: dispute.charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...nothing, enhanced_evidence: {} },
    evidence_details: {
      due_by: dispute.created + 10 * 86_400,
      enhanced_eligibility: {},
      has_evidence: dispute.status !== 'needs_response',
      past_due: false,
      submission_count: dispute.status === 'needs_response' ? 0 : 1,
    },
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: null,
    payment_method_details: {
      card: { brand: 'visa', case_type: 'chargeback', network_reason_code: '10.4', network: 'visa' },
      type: 'card',
    },
    reason: 'fraudulent',
    status: dispute.status,
  };
}

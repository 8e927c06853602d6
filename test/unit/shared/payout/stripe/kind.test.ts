import { describe, expect, it } from 'vitest';
import { SHIPPED_PROFILES } from '../../../../../shared/payout/file/shippedProfiles.ts';
import { stripeKind, stripeWords } from '../../../../../shared/payout/stripe/kind.ts';

/** Every reporting category of Stripe's documents with the kind it must become, and the kind for money coming back. */
const CATEGORIES: readonly (readonly [string, string, string?])[] = [
  ['advance', 'loanPayout'],
  ['advance_funding', 'loanPayout'],
  ['anticipation_repayment', 'loanRepayment'],
  ['charge', 'charge'],
  ['charge_failure', 'chargeFailure'],
  ['climate_order_purchase', 'adjustment'],
  ['climate_order_refund', 'adjustment'],
  ['connect_collection_transfer', 'transfer'],
  ['connect_reserved_funds', 'reserveHold', 'reserveRelease'],
  ['contribution', 'adjustment'],
  ['dispute', 'dispute'],
  ['dispute_reversal', 'disputeReversal'],
  ['fee', 'fee'],
  ['financing_paydown', 'loanRepayment'],
  ['financing_paydown_reversal', 'loanRepayment'],
  ['financing_payout', 'loanPayout'],
  ['financing_payout_reversal', 'loanPayout'],
  ['issuing_authorization_hold', 'reserveHold', 'reserveRelease'],
  ['issuing_authorization_release', 'reserveHold', 'reserveRelease'],
  ['issuing_dispute', 'adjustment'],
  ['issuing_dispute_provisional_credit', 'adjustment'],
  ['issuing_dispute_provisional_credit_reversal', 'adjustment'],
  ['issuing_transaction', 'adjustment'],
  ['network_cost', 'networkCost'],
  ['other_adjustment', 'adjustment'],
  ['partial_capture_reversal', 'partialCaptureReversal'],
  ['payout', 'payout'],
  ['payout_reversal', 'payoutReversal'],
  ['platform_earning', 'platformEarning'],
  ['platform_earning_refund', 'platformEarningRefund'],
  ['refund', 'refund'],
  ['refund_failure', 'refundFailure'],
  ['risk_reserved_funds', 'reserveHold', 'reserveRelease'],
  ['tax', 'tax'],
  ['topup', 'topup'],
  ['topup_reversal', 'topupReversal'],
  ['transfer', 'transfer'],
  ['transfer_reversal', 'transferReversal'],
  ['unreconciled_customer_funds', 'adjustment'],
];

/** Every type that the official SDK names, as if Stripe had sent no category. */
const TYPES =
  `adjustment advance advance_funding anticipation_repayment application_fee application_fee_refund charge climate_order_purchase
climate_order_refund connect_collection_transfer contribution fee_credit_funding inbound_transfer inbound_transfer_reversal
issuing_authorization_hold issuing_authorization_release issuing_dispute issuing_dispute_provisional_credit
issuing_dispute_provisional_credit_reversal issuing_transaction obligation_outbound obligation_reversal_inbound payment
payment_failure_refund payment_network_reserve_hold payment_network_reserve_release payment_refund payment_reversal
payment_unreconciled payout payout_cancel payout_failure payout_minimum_balance_hold payout_minimum_balance_release refund
refund_failure reserve_hold reserve_release reserve_transaction reserved_funds stripe_balance_payment_debit
stripe_balance_payment_debit_reversal stripe_fee stripe_fx_fee tax_fee tax_fund topup topup_reversal transfer transfer_cancel
transfer_failure transfer_refund`.split(/\s+/);

describe('stripeKind', () => {
  it.each(CATEGORIES.map(([category, out, back]) => [category, out, back ?? out] as const))(
    'reads the category %s as %s',
    (category, out, back) => {
      expect(stripeKind(category, 'adjustment', -100)).toBe(out);
      expect(stripeKind(category, 'adjustment', 100)).toBe(back);
    },
  );

  it.each(TYPES)('reads the type %s where there is no category', (type) => {
    expect(stripeKind('', type, -100)).not.toBe('unknown');
  });

  it('lets the category win over the type', () => {
    expect(stripeKind('dispute', 'adjustment', -1)).toBe('dispute');
    expect(stripeKind('refund_failure', 'adjustment', 1)).toBe('refundFailure');
    expect(stripeKind('charge', 'payment', 1)).toBe('charge');
  });

  it.each([
    ['other_adjustment', 'payout_minimum_balance_hold', -1, 'minimumBalanceHold'],
    ['other_adjustment', 'payout_minimum_balance_release', 1, 'minimumBalanceRelease'],
    ['other_adjustment', 'reserve_hold', -1, 'reserveHold'],
    ['other_adjustment', 'payment_network_reserve_release', 1, 'reserveRelease'],
    ['fee', 'tax_fee', -1, 'tax'],
    ['fee', 'stripe_fx_fee', -1, 'fee'],
  ])('sharpens %s by the type %s', (category, type, amount, kind) => {
    expect(stripeKind(category, type, amount)).toBe(kind);
  });

  it('leaves what it does not know to a person', () => {
    for (const [category, type] of [
      ['something_new', 'adjustment'],
      ['something_new', 'something_newer'],
      ['', ''],
    ] as const) {
      expect(stripeKind(category, type, -5)).toBe('unknown');
    }
  });

  it('has a row here for every category and type that it knows', () => {
    const { categories, types } = stripeWords();
    expect(categories.toSorted()).toEqual(CATEGORIES.map(([category]) => category).toSorted());
    expect(types.toSorted()).toEqual(TYPES.toSorted());
  });

  it('knows every category in the report file too', () => {
    const file = SHIPPED_PROFILES.find(({ id }) => id === 'stripe-itemized');
    expect(Object.keys(file?.kinds ?? {}).toSorted()).toEqual(stripeWords().categories.toSorted());
  });
});

/** What an activity of Square's balance is to a bookkeeper. Source: `ActivityType` of Square's specification, 58 values. */
import type { EntryKind } from '../model.ts';

/** Kinds whose sign tells one from the other. */
type Signed = 'reserve' | 'disputed' | 'refunded';

const KINDS: ReadonlyMap<string, EntryKind | Signed> = new Map<string, EntryKind | Signed>([
  ['CHARGE', 'charge'],
  ['REFUND', 'refunded'],
  ['DISPUTE', 'disputed'],
  ['OPEN_DISPUTE', 'disputed'],
  ['FEE', 'fee'],
  ['PROCESSING_FEE', 'fee'],
  ['PROCESSING_FEE_REFUND', 'fee'],
  ['UNDO_PROCESSING_FEE_REFUND', 'fee'],
  ['DEPOSIT_FEE', 'fee'],
  ['DEPOSIT_FEE_REVERSED', 'fee'],
  ['FREE_PROCESSING', 'fee'],
  ['PAID_SERVICE_FEE', 'fee'],
  ['PAID_SERVICE_FEE_REFUND', 'fee'],
  ['SUBSCRIPTION_FEE', 'fee'],
  ['SUBSCRIPTION_FEE_PAID_REFUND', 'fee'],
  ['SUBSCRIPTION_FEE_REFUND', 'fee'],
  ['THIRD_PARTY_FEE', 'fee'],
  ['THIRD_PARTY_FEE_REFUND', 'fee'],
  ['LOCAL_OFFERS_FEE', 'fee'],
  ['GIFT_CARD_LOAD_FEE', 'fee'],
  ['GIFT_CARD_LOAD_FEE_REFUND', 'fee'],
  ['UNDO_GIFT_CARD_LOAD_FEE_REFUND', 'fee'],
  ['TAX_ON_FEE', 'tax'],
  ['APP_FEE_REVENUE', 'platformEarning'],
  ['APP_FEE_REFUND', 'platformEarningRefund'],
  ['ADJUSTMENT', 'adjustment'],
  ['OTHER_ADJUSTMENT', 'adjustment'],
  ['OTHER', 'adjustment'],
  ['INITIAL_BALANCE_CHANGE', 'adjustment'],
  ['ESCHEATMENT', 'adjustment'],
  ['REDEMPTION_CODE', 'adjustment'],
  ['LOCAL_OFFERS_CASHBACK', 'adjustment'],
  ['HOLD_ADJUSTMENT', 'reserve'],
  ['RELEASE_ADJUSTMENT', 'reserve'],
  ['RESERVE_HOLD', 'reserve'],
  ['RESERVE_RELEASE', 'reserve'],
  // A later payout carries the money of one that failed.
  ['RETURNED_PAYOUT', 'payoutReversal'],
  ['PAYOUT', 'payout'],
  ['SQUARE_CAPITAL_PAYMENT', 'loanRepayment'],
  ['SQUARE_CAPITAL_REVERSED_PAYMENT', 'loanRepayment'],
  ['CREDIT_CARD_REPAYMENT', 'loanRepayment'],
  ['CREDIT_CARD_REPAYMENT_REVERSED', 'loanRepayment'],
  // A negative balance is lifted by an advance and paid back from later sales.
  ['PERCENTAGE_PROCESSING_ENROLLMENT', 'loanPayout'],
  ['PERCENTAGE_PROCESSING_REPAYMENT', 'loanRepayment'],
  ['PERCENTAGE_PROCESSING_REPAYMENT_REVERSED', 'loanRepayment'],
  ['PERCENTAGE_PROCESSING_DEACTIVATION', 'loanRepayment'],
  ['MONEY_TRANSFER', 'transfer'],
  ['MONEY_TRANSFER_REVERSAL', 'transferReversal'],
  ['AUTOMATIC_SAVINGS', 'transfer'],
  ['AUTOMATIC_SAVINGS_REVERSED', 'transferReversal'],
  ['AUTOMATIC_BITCOIN_CONVERSIONS', 'transfer'],
  ['AUTOMATIC_BITCOIN_CONVERSIONS_REVERSED', 'transferReversal'],
  ['BALANCE_FOLDERS_TRANSFER', 'transfer'],
  ['BALANCE_FOLDERS_TRANSFER_REVERSED', 'transferReversal'],
  ['GIFT_CARD_POOL_TRANSFER', 'transfer'],
  ['GIFT_CARD_POOL_TRANSFER_REVERSED', 'transferReversal'],
  ['SQUARE_PAYROLL_TRANSFER', 'transfer'],
  ['SQUARE_PAYROLL_TRANSFER_REVERSED', 'transferReversal'],
]);

/** The kind of an activity; `gross` (any unit) tells a hold from its release. A type that isn't known is `unknown`. */
export function squareKind(type: string, gross: number): EntryKind {
  const found = KINDS.get(type) ?? 'unknown';
  if (found === 'reserve') return gross > 0 ? 'reserveRelease' : 'reserveHold';
  if (found === 'disputed') return gross > 0 ? 'disputeReversal' : 'dispute';
  if (found === 'refunded') return gross > 0 ? 'refundFailure' : 'refund';
  return found;
}

/** All activity types that have a kind, for tables and tests. */
export function squareTypes(): readonly string[] {
  return [...KINDS.keys()];
}

/** What Xendit's types of transaction are to a bookkeeper. */
import type { EntryKind } from '../model.ts';

/** Types in both directions of money: what comes in, what goes out. */
const KINDS: ReadonlyMap<string, readonly [moneyIn: EntryKind, moneyOut: EntryKind]> = new Map([
  ['PAYMENT', ['charge', 'chargeFailure']],
  ['IN_PERSON_PAYMENT', ['charge', 'chargeFailure']],
  ['REMITTANCE_COLLECTION_PAYMENT', ['charge', 'chargeFailure']],
  ['REFUND', ['refundFailure', 'refund']],
  ['CHARGEBACK', ['disputeReversal', 'dispute']],
  ['ADJUSTMENT_ADD', ['adjustment', 'adjustment']],
  ['ADJUSTMENT_DEDUCT', ['adjustment', 'adjustment']],
  ['BNPL_PARTNER_SETTLEMENT_CREDIT', ['adjustment', 'adjustment']],
  ['BNPL_PARTNER_SETTLEMENT_DEBIT', ['adjustment', 'adjustment']],
  ['CASHBACK_FEE', ['fee', 'fee']],
  ['CASHBACK_VAT', ['tax', 'tax']],
  ['PLATFORM_FEE', ['fee', 'fee']],
  ['RESERVES_HOLD', ['reserveHold', 'reserveHold']],
  ['RESERVES_RELEASE', ['reserveRelease', 'reserveRelease']],
  ['LOAN_REPAYMENT', ['loanRepayment', 'loanRepayment']],
  ['TOPUP', ['topup', 'topupReversal']],
  ['TRANSFER', ['transferReversal', 'transfer']],
  ['TRANSFER_IN', ['transferReversal', 'transfer']],
  ['TRANSFER_OUT', ['transferReversal', 'transfer']],
  // Between balances of two currencies: each side is a row of its own.
  ['CONVERSION', ['transferReversal', 'transfer']],
  ['FOREX_DEPOSIT', ['transferReversal', 'transfer']],
  ['FOREX_DEDUCTION', ['transferReversal', 'transfer']],
  // Payments to third parties: money out that never is the merchant's own bank deposit.
  ['DISBURSEMENT', ['transferReversal', 'transfer']],
  ['BATCH_DISBURSEMENT', ['transferReversal', 'transfer']],
  ['REMITTANCE', ['transferReversal', 'transfer']],
  ['REMITTANCE_PAYOUT', ['transferReversal', 'transfer']],
  ['WITHDRAWAL', ['payoutReversal', 'payout']],
]);

/** The kind of a movement; `unknown` for `OTHER`, which says nothing, and for types that don't exist yet. */
export function xenditKind(type: string, isMoneyIn: boolean): EntryKind {
  const known = KINDS.get(type);
  return known === undefined ? 'unknown' : known[isMoneyIn ? 0 : 1];
}

/** Every type that is known, for tests and tables. */
export function xenditTypes(): readonly string[] {
  return [...KINDS.keys()];
}

/** The kind of what gives a movement back whole. */
export function reversedKind(kind: EntryKind): EntryKind {
  return REVERSED.get(kind) ?? kind;
}

const REVERSED: ReadonlyMap<EntryKind, EntryKind> = new Map([
  ['charge', 'chargeFailure'],
  ['refund', 'refundFailure'],
  ['dispute', 'disputeReversal'],
  ['transfer', 'transferReversal'],
  ['topup', 'topupReversal'],
  ['payout', 'payoutReversal'],
]);

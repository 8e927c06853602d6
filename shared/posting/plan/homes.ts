/** Where each kind of movement goes in the books. */
import type { EntryKind, PayoutEntry } from '../../payout/model.ts';
import type { Mapping } from '../model.ts';

/**
 * `sales` charges; `fee` what the provider keeps; `transferred` moves between balance and bank, booked by transfers only;
 * `unknown` has no home and blocks its plan.
 */
export type Home =
  | 'sales'
  | 'refund'
  | 'dispute'
  | 'fee'
  | 'adjustment'
  | 'reserve'
  | 'loan'
  | 'platform'
  | 'transferred'
  | 'unknown';

const HOMES: Readonly<Record<EntryKind, Home>> = {
  charge: 'sales',
  refund: 'refund',
  refundFailure: 'refund',
  chargeFailure: 'refund',
  partialCaptureReversal: 'refund',
  dispute: 'dispute',
  disputeReversal: 'dispute',
  fee: 'fee',
  tax: 'fee',
  networkCost: 'fee',
  platformEarning: 'platform',
  platformEarningRefund: 'platform',
  adjustment: 'adjustment',
  reserveHold: 'reserve',
  reserveRelease: 'reserve',
  minimumBalanceHold: 'reserve',
  minimumBalanceRelease: 'reserve',
  topup: 'adjustment',
  topupReversal: 'adjustment',
  transfer: 'adjustment',
  transferReversal: 'adjustment',
  loanPayout: 'loan',
  loanRepayment: 'loan',
  payout: 'transferred',
  payoutReversal: 'transferred',
  unknown: 'unknown',
};

/** The home of a kind of movement. */
export function homeOf(kind: EntryKind): Home {
  return HOMES[kind];
}

/** The homes of what is booked at its gross. */
export type LineHome = Exclude<Home, 'fee' | 'transferred' | 'unknown'>;

/** Whether movements of a kind are booked at their gross, on lines of their own. */
export function isGrossHome(kind: EntryKind): boolean {
  return !['fee', 'transferred', 'unknown'].includes(homeOf(kind));
}

/** Account code and tax type of a line in a home that is booked at its gross. */
export function codesOf(home: LineHome, mapping: Mapping): { accountCode: string; taxType: string } {
  const outsideTax = (accountCode: string) => ({ accountCode, taxType: mapping.noTaxType });
  return {
    sales: { accountCode: mapping.salesAccountCode, taxType: mapping.salesTaxType },
    refund: { accountCode: mapping.refundAccountCode, taxType: mapping.refundTaxType },
    dispute: outsideTax(mapping.disputeAccountCode),
    adjustment: outsideTax(mapping.adjustmentAccountCode),
    reserve: outsideTax(mapping.reserveAccountCode),
    loan: outsideTax(mapping.loanAccountCode || mapping.adjustmentAccountCode),
    platform: outsideTax(mapping.platformAccountCode || mapping.adjustmentAccountCode),
  }[home];
}

const KIND_WORDS: Readonly<Record<EntryKind, string>> = {
  charge: 'Sale',
  refund: 'Refund',
  refundFailure: 'Refund that failed and came back',
  chargeFailure: 'Charge that failed',
  partialCaptureReversal: 'Part of a charge not captured',
  dispute: 'Dispute',
  disputeReversal: 'Dispute won or withdrawn',
  fee: 'Fee',
  tax: 'Tax on fees',
  networkCost: 'Network cost',
  platformEarning: 'Platform earning',
  platformEarningRefund: 'Platform earning refunded',
  adjustment: 'Adjustment',
  reserveHold: 'Reserve held',
  reserveRelease: 'Reserve released',
  minimumBalanceHold: 'Minimum balance held',
  minimumBalanceRelease: 'Minimum balance released',
  topup: 'Top-up',
  topupReversal: 'Top-up reversed',
  transfer: 'Transfer',
  transferReversal: 'Transfer reversed',
  loanPayout: 'Loan paid out',
  loanRepayment: 'Loan repayment',
  payout: 'Payout',
  payoutReversal: 'Payout returned',
  unknown: 'Unknown movement',
};

/** The description of a line that books one entry: kind, invoice number, customer, charge or source id. */
export function describeEntry(entry: PayoutEntry): string {
  const id = entry.chargeId || entry.sourceId || entry.id;
  return [KIND_WORDS[entry.kind], entry.invoiceNumber, entry.customerName, id]
    .filter((part) => part !== '')
    .join(' · ')
    .slice(0, 1000);
}

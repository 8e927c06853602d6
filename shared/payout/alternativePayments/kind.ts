/** What Alternative Payments' words mean to a bookkeeper. */
import type { EntryKind, PayoutStatus } from '../model.ts';

/** What a payout's status becomes; anything else is `unknown`. */
export const ALTERNATIVE_STATUSES: Readonly<Record<string, PayoutStatus>> = {
  creating: 'pending',
  analyzing: 'pending',
  pending: 'pending',
  scheduled: 'pending',
  approved: 'pending',
  processing: 'inTransit',
  succeeded: 'paid',
  paid: 'paid',
  canceled: 'canceled',
  failed: 'failed',
};

/** What a row is: its kind, and the kind that it is instead where the status speaks of what happened to the payment later. */
export interface RowKind {
  readonly kind: EntryKind;
  /**
   * A payment listed as refunded, charged back or failed is either the payment itself, shown with what became of it since, or
   * its return: only the payout's total tells. Null where there is no doubt.
   */
  readonly orElse: EntryKind | null;
}

/** By type first; the first that fits. Bank debits that come back are failed charges, cards' are disputes. */
const BY_TYPE: readonly (readonly [RegExp, EntryKind])[] = [
  [/fee/, 'fee'],
  [/refund.*(fail|revers|cancel)/, 'refundFailure'],
  [/refund/, 'refund'],
  [/(chargeback|dispute).*(won|revers)/, 'disputeReversal'],
  [/chargeback|dispute/, 'dispute'],
  [/return|nsf/, 'chargeFailure'],
  [/reserve.*release/, 'reserveRelease'],
  [/reserve/, 'reserveHold'],
  [/adjust|correction/, 'adjustment'],
];

const PAYMENT = /^$|payment|charge|invoice|sale|debit|credit/;

/** Statuses of a payment whose money is in the payout. */
const GOOD = new Set([
  '',
  'unspecified',
  'creating',
  'processing',
  'analyzing',
  'succeeded',
  'scheduled',
  'approved',
  'pending',
  'completed',
  'settled',
  'paid',
]);

const AFTERWARDS: readonly (readonly [RegExp, EntryKind])[] = [
  [/refund/, 'refund'],
  [/chargeback|dispute/, 'dispute'],
  [/fail|return|nsf/, 'chargeFailure'],
];

const BANK_DEBIT = /ach|bank|eft|pad|debit/;

/** The kind of a payout's row by its type, status and payment method, as the wire has them. */
export function alternativeKind(type: string, status: string, method: string): RowKind {
  const byBank = BANK_DEBIT.test(method.toLowerCase());
  const settle = (kind: EntryKind): EntryKind => (kind === 'dispute' && byBank ? 'chargeFailure' : kind);
  const words = type.toLowerCase();
  const typed = BY_TYPE.find(([pattern]) => pattern.test(words));
  if (typed) return { kind: settle(typed[1]), orElse: null };
  if (!PAYMENT.test(words)) return { kind: 'unknown', orElse: null };
  const state = status.toLowerCase();
  if (GOOD.has(state)) return { kind: 'charge', orElse: null };
  const later = AFTERWARDS.find(([pattern]) => pattern.test(state));
  return later ? { kind: 'charge', orElse: settle(later[1]) } : { kind: 'unknown', orElse: null };
}

/** Kinds that take money out of the balance, whichever sign the wire has. */
export const OUTWARD: ReadonlySet<EntryKind> = new Set([
  'refund',
  'dispute',
  'chargeFailure',
  'fee',
  'reserveHold',
]);

/** Kinds that bring it back. */
export const INWARD: ReadonlySet<EntryKind> = new Set(['refundFailure', 'disputeReversal', 'reserveRelease']);

/** The words that decide, in their order: in the type of a row, then in the status of a payment. For tables. */
export function alternativeWords(): {
  readonly types: readonly (readonly [words: string, kind: EntryKind])[];
  readonly statuses: readonly (readonly [words: string, kind: EntryKind])[];
} {
  const told = (rules: typeof BY_TYPE) => rules.map(([{ source }, kind]) => [source, kind] as const);
  return { types: told(BY_TYPE), statuses: told(AFTERWARDS) };
}

/** A payout of a file, with what a file doesn't tell left open. */
import type { MatchPayout } from '../../../shared/matching/input.ts';
import { ZERO } from '../../../shared/money.ts';
import { payoutKey } from '../../../shared/payout/model.ts';

/** What a payouts file becomes. */
export interface PayoutFile {
  readonly payouts: readonly MatchPayout[];
  /** What was assumed or left out, for stderr. */
  readonly remarks: readonly string[];
}

/** What every payouts file says of a payout. */
export interface FilePayout extends Partial<MatchPayout> {
  readonly id: string;
  readonly provider: string;
  /** The provider account; empty if the file doesn't tell. */
  readonly account: string;
  readonly currency: string;
  readonly amount: MatchPayout['amount'];
  readonly arrivalDate: MatchPayout['arrivalDate'];
}

/** Completes a payout; its composition is untold unless the file lists entries. */
export function makePayout({ account, ...core }: FilePayout): MatchPayout {
  const connectionId = account === '' ? core.provider : `${core.provider}:${account}`;
  return {
    key: payoutKey(connectionId, core.id),
    connectionId,
    status: 'paid',
    automatic: true,
    method: 'unknown',
    created: 0,
    createdDate: core.arrivalDate,
    destination: 'bank',
    descriptor: '',
    traceId: '',
    description: '',
    failureMessage: '',
    originalPayoutId: '',
    reversedById: '',
    balanceEntryId: '',
    failureEntryId: '',
    ownFee: ZERO,
    composition: 'untold',
    entries: [],
    ...core,
  };
}

/** The name that output gives a payout, while ids of several accounts may be the same: id, or account and id. */
export function payoutNames(payouts: readonly MatchPayout[]): ReadonlyMap<string, string> {
  const count = new Map<string, number>();
  for (const { id } of payouts) count.set(id, (count.get(id) ?? 0) + 1);
  return new Map(
    payouts.map(({ key, id, connectionId }) => [key, count.get(id) === 1 ? id : `${connectionId}/${id}`]),
  );
}

/** The movements of a payout itself, where the provider lists no balance to read them from. */
import { dayNumber } from '../dates.ts';
import { type Minor, negate, sumMinor, ZERO } from '../money.ts';
import { CAPABILITIES } from './capabilities.ts';
import type { Payout, PayoutEntry } from './model.ts';

const NOON = 43_200;

/**
 * What a payout moves between balance and bank: out on the day it was made, and back on its day at the bank if it failed.
 * Empty where the provider lists its movements itself, and while the payout hasn't left.
 */
export function ownMovements(payout: Payout): PayoutEntry[] {
  if (CAPABILITIES[payout.provider].listsEntries || payout.balanceEntryId === '') return [];
  const out = movement(payout, {
    id: payout.balanceEntryId,
    kind: 'payout',
    net: negate(sumMinor([payout.amount, payout.ownFee])),
    created: payout.created,
    date: payout.createdDate,
  });
  if (payout.failureEntryId === '') return [out];
  const date = payout.arrivalDate > payout.createdDate ? payout.arrivalDate : payout.createdDate;
  const created = Math.max(payout.created, dayNumber(date) * 86_400 + NOON);
  const back = {
    id: payout.failureEntryId,
    kind: 'payoutReversal',
    net: payout.amount,
    created,
    date,
  } as const;
  return [out, movement(payout, back)];
}

function movement(
  { id, currency }: Payout,
  own: Pick<PayoutEntry, 'id' | 'kind' | 'created' | 'date'> & { readonly net: Minor },
): PayoutEntry {
  return {
    ...own,
    rawType: own.kind,
    currency,
    gross: own.net,
    fee: ZERO,
    feeParts: [],
    sourceId: id,
    chargeId: '',
    invoiceNumber: '',
    customerName: '',
    customerEmail: '',
    description: '',
    presentment: null,
  };
}

/** One payout by several files: none may tell all of it. */
import { sumMinor } from '../../money.ts';
import { compareText } from '../../order.ts';
import type { Payout, PayoutEntry, PayoutStatus } from '../model.ts';
import { isSummed } from './payouts.ts';

/** A payout only goes on: an older file doesn't take back what a newer one said. */
const RANK: Readonly<Record<PayoutStatus, number>> = {
  unknown: 0,
  pending: 1,
  inTransit: 2,
  paid: 3,
  canceled: 4,
  failed: 5,
};

/**
 * What is stored and what a file says of the same payout, as one: the rows of both, the later status. The amount is what a row
 * states, else what all its rows come to.
 */
export function mergePayouts(old: Payout | undefined, read: Payout): Payout {
  if (old === undefined || old.currency !== read.currency) return { ...read, entries: sorted(read.entries) };
  const rows = new Map([...old.entries, ...read.entries].map((entry) => [entry.id, entry]));
  const entries = sorted([...rows.values()]);
  const stated = isSummed(read) && !isSummed(old) ? old : read;
  const [later, earlier] = RANK[read.status] >= RANK[old.status] ? [read, old] : [old, read];
  const isSum = isSummed(read) && isSummed(old);
  return {
    ...stated,
    ...(isSum ? daysOfSum(old, read) : {}),
    amount: isSum ? sumMinor(entries.map(({ net }) => net)) : stated.amount,
    status: later.status,
    arrivalDate:
      later.status === earlier.status ? latest(old.arrivalDate, read.arrivalDate) : later.arrivalDate,
    failureEntryId: later.failureEntryId || earlier.failureEntryId,
    descriptor: read.descriptor || old.descriptor,
    traceId: read.traceId || old.traceId,
    composition: entries.length > 0 ? 'known' : read.composition,
    automatic: entries.length > 0,
    entries,
  };
}

function daysOfSum(a: Payout, b: Payout): Pick<Payout, 'created' | 'createdDate'> {
  const { created, createdDate } = a.created >= b.created ? a : b;
  return { created, createdDate };
}

function latest<T extends string>(a: T, b: T): T {
  return a >= b ? a : b;
}

function sorted(entries: readonly PayoutEntry[]): PayoutEntry[] {
  return entries.toSorted((a, b) => compareText(a.id, b.id));
}

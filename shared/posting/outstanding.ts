/** What is still due on invoices, counting what is planned but not yet in the cached books. */
import { type Minor, sumMinor, ZERO } from '../money.ts';
import type { JournalRow, PostingStep } from './model.ts';

/** Payments planned or sent that the cached invoices don't show yet: minor units by invoice id. */
export type PlannedPayments = ReadonlyMap<string, Minor>;

/**
 * Journal payments that the cached amounts due can't know of: all that aren't refused, but for those done whose payment
 * the cached ledger already holds.
 */
export function paymentsInFlight(
  rows: Iterable<JournalRow>,
  cachedPaymentIds: ReadonlySet<string>,
): Map<string, Minor> {
  const planned = new Map<string, Minor>();
  for (const row of rows) {
    if (row.draft.kind !== 'payment' || row.state === 'refused') continue;
    if (row.state === 'done' && cachedPaymentIds.has(row.xeroId)) continue;
    addPayment(planned, row.draft.invoiceId, row.draft.amount);
  }
  return planned;
}

/** `planned` and the payments of further steps, as a new map. */
export function withPayments(planned: PlannedPayments, steps: readonly PostingStep[]): Map<string, Minor> {
  const next = new Map(planned);
  for (const { draft } of steps)
    if (draft.kind === 'payment') addPayment(next, draft.invoiceId, draft.amount);
  return next;
}

/** Counts one more payment of an invoice in a map of one's own. */
export function addPayment(map: Map<string, Minor>, id: string, amount: Minor): void {
  map.set(id, sumMinor([map.get(id) ?? ZERO, amount]));
}

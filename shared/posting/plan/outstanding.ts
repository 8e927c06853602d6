/** What is still due on invoices, counting what is planned but not yet in the cached books. */
import { type Minor, sumMinor, ZERO } from '../../money.ts';
import type { JournalRow, PaymentDraft, PostingStep } from '../model.ts';
import { isBooking } from '../undo/takenBack.ts';

/** Payments planned or sent that the cached invoices don't show yet: minor units by invoice id. */
export type PlannedPayments = ReadonlyMap<string, Minor>;

/**
 * Journal payments that the cached amounts due can't know of: all that aren't refused or taken back, but for those done whose payment
 * the cached ledger already holds.
 */
export function paymentsInFlight(
  rows: Iterable<JournalRow>,
  cachedPaymentIds: ReadonlySet<string>,
): Map<string, Minor> {
  const planned = new Map<string, Minor>();
  for (const row of rows) {
    if (row.draft.kind !== 'payment' || row.state === 'refused' || !isBooking(row)) continue;
    if (row.state === 'done' && cachedPaymentIds.has(row.xeroId)) continue;
    addPayment(planned, row.draft.invoiceId, paidOf(row.draft));
  }
  return planned;
}

/** Payments that run on from one step to the next, over those before: a copy of all that is on its way would cost more than planning. */
export class RunningPayments {
  private readonly own = new Map<string, Minor>();
  private readonly before: Pick<PlannedPayments, 'get'>;

  constructor(before: Pick<PlannedPayments, 'get'>) {
    this.before = before;
  }

  /** What is spoken for of an invoice, in its minor units; undefined if nothing. */
  readonly get = (invoiceId: string): Minor | undefined =>
    this.own.get(invoiceId) ?? this.before.get(invoiceId);

  /** Counts one more payment of an invoice. */
  add(invoiceId: string, amount: Minor): void {
    this.own.set(invoiceId, sumMinor([this.get(invoiceId) ?? ZERO, amount]));
  }

  /** Counts the payments among some steps. */
  addAll(steps: readonly Pick<PostingStep, 'draft'>[]): void {
    for (const { draft } of steps) if (draft.kind === 'payment') this.add(draft.invoiceId, paidOf(draft));
  }
}

/** What a payment takes from its invoice, in the invoice's currency. */
export function paidOf({ amount, foreign }: PaymentDraft): Minor {
  return foreign?.amount ?? amount;
}

/** Counts one more payment of an invoice in a map of one's own. */
export function addPayment(map: Map<string, Minor>, id: string, amount: Minor): void {
  map.set(id, sumMinor([map.get(id) ?? ZERO, amount]));
}

/** `planned` and the payments of further steps, laid over it. */
export function alsoPaid(
  planned: Pick<PlannedPayments, 'get'>,
  steps: readonly PostingStep[],
): Pick<PlannedPayments, 'get'> {
  const running = new RunningPayments(planned);
  running.addAll(steps);
  return running;
}

/** What is still due on invoices, counting what is planned but not yet in the cached books. */
import { subtract, type Minor, sumMinor, ZERO, minor } from '../money.ts';
import type { Invoice } from '../books/model.ts';
import type { BookIndex } from './books.ts';
import type { JournalRow, PostingProblem, PostingStep } from './model.ts';
import type { PayoutEntry } from '../payout/model.ts';

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

/** The invoice that a charge pays, or why it can't be paid now. Pure: the caller adds what it plans to `planned`. */
export function findPayable(
  entry: PayoutEntry,
  books: BookIndex,
  planned: PlannedPayments,
): { invoice: Invoice } | { problem: PostingProblem } {
  const number = entry.invoiceNumber.trim();
  const found = books.invoicesByNumber.get(number) ?? [];
  const invoice = found.find((each) => each.status === 'AUTHORISED') ?? found[0];
  const block = (code: PostingProblem['code'], values: PostingProblem['values']) => ({
    problem: { code, values: { invoice: number, ...values }, entryId: entry.id, severity: 'block' as const },
  });
  if (!invoice) return block('invoiceNotFound', { amount: entry.gross, currency: entry.currency });
  if (invoice.status === 'PAID')
    return block('invoicePaid', { amount: entry.gross, currency: entry.currency });
  if (invoice.status !== 'AUTHORISED') return block('invoiceNotAuthorised', { status: invoice.status });
  if (invoice.currency !== entry.currency) {
    return block('invoiceCurrency', { currency: invoice.currency, expected: entry.currency });
  }
  const due = subtract(invoice.amountDue, planned.get(invoice.invoiceId) ?? ZERO);
  if (due < entry.gross) {
    return block(due <= 0 ? 'invoicePaid' : 'invoiceTooSmall', {
      due: minor(Math.max(due, 0)),
      amount: entry.gross,
      currency: entry.currency,
    });
  }
  return { invoice };
}

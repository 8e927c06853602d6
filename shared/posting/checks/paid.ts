/** Payments that are written down already, against their invoices as they are now. */
import { type Minor, minor, subtract, ZERO } from '../../money.ts';
import type { BookIndex } from '../books.ts';
import type { PaymentDraft, PostingProblem, PostingStep } from '../model.ts';
import { paidOf, type PlannedPayments, RunningPayments } from '../plan/outstanding.ts';
import { accountName, paymentBySomeone } from './duplicates.ts';
import { finding, ofStep } from './finding.ts';

/**
 * Why invoices wouldn't take the payments of `steps`, in their order. `planned` are other payments on their way. Payments of
 * documents that are themselves still to be made, and of credit notes, aren't looked at: the cached books don't have those.
 */
export function paymentProblems(
  steps: readonly PostingStep[],
  books: BookIndex,
  planned: PlannedPayments,
): PostingProblem[] {
  const running = new RunningPayments(planned);
  return steps.flatMap((step): PostingProblem[] => {
    const { draft } = step;
    if (draft.kind !== 'payment' || draft.target === 'creditNote' || draft.invoiceId === '') return [];
    const problem = problemOf(step, draft, books, running.get(draft.invoiceId) ?? ZERO);
    if (problem !== null) return [problem];
    running.add(draft.invoiceId, paidOf(draft));
    return [];
  });
}

function problemOf(
  step: PostingStep,
  draft: PaymentDraft,
  books: BookIndex,
  taken: Minor,
): PostingProblem | null {
  const invoice = books.invoicesById.get(draft.invoiceId);
  const paid = paidOf(draft);
  const currency = draft.foreign?.currency ?? draft.currency;
  const values = { invoice: draft.invoiceNumber, amount: paid, currency, xeroId: draft.invoiceId };
  const about = ofStep(step);
  if (!invoice) return finding('invoiceNotFound', values, about);
  if (invoice.status !== 'AUTHORISED' && invoice.status !== 'PAID')
    return finding('invoiceNotAuthorised', { ...values, status: invoice.status }, about);
  if (invoice.currency !== currency)
    return finding('invoiceCurrency', { ...values, currency: invoice.currency, expected: currency }, about);
  const due = invoice.status === 'PAID' ? ZERO : subtract(invoice.amountDue, taken);
  if (due >= paid) return null;
  const left = finding(
    due <= 0 ? 'invoicePaid' : 'invoiceTooSmall',
    { ...values, due: minor(Math.max(0, due)) },
    about,
  );
  return withPayer(left, draft, books);
}

/** Names the payment of someone else that took the invoice, where the ledger shows one of the amount near the date. */
export function withPayer(
  problem: PostingProblem,
  payment: Pick<PaymentDraft, 'amount' | 'date' | 'accountId'>,
  books: BookIndex,
): PostingProblem {
  if (problem.code !== 'invoicePaid' && problem.code !== 'invoiceTooSmall') return problem;
  const number = String(problem.values['invoice'] ?? '');
  const payer = paymentBySomeone(number, payment.amount, payment.date, books);
  if (!payer) return problem;
  const { date, currency, key, kind, xeroId } = payer;
  const values = {
    invoice: number,
    amount: payer.amount,
    currency,
    date,
    account: accountName(payer, books),
    reference: payer.reference || payer.detail,
    found: key,
    foundKind: kind,
    xeroId,
    // Paid into another account, it can't stand for the charge's own payment.
    elsewhere: payer.accountId === payment.accountId ? 0 : 1,
  };
  return { ...problem, code: 'invoicePaidBySomeone', values };
}

/** Opposite objects: what sets off an object that can't be deleted. */
import type { PlainDate } from '../../dates.ts';
import type { BankTransactionDraft, DocumentDraft, Draft, PaymentDraft, TransferDraft } from '../model.ts';
import { oppositeReference } from '../references.ts';

/**
 * The draft that sets another off on a day: spend for receive money and the other way round, a transfer back, a credit note
 * for an invoice (and the other way round), and for the payment of such a document one of its opposite. Null where there is
 * none: a payment of a customer's own invoice, an overpayment.
 */
export function oppositeOf(draft: Draft, date: PlainDate): Draft | null {
  if (draft.kind === 'transfer') return transferBack(draft, date);
  if (draft.kind === 'bankTransaction') return moneyBack(draft, date);
  return draft.kind === 'payment' ? paymentBack(draft, date) : counterDocument(draft, date);
}

function transferBack(draft: TransferDraft, date: PlainDate): TransferDraft {
  return {
    ...draft,
    fromAccountId: draft.toAccountId,
    toAccountId: draft.fromAccountId,
    date,
    reference: oppositeReference(draft.reference),
  };
}

function moneyBack(draft: BankTransactionDraft, date: PlainDate): BankTransactionDraft | null {
  if (draft.overpayment !== undefined) return null;
  const direction = draft.direction === 'SPEND' ? 'RECEIVE' : 'SPEND';
  return { ...draft, direction, date, reference: oppositeReference(draft.reference) };
}

function counterDocument(draft: DocumentDraft, date: PlainDate): DocumentDraft {
  const kind = draft.kind === 'invoice' ? 'creditNote' : 'invoice';
  const number = oppositeReference(draft.number);
  return { ...draft, kind, number, date, reference: oppositeReference(draft.reference) };
}

/** Documents of ours are paid by their number; a payment by id is one of a customer's invoice. */
function paymentBack(draft: PaymentDraft, date: PlainDate): PaymentDraft | null {
  if (draft.invoiceId !== '') return null;
  return {
    ...draft,
    invoiceNumber: oppositeReference(draft.invoiceNumber),
    target: draft.target === 'creditNote' ? 'invoice' : 'creditNote',
    date,
    reference: oppositeReference(draft.reference),
  };
}

/**
 * Names for what is posted again. An object that stays in Xero, set off by an opposite one, keeps its reference; a document
 * keeps its number even when it is voided. What takes their place bears the same name with a number behind it.
 */
import { compositeKey } from '../../ids.ts';
import type { BankTransactionDraft, Draft, JournalRow, PaymentDraft, PostingStep } from '../model.ts';
import { numberedReference } from '../references.ts';

/** Key of a name that Xero keeps for an object that books nothing any more; one of another kind doesn't bear it either. */
function retiredKey(name: string): string {
  return compositeKey('retired', name);
}

/** Keys of the names that a row keeps from others: see above. None for a row that books, or whose object is gone with its name. */
export function retiredNames({ state, draft }: Pick<JournalRow, 'state' | 'draft'>): string[] {
  if (draft.kind === 'removal' || (state !== 'removed' && state !== 'reversed')) return [];
  const isDocument = draft.kind === 'invoice' || draft.kind === 'creditNote';
  if (state === 'removed' && !isDocument) return [];
  const names = isDocument ? [draft.reference, draft.number] : [draft.reference];
  return [...new Set(names)].map(retiredKey);
}

/** The steps with names that are free, or borne by the document that stands. `booked` is as `bookedParts` gives it. */
export function underFreeNames(
  steps: readonly PostingStep[],
  booked: ReadonlySet<string>,
): readonly PostingStep[] {
  return steps.map((step) => {
    const draft = renamed(step.draft, booked);
    return draft === step.draft ? step : { ...step, draft };
  });
}

function renamed(draft: Draft, booked: ReadonlySet<string>): Draft {
  const nameOf = (name: string) => freeName(name, booked);
  const reference = nameOf(draft.reference);
  if (draft.kind === 'invoice' || draft.kind === 'creditNote') {
    const number = nameOf(draft.number);
    const isSame = reference === draft.reference && number === draft.number;
    return isSame ? draft : { ...draft, reference, number };
  }
  if (draft.kind === 'payment') return renamedPayment(draft, reference, nameOf);
  if (reference === draft.reference) return draft;
  return draft.kind === 'bankTransaction' ? renamedMoney(draft, reference) : { ...draft, reference };
}

/** A payment of a document of ours names it by its number. */
function renamedPayment(
  draft: PaymentDraft,
  reference: string,
  nameOf: (name: string) => string,
): PaymentDraft {
  const invoiceNumber = draft.invoiceId === '' ? nameOf(draft.invoiceNumber) : draft.invoiceNumber;
  const isSame = reference === draft.reference && invoiceNumber === draft.invoiceNumber;
  return isSame ? draft : { ...draft, reference, invoiceNumber };
}

/** An overpayment has its reference on its line too. */
function renamedMoney(draft: BankTransactionDraft, reference: string): BankTransactionDraft {
  const lines = draft.overpayment
    ? draft.lines.map((line) => ({ ...line, description: reference }))
    : draft.lines;
  return { ...draft, reference, lines };
}

function freeName(name: string, booked: ReadonlySet<string>): string {
  let n = 1;
  while (booked.has(retiredKey(numberedReference(name, n)))) n += 1;
  return numberedReference(name, n);
}

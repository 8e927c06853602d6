/** Refunds of invoiced charges as credit notes to the customer, paid out of clearing, where the user wants that. */
import { compositeKey } from '../../ids.ts';
import type { Invoice } from '../../books/model.ts';
import type { PayoutEntry } from '../../payout/model.ts';
import type { PostingProblem, PostingStep } from '../model.ts';
import { documentKey, partKey } from '../parts.ts';
import type { EntryScope, PlanContext } from '../plan/planEntries.ts';
import { documentSteps } from './documents.ts';
import { entryLines } from './lines.ts';

export interface CreditNotes {
  readonly steps: readonly PostingStep[];
  readonly problems: readonly PostingProblem[];
  /** Movements that are booked by credit notes: no line may book them again. */
  readonly entryIds: readonly string[];
}

/**
 * A credit note and its refund for each open refund whose invoice is in the books; others stay lines. One that was made
 * keeps its refund, whatever is chosen now.
 */
export function creditNoteSteps(
  scope: EntryScope,
  open: readonly PayoutEntry[],
  context: PlanContext,
): CreditNotes {
  const found = open.flatMap((entry) => {
    const invoice = creditedInvoice(entry, context);
    return invoice ? [{ entry, invoice }] : [];
  });
  const made = found.map(({ entry, invoice }) => creditNote(scope, entry, invoice, context));
  return {
    steps: made.flatMap((each) => each.steps),
    problems: made.flatMap((each) => each.problems),
    entryIds: found.map(({ entry }) => entry.id),
  };
}

/** The invoice that a refund credits, if it is to be credited at all. */
export function creditedInvoice(
  entry: PayoutEntry,
  { mapping, books, booked }: Pick<PlanContext, 'mapping' | 'books' | 'booked'>,
): Invoice | undefined {
  if (entry.kind !== 'refund' || entry.gross >= 0) return undefined;
  if (mapping.invoicedRefunds !== 'creditNote' && !booked.has(documentKey(entry.id))) return undefined;
  const found = books.invoicesByNumber.get(entry.invoiceNumber.trim()) ?? [];
  return found.find(
    ({ status, currency }) => (status === 'AUTHORISED' || status === 'PAID') && currency === entry.currency,
  );
}

function creditNote(scope: EntryScope, entry: PayoutEntry, invoice: Invoice, context: PlanContext) {
  const { mapping, booked } = context;
  return documentSteps(
    {
      planId: scope.planId,
      tag: entry.id,
      scopeTag: scope.tag,
      part: `${compositeKey(entry.id)} credit`,
      contactId: invoice.contactId,
      contactName: invoice.contactName,
      date: entry.date,
      currency: mapping.currency,
      total: entry.gross,
      lines: entryLines(entry, mapping, context.books.taxRates),
      payment: { accountId: mapping.clearingAccountId, date: entry.date, isClearing: true },
      entryIds: [entry.id],
      keys: [partKey(entry.id, 'gross')],
    },
    booked,
  );
}

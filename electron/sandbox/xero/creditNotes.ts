/** Credit notes to customers: created, voided, read. What they credit is given back by a payment. */
import * as v from 'valibot';
import { minor, toMajorNumber } from '../../../shared/money.ts';
import { createDocument, paymentsInside, postInvoice } from './invoices.ts';
import type { Invoice, XeroState } from './model.ts';
import { parseInput, Refusal, type WriteContext } from './refusal.ts';
import { amountDue, documentWire, msDate, type Wire } from './wire.ts';

const CreditNoteInput = v.looseObject({
  Type: v.optional(v.string()),
  CreditNoteNumber: v.optional(v.string()),
});

/** `PUT /CreditNotes`. Returns the id. Throws `Refusal` or `BadPost`. */
export function createCreditNote(context: WriteContext, element: unknown): string {
  const { CreditNoteNumber: number, ...input } = parseInput(CreditNoteInput, element);
  if (input.Type !== 'ACCRECCREDIT') {
    throw new Refusal('The sandbox takes credit notes to customers only: Type must be ACCRECCREDIT');
  }
  return createDocument(context, number === undefined ? input : { ...input, InvoiceNumber: number });
}

/** `POST /CreditNotes[/{id}]`: void; without an id it creates. Returns the id. */
export function postCreditNote(context: WriteContext, element: unknown, urlId: string | null): string {
  const input = parseInput(v.looseObject({ CreditNoteID: v.optional(v.string()) }), element);
  const id = urlId ?? input.CreditNoteID;
  if (id === undefined) return createCreditNote(context, element);
  if (!creditNotesOf(context.state).has(id.toLowerCase()))
    throw new Refusal('Credit note could not be found');
  return postInvoice(context, element, id);
}

/** The credit notes of an organisation. */
export function creditNotesOf(state: XeroState): ReadonlyMap<string, Invoice> {
  return new Map([...state.invoices].filter(([, one]) => one.type === 'ACCRECCREDIT'));
}

/** A credit note as Xero sends it. */
export function creditNoteWire(state: XeroState, note: Invoice, full: boolean): Wire {
  return {
    CreditNoteID: note.id,
    CreditNoteNumber: note.number,
    ...documentWire(state, note, full),
    RemainingCredit: toMajorNumber(minor(amountDue(note)), note.currency),
    Allocations: [],
    Payments: full ? paymentsInside(state, note) : [],
    SentToContact: false,
    HasErrors: false,
    Status: note.status,
    ...(note.fullyPaidOn === null ? {} : { FullyPaidOnDate: msDate(note.fullyPaidOn) }),
  };
}

/** Sales invoices and bills (and what credit notes have in common with them): created, approved, voided. */
import * as v from 'valibot';
import { type Minor, minor, toMajorNumber, ZERO } from '../../../shared/money.ts';
import { ContactRef, findContact } from './contacts.ts';
import { uuidOf } from './ids.ts';
import { bookInvoice, dayRate, unbook } from './ledger.ts';
import { LineAmountTypesInput, LineInput, readLines } from './lines.ts';
import type { Invoice, XeroState } from './model.ts';
import {
  checkedReference,
  openDate,
  parseInput,
  Refusal,
  requireOpen,
  type WriteContext,
} from './refusal.ts';
import { amountDue, dateString, documentWire, msDate, readDate, type Wire } from './wire.ts';

const InvoiceInput = v.object({
  InvoiceID: v.optional(v.string()),
  Type: v.optional(v.string()),
  Contact: v.optional(ContactRef),
  InvoiceNumber: v.optional(v.string()),
  Reference: v.optional(v.string()),
  Url: v.optional(v.string()),
  Date: v.optional(v.string()),
  DueDate: v.optional(v.string()),
  CurrencyCode: v.optional(v.string()),
  CurrencyRate: v.optional(v.number()),
  LineAmountTypes: LineAmountTypesInput,
  LineItems: v.optional(v.array(LineInput), []),
  Status: v.optional(v.picklist(['DRAFT', 'SUBMITTED', 'AUTHORISED', 'VOIDED', 'DELETED'])),
});
type InvoiceInput = v.InferOutput<typeof InvoiceInput>;

/** `PUT /Invoices`. Returns the id. Throws `Refusal` or `BadPost`. */
export function createInvoice(context: WriteContext, element: unknown): string {
  const { Type: type } = parseInput(InvoiceInput, element);
  if (type === 'ACCRECCREDIT') throw new Refusal('Invoice type is not valid');
  return createDocument(context, element);
}

/** An invoice, bill or credit note. Returns the id. Throws `Refusal` or `BadPost`. */
export function createDocument(context: WriteContext, element: unknown): string {
  const { state, now } = context;
  const input = parseInput(InvoiceInput, element);
  const type = input.Type;
  if (type !== 'ACCREC' && type !== 'ACCPAY' && type !== 'ACCRECCREDIT') {
    throw new Refusal('Invoice type is not valid');
  }
  const status = input.Status ?? 'DRAFT';
  if (status === 'VOIDED' || status === 'DELETED') throw new Refusal(`A new invoice cannot be ${status}`);
  const { contact, isNew } = findContact(context, input.Contact);
  const date = openDate(state, input.Date, now, 'Invoice');
  const dueDate = readDate(input.DueDate ?? '');
  if (dueDate === null && status === 'AUTHORISED' && type !== 'ACCRECCREDIT')
    throw new Refusal('Due Date cannot be empty');
  const id = uuidOf(state.tenantId, 'invoice', state.counter + 1);
  const base = state.organisation.baseCurrency;
  const currency = input.CurrencyCode ?? base;
  const lineAmountTypes = input.LineAmountTypes ?? 'Exclusive';
  const totals = readLines(context, input.LineItems, { documentId: id, currency, lineAmountTypes });
  if (totals.total < 0) throw new Refusal('The total for this document must not be negative');
  const invoice: Invoice = {
    id,
    type,
    number: invoiceNumber(state, input, type),
    reference: checkedReference(input.Reference),
    url: input.Url ?? '',
    contactId: contact.id,
    date,
    dueDate,
    currency,
    rate: currency === base ? 1 : (input.CurrencyRate ?? dayRate(base, currency)),
    lineAmountTypes,
    ...totals,
    status,
    amountPaid: ZERO,
    fullyPaidOn: null,
    updated: now,
  };
  state.counter += 1;
  if (isNew) state.contacts.set(contact.id, contact);
  if (status === 'AUTHORISED') bookInvoice(state, invoice);
  state.invoices.set(id, invoice);
  return id;
}

function invoiceNumber(state: XeroState, input: InvoiceInput, type: string): string {
  if (input.InvoiceNumber === undefined) return type === 'ACCPAY' ? '' : `SBX-${state.counter + 1}`;
  const isTaken = [...state.invoices.values()].some(
    (one) => one.number === input.InvoiceNumber && one.type === type,
  );
  if (type !== 'ACCPAY' && isTaken) {
    throw new Refusal('Invoice # must be unique.');
  }
  return input.InvoiceNumber;
}

/** `POST /Invoices[/{id}]`: approve, void or delete; without an id it creates. Returns the id. */
export function postInvoice(context: WriteContext, element: unknown, urlId: string | null): string {
  const { state, now } = context;
  const input = parseInput(InvoiceInput, element);
  const id = urlId ?? input.InvoiceID;
  if (id === undefined) return createInvoice(context, element);
  const invoice = state.invoices.get(id.toLowerCase());
  if (!invoice) throw new Refusal('Invoice could not be found');
  if (input.LineItems.length > 0) throw new Refusal('The sandbox does not change the lines of an invoice');
  requireOpen(state, invoice.date);
  const status = input.Status ?? invoice.status;
  if (status === 'VOIDED' && invoice.amountPaid > 0)
    throw new Refusal('Invoice has payments and cannot be voided');
  const draft = invoice.status === 'DRAFT' || invoice.status === 'SUBMITTED';
  const allowed = draft ? status !== 'VOIDED' : invoice.status === 'AUTHORISED' && status === 'VOIDED';
  if (status !== invoice.status && !allowed)
    throw new Refusal('Invoice not of valid status for modification');
  const next: Invoice = { ...invoice, status, reference: input.Reference ?? invoice.reference, updated: now };
  if (status === 'AUTHORISED') bookInvoice(state, next);
  else if (status !== 'PAID') unbook(state, invoice.id);
  state.invoices.set(invoice.id, next);
  return invoice.id;
}

/** Invoices and bills, without the credit notes. */
export function invoicesOf(state: XeroState): ReadonlyMap<string, Invoice> {
  return new Map([...state.invoices].filter(([, one]) => one.type !== 'ACCRECCREDIT'));
}

/** An invoice as Xero sends it. */
export function invoiceWire(state: XeroState, invoice: Invoice, full: boolean, summary = false): Wire {
  const amount = (value: Minor) => toMajorNumber(value, invoice.currency);
  const document = documentWire(state, invoice, full);
  return {
    InvoiceID: invoice.id,
    InvoiceNumber: invoice.number,
    ...document,
    ...(summary ? { LineItems: undefined } : { Payments: full ? paymentsInside(state, invoice) : [] }),
    ...(summary ? {} : { CreditNotes: [], Prepayments: [], Overpayments: [] }),
    AmountDue: amount(minor(amountDue(invoice))),
    AmountPaid: amount(invoice.amountPaid),
    AmountCredited: 0,
    SentToContact: false,
    HasErrors: false,
    IsDiscounted: false,
    ...(invoice.dueDate === null
      ? {}
      : { DueDateString: dateString(invoice.dueDate), DueDate: msDate(invoice.dueDate) }),
    Status: invoice.status,
    ...(invoice.fullyPaidOn === null ? {} : { FullyPaidOnDate: msDate(invoice.fullyPaidOn) }),
  };
}

/** Payments of a document, as they are inside it. */
export function paymentsInside(state: XeroState, invoice: Invoice): readonly Wire[] {
  if (invoice.amountPaid === 0) return [];
  const paid = [...state.payments.values()].filter(
    (one) => one.invoiceId === invoice.id && one.status === 'AUTHORISED',
  );
  return paid.map((payment) => ({
    PaymentID: payment.id,
    Date: msDate(payment.date),
    Amount: toMajorNumber(payment.amount, invoice.currency),
    Reference: payment.reference,
    CurrencyRate: payment.rate,
    HasAccount: false,
    HasValidationErrors: false,
  }));
}

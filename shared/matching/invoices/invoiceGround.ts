/** What all of invoice matching looks things up in, built once a run. */
import type { Invoice } from '../../books/model.ts';
import { addDays, daysBetween } from '../../dates.ts';
import { type Minor, minor, subtract, ZERO } from '../../money.ts';
import { type ContactIndex, type Customer, customerOf, indexContacts } from './invoiceContacts.ts';
import type { InvoiceCharge, InvoiceEvidence, InvoiceMatchInput, InvoiceProposal } from './invoiceModel.ts';
import { indexNumbers, type NumberIndex } from './invoiceNumbers.ts';
import { compareText } from '../../order.ts';

export interface Ground {
  readonly numbers: NumberIndex;
  readonly contacts: ContactIndex;
  /** Sales invoices by id. */
  readonly invoices: ReadonlyMap<string, Invoice>;
  /** What is still due, by invoice; only of open ones that have anything due. */
  readonly due: ReadonlyMap<string, Minor>;
  /** Sales invoices that count (not drafts, not voided), by contact, the oldest first. */
  readonly byContact: ReadonlyMap<string, readonly Invoice[]>;
}

/** A charge with its customer prepared. */
export interface Payer {
  readonly charge: InvoiceCharge;
  readonly customer: Customer;
}

const GONE = new Set(['VOIDED', 'DELETED', 'DRAFT', 'SUBMITTED']);

/** Order of invoices: by date, then due date, number and id, so that it never depends on the order of input. */
export function byAge(a: Invoice, b: Invoice): number {
  return (
    compareText(a.date, b.date) ||
    compareText(a.dueDate ?? a.date, b.dueDate ?? b.date) ||
    compareText(a.number, b.number) ||
    compareText(a.invoiceId, b.invoiceId)
  );
}

/** Builds the look-ups of a run. */
export function groundOf(input: Omit<InvoiceMatchInput, 'charges'>): Ground {
  const sales = input.invoices.filter((invoice) => invoice.type === 'ACCREC').toSorted(byAge);
  const due = new Map<string, Minor>();
  const byContact = new Map<string, Invoice[]>();
  for (const invoice of sales) {
    const left = subtract(invoice.amountDue, input.taken.get(invoice.invoiceId) ?? ZERO);
    if (invoice.status === 'AUTHORISED' && left > 0) due.set(invoice.invoiceId, left);
    if (GONE.has(invoice.status)) continue;
    const list = byContact.get(invoice.contactId);
    if (list) list.push(invoice);
    else byContact.set(invoice.contactId, [invoice]);
  }
  return {
    numbers: indexNumbers(sales),
    contacts: indexContacts(input.contacts, sales),
    invoices: new Map(sales.map((invoice) => [invoice.invoiceId, invoice])),
    due,
    byContact,
  };
}

/** A charge and its customer. */
export function payerOf(charge: InvoiceCharge): Payer {
  return { charge, customer: customerOf(charge) };
}

/** Days that a charge may come before its invoice is dated. */
const EARLY_DAYS = 5;
/** Days after the invoice's date from which a charge may as well be for next month's, which isn't in the books yet. */
const MONTH_DAYS = 28;
/** Days after the due date up to which a payment is thought of at all. */
const LATEST_DAYS = 200;

/** How a charge's day stands to an invoice: `fits`, `unusual` (a doubt), or `never`. */
export function timing(charge: InvoiceCharge, invoice: Invoice): 'fits' | 'unusual' | 'never' {
  const due = invoice.dueDate !== null && invoice.dueDate > invoice.date ? invoice.dueDate : invoice.date;
  if (charge.date < addDays(invoice.date, -EARLY_DAYS)) return 'never';
  if (daysBetween(due, charge.date) > LATEST_DAYS) return 'never';
  const age = daysBetween(invoice.date, charge.date);
  return age >= 0 && age < MONTH_DAYS ? 'fits' : 'unusual';
}

/** The reason that a day gives. */
export function timingEvidence(charge: InvoiceCharge, invoice: Invoice): InvoiceEvidence {
  const values = { date: invoice.date, value: charge.date };
  return timing(charge, invoice) === 'fits'
    ? { code: 'dateFits', values, weight: 0.1 }
    : { code: 'dateUnusual', values, weight: -0.1 };
}

/** Weights come to a score between 0 and 1, to the hundredth. */
export function scoreOf(evidence: readonly InvoiceEvidence[]): number {
  const sum = evidence.reduce((total, { weight }) => total + Math.round(weight * 1000), 0);
  return Math.min(1000, Math.max(0, sum)) / 1000;
}

/** A proposal that pays nothing. */
export function noProposal(
  charge: InvoiceCharge,
  more: Partial<Pick<InvoiceProposal, 'evidence' | 'alternatives' | 'named'>> = {},
): InvoiceProposal {
  const empty = { verdict: 'none', allocations: [], remainder: ZERO, score: 0, margin: 0 } as const;
  return { key: charge.key, ...empty, evidence: [], alternatives: [], named: [], ...more };
}

/** What is left of a charge after its allocations. */
export function remainderOf(charge: InvoiceCharge, allocated: readonly Minor[]): Minor {
  return minor(charge.amount - allocated.reduce((sum, amount) => sum + amount, 0));
}

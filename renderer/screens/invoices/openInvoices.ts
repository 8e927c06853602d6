/** The invoices to choose from for a charge. Pure. */
import { daysBetween } from '../../../shared/dates.ts';
import { type Bookings, dueFor, type EntryInvoice, type EntryInvoices } from './entryInvoices.ts';

/**
 * Open sales invoices with what they can take, in the charge's currency: those proposed first, then its alternatives, then
 * the same customer's, then by nearness of amount and date. One in the currency that the customer paid in takes the whole
 * charge or nothing.
 */
export function openInvoices(of: EntryInvoices, bookings: Bookings): readonly EntryInvoice[] {
  const { entry, proposal } = of;
  const proposed = of.invoices.map(({ invoice }) => invoice.invoiceId);
  const others = (proposal?.alternatives ?? []).flatMap((one) =>
    one.allocations.map(({ invoiceId }) => invoiceId),
  );
  const customers = new Set(
    of.invoices
      .map(({ invoice }) => invoice.contactId)
      .concat(others.flatMap((id) => of.loaded.books.invoicesById.get(id)?.contactId ?? [])),
  );
  const name = entry.customerName.trim().toLowerCase();
  const rank = ({ invoice }: EntryInvoice) => {
    if (proposed.includes(invoice.invoiceId)) return 0;
    if (others.includes(invoice.invoiceId)) return 1;
    const isCustomers =
      customers.has(invoice.contactId) || (name !== '' && invoice.contactName.toLowerCase() === name);
    return isCustomers ? 2 : 3;
  };
  const away = ({ amount }: EntryInvoice) => Math.abs(amount - of.open);
  const days = ({ invoice }: EntryInvoice) => Math.abs(daysBetween(invoice.date, entry.date));
  return [...of.loaded.books.invoicesById.values()]
    .filter(
      ({ type, status, currency }) =>
        type === 'ACCREC' &&
        status === 'AUTHORISED' &&
        (currency === entry.currency || currency === entry.presentment?.currency),
    )
    .map((invoice) => ({ invoice, amount: dueFor(invoice, of, bookings.shares) }))
    .filter(({ amount }) => amount > 0)
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        away(a) - away(b) ||
        days(a) - days(b) ||
        (a.invoice.invoiceId < b.invoice.invoiceId ? -1 : 1),
    );
}

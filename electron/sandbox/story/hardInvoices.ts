/** A few payments that don't name their invoice plainly: one without any number, one for two invoices. */
import type { PlannedCharge, PlannedInvoice } from './sales.ts';

/** Of so many of each kind. */
const WITHOUT_NUMBER = 6;
const FOR_TWO = 4;

interface Sales {
  readonly charges: readonly PlannedCharge[];
  readonly invoices: readonly PlannedInvoice[];
}

/** Invoices that one payment settles to the cent, of an amount that the customer has only once. */
function plainOnes({ charges, invoices }: Sales): { charge: PlannedCharge; invoice: PlannedInvoice }[] {
  const named = new Map<string, number>();
  for (const { invoiceNumber } of charges) named.set(invoiceNumber, (named.get(invoiceNumber) ?? 0) + 1);
  const amounts = new Map<string, number>();
  const count = (customer: string, amount: number) => {
    const key = `${customer} ${amount}`;
    amounts.set(key, (amounts.get(key) ?? 0) + 1);
  };
  for (const { customer, amount } of charges) count(customer.key, amount);
  for (const { customer, total } of invoices) count(customer.key, total);
  return charges.flatMap((charge) => {
    const invoice = invoices.find(({ number }) => number === charge.invoiceNumber);
    const isPlain =
      invoice?.total === charge.amount &&
      charge.customer.trade &&
      charge.namedIn === 'metadata' &&
      named.get(charge.invoiceNumber) === 1 &&
      amounts.get(`${charge.customer.key} ${charge.amount}`) === 2;
    return isPlain ? [{ charge, invoice }] : [];
  });
}

/**
 * Takes the number off some payments, and splits the invoice of some others in two that the payment names both. Amounts and
 * dates of the payments stay, so nothing changes at Stripe or the bank.
 */
export function withHardInvoices(sales: Sales): Sales {
  const candidates = plainOnes(sales).filter((_each, position) => position % 7 === 3);
  const unnamed = new Set(candidates.slice(0, WITHOUT_NUMBER).map(({ charge }) => charge.index));
  const split = candidates.slice(WITHOUT_NUMBER, WITHOUT_NUMBER + FOR_TWO);
  const second = new Map(split.map(({ invoice }, at) => [invoice.number, `INV-${5001 + at}`]));
  const charges = sales.charges.map((charge): PlannedCharge => {
    if (unnamed.has(charge.index)) return { ...charge, namedIn: 'unsaid' };
    const other = second.get(charge.invoiceNumber);
    return other === undefined ? charge : { ...charge, namedIn: 'both', secondInvoice: other };
  });
  const invoices = sales.invoices.flatMap((invoice): PlannedInvoice[] => {
    const number = second.get(invoice.number);
    if (number === undefined) return [invoice];
    const part = Math.floor(invoice.total / 3);
    return [
      { ...invoice, total: invoice.total - part },
      { ...invoice, number, total: part },
    ];
  });
  return { charges, invoices };
}

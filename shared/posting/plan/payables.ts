/** What a charge is in the books: payments on invoices, an overpayment, a sale, or a question that has to be answered first. */
import type { Invoice } from '../../books/model.ts';
import type { Allocation, InvoiceProposal } from '../../matching/invoices/invoiceModel.ts';
import { matchByNumber } from '../../matching/invoices/invoices.ts';
import { type Minor, minor, subtract, sumMinor, ZERO } from '../../money.ts';
import type { PayoutEntry } from '../../payout/model.ts';
import type { BookIndex } from '../books.ts';
import { exchangeOf } from './exchange.ts';
import { chargeOf, entryKey, openAllocations } from './invoiceCharges.ts';
import type { PostingProblem } from '../model.ts';
import type { PlannedPayments } from './outstanding.ts';
import { bookedShare, type Shares } from '../parts.ts';

/** A payment to make on an invoice. */
export interface InvoicePayment {
  readonly invoice: Invoice;
  /** In the charge's currency: what reaches clearing. */
  readonly amount: Minor;
  /** Of an invoice in the currency that the customer paid in. */
  readonly foreign?: { readonly amount: Minor; readonly rate: string };
}

export type Payable =
  | { readonly kind: 'sale' }
  | {
      readonly kind: 'pays';
      readonly payments: readonly InvoicePayment[];
      /** What the customer paid beyond them, and to whose credit it goes. */
      readonly over: {
        readonly amount: Minor;
        readonly contactId: string;
        readonly contactName: string;
      } | null;
      /** What rounding of the exchange rate leaves of the charge, signed as gross. */
      readonly rounding?: Minor;
    }
  | { readonly kind: 'problem'; readonly problem: PostingProblem };

export interface PayableContext {
  readonly connectionId: string;
  readonly books: BookIndex;
  readonly planned: Pick<PlannedPayments, 'get'>;
  readonly shares: Shares | undefined;
}

/**
 * By the user's word if there is one, else by what matching is certain of. What is only likely blocks: booked as a sale, the
 * money would be income twice, once here and once on the invoice. Pure: the caller counts what it plans.
 */
export function payableOf(entry: PayoutEntry, context: PayableContext): Payable {
  const { books, shares } = context;
  const key = entryKey(context.connectionId, entry.id);
  const left = roundingLeft(entry, context);
  if (left !== null) return { kind: 'pays', payments: [], over: null, rounding: left };
  const link = books.links.get(key);
  if (link?.length === 0) return { kind: 'sale' };
  if (link) return byLink(entry, link, context);
  const proposal =
    books.proposals.get(key) ?? matchByNumber(chargeOf(key, entry, shares, false), books.ground);
  if (proposal.verdict === 'certain') return byAllocations(entry, proposal.allocations, null, context);
  return proposal.verdict === 'none' ? unmatched(entry, proposal, context) : unsure(entry, proposal, books);
}

const problemOf = (
  entry: PayoutEntry,
  code: PostingProblem['code'],
  values: PostingProblem['values'],
): Payable => ({ kind: 'problem', problem: { code, values, entryId: entry.id, severity: 'block' } });

function byLink(entry: PayoutEntry, link: readonly Allocation[], context: PayableContext): Payable {
  const { books, shares } = context;
  const open = subtract(entry.gross, bookedShare(shares, entry.id));
  const rest = openAllocations(entry.id, link, shares);
  const over = minor(open - sumMinor(rest.map(({ amount }) => amount)));
  const contacts = new Map(
    link.flatMap(({ invoiceId }) => {
      const invoice = books.invoicesById.get(invoiceId);
      return invoice ? [[invoice.contactId, invoice.contactName] as const] : [];
    }),
  );
  const [contact] = contacts;
  if (over < 0 || (over > 0 && (!contact || contacts.size > 1)))
    return problemOf(entry, 'linkStale', { amount: entry.gross, currency: entry.currency });
  const beyond =
    over > 0 && contact ? { amount: over, contactId: contact[0], contactName: contact[1] } : null;
  return byAllocations(entry, rest, beyond, context);
}

/** Payments as allocated, each checked against what is due now; the first that can't be made is the problem. */
function byAllocations(
  entry: PayoutEntry,
  allocations: readonly Allocation[],
  over: Extract<Payable, { kind: 'pays' }>['over'],
  context: PayableContext,
): Payable {
  const { books, planned } = context;
  const [only, ...more] = allocations;
  const first = only && books.invoicesById.get(only.invoiceId);
  if (first && first.currency !== entry.currency && more.length === 0 && over === null)
    return byExchange(entry, first, only.amount, context);
  const payments: InvoicePayment[] = [];
  for (const { invoiceId, amount } of allocations) {
    const invoice = books.invoicesById.get(invoiceId);
    const problem = whyNot(entry, invoice, amount, planned);
    if (problem || !invoice) return problem ?? problemOf(entry, 'invoiceNotFound', { invoice: invoiceId });
    payments.push({ invoice, amount });
  }
  return { kind: 'pays', payments, over };
}

/** One invoice in the currency that the customer paid in, by the whole charge. */
function byExchange(
  entry: PayoutEntry,
  invoice: Invoice,
  amount: Minor,
  { books, planned }: PayableContext,
): Payable {
  const { number, currency } = invoice;
  const { presentment } = entry;
  const values = { invoice: number, currency, expected: entry.currency };
  if (presentment?.currency !== currency || amount !== entry.gross)
    return problemOf(entry, 'invoiceCurrency', values);
  const paid = presentment.amount;
  const problem = whyNot({ ...entry, currency }, invoice, paid, planned);
  if (problem) return problem;
  const exchange = exchangeOf({
    paid,
    paidCurrency: currency,
    gross: entry.gross,
    currency: entry.currency,
    baseCurrency: books.organisation.baseCurrency ?? '',
    providerRate: presentment.rate,
  });
  if (exchange === 'twoForeign')
    return problemOf(entry, 'invoiceTwoForeign', { ...values, base: books.organisation.baseCurrency ?? '' });
  if (exchange === 'rateUnfit') return problemOf(entry, 'invoiceRate', { ...values, rate: presentment.rate });
  const { rate, rounding } = exchange;
  const payment = { invoice, amount: exchange.amount, foreign: { amount: paid, rate } };
  return { kind: 'pays', payments: [payment], over: null, ...(rounding === 0 ? {} : { rounding }) };
}

/** What is left of a charge whose foreign invoice is paid already: the rounding of the exchange rate. Else null. */
function roundingLeft(entry: PayoutEntry, { books, shares }: PayableContext): Minor | null {
  if (entry.presentment === null) return null;
  const own = [...(shares?.get(entry.id)?.keys() ?? [])].filter((id) => id !== '');
  const isForeign = own.some((id) => books.invoicesById.get(id)?.currency === entry.presentment?.currency);
  return isForeign ? subtract(entry.gross, bookedShare(shares, entry.id)) : null;
}

/** Why an invoice can't take an amount now; null if it can. */
function whyNot(
  entry: PayoutEntry,
  invoice: Invoice | undefined,
  amount: Minor,
  planned: Pick<PlannedPayments, 'get'>,
): Payable | null {
  const values = { invoice: invoice?.number ?? '', amount, currency: entry.currency };
  if (!invoice) return null;
  if (invoice.status === 'PAID') return problemOf(entry, 'invoicePaid', values);
  if (invoice.status !== 'AUTHORISED')
    return problemOf(entry, 'invoiceNotAuthorised', { invoice: invoice.number, status: invoice.status });
  if (invoice.currency !== entry.currency) {
    const { number, currency } = invoice;
    return problemOf(entry, 'invoiceCurrency', { invoice: number, currency, expected: entry.currency });
  }
  const due = subtract(invoice.amountDue, planned.get(invoice.invoiceId) ?? ZERO);
  if (due >= amount) return null;
  const left = { ...values, due: minor(Math.max(due, 0)) };
  return problemOf(entry, due <= 0 ? 'invoicePaid' : 'invoiceTooSmall', left);
}

/** Nothing open is its: the invoice it names says why; one that isn't there is missing; else it is a sale. */
function unmatched(entry: PayoutEntry, proposal: InvoiceProposal, context: PayableContext): Payable {
  const { books, planned } = context;
  const [first] = proposal.named;
  const named = first === undefined ? undefined : books.invoicesById.get(first);
  const { gross: amount, currency } = entry;
  if (named) {
    const why = whyNot(entry, named, amount, planned);
    return why ?? problemOf(entry, 'invoicePaid', { invoice: named.number, amount, currency });
  }
  const number = entry.invoiceNumber.trim();
  if (number === '' || entry.ownInvoice === true) return { kind: 'sale' };
  const count = proposal.alternatives.length;
  return problemOf(entry, 'invoiceNotFound', { invoice: number, amount, currency, count });
}

function unsure(entry: PayoutEntry, proposal: InvoiceProposal, books: BookIndex): Payable {
  const invoices = proposal.allocations.flatMap(({ invoiceId }) => books.invoicesById.get(invoiceId) ?? []);
  const foreign = invoices.find(
    ({ currency }) => currency !== entry.currency && currency !== entry.presentment?.currency,
  );
  if (foreign) {
    const values = { invoice: foreign.number, currency: foreign.currency, expected: entry.currency };
    return problemOf(entry, 'invoiceCurrency', values);
  }
  const [only, ...more] = proposal.allocations;
  if (proposal.remainder > 0 && only && more.length === 0) {
    const values = { invoice: invoices[0]?.number ?? '', due: only.amount };
    return problemOf(entry, 'invoiceTooSmall', { ...values, amount: entry.gross, currency: entry.currency });
  }
  return problemOf(entry, 'invoiceUnsure', {
    invoice: invoices.map(({ number }) => number).join(', '),
    name: entry.customerName || entry.customerEmail,
    amount: entry.gross,
    currency: entry.currency,
    count: proposal.alternatives.length,
  });
}

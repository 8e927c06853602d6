/** What a charge is for, as people see it: what was written down, what they chose, or what matching proposes. Pure. */
import type { Invoice } from '../../../shared/books/model.ts';
import type { InvoiceProposal } from '../../../shared/matching/invoices/invoiceModel.ts';
import { matchByNumber } from '../../../shared/matching/invoices/invoices.ts';
import { type Minor, minor, subtract, ZERO } from '../../../shared/money.ts';
import type { PayoutEntry } from '../../../shared/payout/model.ts';
import { chargeOf, entryKey, openAllocations } from '../../../shared/posting/plan/invoiceCharges.ts';
import {
  bookedParts,
  bookedShare,
  bookedShares,
  partKey,
  type Shares,
} from '../../../shared/posting/parts.ts';
import { isBooking } from '../../../shared/posting/undo/takenBack.ts';
import type { LoadedBooks } from '../../flows/post/load.ts';
import type { BooksGround } from './useBooks.ts';

/** `booked` and `sale` are settled, `confirmed` is the user's word, `missing` a number that nothing open bears. */
export type EntryState =
  | 'booked'
  | 'sale'
  | 'confirmed'
  | 'certain'
  | 'likely'
  | 'ambiguous'
  | 'missing'
  | 'none';

export interface EntryInvoice {
  readonly invoice: Invoice;
  readonly amount: Minor;
}

export interface EntryInvoices {
  readonly entry: PayoutEntry;
  readonly connectionId: string;
  readonly state: EntryState;
  readonly invoices: readonly EntryInvoice[];
  readonly proposal: InvoiceProposal | null;
  /** What isn't booked of the charge. */
  readonly open: Minor;
  /** Said by the user; it can be forgotten. */
  readonly isChosen: boolean;
  readonly loaded: LoadedBooks;
}

/** What the journal says, looked up once for many charges. */
export interface Bookings {
  readonly booked: ReadonlySet<string>;
  readonly shares: Shares;
  readonly payments: ReadonlyMap<string, readonly { readonly invoiceId: string; readonly amount: Minor }[]>;
}

/** Looks the journal through. */
export function bookingsOf({ journal }: Pick<BooksGround, 'journal'>): Bookings {
  const payments = new Map<string, { invoiceId: string; amount: Minor }[]>();
  for (const row of journal) {
    const { draft, entryIds } = row;
    if (draft.kind !== 'payment' || !isBooking(row)) continue;
    const { invoiceId, amount } = draft;
    for (const id of entryIds) payments.set(id, [...(payments.get(id) ?? []), { invoiceId, amount }]);
  }
  return { booked: bookedParts(journal), shares: bookedShares(journal), payments };
}

/** What a charge is for; null for anything but a charge, and where no books are chosen for its account. */
export function entryInvoices(
  entry: PayoutEntry,
  connectionId: string,
  ground: BooksGround,
  bookings: Bookings,
): EntryInvoices | null {
  if (entry.kind !== 'charge' || entry.gross <= 0) return null;
  const mapping = ground.mappings.find(
    (one) => one.providerConnectionId === connectionId && one.currency === entry.currency,
  );
  const loaded = ground.books.get(mapping?.xeroConnectionId ?? '');
  if (!loaded) return null;
  const { books } = loaded;
  const withInvoices = (parts: readonly { invoiceId: string; amount: Minor }[]) =>
    parts.flatMap(({ invoiceId, amount }): EntryInvoice[] => {
      const invoice = books.invoicesById.get(invoiceId);
      return invoice ? [{ invoice, amount }] : [];
    });
  const open = subtract(entry.gross, bookedShare(bookings.shares, entry.id));
  const common = { entry, connectionId, open, loaded, proposal: null, isChosen: false } as const;
  const payments = withInvoices(bookings.payments.get(entry.id) ?? []);
  if (bookings.booked.has(partKey(entry.id, 'gross')))
    return { ...common, state: payments.length > 0 ? 'booked' : 'sale', invoices: payments };
  const key = entryKey(connectionId, entry.id);
  const link = books.links.get(key);
  if (link) {
    const state = link.length === 0 ? 'sale' : 'confirmed';
    return { ...common, state, isChosen: true, invoices: withInvoices(link) };
  }
  const proposal =
    books.proposals.get(key) ?? matchByNumber(chargeOf(key, entry, bookings.shares, false), books.ground);
  const isMissing = proposal.named.length > 0 || entry.invoiceNumber.trim() !== '';
  const state = proposal.verdict === 'none' && isMissing ? 'missing' : proposal.verdict;
  return { ...common, state, proposal, invoices: withInvoices(proposal.allocations) };
}

/** Whether a person has to say something before the charge can be posted. */
export function needsChoice({ state }: Pick<EntryInvoices, 'state'>): boolean {
  return state === 'likely' || state === 'ambiguous' || state === 'missing';
}

/**
 * What an invoice can still take of a charge: what is due, less what others take, with what the charge itself holds of it. Of
 * one in the currency that the customer paid in: the whole charge, if that much is due on it.
 */
export function dueFor(invoice: Invoice, of: EntryInvoices, shares: Shares): Minor {
  const { books, taken } = of.loaded;
  const { presentment, currency } = of.entry;
  if (invoice.currency !== currency) {
    const isOwn = of.isChosen && of.invoices.some((one) => one.invoice.invoiceId === invoice.invoiceId);
    const free = subtract(invoice.amountDue, isOwn ? ZERO : (taken.get(invoice.invoiceId) ?? ZERO));
    return presentment?.currency === invoice.currency && free >= presentment.amount ? of.open : ZERO;
  }
  const link = books.links.get(entryKey(of.connectionId, of.entry.id)) ?? [];
  const own = openAllocations(of.entry.id, link, shares).find((one) => one.invoiceId === invoice.invoiceId);
  const others = subtract(taken.get(invoice.invoiceId) ?? ZERO, own?.amount ?? ZERO);
  return minor(Math.max(0, invoice.amountDue - others));
}

/** How a charge's amount falls on the invoices that are ticked, in the order of their ticking. */
export function spread(
  open: Minor,
  ticked: readonly EntryInvoice[],
): { readonly parts: readonly EntryInvoice[]; readonly left: Minor } {
  let left: number = open;
  const parts = ticked.map(({ invoice, amount }) => {
    const part = Math.min(left, amount);
    left -= part;
    return { invoice, amount: minor(part) };
  });
  return { parts: parts.filter(({ amount }) => amount > 0), left: minor(left) };
}

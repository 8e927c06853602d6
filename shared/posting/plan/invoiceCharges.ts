/** Which charges are still to be given their invoices, and what of the amounts due is spoken for. */
import { compositeKey } from '../../ids.ts';
import type { Allocation, InvoiceCharge } from '../../matching/invoices/invoiceModel.ts';
import { type Minor, minor, subtract, ZERO } from '../../money.ts';
import type { PayoutEntry } from '../../payout/model.ts';
import { addPayment, type PlannedPayments } from './outstanding.ts';
import { bookedShare, partKey, type Shares } from '../parts.ts';

/** What is known of bookings and of the user's word. */
export interface InvoiceChargeInput {
  readonly entries: readonly { readonly connectionId: string; readonly entry: PayoutEntry }[];
  readonly booked: ReadonlySet<string>;
  readonly shares: Shares;
  /** Entries of which a payment is booked. */
  readonly paying: ReadonlySet<string>;
  readonly links: readonly { readonly key: string; readonly allocations: readonly Allocation[] }[];
  /** Payments on their way, by invoice. */
  readonly planned: PlannedPayments;
  /** Currencies of the invoices by id: one in another currency than its charge takes what the customer paid in it. */
  readonly currencies?: ReadonlyMap<string, string>;
}

/** The key of a movement's link and proposal. */
export function entryKey(connectionId: string, entryId: string): string {
  return compositeKey(connectionId, entryId);
}

/**
 * Charges for `matchInvoices`: those not booked, and those booked as sales. Those that the user has spoken on aren't asked
 * again; what they were given and isn't booked yet is taken from the amounts due.
 */
export function invoiceCharges(input: InvoiceChargeInput): {
  charges: InvoiceCharge[];
  taken: Map<string, Minor>;
} {
  const links = new Map(input.links.map(({ key, allocations }) => [key, allocations]));
  const taken = new Map(input.planned);
  const charges: InvoiceCharge[] = [];
  for (const { connectionId, entry } of input.entries) {
    if (entry.kind !== 'charge' || entry.gross <= 0) continue;
    const key = entryKey(connectionId, entry.id);
    const link = links.get(key);
    const isBooked = input.booked.has(partKey(entry.id, 'gross'));
    if (link === undefined && !(isBooked && input.paying.has(entry.id)))
      charges.push(chargeOf(key, entry, input.shares, isBooked));
    if (link === undefined || isBooked) continue;
    for (const { invoiceId, amount } of openAllocations(entry.id, link, input.shares))
      addPayment(taken, invoiceId, takenFrom(entry, amount, input.currencies?.get(invoiceId)));
  }
  return { charges, taken };
}

/** What an allocation takes from an invoice of the given currency, in that. */
function takenFrom(entry: PayoutEntry, amount: Minor, currency: string | undefined): Minor {
  const { presentment } = entry;
  const isForeign = currency !== undefined && currency !== entry.currency;
  return isForeign && presentment?.currency === currency ? presentment.amount : amount;
}

/** What of an entry's allocations isn't booked yet. */
export function openAllocations(
  entryId: string,
  allocations: readonly Allocation[],
  shares: Shares | undefined,
): Allocation[] {
  const own = shares?.get(entryId);
  return allocations
    .map(({ invoiceId, amount }) => ({
      invoiceId,
      amount: minor(Math.max(0, subtract(amount, own?.get(invoiceId) ?? ZERO))),
    }))
    .filter(({ amount }) => amount > 0);
}

/** A charge as invoice matching sees it, for what isn't booked of it. */
export function chargeOf(
  key: string,
  entry: PayoutEntry,
  shares: Shares | undefined,
  isSale: boolean,
): InvoiceCharge {
  const { date, currency, invoiceNumber, description, customerName, customerEmail, presentment } = entry;
  return {
    key,
    date,
    currency,
    amount: isSale ? entry.gross : subtract(entry.gross, bookedShare(shares, entry.id)),
    invoiceNumber,
    description,
    customerName,
    customerEmail,
    presentment,
    paidInvoiceIds: [...(shares?.get(entry.id)?.keys() ?? [])].filter((id) => id !== ''),
    isSale,
  };
}

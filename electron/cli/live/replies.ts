/** Looking into replies as Xero sent them, before the library or the app has read them. */
import * as v from 'valibot';
import type { Came } from './observe.ts';

const Wire = v.record(v.string(), v.unknown());
type Wire = v.InferOutput<typeof Wire>;

/** The objects of a reply, as Xero sent them: `Payments` of `{Payments: […]}`. Empty where there are none. */
export function elements({ body }: Pick<Came, 'body'>, list: string): Wire[] {
  const found = objectOf(body)[list];
  return Array.isArray(found) ? found.flatMap((one) => (v.is(Wire, one) ? [one] : [])) : [];
}

/** A body as an object; an empty one where it isn't one. */
export function objectOf(body: unknown): Wire {
  const parsed = v.safeParse(Wire, body);
  return parsed.success ? parsed.output : {};
}

/** A text of an object; empty where there is none. */
export function textAt(wire: Wire | undefined, field: string): string {
  const value = wire?.[field];
  return typeof value === 'string' ? value : '';
}

/** A number of an object; null where there is none. */
export function numberAt(wire: Wire | undefined, field: string): number | null {
  const value = wire?.[field];
  return typeof value === 'number' ? value : null;
}

/** How a reply names a kind of object, and its id. */
export const ID_FIELDS = {
  payment: ['Payments', 'PaymentID'],
  bankTransaction: ['BankTransactions', 'BankTransactionID'],
  transfer: ['BankTransfers', 'BankTransferID'],
  invoice: ['Invoices', 'InvoiceID'],
  creditNote: ['CreditNotes', 'CreditNoteID'],
} as const;
/** Xero's words about the elements of a reply that it refused one by one. */
export function refusals(called: Pick<Came, 'body'>, list: string): string {
  const messages = elements(called, list).flatMap((element) =>
    elements({ body: element }, 'ValidationErrors').map((error) => textAt(error, 'Message')),
  );
  return [...new Set(messages.filter(Boolean))].join(' ');
}

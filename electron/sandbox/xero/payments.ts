/** Payments on invoices and refunds of credit notes: created, deleted, never changed. */
import * as v from 'valibot';
import { minor, subtract, sumMinor } from '../../../shared/money.ts';
import { convert, decimalOf, multiply, roundTo, toMinor } from './decimal.ts';
import { exponentOf, toMajorNumber, type Minor } from '../../../shared/money.ts';
import { uuidOf } from './ids.ts';
import { bookPayment, dayRate, unbook } from './ledger.ts';
import type { Account, Invoice, Payment, XeroState } from './model.ts';
import {
  AccountRef,
  activeAccount,
  checkedReference,
  openDate,
  parseInput,
  positiveAmount,
  Refusal,
  requireOpen,
  type WriteContext,
} from './refusal.ts';
import { accountInside, amountDue, contactInside, msDate, msInstant, type Wire } from './wire.ts';

const PaymentInput = v.object({
  Invoice: v.optional(v.object({ InvoiceID: v.optional(v.string()), InvoiceNumber: v.optional(v.string()) })),
  CreditNote: v.optional(
    v.object({ CreditNoteID: v.optional(v.string()), CreditNoteNumber: v.optional(v.string()) }),
  ),
  Overpayment: v.optional(v.unknown()),
  Prepayment: v.optional(v.unknown()),
  Account: v.optional(AccountRef),
  Date: v.optional(v.string()),
  Amount: v.number('Amount is required'),
  CurrencyRate: v.optional(v.number()),
  Reference: v.optional(v.string()),
  IsReconciled: v.optional(v.boolean()),
});
type PaymentInput = v.InferOutput<typeof PaymentInput>;

/** Creates a payment and returns its id. Throws `Refusal` or `BadPost`. */
export function createPayment(context: WriteContext, element: unknown): string {
  const { state, now } = context;
  const input = parseInput(PaymentInput, element);
  const invoice = payable(state, input);
  const account = paymentAccount(state, input);
  const date = openDate(state, input.Date, now, 'Payment');
  const amount = positiveAmount(input.Amount, invoice.currency, 'Payment amounts must be positive amounts');
  if (amount > amountDue(invoice)) {
    throw new Refusal('Payment amount exceeds the amount outstanding on this document');
  }
  const { bankAmount, rate } = bankSide(state, invoice, account, amount, input.CurrencyRate);
  state.counter += 1;
  const payment: Payment = {
    id: uuidOf(state.tenantId, 'payment', state.counter),
    invoiceId: invoice.id,
    accountId: account.id,
    date,
    amount,
    bankAmount,
    rate,
    reference: checkedReference(input.Reference),
    isReconciled: input.IsReconciled ?? false,
    status: 'AUTHORISED',
    updated: now,
  };
  const amountPaid = sumMinor([invoice.amountPaid, amount]);
  const isLast = amountPaid === invoice.total;
  bookPayment(state, payment, invoice, isLast);
  state.payments.set(payment.id, payment);
  const status = isLast ? 'PAID' : invoice.status;
  const fullyPaidOn = isLast ? date : null;
  state.invoices.set(invoice.id, { ...invoice, amountPaid, status, fullyPaidOn, updated: now });
  return payment.id;
}

function payable(state: XeroState, input: PaymentInput): Invoice {
  if (input.Overpayment !== undefined || input.Prepayment !== undefined) {
    throw new Refusal('The sandbox takes payments on invoices and credit notes only');
  }
  const { CreditNote: note, Invoice: bill } = input;
  if (note !== undefined && bill !== undefined) throw new Refusal('A payment is of one document');
  const id = note === undefined ? bill?.InvoiceID : note.CreditNoteID;
  const number = note === undefined ? bill?.InvoiceNumber : note.CreditNoteNumber;
  const fits = (one: Invoice) => (one.type === 'ACCRECCREDIT') === (note !== undefined);
  const named =
    id === undefined
      ? [...state.invoices.values()].filter((one) => number !== undefined && one.number === number)
      : [state.invoices.get(id.toLowerCase())];
  const invoice = named.find((one) => one !== undefined && fits(one));
  if (!invoice) throw new Refusal(`${note === undefined ? 'Invoice' : 'Credit note'} could not be found`);
  if (invoice.status === 'PAID')
    throw new Refusal('Payment amount exceeds the amount outstanding on this document');
  if (invoice.status !== 'AUTHORISED')
    throw new Refusal('Payments can only be made against Authorised documents');
  return invoice;
}

function paymentAccount(state: XeroState, input: PaymentInput): Account {
  const account = activeAccount(state, input.Account, 'Account');
  if (account.type !== 'BANK' && !account.enablePayments) {
    throw new Refusal(
      'Account type is invalid for creating payments: it must be a bank account or have payments enabled',
    );
  }
  return account;
}

/** What reaches the account, in its currency. `rate` is foreign units per base unit. */
function bankSide(
  state: XeroState,
  invoice: Invoice,
  account: Account,
  amount: Minor,
  given: number | undefined,
): { bankAmount: Minor; rate: number } {
  const base = state.organisation.baseCurrency;
  const foreign = invoice.currency === base ? account.currency : invoice.currency;
  const rate = foreign === base ? 1 : sixDecimals(given ?? dayRate(base, foreign));
  if (!(rate > 0)) throw new Refusal('CurrencyRate must be greater than zero');
  if (invoice.currency === account.currency) return { bankAmount: amount, rate };
  if (account.currency === base) return { bankAmount: convert(amount, rate, invoice.currency, base), rate };
  if (invoice.currency !== base) {
    throw new Refusal('Either the invoice or the account must be in the base currency of the organisation');
  }
  return { bankAmount: fromBase(amount, rate, base, foreign), rate };
}

/** A rate as Xero keeps it. */
function sixDecimals(rate: number): number {
  const exact = decimalOf(rate);
  if (!exact) throw new Refusal('CurrencyRate is not valid');
  const { digits, scale } = roundTo(exact, 6);
  return Number(digits) / 10 ** scale;
}

function fromBase(amount: Minor, rate: number, base: string, foreign: string): Minor {
  const scaled = decimalOf(rate);
  if (!scaled) throw new Refusal('CurrencyRate is not valid');
  return toMinor(multiply({ digits: BigInt(amount), scale: exponentOf(base) }, scaled), foreign);
}

/** `POST /Payments/{id}` with Status DELETED: the only change Xero allows. Returns the id. */
export function deletePayment(context: WriteContext, element: unknown, urlId: string | null): string {
  const { state } = context;
  const input = parseInput(
    v.object({ PaymentID: v.optional(v.string()), Status: v.optional(v.string()) }),
    element,
  );
  const payment = state.payments.get((urlId ?? input.PaymentID ?? '').toLowerCase());
  if (!payment) throw new Refusal('Payment could not be found');
  if (input.Status !== 'DELETED') throw new Refusal('Payments can only be deleted: Status must be DELETED');
  if (payment.status === 'DELETED') throw new Refusal('This payment has already been deleted');
  if (payment.isReconciled)
    throw new Refusal('This payment is reconciled with a bank statement line and cannot be deleted');
  removePayment(context, payment);
  return payment.id;
}

/** Takes a payment off its document, whether or not it is reconciled. Throws `Refusal` if the books are locked on its day. */
export function removePayment({ state, now }: WriteContext, payment: Payment): void {
  requireOpen(state, payment.date);
  const invoice = state.invoices.get(payment.invoiceId);
  if (!invoice) throw new Refusal('Invoice could not be found');
  unbook(state, payment.id);
  state.payments.set(payment.id, { ...payment, status: 'DELETED', updated: now });
  const amountPaid = subtract(invoice.amountPaid, payment.amount);
  state.invoices.set(invoice.id, {
    ...invoice,
    amountPaid,
    status: 'AUTHORISED',
    fullyPaidOn: null,
    updated: now,
  });
}

const PAYMENT_TYPES = {
  ACCREC: 'ACCRECPAYMENT',
  ACCPAY: 'ACCPAYPAYMENT',
  ACCRECCREDIT: 'ARCREDITPAYMENT',
} as const;

/** A payment as Xero sends it. */
export function paymentWire(state: XeroState, payment: Payment, full: boolean): Wire {
  const invoice = state.invoices.get(payment.invoiceId);
  const account = state.accounts.get(payment.accountId);
  const currency = invoice?.currency ?? state.organisation.baseCurrency;
  return {
    PaymentID: payment.id,
    Date: msDate(payment.date),
    Amount: toMajorNumber(payment.amount, currency),
    BankAmount: toMajorNumber(minor(payment.bankAmount), account?.currency ?? currency),
    CurrencyRate: payment.rate,
    Reference: payment.reference,
    PaymentType: invoice === undefined ? undefined : PAYMENT_TYPES[invoice.type],
    Status: payment.status,
    IsReconciled: payment.isReconciled,
    HasAccount: true,
    HasValidationErrors: false,
    UpdatedDateUTC: msInstant(payment.updated),
    Account: full ? accountInside(account) : { AccountID: account?.id, Code: account?.code },
    Invoice: {
      Type: invoice?.type,
      InvoiceID: payment.invoiceId,
      // Xero puts a credit note here too, under the names of an invoice.
      InvoiceNumber: invoice?.number,
      Payments: [],
      CreditNotes: [],
      Prepayments: [],
      Overpayments: [],
      HasErrors: false,
      IsDiscounted: false,
      Contact: contactInside(state.contacts.get(invoice?.contactId ?? '')),
      LineItems: [],
      CurrencyCode: currency,
    },
  };
}

/** Payments, bank transactions and transfers as they change bank-type accounts. Signs by Xero's own types. */
import * as v from 'valibot';
import type { LedgerItem } from '../../shared/books/model.ts';
import { compositeKey } from '../../shared/ids.ts';
import { type Currency, type Minor, MoneyError, fromMajorNumber, negate } from '../../shared/money.ts';
import { codedText } from '../../shared/posting/plan/codedLines.ts';
import { isOurReference } from '../../shared/posting/references.ts';
import { CurrencySchema } from '../../shared/schemas.ts';
import { unreadable } from './problems.ts';
import { Flag, OptionalText, WireDate, WireInstant, mapExactly, parseList } from './wire.ts';

/** Currencies of the BANK accounts by AccountID; other accounts aren't in it. */
export type BankAccounts = ReadonlyMap<string, Currency>;

const AccountRef = v.nullish(v.object({ accountID: OptionalText }), {});

const PaymentWire = v.object({
  paymentID: v.string(),
  date: WireDate,
  /** In the invoice's currency. */
  amount: v.nullish(v.number(), 0),
  /** In the account's currency; left out by some replies. */
  bankAmount: v.nullish(v.number(), null),
  reference: OptionalText,
  isReconciled: Flag,
  status: v.nullish(v.string(), 'AUTHORISED'),
  paymentType: OptionalText,
  updatedDateUTC: WireInstant,
  account: AccountRef,
  invoice: v.nullish(
    v.object({ invoiceNumber: OptionalText, currencyCode: v.nullish(CurrencySchema, null) }),
    {},
  ),
});
export type PaymentWire = v.InferOutput<typeof PaymentWire>;

const BankTransactionWire = v.object({
  bankTransactionID: v.string(),
  type: v.string(),
  date: WireDate,
  total: v.nullish(v.number(), 0),
  currencyCode: v.nullish(CurrencySchema, null),
  reference: OptionalText,
  lineItems: v.nullish(
    v.array(
      v.object({
        description: OptionalText,
        accountCode: OptionalText,
        lineAmount: v.nullish(v.number(), 0),
      }),
    ),
    [],
  ),
  isReconciled: Flag,
  status: v.nullish(v.string(), 'AUTHORISED'),
  contact: v.nullish(v.object({ name: OptionalText }), {}),
  bankAccount: AccountRef,
  updatedDateUTC: WireInstant,
});
export type BankTransactionWire = v.InferOutput<typeof BankTransactionWire>;

const TransferWire = v.object({
  bankTransferID: v.string(),
  date: WireDate,
  amount: v.number(),
  reference: OptionalText,
  fromIsReconciled: Flag,
  toIsReconciled: Flag,
  fromBankTransactionID: OptionalText,
  toBankTransactionID: OptionalText,
  createdDateUTC: WireInstant,
  status: v.nullish(v.string(), 'AUTHORISED'),
  fromBankAccount: AccountRef,
  toBankAccount: AccountRef,
});
export type TransferWire = v.InferOutput<typeof TransferWire>;

/** Payments of a reply. Throws `BridgeError` `provider`. */
export const parsePayments = (body: unknown): PaymentWire[] => parseList(body, 'payments', PaymentWire);
/** Spend and receive money of a reply. The halves of transfers are left out (`parseTransfers` has them) but counted in `all`. */
export function parseBankTransactions(body: unknown): { kept: BankTransactionWire[]; all: number } {
  const list = parseList(body, 'bankTransactions', BankTransactionWire);
  const kept = list.filter(({ type }) => !type.endsWith('-TRANSFER'));
  return { kept: kept.map((one) => ({ ...one, reference: referenceOf(one) })), all: list.length };
}

/**
 * Xero's documents promise a reference on spend and receive money only. An overpayment of ours has it as the description of
 * its one line too.
 */
export function referenceOf(wire: {
  readonly type: string;
  readonly reference: string;
  readonly lineItems: readonly { readonly description: string }[];
}): string {
  const [line] = wire.lineItems;
  const isKept = wire.reference !== '' || !wire.type.endsWith('-OVERPAYMENT');
  return isKept || !line || !isOurReference(line.description) ? wire.reference : line.description;
}
/** Transfers of a reply. */
export const parseTransfers = (body: unknown): TransferWire[] =>
  parseList(body, 'bankTransfers', TransferWire);

const documentFields = {
  reference: OptionalText,
  total: v.nullish(v.number(), 0),
  currencyCode: v.nullish(CurrencySchema, 'XXX'),
  status: v.nullish(v.string(), 'AUTHORISED'),
};
const InvoiceDocumentWire = v.object({ invoiceID: v.string(), ...documentFields });
const CreditNoteWire = v.object({ creditNoteID: v.string(), ...documentFields });

/** A document as a look-up needs it. */
export interface FoundDocument {
  readonly reference: string;
  readonly xeroId: string;
  readonly amount: Minor;
  readonly status: string;
}

/** Invoices of a reply, for look-ups. */
export function parseInvoiceDocuments(body: unknown): { kept: FoundDocument[]; all: number } {
  const list = parseList(body, 'invoices', InvoiceDocumentWire);
  const kept = mapExactly(list, 'invoices', ({ invoiceID, ...rest }) => documentOf(invoiceID, rest));
  return { kept, all: list.length };
}

/** Credit notes of a reply, for look-ups. */
export function parseCreditNotes(body: unknown): { kept: FoundDocument[]; all: number } {
  const list = parseList(body, 'creditNotes', CreditNoteWire);
  const kept = mapExactly(list, 'creditNotes', ({ creditNoteID, ...rest }) => documentOf(creditNoteID, rest));
  return { kept, all: list.length };
}

function documentOf(
  xeroId: string,
  wire: { reference: string; total: number; currencyCode: string; status: string },
): FoundDocument {
  const { reference, total, currencyCode, status } = wire;
  return { reference, xeroId, amount: fromMajorNumber(total, currencyCode), status };
}

/** +1 where the account grows. Types of `xero_accounting.yaml`; a refund of a credit goes the other way. */
const PAYMENT_SIGN: ReadonlyMap<string, 1 | -1> = new Map([
  ['ACCRECPAYMENT', 1],
  ['ACCPAYPAYMENT', -1],
  ['ARCREDITPAYMENT', -1],
  ['APCREDITPAYMENT', 1],
  ['AROVERPAYMENTPAYMENT', -1],
  ['ARPREPAYMENTPAYMENT', -1],
  ['APPREPAYMENTPAYMENT', 1],
  ['APOVERPAYMENTPAYMENT', 1],
]);

const signed = (amount: Minor, sign: 1 | -1): Minor => (sign === 1 ? amount : negate(amount));

/** What a payment moved on its account, unsigned, in the account's currency. */
export function paymentAmount(payment: PaymentWire, currency: Currency): Minor {
  const { bankAmount, amount, invoice } = payment;
  if (bankAmount !== null) return fromMajorNumber(bankAmount, currency);
  if (invoice.currencyCode !== null && invoice.currencyCode !== currency)
    throw unreadable('payments.BankAmount');
  return fromMajorNumber(amount, currency);
}

/** Asked only of what is ours: which of two was there first. */
function changedAt(reference: string, at: number | null): Pick<LedgerItem, 'changedAt'> {
  return at !== null && isOurReference(reference) ? { changedAt: at } : {};
}

/** Items of payments on BANK accounts. */
export function paymentItems(payments: readonly PaymentWire[], banks: BankAccounts): LedgerItem[] {
  return mapExactly(payments, 'payments', (payment): LedgerItem[] => {
    const accountId = payment.account.accountID;
    const currency = banks.get(accountId);
    if (currency === undefined) return [];
    const sign = PAYMENT_SIGN.get(payment.paymentType);
    if (sign === undefined) throw unreadable(`payments.PaymentType ${payment.paymentType}`);
    return [
      {
        key: compositeKey('payment', payment.paymentID, accountId),
        kind: 'payment',
        xeroId: payment.paymentID,
        accountId,
        otherAccountId: '',
        date: payment.date,
        amount: signed(paymentAmount(payment, currency), sign),
        currency,
        reference: payment.reference,
        detail: payment.invoice.invoiceNumber,
        isReconciled: payment.isReconciled,
        status: payment.status,
        ...changedAt(payment.reference, payment.updatedDateUTC),
      },
    ];
  }).flat();
}

/** Items of spend and receive money (over- and prepayments too) on BANK accounts. */
export function bankTransactionItems(
  transactions: readonly BankTransactionWire[],
  banks: BankAccounts,
): LedgerItem[] {
  return mapExactly(transactions, 'bankTransactions', (transaction): LedgerItem[] => {
    const accountId = transaction.bankAccount.accountID;
    const currency = banks.get(accountId);
    if (currency === undefined) return [];
    return [
      {
        key: compositeKey('bankTransaction', transaction.bankTransactionID, accountId),
        kind: 'bankTransaction',
        xeroId: transaction.bankTransactionID,
        accountId,
        otherAccountId: '',
        date: transaction.date,
        amount: signed(fromMajorNumber(transaction.total, currency), directionOf(transaction.type)),
        currency,
        reference: transaction.reference,
        detail: transaction.contact.name,
        isReconciled: transaction.isReconciled,
        status: transaction.status,
        ...codingOf(transaction, currency),
        ...changedAt(transaction.reference, transaction.updatedDateUTC),
      },
    ];
  }).flat();
}

/** What our own are coded to. Amounts that can't be kept exactly, after a change in Xero, leave it unknown. */
function codingOf(
  { reference, type, lineItems }: BankTransactionWire,
  currency: Currency,
): Pick<LedgerItem, 'lines'> {
  if (!isOurReference(reference) || type.includes('-')) return {};
  try {
    const lines = lineItems.map(({ accountCode, lineAmount }) => ({
      accountCode,
      amount: fromMajorNumber(lineAmount, currency),
    }));
    return { lines: codedText(lines, currency) };
  } catch (error) {
    if (error instanceof MoneyError) return {};
    throw error;
  }
}

function directionOf(type: string): 1 | -1 {
  if (/^RECEIVE(-|$)/.test(type)) return 1;
  if (/^SPEND(-|$)/.test(type)) return -1;
  throw unreadable(`bankTransactions.Type ${type}`);
}

/** Two items a transfer: out of one account, into the other. */
export function transferItems(transfers: readonly TransferWire[], banks: BankAccounts): LedgerItem[] {
  return mapExactly(transfers, 'bankTransfers', (transfer): LedgerItem[] => {
    const from = transfer.fromBankAccount.accountID;
    const to = transfer.toBankAccount.accountID;
    const side = (
      accountId: string,
      otherAccountId: string,
      sign: 1 | -1,
      { isReconciled, shownAs }: { isReconciled: boolean; shownAs: string },
    ) => {
      const currency = banks.get(accountId);
      if (currency === undefined) return [];
      const item: LedgerItem = {
        key: compositeKey('transfer', transfer.bankTransferID, accountId),
        kind: 'transfer',
        xeroId: transfer.bankTransferID,
        accountId,
        otherAccountId,
        date: transfer.date,
        amount: signed(fromMajorNumber(transfer.amount, currency), sign),
        currency,
        reference: transfer.reference,
        detail: '',
        isReconciled,
        status: transfer.status,
        ...(shownAs === '' ? {} : { shownAs }),
        ...changedAt(transfer.reference, transfer.createdDateUTC),
      };
      return [item];
    };
    const outward = { isReconciled: transfer.fromIsReconciled, shownAs: transfer.fromBankTransactionID };
    const inward = { isReconciled: transfer.toIsReconciled, shownAs: transfer.toBankTransactionID };
    return [...side(from, to, -1, outward), ...side(to, from, 1, inward)];
  }).flat();
}

/** Spend and receive money on bank accounts. */
import * as v from 'valibot';
import { uuidOf } from './ids.ts';
import { ContactRef, findContact } from './contacts.ts';
import { bookBankTransaction, dayRate, systemAccount, unbook } from './ledger.ts';
import { LineAmountTypesInput, LineInput, readLines } from './lines.ts';
import type { Account, BankTransaction, XeroState } from './model.ts';
import {
  AccountRef,
  activeAccount,
  checkedReference,
  openDate,
  parseInput,
  Refusal,
  requireOpen,
  type WriteContext,
} from './refusal.ts';
import { accountInside, documentWire, type Wire } from './wire.ts';

const BankTransactionInput = v.object({
  BankTransactionID: v.optional(v.string()),
  Type: v.optional(v.string()),
  Contact: v.optional(ContactRef),
  BankAccount: v.optional(AccountRef),
  Date: v.optional(v.string()),
  Reference: v.optional(v.string()),
  Url: v.optional(v.string()),
  LineAmountTypes: LineAmountTypesInput,
  LineItems: v.optional(v.array(LineInput), []),
  IsReconciled: v.optional(v.boolean()),
  Status: v.optional(v.string()),
  CurrencyCode: v.optional(v.string()),
});
type BankTransactionInput = v.InferOutput<typeof BankTransactionInput>;

/** Creates a spend or receive money and returns its id. Throws `Refusal` or `BadPost`. */
export function createBankTransaction(context: WriteContext, element: unknown): string {
  const { state, now } = context;
  const input = parseInput(BankTransactionInput, element);
  const type = typeOf(input);
  const bank = bankAccount(state, input.BankAccount);
  if (input.CurrencyCode !== undefined && input.CurrencyCode !== bank.currency) {
    throw new Refusal('The currency of the transaction must be the currency of the bank account');
  }
  const { contact, isNew } = findContact(context, input.Contact);
  const date = openDate(state, input.Date, now, 'Transaction');
  const isOver = type === 'RECEIVE-OVERPAYMENT';
  // "Only supported for SPEND and RECEIVE transactions": taken at its word.
  const reference = isOver ? '' : checkedReference(input.Reference);
  const id = uuidOf(state.tenantId, 'bankTransaction', state.counter + 1);
  const lineAmountTypes = input.LineAmountTypes ?? (isOver ? 'NoTax' : 'Inclusive');
  const lines = isOver ? overpaymentLines(state, input) : input.LineItems;
  const totals = readLines(
    context,
    lines,
    { documentId: id, currency: bank.currency, lineAmountTypes },
    isOver,
  );
  if (totals.total <= 0) throw new Refusal('The total for this transaction must be greater than zero');
  const item: BankTransaction = {
    id,
    type,
    contactId: contact.id,
    bankAccountId: bank.id,
    date,
    reference,
    url: input.Url ?? '',
    currency: bank.currency,
    rate: dayRate(state.organisation.baseCurrency, bank.currency),
    lineAmountTypes,
    ...totals,
    status: 'AUTHORISED',
    isReconciled: input.IsReconciled ?? false,
    updated: now,
  };
  bookBankTransaction(state, item);
  state.counter += 1;
  if (isNew) state.contacts.set(contact.id, contact);
  state.bankTransactions.set(id, item);
  return id;
}

function typeOf({ Type: type }: BankTransactionInput): BankTransaction['type'] {
  if (type === 'SPEND' || type === 'RECEIVE' || type === 'RECEIVE-OVERPAYMENT') return type;
  throw new Refusal(
    `Bank transaction type '${type ?? ''}' is not one that the sandbox takes: SPEND, RECEIVE or RECEIVE-OVERPAYMENT`,
  );
}

/** Exactly one line, outside tax, without an account: it goes to accounts receivable by itself. */
function overpaymentLines(state: XeroState, input: BankTransactionInput): BankTransactionInput['LineItems'] {
  const [line, ...more] = input.LineItems;
  if (!line || more.length > 0) throw new Refusal('An overpayment must have exactly one line item');
  if ((input.LineAmountTypes ?? 'NoTax') !== 'NoTax')
    throw new Refusal('The LineAmountTypes of an overpayment must be NoTax');
  if (line.AccountCode !== undefined || line.AccountID !== undefined)
    throw new Refusal('An account cannot be specified for an overpayment');
  const { Description, Quantity, UnitAmount, LineAmount } = line;
  const AccountID = systemAccount(state, 'DEBTORS').id;
  return [{ Description, Quantity, UnitAmount, LineAmount, AccountID }];
}

/** An active account of type BANK; throws `Refusal` otherwise. */
export function bankAccount(state: XeroState, reference: AccountRef | undefined): Account {
  const account = activeAccount(state, reference, 'Bank account');
  if (account.type !== 'BANK') throw new Refusal('Bank account must be of type BANK');
  return account;
}

/** `POST /BankTransactions`: deletes with Status DELETED, creates without an id. Changing one isn't in the sandbox. */
export function postBankTransaction(context: WriteContext, element: unknown, urlId: string | null): string {
  const { state, now } = context;
  const input = parseInput(BankTransactionInput, element);
  const id = urlId ?? input.BankTransactionID;
  if (id === undefined) return createBankTransaction(context, element);
  const item = state.bankTransactions.get(id.toLowerCase());
  if (!item) throw new Refusal('Bank transaction could not be found');
  if (input.Status !== 'DELETED')
    throw new Refusal('The sandbox only deletes bank transactions: Status must be DELETED');
  if (item.type === 'RECEIVE-OVERPAYMENT')
    throw new Refusal('Overpayments cannot be deleted here: void it on its own endpoint');
  if (item.status === 'DELETED') throw new Refusal('This bank transaction has already been deleted');
  if (item.isReconciled) {
    throw new Refusal('This bank transaction is reconciled with a bank statement line and cannot be deleted');
  }
  requireOpen(state, item.date);
  unbook(state, item.id);
  state.bankTransactions.set(item.id, { ...item, status: 'DELETED', updated: now });
  return item.id;
}

/** Id of the overpayment that a bank transaction is. */
function overpaymentIdOf(item: BankTransaction): string {
  return uuidOf(item.id, 'overpayment');
}

/** A bank transaction as Xero sends it. */
export function bankTransactionWire(state: XeroState, item: BankTransaction, full: boolean): Wire {
  return {
    BankTransactionID: item.id,
    ...(item.type === 'RECEIVE-OVERPAYMENT' ? { OverpaymentID: overpaymentIdOf(item) } : {}),
    BankAccount: accountInside(state.accounts.get(item.bankAccountId)),
    IsReconciled: item.isReconciled,
    Status: item.status,
    ...documentWire(state, item, full),
  };
}

/** What a user does in Xero's own screens behind our back: removes, voids and edits, reconciled or not. Lock dates hold there too. */
import * as v from 'valibot';
import { type Minor, minor, subtract, sumMinor, toMajorNumber } from '../../../shared/money.ts';
import { MinorSchema, PlainDateSchema } from '../../../shared/schemas.ts';
import { balances, bookBankTransaction, bookTransfer, unbook } from './ledger.ts';
import { readLines } from './lines.ts';
import type { BankTransaction, BankTransfer, Invoice } from './model.ts';
import { removePayment } from './payments.ts';
import { Refusal, requireOpen, type WriteContext } from './refusal.ts';

export const ByHandBody = v.object({
  kind: v.picklist(['payment', 'bankTransaction', 'transfer', 'invoice', 'creditNote', 'account']),
  id: v.string(),
  /** Payments are never edited, documents never deleted: they are voided. */
  action: v.picklist(['delete', 'void', 'edit', 'archive']),
  /** For `edit` of an account: its new code. */
  code: v.optional(v.string()),
  /** For `edit`: the new total, minor units; what it changes goes to the first line. */
  amount: v.optional(MinorSchema),
  date: v.optional(PlainDateSchema),
  reference: v.optional(v.string()),
  /** For a spend or receive money: the account code of all its lines, and the bank account that it is on. */
  accountCode: v.optional(v.string()),
  bankAccountId: v.optional(v.string()),
});
export type ByHandBody = v.InferOutput<typeof ByHandBody>;

/** Does it. Throws `Refusal` where Xero's screens wouldn't offer it. */
export function changeByHand(context: WriteContext, body: ByHandBody): void {
  const { state, now } = context;
  const id = body.id.toLowerCase();
  if (body.kind === 'payment') {
    const payment = known(state.payments.get(id));
    if (body.action !== 'delete') throw new Refusal('A payment can only be removed');
    removePayment(context, { ...payment, isReconciled: false });
  } else if (body.kind === 'bankTransaction') {
    const item = known(state.bankTransactions.get(id));
    if (body.action === 'edit') return editTransaction(context, item, body);
    requireOpen(state, item.date);
    unbook(state, id);
    state.bankTransactions.set(id, { ...item, status: 'DELETED', isReconciled: false, updated: now });
  } else if (body.kind === 'transfer') {
    const transfer = known(state.bankTransfers.get(id));
    if (body.action === 'edit') return editTransfer(context, transfer, body);
    requireOpen(state, transfer.date);
    unbook(state, id);
    const open = { fromIsReconciled: false, toIsReconciled: false };
    state.bankTransfers.set(id, { ...transfer, ...open, status: 'DELETED', updated: now });
  } else if (body.kind === 'account') changeAccount(context, id, body);
  else changeDocument(context, known(state.invoices.get(id)), body);
}

/** An account can be deleted only while nothing is booked on it. */
function changeAccount({ state, now }: WriteContext, id: string, { action, code }: ByHandBody): void {
  const account = state.accounts.get(id);
  if (!account || account.systemAccount !== '') throw new Refusal('It could not be found');
  if (action === 'archive') state.accounts.set(id, { ...account, status: 'ARCHIVED', updated: now });
  else if (action === 'edit')
    state.accounts.set(id, { ...account, code: code ?? account.code, updated: now });
  else if (action === 'delete' && !balances(state).has(id)) state.accounts.delete(id);
  else throw new Refusal('It is in use and can only be archived');
}

function known<T extends { readonly status: string }>(object: T | undefined): T {
  if (!object) throw new Refusal('It could not be found');
  if (object.status === 'DELETED' || object.status === 'VOIDED') throw new Refusal('It is gone already');
  return object;
}

function editTransaction(context: WriteContext, item: BankTransaction, body: ByHandBody): void {
  const { state } = context;
  const date = body.date ?? item.date;
  requireOpen(state, item.date);
  requireOpen(state, date);
  const change = subtract(body.amount ?? item.total, item.total);
  const inputs = item.lines.map((line, index) => ({
    Description: line.description,
    Quantity: 1,
    UnitAmount: toMajorNumber(
      index === 0 ? sumMinor([line.lineAmount, change]) : line.lineAmount,
      item.currency,
    ),
    // Another account brings its own tax.
    ...(body.accountCode === undefined
      ? { AccountID: line.accountId, TaxType: line.taxType }
      : { AccountCode: body.accountCode }),
  }));
  const { id, currency, lineAmountTypes } = item;
  const totals = readLines(
    context,
    inputs,
    { documentId: id, currency, lineAmountTypes },
    item.type === 'RECEIVE-OVERPAYMENT',
  );
  const next: BankTransaction = {
    ...item,
    ...totals,
    date,
    reference: body.reference ?? item.reference,
    bankAccountId: body.bankAccountId?.toLowerCase() ?? item.bankAccountId,
    updated: context.now,
  };
  bookBankTransaction(state, next);
  state.bankTransactions.set(id, next);
}

function editTransfer({ state, now }: WriteContext, transfer: BankTransfer, body: ByHandBody): void {
  const next: BankTransfer = {
    ...transfer,
    amount: body.amount === undefined ? transfer.amount : positive(body.amount),
    date: body.date ?? transfer.date,
    reference: body.reference ?? transfer.reference,
    updated: now,
  };
  requireOpen(state, transfer.date);
  requireOpen(state, next.date);
  bookTransfer(state, next);
  state.bankTransfers.set(transfer.id, next);
}

function positive(amount: Minor): Minor {
  if (amount <= 0) throw new Refusal('Amount must be greater than zero');
  return minor(amount);
}

function changeDocument({ state, now }: WriteContext, document: Invoice, body: ByHandBody): void {
  requireOpen(state, document.date);
  if (body.action === 'edit') {
    const reference = body.reference ?? document.reference;
    state.invoices.set(document.id, { ...document, reference, updated: now });
    return;
  }
  if (document.amountPaid > 0) throw new Refusal('It has payments: remove them first');
  unbook(state, document.id);
  state.invoices.set(document.id, { ...document, status: 'VOIDED', updated: now });
}

/** Transfers between two bank accounts of one currency. */
import * as v from 'valibot';
import { toMajorNumber } from '../../../shared/money.ts';
import { bankAccount } from './bankTransactions.ts';
import { uuidOf } from './ids.ts';
import { bookTransfer, dayRate, unbook } from './ledger.ts';
import { readTracking, TrackingInput } from './lines.ts';
import type { BankTransfer, XeroState } from './model.ts';
import {
  AccountRef,
  checkedReference,
  openDate,
  parseInput,
  positiveAmount,
  Refusal,
  requireOpen,
  type WriteContext,
} from './refusal.ts';
import { accountInside, dateString, msDate, msInstant, trackingWire, type Wire } from './wire.ts';

const TransferInput = v.object({
  FromBankAccount: v.optional(AccountRef),
  ToBankAccount: v.optional(AccountRef),
  Amount: v.number('Amount is required'),
  Date: v.optional(v.string()),
  Reference: v.optional(v.string()),
  FromIsReconciled: v.optional(v.boolean()),
  ToIsReconciled: v.optional(v.boolean()),
  FromTracking: v.optional(v.array(TrackingInput)),
  ToTracking: v.optional(v.array(TrackingInput)),
});

/** Creates a transfer and returns its id. Throws `Refusal` or `BadPost`. */
export function createTransfer(context: WriteContext, element: unknown): string {
  const { state, now } = context;
  const input = parseInput(TransferInput, element);
  const from = bankAccount(state, input.FromBankAccount);
  const to = bankAccount(state, input.ToBankAccount);
  if (from.id === to.id) throw new Refusal('You cannot transfer between the same account');
  if (from.currency !== to.currency) {
    throw new Refusal('You cannot transfer between accounts in different currencies');
  }
  const date = openDate(state, input.Date, now, 'Transfer');
  const amount = positiveAmount(input.Amount, from.currency, 'Amount must be greater than zero');
  const transfer: BankTransfer = {
    id: uuidOf(state.tenantId, 'bankTransfer', state.counter + 1),
    fromAccountId: from.id,
    toAccountId: to.id,
    amount,
    currency: from.currency,
    rate: dayRate(state.organisation.baseCurrency, from.currency),
    date,
    reference: checkedReference(input.Reference),
    fromIsReconciled: input.FromIsReconciled ?? false,
    toIsReconciled: input.ToIsReconciled ?? false,
    fromTracking: readTracking(state, input.FromTracking ?? []),
    toTracking: readTracking(state, input.ToTracking ?? []),
    status: 'AUTHORISED',
    created: now,
    updated: now,
  };
  state.counter += 1;
  bookTransfer(state, transfer);
  state.bankTransfers.set(transfer.id, transfer);
  return transfer.id;
}

/** `POST /BankTransfers[/{id}]` with Status DELETED: the only change Xero allows. Returns the id. */
export function deleteTransfer(context: WriteContext, element: unknown, urlId: string | null): string {
  const { state, now } = context;
  const input = parseInput(
    v.object({ BankTransferID: v.optional(v.string()), Status: v.optional(v.string()) }),
    element,
  );
  const transfer = state.bankTransfers.get((urlId ?? input.BankTransferID ?? '').toLowerCase());
  if (!transfer) throw new Refusal('Bank transfer could not be found');
  if (input.Status !== 'DELETED')
    throw new Refusal('Bank transfers can only be deleted: Status must be DELETED');
  if (transfer.status === 'DELETED') throw new Refusal('This bank transfer has already been deleted');
  if (transfer.fromIsReconciled || transfer.toIsReconciled) {
    throw new Refusal('This bank transfer is reconciled with a bank statement line and cannot be deleted');
  }
  requireOpen(state, transfer.date);
  unbook(state, transfer.id);
  state.bankTransfers.set(transfer.id, { ...transfer, status: 'DELETED', updated: now });
  return transfer.id;
}

/** A transfer as Xero sends it. The two transaction ids carry its history, they are not in `/BankTransactions`. */
export function transferWire(state: XeroState, transfer: BankTransfer): Wire {
  return {
    BankTransferID: transfer.id,
    CreatedDateUTCString: new Date(transfer.created).toISOString().slice(0, 19),
    CreatedDateUTC: msInstant(transfer.created),
    DateString: dateString(transfer.date),
    Date: msDate(transfer.date),
    Status: transfer.status,
    FromBankAccount: accountInside(state.accounts.get(transfer.fromAccountId)),
    ToBankAccount: accountInside(state.accounts.get(transfer.toAccountId)),
    Amount: toMajorNumber(transfer.amount, transfer.currency),
    FromBankTransactionID: uuidOf(transfer.id, 'from'),
    ToBankTransactionID: uuidOf(transfer.id, 'to'),
    FromIsReconciled: transfer.fromIsReconciled,
    ToIsReconciled: transfer.toIsReconciled,
    Reference: transfer.reference,
    CurrencyRate: transfer.rate,
    HasAttachments: false,
    FromTracking: trackingWire(transfer.fromTracking),
    ToTracking: trackingWire(transfer.toTracking),
  };
}

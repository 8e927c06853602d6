/** The sandbox organisation as books for planning, and drafts as what Xero's addresses take: for tests in one process. */
import { subtract, toMajorNumber } from '../../../../shared/money.ts';
import type { Books } from '../../../../shared/posting/books.ts';
import type { Draft, DocumentDraft, PaymentDraft } from '../../../../shared/posting/model.ts';
import { createBankTransaction } from '../../../../electron/sandbox/xero/bankTransactions.ts';
import { createTransfer } from '../../../../electron/sandbox/xero/bankTransfers.ts';
import { createCreditNote } from '../../../../electron/sandbox/xero/creditNotes.ts';
import { createInvoice } from '../../../../electron/sandbox/xero/invoices.ts';
import type { XeroState } from '../../../../electron/sandbox/xero/model.ts';
import { createPayment } from '../../../../electron/sandbox/xero/payments.ts';
import { Refusal } from '../../../../electron/sandbox/xero/refusal.ts';

/** What a fresh read of everything gives, but for the ledger's items. */
export function booksOf(state: XeroState): Books {
  return {
    organisation: state.organisation,
    accounts: [...state.accounts.values()].map(({ id, updated: _updated, description: _text, ...rest }) => ({
      ...rest,
      accountId: id,
      currency: rest.type === 'BANK' ? rest.currency : null,
    })),
    contacts: [...state.contacts.values()].map(({ id, name, email, status }) => ({
      contactId: id,
      name,
      email,
      status,
    })),
    invoices: [...state.invoices.values()].map((invoice) => ({
      invoiceId: invoice.id,
      number: invoice.number,
      reference: invoice.reference,
      type: invoice.type,
      status: invoice.status,
      contactId: invoice.contactId,
      contactName: state.contacts.get(invoice.contactId)?.name ?? '',
      date: invoice.date,
      dueDate: invoice.dueDate,
      currency: invoice.currency,
      total: invoice.total,
      amountDue: subtract(invoice.total, invoice.amountPaid),
      amountPaid: invoice.amountPaid,
    })),
    taxRates: state.taxRates.map(({ taxType, name, rateBasisPoints, expenses, revenue }) => ({
      taxType,
      name,
      rateBasisPoints,
      status: 'ACTIVE',
      canApplyToExpenses: expenses,
      canApplyToRevenue: revenue,
    })),
    tracking: state.tracking.map(({ id, name, options }) => ({
      categoryId: id,
      name,
      status: 'ACTIVE',
      options: options.map((option) => ({ optionId: option.id, name: option.name, status: 'ACTIVE' })),
    })),
    ledgerItems: [],
  };
}

/** Creates a draft with the sandbox's own checks. Returns why it is refused, or null. */
export function sendTo(state: XeroState, draft: Draft): string | null {
  const context = { state, now: 0, unitDecimals: 2 } as const;
  try {
    if (draft.kind === 'payment') createPayment(context, paymentOf(draft));
    else if (draft.kind === 'transfer') createTransfer(context, transferOf(draft));
    else if (draft.kind === 'bankTransaction') createBankTransaction(context, bankTransactionOf(draft));
    else if (draft.kind === 'invoice')
      createInvoice(context, { ...documentOf(draft), Type: 'ACCREC', InvoiceNumber: draft.number });
    else
      createCreditNote(context, {
        ...documentOf(draft),
        Type: 'ACCRECCREDIT',
        CreditNoteNumber: draft.number,
      });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
}

function paymentOf(draft: PaymentDraft) {
  const byId = { InvoiceID: draft.invoiceId };
  const invoice = draft.invoiceId === '' ? { InvoiceNumber: draft.invoiceNumber } : byId;
  const note =
    draft.invoiceId === '' ? { CreditNoteNumber: draft.invoiceNumber } : { CreditNoteID: draft.invoiceId };
  return {
    ...(draft.target === 'creditNote' ? { CreditNote: note } : { Invoice: invoice }),
    Account: { AccountID: draft.accountId },
    Date: draft.date,
    Amount: toMajorNumber(draft.amount, draft.currency),
    Reference: draft.reference,
  };
}

function transferOf(draft: Extract<Draft, { kind: 'transfer' }>) {
  return {
    FromBankAccount: { AccountID: draft.fromAccountId },
    ToBankAccount: { AccountID: draft.toAccountId },
    Amount: toMajorNumber(draft.amount, draft.currency),
    Date: draft.date,
    Reference: draft.reference,
  };
}

function bankTransactionOf(draft: Extract<Draft, { kind: 'bankTransaction' }>) {
  return {
    Type: draft.direction,
    Contact: { Name: draft.contactName },
    BankAccount: { AccountID: draft.bankAccountId },
    Date: draft.date,
    Reference: draft.reference,
    LineAmountTypes: draft.lineAmountTypes,
    LineItems: linesOf(draft),
  };
}

function documentOf(draft: DocumentDraft) {
  return {
    Contact: draft.contactId === '' ? { Name: draft.contactName } : { ContactID: draft.contactId },
    Date: draft.date,
    DueDate: draft.date,
    Reference: draft.reference,
    CurrencyCode: draft.currency,
    LineAmountTypes: draft.lineAmountTypes,
    Status: 'AUTHORISED',
    LineItems: linesOf(draft),
  };
}

function linesOf({ lines, currency }: Pick<DocumentDraft, 'lines' | 'currency'>) {
  return lines.map((line) => ({
    Description: line.description,
    Quantity: 1,
    UnitAmount: toMajorNumber(line.amount, currency),
    AccountCode: line.accountCode,
    TaxType: line.taxType,
    ...(line.tracking === undefined
      ? {}
      : { Tracking: line.tracking.map(({ name, option }) => ({ Name: name, Option: option })) }),
  }));
}

/** Small drafts to try things with: one unit of the base currency, or as said. */
import { type Currency, fromMajorNumber, type Minor } from '../../../shared/money.ts';
import type {
  BankTransactionDraft,
  CreditNoteDraft,
  DocumentDraft,
  InvoiceDraft,
  PaymentDraft,
  TransferDraft,
} from '../../../shared/posting/model.ts';
import type { Account } from '../../../shared/books/model.ts';
import { bankOf, codesOf } from './books.ts';
import type { Desk } from './desk.ts';

/** What the writing checks need of the books. */
export interface Ground {
  readonly clearing: Account;
  readonly bank: Account;
  readonly sales: Account;
  readonly fees: Account;
}

/** Null where the organisation lacks a second bank account, an income or an expense account. */
export function groundOf(desk: Desk): Ground | null {
  const clearing = desk.clearing();
  const bank = bankOf(desk.books);
  const codes = codesOf(desk.books);
  if (!clearing || !bank || !codes || clearing.accountId === bank.accountId) return null;
  return { clearing, bank, ...codes };
}

/** Whole units of the base currency. */
export function units(desk: Desk, count: number): Minor {
  return fromMajorNumber(count, desk.books.organisation.baseCurrency);
}

const CONTACT = 'Tieout check';

export function transferDraft(
  desk: Desk,
  { clearing, bank }: Pick<Ground, 'clearing' | 'bank'>,
  name: string,
  count = 1,
): TransferDraft {
  return {
    kind: 'transfer',
    fromAccountId: clearing.accountId,
    toAccountId: bank.accountId,
    date: desk.date,
    amount: units(desk, count),
    currency: desk.books.organisation.baseCurrency,
    reference: desk.reference(name),
  };
}

export function moneyDraft(
  desk: Desk,
  { clearing, fees }: Ground,
  name: string,
  count = 1,
): BankTransactionDraft {
  return {
    kind: 'bankTransaction',
    direction: 'SPEND',
    bankAccountId: clearing.accountId,
    contactName: CONTACT,
    date: desk.date,
    currency: desk.books.organisation.baseCurrency,
    reference: desk.reference(name),
    lineAmountTypes: 'Inclusive',
    lines: [
      {
        description: desk.reference(name),
        accountCode: fees.code,
        taxType: fees.taxType,
        amount: units(desk, count),
      },
    ],
    total: units(desk, count),
  };
}

/** An overpayment of a contact that is there. */
export function overpaymentDraft(
  desk: Desk,
  ground: Ground,
  name: string,
  contactId: string,
): BankTransactionDraft {
  const draft = moneyDraft(desk, ground, name);
  return { ...draft, direction: 'RECEIVE', lineAmountTypes: 'NoTax', overpayment: { contactId } };
}

interface DocumentParts {
  readonly name: string;
  readonly lines: DocumentDraft['lines'];
  readonly total: Minor;
  readonly currency?: Currency;
}

export function invoiceDraft(desk: Desk, parts: DocumentParts): InvoiceDraft {
  return { kind: 'invoice', ...documentFields(desk, parts) };
}

export function creditNoteDraft(desk: Desk, parts: DocumentParts): CreditNoteDraft {
  return { kind: 'creditNote', ...documentFields(desk, parts) };
}

function documentFields(desk: Desk, { name, lines, total, currency }: DocumentParts) {
  const reference = desk.reference(name);
  return {
    number: reference,
    contactId: '',
    contactName: CONTACT,
    date: desk.date,
    currency: currency ?? desk.books.organisation.baseCurrency,
    reference,
    lineAmountTypes: 'Inclusive' as const,
    lines,
    total,
  };
}

export function paymentDraft(
  desk: Desk,
  { clearing }: Ground,
  name: string,
  document: Pick<PaymentDraft, 'invoiceId' | 'invoiceNumber'> &
    Partial<Pick<PaymentDraft, 'target' | 'foreign' | 'amount'>>,
): PaymentDraft {
  return {
    kind: 'payment',
    accountId: clearing.accountId,
    date: desk.date,
    amount: units(desk, 1),
    currency: desk.books.organisation.baseCurrency,
    reference: desk.reference(name),
    ...document,
  };
}

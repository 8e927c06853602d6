/** Drafts of every kind at random: whatever the bridge's schemas take, within the lengths that Xero's document names. */
import * as fc from 'fast-check';
import { plainDate } from '../../shared/dates.ts';
import type { NewAccount } from '../../shared/books/model.ts';
import { type Minor, minor } from '../../shared/money.ts';
import type {
  BankTransactionDraft,
  CreditNoteDraft,
  DocumentDraft,
  InvoiceDraft,
  PaymentDraft,
  RemovalDraft,
  TransferDraft,
} from '../../shared/posting/model.ts';

const id = fc.uuid();
const text = fc.string({ maxLength: 255, unit: 'grapheme' }).filter((one) => one.length <= 255);
const date = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((one) => plainDate(one.toISOString().slice(0, 10)));
/** Two decimals, none, three. */
const currency = fc.constantFrom('AUD', 'USD', 'JPY', 'KWD', 'IDR');
const positive = fc.integer({ min: 1, max: 9_000_000_000_000 }).map((one): Minor => minor(one));
const signed = fc
  .tuple(positive, fc.boolean())
  .map(([amount, less]): Minor => minor(less ? -Number(amount) : amount));
const lineAmountTypes = fc.constantFrom('Exclusive' as const, 'Inclusive' as const, 'NoTax' as const);

const tracking = fc.option(
  fc.array(fc.record({ name: fc.string({ maxLength: 100 }), option: fc.string({ maxLength: 100 }) }), {
    maxLength: 2,
  }),
  { nil: undefined },
);
const lines = fc.array(
  fc
    .record({
      description: text,
      accountCode: fc.string({ maxLength: 10 }),
      taxType: text,
      amount: signed,
      tracking,
    })
    .map(({ tracking: some, ...line }) => (some === undefined ? line : { ...line, tracking: some })),
  { minLength: 1, maxLength: 4 },
);

const foreign = fc.record({
  currency: fc.constantFrom('USD', 'EUR', 'GBP'),
  amount: positive,
  rate: fc.integer({ min: 1, max: 99_999_999 }).map((millionths) => (millionths / 1_000_000).toFixed(6)),
});

/** Payments of invoices and credit notes, by id and by number, in the account's currency or another. */
export const payments: fc.Arbitrary<PaymentDraft> = fc
  .record({
    target: fc.constantFrom('invoice' as const, 'creditNote' as const, undefined),
    invoiceId: fc.oneof(id, fc.constant('')),
    invoiceNumber: text,
    accountId: id,
    date,
    amount: positive,
    currency,
    foreign: fc.option(foreign, { nil: undefined }),
    reference: text,
  })
  .map(({ target, foreign: other, ...rest }) => ({
    kind: 'payment' as const,
    ...rest,
    ...(target === undefined ? {} : { target }),
    ...(other === undefined ? {} : { foreign: other }),
  }));

/** Spend and receive money, and overpayments. */
export const bankTransactions: fc.Arbitrary<BankTransactionDraft> = fc
  .record({
    direction: fc.constantFrom('SPEND' as const, 'RECEIVE' as const),
    bankAccountId: id,
    contactName: text,
    date,
    currency,
    reference: text,
    lineAmountTypes,
    lines,
    total: positive,
    overpayment: fc.option(fc.record({ contactId: id }), { nil: undefined }),
  })
  .map(({ overpayment, ...rest }) => ({
    kind: 'bankTransaction' as const,
    ...rest,
    ...(overpayment === undefined ? {} : { overpayment }),
  }));

/** Transfers between two accounts. */
export const transfers: fc.Arbitrary<TransferDraft> = fc.record({
  kind: fc.constant('transfer' as const),
  fromAccountId: id,
  toAccountId: id,
  date,
  amount: positive,
  currency,
  reference: text,
});

const document = <K extends DocumentDraft['kind']>(kind: K) =>
  fc.record({
    kind: fc.constant(kind),
    number: text,
    contactId: fc.oneof(id, fc.constant('')),
    contactName: text,
    date,
    currency,
    reference: text,
    lineAmountTypes,
    lines,
    total: positive,
  });

/** Sales invoices. */
export const invoices: fc.Arbitrary<InvoiceDraft> = document('invoice');
/** Credit notes to customers. */
export const creditNotes: fc.Arbitrary<CreditNoteDraft> = document('creditNote');

/** What is taken out again. */
export const removed = (target: RemovalDraft['target']): fc.Arbitrary<RemovalDraft> =>
  fc.record({
    kind: fc.constant('removal' as const),
    target: fc.constant(target),
    xeroId: id,
    date,
    reference: text,
    amount: positive,
    currency,
  });

/** Accounts to be made. */
export const accounts: fc.Arbitrary<NewAccount> = fc.record({
  code: fc.string({ maxLength: 10 }),
  name: fc.string({ minLength: 1, maxLength: 150 }),
  type: fc.constantFrom(
    'BANK' as const,
    'CURRENT' as const,
    'CURRLIAB' as const,
    'EXPENSE' as const,
    'REVENUE' as const,
  ),
  taxType: text,
  bankAccountNumber: text,
  currency: fc.option(currency),
});

/** A batch as one call holds it. */
export const batch = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
  fc.array(one, { minLength: 1, maxLength: 5 });
/** Idempotency keys as the bridge takes them. */
export const keys = fc.stringMatching(/^[\w-]{8,128}$/);
/** Ids of objects. */
export const ids = id;

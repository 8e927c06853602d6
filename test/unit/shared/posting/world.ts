/** Random payouts with books that fit them. Amounts in cents of AUD. */
import * as fc from 'fast-check';
import type { Account, Invoice, TaxRate } from '../../../../shared/books/model.ts';
import { addDays, dayNumber, type PlainDate, plainDate } from '../../../../shared/dates.ts';
import { minor, type Minor, sumMinor } from '../../../../shared/money.ts';
import type { EntryKind, Payout, PayoutEntry } from '../../../../shared/payout/model.ts';
import { type Books, indexBooks } from '../../../../shared/posting/books.ts';
import type { Mapping } from '../../../../shared/posting/model.ts';
import type { PlanContext } from '../../../../shared/posting/plan/planEntries.ts';
import type { StatementLine } from '../../../../shared/statement/model.ts';

export const MAPPING: Mapping = {
  key: 'stripe-1|AUD',
  providerConnectionId: 'stripe-1',
  xeroConnectionId: 'xero-1',
  currency: 'AUD',
  clearingAccountId: 'clearing',
  bankAccountId: 'bank',
  feeAccountCode: '404',
  salesAccountCode: '200',
  refundAccountCode: '205',
  disputeAccountCode: '410',
  adjustmentAccountCode: '411',
  reserveAccountCode: '620',
  elsewhereAccountCode: '627',
  tipsAccountCode: '',
  shippingAccountCode: '',
  giftCardAccountCode: '',
  loanAccountCode: '',
  platformAccountCode: '',
  bankFeeAccountCode: '',
  salesTaxAccountCode: '',
  serviceChargeAccountCode: '',
  discountAccountCode: '',
  tracking: [],
  overrides: [],
  style: 'itemised',
  invoicedCharges: 'pay',
  invoicedRefunds: 'line',
  splitByMonth: false,
  feeTaxType: 'INPUT',
  feeTaxBasisPoints: 1000,
  salesTaxType: 'OUTPUT',
  untaxedTaxType: '',
  refundTaxType: 'OUTPUT',
  noTaxType: 'BASEXCLUDED',
  contactName: 'Stripe',
  startDate: null,
};

const account = (accountId: string, code: string, type: string): Account => ({
  accountId,
  code,
  name: accountId,
  type,
  taxType: '',
  currency: type === 'BANK' ? 'AUD' : null,
  bankAccountNumber: '',
  enablePayments: false,
  status: 'ACTIVE',
  systemAccount: '',
});

export const ACCOUNTS: readonly Account[] = [
  account('clearing', '090', 'BANK'),
  account('bank', '091', 'BANK'),
  account('sales', '200', 'REVENUE'),
  account('refunds', '205', 'REVENUE'),
  account('fees', '404', 'EXPENSE'),
  account('disputes', '410', 'EXPENSE'),
  account('adjustments', '411', 'EXPENSE'),
  account('reserves', '620', 'CURRENT'),
  account('card', '627', 'CURRENT'),
];

const rate = (taxType: string, rateBasisPoints: number): TaxRate => ({
  taxType,
  name: taxType,
  rateBasisPoints,
  status: 'ACTIVE',
  canApplyToExpenses: true,
  canApplyToRevenue: true,
});

export const TAX_RATES: readonly TaxRate[] = [
  rate('INPUT', 1000),
  rate('OUTPUT', 1000),
  rate('BASEXCLUDED', 0),
  rate('EXEMPTOUTPUT', 0),
];

export const START = plainDate('2026-03-02');

/** What a generated entry is made from. */
export interface Sketch {
  readonly kind: EntryKind;
  readonly gross: number;
  readonly fee: number;
  readonly tax: number;
  readonly invoiced: boolean;
  readonly day: number;
}

const DEBITS = new Set<EntryKind>(['refund', 'dispute', 'fee', 'tax', 'reserveHold', 'minimumBalanceHold']);

export const sketch: fc.Arbitrary<Sketch> = fc
  .record({
    kind: fc.constantFrom<EntryKind>(
      'charge',
      'charge',
      'charge',
      'charge',
      'refund',
      'refundFailure',
      'dispute',
      'disputeReversal',
      'fee',
      'tax',
      'adjustment',
      'reserveHold',
      'reserveRelease',
      'minimumBalanceHold',
      'topup',
      'payoutReversal',
    ),
    size: fc.integer({ min: 1, max: 500_000 }),
    fee: fc.integer({ min: -200, max: 9_000 }),
    taxed: fc.boolean(),
    invoiced: fc.boolean(),
    day: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ kind, size, fee, taxed, invoiced, day }) => {
    const plainFee = ['charge', 'dispute', 'refund'].includes(kind) ? fee : 0;
    return {
      kind,
      gross: DEBITS.has(kind) ? -size : size,
      fee: plainFee,
      tax: taxed ? Math.round(plainFee / 11) : 0,
      invoiced: invoiced && kind === 'charge',
      day,
    };
  });

export function entryOf(made: Sketch, id: string): PayoutEntry {
  const date = addDays(START, made.day);
  return {
    id,
    kind: made.kind,
    rawType: made.kind,
    created: dayNumber(date) * 86_400,
    date,
    currency: 'AUD',
    gross: minor(made.gross),
    fee: minor(made.fee),
    net: minor(made.gross - made.fee),
    feeParts: [
      { kind: 'processing' as const, amount: minor(made.fee - made.tax), description: '' },
      { kind: 'tax' as const, amount: minor(made.tax), description: '' },
    ],
    sourceId: `ch_${id}`,
    chargeId: `ch_${id}`,
    invoiceNumber: made.invoiced ? `INV-${id}` : '',
    customerName: 'A customer',
    customerEmail: '',
    description: '',
    presentment: null,
  };
}

export function payoutOf(
  entries: readonly PayoutEntry[],
  id: string,
  options: { ownFee?: number; day?: number; amount?: Minor; status?: Payout['status'] } = {},
): Payout {
  const createdDate = addDays(START, options.day ?? 21);
  const ownFee = minor(options.ownFee ?? 0);
  return {
    key: `stripe-1|${id}`,
    id,
    connectionId: 'stripe-1',
    provider: 'stripe',
    currency: 'AUD',
    amount: options.amount ?? minor(sumMinor(entries.map((entry) => entry.net)) - ownFee),
    status: options.status ?? 'paid',
    automatic: true,
    method: 'standard',
    created: dayNumber(createdDate) * 86_400,
    createdDate,
    arrivalDate: addDays(createdDate, 2),
    destination: 'bank',
    descriptor: 'STRIPE',
    traceId: '',
    description: '',
    failureMessage: '',
    originalPayoutId: '',
    reversedById: '',
    balanceEntryId: `txn_${id}`,
    failureEntryId: '',
    ownFee,
    composition: 'known',
    entries: [...entries],
  };
}

export function lineOf(amount: Minor, date: PlainDate, key: string): StatementLine {
  return {
    key,
    accountId: 'bank',
    date,
    amount,
    currency: 'AUD',
    payee: '',
    narrative: 'STRIPE',
    reference: '',
    bankId: '',
    balance: null,
    source: { file: 'bank.ofx', line: 1 },
  };
}

export function invoiceOf(entry: PayoutEntry, changes: Partial<Invoice> = {}): Invoice {
  return {
    invoiceId: `id-${entry.invoiceNumber}`,
    number: entry.invoiceNumber,
    reference: '',
    type: 'ACCREC',
    status: 'AUTHORISED',
    contactId: 'c',
    contactName: 'A customer',
    date: entry.date,
    dueDate: null,
    currency: 'AUD',
    total: entry.gross,
    amountDue: entry.gross,
    amountPaid: minor(0),
    ...changes,
  };
}

/** Books in which every invoice that the entries name is there and due in full. */
export function booksFor(entries: readonly PayoutEntry[], changes: Partial<Books> = {}): Books {
  return {
    organisation: { periodLockDate: null, endOfYearLockDate: null },
    accounts: ACCOUNTS,
    invoices: entries.filter((entry) => entry.invoiceNumber !== '').map((entry) => invoiceOf(entry)),
    taxRates: TAX_RATES,
    ledgerItems: [],
    ...changes,
  };
}

export function contextFor(books: Books, booked: ReadonlySet<string> = new Set()): PlanContext {
  return { mapping: MAPPING, books: indexBooks(books), booked, planned: new Map() };
}

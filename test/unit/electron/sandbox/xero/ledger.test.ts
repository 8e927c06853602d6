import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPayment, deletePayment } from '../../../../../electron/sandbox/xero/payments.ts';
import {
  createBankTransaction,
  postBankTransaction,
} from '../../../../../electron/sandbox/xero/bankTransactions.ts';
import { createTransfer, deleteTransfer } from '../../../../../electron/sandbox/xero/bankTransfers.ts';
import { createInvoice, postInvoice } from '../../../../../electron/sandbox/xero/invoices.ts';
import { systemAccount } from '../../../../../electron/sandbox/xero/ledger.ts';
import { snapshot, type XeroState } from '../../../../../electron/sandbox/xero/model.ts';
import { BadPost, Refusal, type WriteContext } from '../../../../../electron/sandbox/xero/refusal.ts';
import { ledgerReport } from '../../../../../electron/sandbox/xero/report.ts';
import { stateOf } from '../../../../../electron/sandbox/xero/seed.ts';
import { accountId, invoiceId, seed } from '../seed.ts';

type Step = (context: WriteContext) => string;

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)];
/** Mostly what passes, now and then what must not. */
const mostly = <A, B>(good: fc.Arbitrary<A>, bad: fc.Arbitrary<B>) =>
  fc.oneof({ weight: 12, arbitrary: good }, { weight: 1, arbitrary: bad });

const cents = (min: number, max: number) => fc.integer({ min, max }).map((value) => value / 100);
const amount = mostly(cents(1, 6_000), fc.oneof(cents(-500, 30_000), fc.constantFrom(0, 1.005, 110)));
const account = mostly(
  fc.constantFrom('clearing', 'bank'),
  fc.constantFrom('usd', 'old', 'sales', 'reserve'),
).map((key) => ({ AccountID: accountId(key) }));
const day = mostly(fc.constantFrom('2026-08-01', '2026-08-02'), fc.constantFrom('2026-06-30', 'never'));
const index = fc.nat(30);

const payment: fc.Arbitrary<Step> = fc
  .record({
    Invoice: fc
      .constantFrom('INV-1', 'INV-2', 'INV-3', 'INV-4', 'INV-7')
      .map((number) => ({ InvoiceID: invoiceId(number) })),
    Account: account,
    Date: day,
    Amount: amount,
    CurrencyRate: fc.constantFrom(0.6, 0.653595, 0.7, 1),
  })
  .map((element) => (context) => createPayment(context, element));

const coded = mostly(
  fc.constantFrom(
    ['200', 'OUTPUT'],
    ['404', 'INPUT'],
    ['625', 'BASEXCLUDED'],
    ['404', 'BASEXCLUDED'],
    ['200', 'NONE'],
  ),
  fc.constantFrom(['200', 'INPUT'], ['090', 'BASEXCLUDED'], ['999', 'NONE'], ['404', 'VAT']),
);

const line = fc
  .tuple(
    mostly(fc.constant('x'), fc.constant('')),
    mostly(fc.constantFrom(1, 3, 0.5), fc.constant(0)),
    mostly(
      amount,
      amount.map((value) => -value),
    ),
    coded,
  )
  .map(([Description, Quantity, UnitAmount, [AccountCode, TaxType]]) => ({
    Description,
    Quantity,
    UnitAmount,
    AccountCode,
    TaxType,
  }));
const LineAmountTypes = fc.constantFrom('Exclusive', 'Inclusive', 'NoTax');
const LineItems = mostly(fc.array(line, { minLength: 1, maxLength: 3 }), fc.constant([]));

const bankTransaction: fc.Arbitrary<Step> = fc
  .record({
    Type: fc.constantFrom('SPEND', 'RECEIVE'),
    Contact: mostly(fc.constantFrom({ Name: 'Bob' }, { Name: 'New' }), fc.constant({ Name: '' })),
    BankAccount: account,
    Date: day,
    LineAmountTypes,
    LineItems,
  })
  .map((element) => (context) => createBankTransaction(context, element));

const invoice: fc.Arbitrary<Step> = fc
  .record({
    Type: fc.constantFrom('ACCREC', 'ACCPAY'),
    Contact: fc.constant({ Name: 'Bob' }),
    Date: day,
    DueDate: fc.constant('2026-09-01'),
    CurrencyCode: fc.constantFrom('AUD', 'USD'),
    Status: fc.constantFrom('DRAFT', 'AUTHORISED'),
    LineAmountTypes,
    LineItems,
  })
  .map((element) => (context) => createInvoice(context, element));

const transfer: fc.Arbitrary<Step> = fc
  .record({ FromBankAccount: account, ToBankAccount: account, Amount: amount, Date: day })
  .map((element) => (context) => createTransfer(context, element));

const undo: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom('payment', 'transaction', 'transfer', 'invoice'), index)
  .map(([kind, at]) => (context) => {
    const { payments, bankTransactions, bankTransfers, invoices } = context.state;
    if (kind === 'payment')
      return deletePayment(context, { Status: 'DELETED' }, pick([...payments.keys()], at) ?? 'x');
    if (kind === 'transaction')
      return postBankTransaction(
        context,
        { Status: 'DELETED' },
        pick([...bankTransactions.keys()], at) ?? 'x',
      );
    if (kind === 'transfer')
      return deleteTransfer(context, { Status: 'DELETED' }, pick([...bankTransfers.keys()], at) ?? 'x');
    return postInvoice(context, { Status: 'VOIDED' }, pick([...invoices.keys()], at) ?? 'x');
  });

const steps = fc.array(fc.oneof(payment, payment, bankTransaction, invoice, transfer, undo), {
  maxLength: 25,
});

function run(state: XeroState, step: Step, now: number): boolean {
  const before = JSON.stringify(ledgerReport(state));
  try {
    step({ state, now, unitDecimals: 2 });
    return true;
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof BadPost)) throw error;
    expect(JSON.stringify(ledgerReport(state))).toBe(before);
    return false;
  }
}

/** What debtors must be: every open invoice at what is due, in base currency where it is AUD. */
function openReceivable(state: XeroState): number {
  return [...state.invoices.values()]
    .filter((one) => one.type === 'ACCREC' && one.currency === 'AUD' && one.status === 'AUTHORISED')
    .reduce((sum, one) => sum + one.total - one.amountPaid, 0);
}

function debtorsInAud(state: XeroState): number {
  const debtors = systemAccount(state, 'DEBTORS').id;
  let sum = 0;
  for (const entry of state.entries.values()) {
    const source =
      entry.sourceKind === 'payment' ? state.payments.get(entry.sourceId)?.invoiceId : entry.sourceId;
    if (state.invoices.get(source ?? '')?.currency !== 'AUD') continue;
    for (const one of entry.lines) if (one.accountId === debtors) sum += one.base;
  }
  return sum;
}

test('whatever is written, refused or deleted, the ledger balances and debtors are what the invoices say', () => {
  let accepted = 0;
  fc.assert(
    fc.property(steps, (all) => {
      const state = stateOf(seed);
      for (const [at, step] of all.entries()) {
        if (run(state, step, at)) accepted += 1;
        expect(ledgerReport(state).totals.balanced).toBe(true);
        expect(debtorsInAud(state)).toBe(openReceivable(state));
        for (const one of state.invoices.values()) {
          expect(one.amountPaid >= 0 && (one.amountPaid <= one.total || one.total < 0)).toBe(true);
          expect(one.status === 'PAID').toBe(one.amountPaid === one.total && one.amountPaid > 0);
        }
      }
    }),
    { numRuns: 400 },
  );
  // A generator that is only ever refused would prove nothing.
  expect(accepted).toBeGreaterThan(300);
});

test('deleting everything that was written brings every balance back', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(payment, bankTransaction, transfer), { maxLength: 15 }), (all) => {
      const state = stateOf(seed);
      const start = ledgerReport(state).accounts.map((one) => one.balance);
      const seeded = new Set(state.payments.keys());
      for (const [at, step] of all.entries()) run(state, step, at);
      const context = { state, now: 99, unitDecimals: 2 } as const;
      const element = { Status: 'DELETED' };
      for (const id of state.payments.keys()) if (!seeded.has(id)) deletePayment(context, element, id);
      for (const id of state.bankTransactions.keys()) postBankTransaction(context, element, id);
      for (const id of state.bankTransfers.keys()) deleteTransfer(context, element, id);
      expect(ledgerReport(state).accounts.map((one) => one.balance)).toEqual(start);
    }),
    { numRuns: 60 },
  );
});

test('the same steps give the same books, ids included; a snapshot brings them back', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const [one, two] = [stateOf(seed), stateOf(seed)];
      const restore = snapshot(one);
      for (const [at, step] of all.entries()) expect(run(one, step, at)).toBe(run(two, step, at));
      expect(ledgerReport(one)).toEqual(ledgerReport(two));
      restore();
      expect(ledgerReport(one)).toEqual(ledgerReport(stateOf(seed)));
    }),
    { numRuns: 60 },
  );
});

test('the seed opens with its balances and what was paid before', () => {
  const report = ledgerReport(stateOf(seed));
  expect(report.totals.balanced).toBe(true);
  expect(report.accounts.find((one) => one.code === '090')?.balance).toBe('1085.00');
  expect(report.invoices.find((one) => one['number'] === 'INV-7')).toMatchObject({
    amountDue: '80.00',
    amountPaid: '8.00',
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minor, toMajorNumber } from '../../../../shared/money.ts';
import {
  bankTransactionItems,
  parseBankTransactions,
  parsePayments,
  parseTransfers,
  paymentItems,
  transferItems,
} from '../../../../electron/xero/ledgerWire.ts';

const banks = new Map([
  ['clearing', 'AUD'],
  ['yen', 'JPY'],
]);
const payment = (paymentType: string, more = {}) => ({
  paymentID: 'p1',
  date: new Date('2026-03-01T00:00:00Z'),
  amount: 12.34,
  paymentType,
  account: { accountID: 'clearing' },
  invoice: { invoiceNumber: 'INV-1' },
  ...more,
});

describe('ledger items', () => {
  it.each([
    ['ACCRECPAYMENT', 1234],
    ['ACCPAYPAYMENT', -1234],
    ['ARCREDITPAYMENT', -1234],
    ['APCREDITPAYMENT', 1234],
    ['AROVERPAYMENTPAYMENT', -1234],
    ['APOVERPAYMENTPAYMENT', 1234],
  ])('%s changes the account by %i', (type, amount) => {
    const [item] = paymentItems(parsePayments({ payments: [payment(type)] }), banks);
    expect(item).toMatchObject({
      amount,
      date: '2026-03-01',
      detail: 'INV-1',
      currency: 'AUD',
      key: 'payment|p1|clearing',
    });
  });

  it('refuses to guess: an unknown type, a foreign amount without the account’s own, a fraction of a cent', () => {
    const itemsOf = (wire: unknown) => paymentItems(parsePayments({ payments: [wire] }), banks);
    expect(() => itemsOf(payment('NEWPAYMENT'))).toThrow(/NEWPAYMENT/);
    const foreign = payment('ACCRECPAYMENT', { invoice: { currencyCode: 'USD' } });
    expect(() => itemsOf(foreign)).toThrow(/BankAmount/);
    expect(itemsOf({ ...foreign, bankAmount: 18.5 })[0]?.amount).toBe(1850);
    expect(() => itemsOf(payment('ACCRECPAYMENT', { amount: 1.005 }))).toThrow(/more than 2 decimals/);
    expect(itemsOf(payment('ACCRECPAYMENT', { account: { accountID: 'not-a-bank' } }))).toEqual([]);
  });

  it('signs spend and receive money, and leaves the halves of transfers to the transfers', () => {
    const transaction = (type: string) => ({
      bankTransactionID: type,
      type,
      date: '2026-03-02T00:00:00',
      total: 10,
      bankAccount: { accountID: 'clearing' },
    });
    const types = [
      'SPEND',
      'RECEIVE',
      'SPEND-PREPAYMENT',
      'RECEIVE-OVERPAYMENT',
      'SPEND-TRANSFER',
      'RECEIVE-TRANSFER',
    ];
    const { kept, all } = parseBankTransactions({ bankTransactions: types.map(transaction) });
    expect(all).toBe(6);
    expect(bankTransactionItems(kept, banks).map(({ amount }) => amount)).toEqual([-1000, 1000, -1000, 1000]);
    const odd = parseBankTransactions({ bankTransactions: [transaction('ODD')] }).kept;
    expect(() => bankTransactionItems(odd, banks)).toThrow(/ODD/);
  });

  it('a transfer is two items that cancel out; only BANK sides are kept', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (cents) => {
        const both = new Map([...banks, ['bank', 'AUD']]);
        const bankTransfers = [
          {
            bankTransferID: 't',
            date: new Date(0),
            amount: toMajorNumber(minor(cents), 'AUD'),
            fromBankAccount: { accountID: 'clearing' },
            toBankAccount: { accountID: 'bank' },
            toIsReconciled: true,
            status: 'DELETED',
          },
        ];
        const items = transferItems(parseTransfers({ bankTransfers }), both);
        expect(items.map(({ amount }) => amount)).toEqual([-cents, cents]);
        expect(items.map(({ isReconciled }) => isReconciled)).toEqual([false, true]);
        expect(items[0]).toMatchObject({ otherAccountId: 'bank', date: '1970-01-01', status: 'DELETED' });
        expect(transferItems(parseTransfers({ bankTransfers }), banks)).toHaveLength(1);
      }),
    );
  });

  it('names the field that it can’t read', () => {
    expect(() => parsePayments({ payments: [{ paymentID: 1 }] })).toThrow(/payments\.0\.paymentID/);
    expect(parsePayments({})).toEqual([]);
  });
});

/** What else moves the marketplace's Xendit balance: refunds, a chargeback, reserves, a supplier paid, a tax credit, switcher payments. */
import { plainDate } from '../../../../shared/dates.ts';
import type { XenditSeedTransaction } from '../../xendit/model.ts';
import { jakartaTime, transaction, vatOn } from './payments.ts';

const RUPIAH = 100;

function at(date: string, hour: number, minute = 0): number {
  return jakartaTime(plainDate(date), hour, minute);
}

/** Movements of the balance besides payments and withdrawals. */
export function otherMovements(): XenditSeedTransaction[] {
  const supplierFee = 5_000 * RUPIAH;
  return [
    transaction('RF-4188', {
      type: 'REFUND',
      cashflow: 'MONEY_OUT',
      amount: 184_000 * RUPIAH,
      created: at('2026-10-01', 8, 45),
    }),
    transaction('RF-4402', {
      type: 'REFUND',
      cashflow: 'MONEY_OUT',
      amount: 62_000 * RUPIAH,
      created: at('2026-10-24', 16, 5),
    }),
    transaction('CB-4230', {
      type: 'CHARGEBACK',
      cashflow: 'MONEY_OUT',
      channelCategory: 'CARDS',
      amount: 725_000 * RUPIAH,
      created: at('2026-10-13', 8, 21),
    }),
    transaction('RSV-2026-10', {
      type: 'RESERVES_HOLD',
      cashflow: 'MONEY_OUT',
      amount: 2_000_000 * RUPIAH,
      created: at('2026-10-14', 8, 30),
    }),
    transaction('RSV-2026-10-R', {
      type: 'RESERVES_RELEASE',
      cashflow: 'MONEY_IN',
      amount: 2_000_000 * RUPIAH,
      created: at('2026-10-28', 10, 0),
    }),
    transaction('SUPPLIER-GAYO-17', {
      type: 'DISBURSEMENT',
      cashflow: 'MONEY_OUT',
      channelCategory: 'BANK',
      channelCode: 'MANDIRI',
      amount: 1_350_000 * RUPIAH,
      fee: supplierFee,
      vat: vatOn(supplierFee),
      created: at('2026-10-20', 15, 12),
      settledAt: at('2026-10-20', 15, 14),
    }),
    transaction('PPh23-2026-10', {
      type: 'ADJUSTMENT_ADD',
      cashflow: 'MONEY_IN',
      amount: 41_386 * RUPIAH,
      created: at('2026-11-11', 17, 30),
    }),
    // Paid in October, settled in November: its fee is of November.
    ...equalPair(),
  ];
}

/** Two payments of one amount through one channel, settled within minutes of each other. */
function equalPair(): XenditSeedTransaction[] {
  const fee = 4_500 * RUPIAH;
  const one = (name: string, minute: number) =>
    transaction(name, {
      type: 'PAYMENT',
      cashflow: 'MONEY_IN',
      channelCategory: 'QR_CODE',
      channelCode: 'QRIS',
      amount: 500_000 * RUPIAH,
      fee,
      vat: vatOn(fee),
      created: at('2026-10-30', 19, minute),
      expectedAt: at('2026-11-02', 6, minute),
      settledAt: at('2026-11-02', 6, minute) + 60,
    });
  return [one('KN-EQ1', 2), one('KN-EQ2', 9)];
}

/** Virtual accounts of the switcher model: the bank pays the merchant at once, in full; the fee comes with the monthly bill. */
export function switcherPayments(): XenditSeedTransaction[] {
  const fee = 2_500 * RUPIAH;
  const days = ['2026-10-06', '2026-10-22', '2026-11-05'] as const;
  return days.map((day, index) =>
    transaction(`KN-SW${index + 1}`, {
      type: 'PAYMENT',
      cashflow: 'MONEY_IN',
      channelCategory: 'VIRTUAL_ACCOUNT',
      channelCode: 'BCA',
      amount: (3_275_000 + index * 418_000) * RUPIAH,
      fee,
      vat: vatOn(fee),
      billedMonthly: true,
      created: at(day, 13, 17 + index),
      settledAt: null,
      expectedAt: null,
    }),
  );
}

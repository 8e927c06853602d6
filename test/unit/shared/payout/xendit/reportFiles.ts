/** Xendit's reports of a story, as its dashboard exports them, with the columns that it documents. */
import type { XenditStory } from '../../../../../electron/sandbox/story/xendit/story.ts';
import type { XenditSeedTransaction } from '../../../../../electron/sandbox/xendit/model.ts';
import { minor, toMajorText } from '../../../../../shared/money.ts';

export const COLUMNS = [
  'Product ID',
  'Transaction ID',
  'Transaction Type',
  'Line Type',
  'Payment Channel',
  'Reference',
  'Currency',
  'Amount',
  'Balance',
  'Debit or Credit',
  'Created Date ISO',
  'Time Zone',
  'Created Date',
  'Payment Date',
] as const;

interface Ledger {
  readonly at: number;
  readonly one: XenditSeedTransaction;
  readonly lineType: string;
  readonly amount: number;
}

function ledgerOf(one: XenditSeedTransaction, end: number): Ledger[] {
  const isIn = one.cashflow === 'MONEY_IN';
  const began = isIn ? one.settledAt : one.created;
  if (began === null || began > end || (isIn && (one.failedAt !== null || one.voidedAt !== null))) return [];
  const sign = isIn ? 1 : -1;
  const parts = [
    { lineType: 'TRANSACTION', amount: sign * one.amount },
    { lineType: 'FEE', amount: -one.fee },
    { lineType: 'VAT', amount: -one.vat },
  ].filter(({ amount }) => amount !== 0);
  const back = one.failedAt ?? one.reversedAt;
  return [
    ...parts.map((part) => ({ ...part, at: began, one })),
    ...(back === null || back > end
      ? []
      : parts.map(({ lineType, amount }) => ({
          lineType: `${lineType}_REVERSAL`,
          amount: -amount,
          at: back,
          one,
        }))),
  ];
}

function cellsOf({ one, lineType, amount, at }: Ledger, balance: number): string[] {
  const iso = new Date(at * 1000).toISOString();
  return [
    one.productId,
    one.id,
    one.type,
    lineType,
    one.channelCode,
    one.referenceId,
    one.currency,
    toMajorText(minor(Math.abs(amount)), one.currency),
    toMajorText(minor(balance), one.currency),
    amount < 0 ? 'DEBIT' : 'CREDIT',
    iso,
    '+0000 UTC',
    iso.slice(0, 19).replace('T', ' '),
    new Date(one.created * 1000).toISOString(),
  ];
}

/** Rows of the Balance report up to the story's end, oldest first, without the header. */
export function balanceRows({ seed, end }: XenditStory): string[][] {
  let balance = 0;
  return seed.transactions
    .flatMap((one) => ledgerOf(one, end))
    .toSorted((a, b) => a.at - b.at || (a.one.id < b.one.id ? -1 : a.one.id > b.one.id ? 1 : 0))
    .map((line) => {
      balance += line.amount;
      return cellsOf(line, balance);
    });
}

/** A report's text. */
export function csvOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n');
}

/** The Auto-Withdrawal report over all withdrawals that took everything. */
export function autoWithdrawalText(story: XenditStory): string {
  const rows = balanceRows(story);
  const dated = story.withdrawals
    .filter(({ kind }) => kind === 'all')
    .flatMap(({ transaction, inside }) =>
      rows
        .filter((cells) => inside.includes(cells[1] ?? ''))
        .map((cells) => [
          new Date(transaction.created * 1000).toISOString().slice(0, 10),
          'COMPLETED',
          ...cells,
        ]),
    );
  return csvOf(['Withdrawal Date', 'Status', ...COLUMNS], dated);
}

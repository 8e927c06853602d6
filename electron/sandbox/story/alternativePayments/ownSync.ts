/**
 * What Alternative Payments' own Xero sync wrote while it was on: each payment of one payout on its invoice, into an account
 * that is no bank account, and the deposit on the bank account with the fees taken off (case 30). Source: its help pages.
 */
import { type Minor, minor, sumMinor } from '../../../../shared/money.ts';
import type { SeedAccount, XeroSeed } from '../model.ts';
import { SYNCED } from './alternativePlan.ts';
import type { AlternativeStory } from './alternativeStory.ts';

const HOLDING = 'undepositedFunds';

const ACCOUNTS: readonly SeedAccount[] = [
  {
    key: HOLDING,
    code: '615',
    name: 'Undeposited Funds',
    type: 'CURRENT',
    taxType: 'BASEXCLUDED',
    currency: 'AUD',
    enablePayments: true,
  },
  {
    key: 'alternativeFees',
    code: '409',
    name: 'Alternative Payments Fees',
    type: 'EXPENSE',
    taxType: 'BASEXCLUDED',
    currency: 'AUD',
  },
];

/** The books with what the sync wrote. Throws if the story has no such payout. */
export function withOwnSync(books: XeroSeed, { payouts }: AlternativeStory): XeroSeed {
  const payout = payouts[SYNCED];
  if (payout === undefined) throw new Error('The story lacks the payout that the sync booked');
  const paidOn = new Map(payout.rows.flatMap(({ invoices, day }) => invoices.map((number) => [number, day])));
  const gross: Minor = sumMinor(payout.rows.map(({ amount }) => minor(amount)));
  const fees = minor(payout.total - gross);
  return {
    ...books,
    accounts: [...books.accounts, ...ACCOUNTS],
    invoices: books.invoices.map((invoice) => {
      const day = paidOn.get(invoice.number);
      return day === undefined
        ? invoice
        : { ...invoice, alreadyPaid: invoice.total, paidInto: HOLDING, paidOn: day };
    }),
    receipts: [
      ...(books.receipts ?? []),
      {
        bankCode: '097',
        contactName: 'Alternative Payments',
        date: payout.arrival,
        reference: 'Alternative Payments payout',
        currency: 'USD',
        lines: [
          { accountCode: '615', description: 'Payments', amount: gross },
          { accountCode: '409', description: 'Alternative Payments fees', amount: fees },
        ].filter(({ amount }) => amount !== 0),
      },
    ],
  };
}

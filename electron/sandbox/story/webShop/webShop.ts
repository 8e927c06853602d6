/**
 * The company's web shop, which sells through Shopify Payments: a provider that Tieout takes in by its file. Payouts in
 * dollars, and one in US dollars that the bank converts into the same account at its own rate (case 4).
 */
import { addDays, plainDate, type PlainDate } from '../../../../shared/dates.ts';
import { minor, toMajorText } from '../../../../shared/money.ts';
import { renderOfx } from '../bankFiles.ts';
import { type DraftLine, otherLine, statementOf } from '../bankLine.ts';
import { STORY_END, addOpenDays, daysFrom, isBankDay } from '../calendar.ts';
import type { DemoStory, SeedAccount, XeroSeed } from '../model.ts';
import { codeFor } from '../random.ts';
import { type ShopRow, SHOP_HEADER, shopRows } from './shopRows.ts';

const OPENING = 612_480;
/** The bank's rate for the payout in US dollars: Australian dollars for one, in ten-thousandths. */
const BANK_RATE = 15_186;
/** What others paid for a US dollar on that day, as the user looks it up. */
export const REFERENCE_RATE = '1.5312';

export interface ShopPayout {
  /** As the file names it: its day and currency. */
  readonly id: string;
  readonly date: PlainDate;
  readonly currency: string;
  readonly amount: number;
  readonly hardCase: string;
}

export interface WebShop {
  readonly rows: readonly ShopRow[];
  readonly payouts: readonly ShopPayout[];
  readonly bank: DemoStory['bank'];
  /** The company's books with the shop's accounts and the deposit that its bookkeeper entered. */
  booksWith(seed: XeroSeed): XeroSeed;
  /** The statement of the shop's account as OFX. */
  bankFile(): string;
  /** Shopify's transactions export. */
  providerFile(): string;
}

/** Builds it. Without clock or chance: every call gives equal data. */
export function createWebShop(): WebShop {
  const rows = shopRows();
  const payouts = payoutsOf(rows);
  const lines = statementOf([...payouts.map(lineOf), ...others()]);
  const bank = { accountKey: 'shopBank', openingBalance: minor(OPENING), lines };
  return {
    rows,
    payouts,
    bank,
    booksWith: (seed) => ({
      ...seed,
      accounts: [...seed.accounts, ...accounts()],
      receipts: [
        ...(seed.receipts ?? []),
        ...payouts.filter(({ currency }) => currency !== 'AUD').map(enteredByHand),
      ],
    }),
    bankFile: () =>
      renderOfx({ asOf: STORY_END, bank }, { currency: 'AUD', bankId: '063012', number: '06301210856630' }),
    providerFile: () => `${[SHOP_HEADER, ...rows.map(({ cells }) => cells.join(','))].join('\n')}\n`,
  };
}

function payoutsOf(rows: readonly ShopRow[]): ShopPayout[] {
  const ids = [...new Set(rows.flatMap(({ payout }) => (payout === null ? [] : [payout])))].toSorted();
  return ids.map((id) => {
    const own = rows.filter(({ payout }) => payout === id);
    const [date = '', currency = ''] = id.split(' ');
    return {
      id,
      date: plainDate(date),
      currency,
      amount: own.reduce((sum, { net }) => sum + net, 0),
      hardCase: currency === 'AUD' ? '' : '4-converted-by-the-bank',
    };
  });
}

function arrived({ currency, amount }: ShopPayout): number {
  return currency === 'AUD' ? amount : Math.round((amount * BANK_RATE) / 10_000);
}

function lineOf(payout: ShopPayout): DraftLine {
  const { id, date, currency, amount, hardCase } = payout;
  const code = codeFor(`shopify|${id}`, 10, '0123456789');
  const words =
    currency === 'AUD'
      ? `SHOPIFY PAYMENTS ${code} DIRECT CREDIT`
      : `SHOPIFY PAYMENTS ${code} ${currency} ${toMajorText(minor(amount), currency)} CONVERTED`;
  return { date, amount: arrived(payout), narrative: words, payoutIds: [id], hardCase };
}

/** What the bank converted can't be a transfer in Xero: the bookkeeper entered the deposit there. */
function enteredByHand(payout: ShopPayout) {
  return {
    bankCode: '101',
    contactName: 'Shopify Payments',
    date: payout.date,
    reference: 'Web shop, US sales',
    currency: 'AUD',
    lines: [{ accountCode: '200', description: 'US sales, as converted', amount: minor(arrived(payout)) }],
  };
}

function accounts(): SeedAccount[] {
  const common = { type: 'BANK', taxType: 'BASEXCLUDED' } as const;
  return [
    { ...common, key: 'shopBank', code: '101', name: 'Shopify Payments Bank Account', currency: 'AUD', bankAccountNumber: '063012 10856630', openingBalance: minor(OPENING) },
    { ...common, key: 'shopClearing', code: '102', name: 'Shopify Payments Clearing', currency: 'AUD', bankAccountNumber: '102SHOPIFYAUD' },
    { ...common, key: 'shopClearingUsd', code: '103', name: 'Shopify Payments Clearing (USD)', currency: 'USD', bankAccountNumber: '103SHOPIFYUSD' },
  ]; // prettier-ignore
}

/** What else is on the account: it must not be taken for payouts. */
function others(): DraftLine[] {
  const fees = daysFrom(addDays(STORY_END, -60), STORY_END).filter((date) => date.endsWith('-01'));
  return [
    ...fees.map((date) => otherLine(addOpenDays(date, 0, isBankDay), -990, 'ACCOUNT FEE')),
    otherLine(plainDate('2026-10-07'), -18_640, 'SHOPIFY* 3120044 INVOICE CARD XX6630'),
    otherLine(plainDate('2026-10-20'), -212_300, 'DIRECT DEBIT 220817 PARCELWAY FREIGHT'),
    otherLine(plainDate('2026-11-02'), 54_000, 'FAST TRANSFER FROM D OKAFOR WHOLESALE'),
  ];
}

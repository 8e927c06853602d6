/** Everything else on the business account: wages, rent, suppliers, card purchases, customers who pay by transfer, … */
import { addDays, plainDate, weekday, type PlainDate } from '../../../shared/dates.ts';
import { otherLine, type DraftLine } from './bankLine.ts';
import { STORY_END, STORY_START, daysFrom, isBankDay } from './calendar.ts';
import type { StoryCustomer } from './customers.ts';
import { CARD_PURCHASES, SUPPLIERS } from './names.ts';
import { codeFor, randomFor, type Random } from './random.ts';

/** An open invoice that its customer pays by bank transfer. */
export interface TransferredInvoice {
  readonly number: string;
  readonly customer: StoryCustomer;
  readonly date: PlainDate;
  readonly total: number;
}

function ddmmyyyy(date: PlainDate): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}/${month}/${year}`;
}

function cardPurchases(random: Random, date: PlainDate): DraftLine[] {
  return Array.from({ length: random.int(4, 7) }, () => {
    const [merchant, low, high] = random.pick(CARD_PURCHASES);
    const valued = ddmmyyyy(addDays(date, -random.int(1, 2)));
    return otherLine(date, -random.int(low, high), `${merchant} AUS CARD XX4471 VALUE DATE: ${valued}`);
  });
}

function suppliers(random: Random, date: PlainDate): DraftLine[] {
  return Array.from({ length: random.int(0, 3) }, () => {
    const [, narrative] = random.pick(SUPPLIERS);
    return otherLine(date, -random.int(9_500, 560_000), `${narrative} ${random.int(10_000, 99_999)}`);
  });
}

/** Customers who pay by transfer: some say what for, some don't. */
function deposits(random: Random, date: PlainDate, customers: readonly StoryCustomer[]): DraftLine[] {
  return Array.from({ length: random.int(2, 3) }, () => {
    const name = random.pick(customers).name.toUpperCase();
    const words = random.pick(['COFFEE ORDER', 'THANKS', 'ACCOUNT', `REF ${random.int(1000, 9999)}`]);
    return otherLine(date, random.int(3_500, 92_000), `FAST TRANSFER FROM ${name} ${words}`);
  });
}

const STAFF = [
  ['R GALANIS', 148_215],
  ['T UNDERWOOD', 131_760],
  ['M TRAN', 96_480],
] as const;

function weekly(random: Random, date: PlainDate): DraftLine[] {
  if (weekday(date) === 4) {
    return STAFF.map(([name, pay]) => otherLine(date, -pay, `TRANSFER TO ${name} NETBANK WAGES`));
  }
  if (weekday(date) !== 1) return [];
  const paypal = `PAYPAL AUSTRALIA ${codeFor(`paypal|${date}`, 13, '0123456789')} DIRECT CREDIT 404776`;
  return [
    otherLine(date, random.int(12_000, 98_000), paypal),
    otherLine(date, random.int(4_000, 46_000), 'CASH DEPOSIT BRUNSWICK VIC'),
  ];
}

type Regular = readonly [day: number, amount: number, narrative: string];

/** Paid each month on its day, or the first day after that the bank posts. */
const MONTHLY: readonly Regular[] = [
  [1, -990, 'ACCOUNT FEE'],
  [1, 1_843, 'CREDIT INTEREST'],
  [2, -660_000, 'TRANSFER TO LANE PROPERTY TRUST NETBANK RENT'],
  [5, -18_950, 'DIRECT DEBIT 062934 SOUTHWIRE ENERGY'],
  [8, -12_900, 'DIRECT DEBIT 141220 HARBOURTEL MOBILE'],
  [12, -34_485, 'DIRECT DEBIT 330117 SHOPGUARD INSURANCE'],
  [15, -300_000, 'TRANSFER TO XX8820 COMMBANK APP SAVINGS'],
  [18, -7_150, 'DIRECT DEBIT 408221 LEDGERLINE SUBSCRIPTION'],
  [21, -389_412, 'ATO PAYMENT BPAY 75556 PAYG'],
  [25, -46_200, 'DIRECT DEBIT 256614 BIKEVAN LEASING'],
];

function monthly(date: PlainDate, before: PlainDate): DraftLine[] {
  const due = daysFrom(addDays(before, 1), date).map((day) => Number(day.slice(8)));
  return MONTHLY.filter(([day]) => due.includes(day)).map(([, amount, narrative]) =>
    otherLine(date, amount, narrative),
  );
}

const ONCE: readonly (readonly [string, number, string])[] = [
  ['2026-07-28', -1_215_300, 'ATO PAYMENT BPAY 75556 BAS JUN QTR'],
  ['2026-07-28', -514_620, 'TRANSFER TO CLEARSUPER HOUSE NETBANK SUPER JUN QTR'],
  ['2026-08-26', 26_310, 'ATO DIRECT CREDIT REFUND 012721'],
  ['2026-09-10', 1_000_000, 'TRANSFER FROM XX8820 COMMBANK APP TOP UP'],
  ['2026-10-28', -1_342_800, 'ATO PAYMENT BPAY 75556 BAS SEP QTR'],
  ['2026-10-28', -529_960, 'TRANSFER TO CLEARSUPER HOUSE NETBANK SUPER SEP QTR'],
];

/** Customers' transfers for invoices that are open in the books, each on the first bank day nine days after the invoice. */
function invoiceTransfers(invoices: readonly TransferredInvoice[]): DraftLine[] {
  return invoices.flatMap((invoice) => {
    const date = addDays(invoice.date, 9);
    const day = [0, 1, 2, 3, 4].map((more) => addDays(date, more)).find(isBankDay);
    if (!day || day > STORY_END) return [];
    const name = invoice.customer.name.toUpperCase();
    return [otherLine(day, invoice.total, `FAST TRANSFER FROM ${name} ${invoice.number}`)];
  });
}

/** Deposits of other people for exactly the amount of a payout, about when it arrives: amount alone must not decide. */
export function decoys(lines: readonly DraftLine[]): DraftLine[] {
  const chosen = ['2026-08-06', '2026-09-18', '2026-10-20', '2026-11-12'].map(plainDate);
  return chosen.flatMap((date, index) => {
    const real = lines.find((line) => line.date === date && line.payoutIds.length === 1);
    const day = [1, 0, -1, 0][index] ?? 0;
    const name =
      ['KILN AND CO PTY LTD', 'J WHITLAM', 'FERNTREE ROASTING CO', 'QUARRY STREET BAKERS'][index] ?? '';
    const shown = addDays(date, day);
    if (!real || !isBankDay(shown)) throw new Error(`No payout line to imitate on ${date}`);
    return [otherLine(shown, real.amount, `FAST TRANSFER FROM ${name} DEPOSIT`, 'decoy')];
  });
}

/** All lines that aren't Stripe's payouts, decoys apart. */
export function noiseLines(
  customers: readonly StoryCustomer[],
  invoices: readonly TransferredInvoice[],
): DraftLine[] {
  const random = randomFor('bank noise');
  const trade = customers.filter((customer) => customer.trade);
  const days = daysFrom(STORY_START, STORY_END).filter(isBankDay);
  const regular = days.flatMap((date, index) => [
    ...monthly(date, days[index - 1] ?? addDays(date, -1)),
    ...weekly(random, date),
    ...suppliers(random, date),
    ...deposits(random, date, trade),
    ...cardPurchases(random, date),
  ]);
  const once = ONCE.map(([date, amount, narrative]) => otherLine(plainDate(date), amount, narrative));
  return [...regular, ...once, ...invoiceTransfers(invoices)];
}

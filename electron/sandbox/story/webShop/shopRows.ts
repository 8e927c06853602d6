/** The rows of Shopify's transactions export: sales, refunds, a chargeback with its fee, and a levy that is new (case 31). */
import { addDays, plainDate, type PlainDate, weekday } from '../../../../shared/dates.ts';
import { minor, toMajorText } from '../../../../shared/money.ts';
import { STORY_END, addOpenDays, daysFrom, isBankDay } from '../calendar.ts';
import { type Random, randomFor } from '../random.ts';

/** As the provider's help page on the export has it. */
export const SHOP_HEADER =
  'Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency';

/** A type that no profile knows: the user says what it is. */
export const NEW_TYPE = 'network_levy';

export interface ShopRow {
  readonly cells: readonly string[];
  readonly type: string;
  /** Day and currency of its payout; null while it waits for one. */
  readonly payout: string | null;
  readonly currency: string;
  /** Minor units. */
  readonly net: number;
}

const FROM = addDays(STORY_END, -42);
/** The Monday on which the US orders are paid out. */
const US_DAY = plainDate('2026-10-26');

interface Facts {
  readonly date: PlainDate;
  readonly type: string;
  readonly order: number;
  readonly amount: number;
  readonly fee?: number;
  readonly currency?: string;
  readonly paid: PlainDate;
}

/** Builds them, oldest first. Without clock or chance. */
export function shopRows(): ShopRow[] {
  const random = randomFor('web shop');
  let order = 31_000;
  const days = daysFrom(FROM, STORY_END);
  const sold = days.flatMap((date) =>
    Array.from({ length: random.int(2, 6) }, () => saleOf(random, date, (order += 1))),
  );
  const abroad = Array.from({ length: 5 }, (_, index) => {
    const amount = random.int(3_900, 16_900);
    const date = addDays(US_DAY, -5 + Math.floor(index / 2));
    return {
      date,
      type: 'charge',
      order: (order += 1),
      amount,
      fee: feeOf(amount),
      currency: 'USD',
      paid: US_DAY,
    };
  });
  return [...sold, ...abroad, ...incidents(sold)]
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.order - b.order))
    .map(rowOf);
}

function feeOf(amount: number): number {
  return Math.round(amount * 0.0175) + 30;
}

/** The next Monday or Thursday, three days later at least: the shop is paid twice a week. */
function payoutDay(date: PlainDate): PlainDate {
  const [day] = daysFrom(addDays(date, 3), addDays(date, 9)).filter((one) => [1, 4].includes(weekday(one)));
  return addOpenDays(day ?? date, 0, isBankDay);
}

function saleOf(random: Random, date: PlainDate, order: number): Facts {
  const amount = random.int(1_900, 18_900);
  return { date, type: 'charge', order, amount, fee: feeOf(amount), paid: payoutDay(date) };
}

/** Refunds of every fifteenth sale, one chargeback with its fee, and the levy. */
function incidents(sold: readonly Facts[]): Facts[] {
  const later = (sale: Facts, days: number) => {
    const date = addDays(sale.date, days);
    return { date, order: sale.order, paid: payoutDay(date) };
  };
  const refunds = sold
    .filter((_, index) => index % 15 === 4)
    .map((sale) => ({ ...later(sale, 6), type: 'refund', amount: -sale.amount }));
  const lost = sold[20];
  const levied = sold[60];
  const dispute = lost === undefined ? [] : [
    { ...later(lost, 9), type: 'chargeback', amount: -lost.amount },
    { ...later(lost, 9), type: 'chargeback fee', amount: -2500 },
  ]; // prettier-ignore
  const levy = levied === undefined ? [] : [{ ...later(levied, 0), type: NEW_TYPE, amount: -137 }];
  return [...refunds, ...dispute, ...levy].filter(({ date }) => date <= STORY_END);
}

function rowOf({ date, type, order, amount, fee = 0, currency = 'AUD', paid }: Facts): ShopRow {
  const isPaid = paid <= STORY_END;
  const money = (value: number) => toMajorText(minor(value), currency);
  const cells = [
    `${date} 12:00:00 +1100`,
    type,
    `#${order}`,
    'visa',
    'online',
    isPaid ? 'paid' : 'pending',
    isPaid ? paid : '',
    paid,
    money(amount),
    money(fee),
    money(amount - fee),
    `c${order}`,
    'card',
    money(amount),
    currency,
    currency,
  ];
  return { cells, type, payout: isPaid ? `${paid} ${currency}` : null, currency, net: amount - fee };
}

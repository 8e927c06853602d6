/** What customers in Indonesia pay through Xendit: sixty days of a small marketplace, by channel, with fees and VAT. */
import { addDays, plainDate, type PlainDate } from '../../../../shared/dates.ts';
import type { XenditSeedTransaction } from '../../xendit/model.ts';
import { STORY_END, addOpenDays, daysFrom, isStripeDay, utcMidnight } from '../calendar.ts';
import { codeFor, randomFor, type Random } from '../random.ts';

/** The first day on which the marketplace sells (a Sunday). */
export const XENDIT_START = plainDate('2026-09-20');
/** What is sold is priced in thousands of rupiah; Tieout counts in hundredths. */
const RUPIAH = 100;
const VAT_PERCENT = 11;

interface Channel {
  readonly category: string;
  readonly codes: readonly string[];
  /** Of a hundred payments. */
  readonly share: number;
  readonly fee: (amount: number) => number;
  /** Days until settlement; bank days where `bankDays`. */
  readonly days: number;
  readonly bankDays: boolean;
}

const percent = (amount: number, basisPoints: number): number =>
  Math.round((amount * basisPoints) / 10_000 / RUPIAH) * RUPIAH;

const CHANNELS: readonly Channel[] = [
  {
    category: 'QR_CODE',
    codes: ['QRIS'],
    share: 45,
    fee: (amount) => percent(amount, 70),
    days: 1,
    bankDays: true,
  },
  {
    category: 'VIRTUAL_ACCOUNT',
    codes: ['BCA', 'BNI', 'BRI', 'MANDIRI'],
    share: 25,
    fee: () => 4_500 * RUPIAH,
    days: 1,
    bankDays: false,
  },
  {
    category: 'EWALLET',
    codes: ['ID_OVO', 'ID_DANA', 'ID_SHOPEEPAY'],
    share: 20,
    fee: (amount) => percent(amount, 150),
    days: 2,
    bankDays: true,
  },
  {
    category: 'CARDS',
    codes: ['CARD'],
    share: 10,
    fee: (amount) => percent(amount, 290) + 2_000 * RUPIAH,
    days: 2,
    bankDays: true,
  },
];

/** Unix seconds of a wall-clock time in Jakarta (UTC+7, no daylight saving). */
export function jakartaTime(date: PlainDate, hour: number, minute = 0, second = 0): number {
  return utcMidnight(date) + (hour - 7) * 3600 + minute * 60 + second;
}

/** An id in the manner of Xendit's, the same for the same name. */
export function xenditId(prefix: string, name: string): string {
  const hex = codeFor(`xendit|${prefix}|${name}`, 32, '0123456789abcdef');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ];
  return `${prefix}${parts.join('-')}`;
}

/** A transaction with nothing unusual about it. */
export function transaction(
  name: string,
  more: Pick<XenditSeedTransaction, 'type' | 'cashflow' | 'amount' | 'created'> &
    Partial<XenditSeedTransaction>,
): XenditSeedTransaction {
  return {
    id: xenditId('txn_', name),
    productId: xenditId(more.cashflow === 'MONEY_OUT' ? 'disb-' : 'py-', name),
    channelCategory: 'OTHER',
    channelCode: 'DEFAULT',
    referenceId: name,
    currency: 'IDR',
    fee: 0,
    vat: 0,
    withheld: 0,
    billedMonthly: false,
    settledAt: more.created,
    expectedAt: null,
    failedAt: null,
    voidedAt: null,
    reversedAt: null,
    ...more,
  };
}

/** VAT on a fee, in whole rupiah. */
export function vatOn(fee: number): number {
  return Math.round((fee * VAT_PERCENT) / 100 / RUPIAH) * RUPIAH;
}

/** Every payment, oldest first; a few fail, are voided or settle early. */
export function payments(): XenditSeedTransaction[] {
  const random = randomFor('xendit payments');
  let number = 4_100;
  return daysFrom(XENDIT_START, STORY_END).flatMap((date) =>
    Array.from({ length: random.int(5, 11) }, () => {
      number += 1;
      return paymentOn(date, number, random);
    }),
  );
}

function paymentOn(date: PlainDate, number: number, random: Random): XenditSeedTransaction {
  const channel = channelOf(random.int(1, 100));
  const amount = random.int(35, 2_400) * 1_000 * RUPIAH;
  const created = jakartaTime(date, random.int(7, 22), random.int(0, 59), random.int(0, 59));
  const due = addDays(date, channel.days);
  const day = channel.bankDays ? addOpenDays(date, channel.days, isStripeDay) : due;
  const expectedAt = jakartaTime(day, random.int(5, 20), random.int(0, 59), random.int(0, 59));
  const fee = channel.fee(amount);
  const plain = transaction(`KN-${number}`, {
    type: 'PAYMENT',
    cashflow: 'MONEY_IN',
    amount,
    created,
    channelCategory: channel.category,
    channelCode: random.pick(channel.codes),
    fee,
    vat: vatOn(fee),
    expectedAt,
    settledAt: expectedAt + random.int(3, 240),
  });
  return withFate(plain, random.int(1, 100));
}

function withFate(plain: XenditSeedTransaction, fate: number): XenditSeedTransaction {
  const { created, expectedAt } = plain;
  if (fate <= 2) return { ...plain, failedAt: created + 90, settledAt: null };
  if (fate === 3) return { ...plain, voidedAt: created + 3_600, settledAt: null };
  // Early settlement brings it on the next morning.
  if (fate === 4 && plain.channelCategory === 'CARDS' && expectedAt !== null) {
    return { ...plain, settledAt: Math.min(created + 36_000, expectedAt - 3_600) };
  }
  return plain;
}

function channelOf(draw: number): Channel {
  let reach = 0;
  for (const channel of CHANNELS) {
    reach += channel.share;
    if (draw <= reach) return channel;
  }
  throw new RangeError('The shares of the channels are less than a hundred');
}

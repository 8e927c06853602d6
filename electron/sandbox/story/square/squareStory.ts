/** The demo company's two cafés on Square: a payout a day and location, with the cases that make them hard, and the bank's lines. */
import { addDays, type PlainDate } from '../../../../shared/dates.ts';
import { type Minor, minor } from '../../../../shared/money.ts';
import type { SquareObject, SquareSeed } from '../../square/model.ts';
import type { DraftLine } from '../bankLine.ts';
import { STORY_END, addOpenDays, daysFrom, isBankDay, sydneyTime } from '../calendar.ts';
import { codeFor, randomFor } from '../random.ts';
import { type Cafe, type Sale, catalogObjects, makeSale, money, rfc3339 } from './squareDay.ts';

export interface SquareStory {
  readonly seed: SquareSeed;
  readonly lines: readonly DraftLine[];
  /** Ids of payouts that reach the bank, with the sum that stayed there. */
  readonly arrived: Minor;
}

/** The second one closed in October: its payouts are still there. */
const CAFES: readonly Cafe[] = [
  { id: 'LHARBOUR00001', name: 'Harbour café', active: true },
  { id: 'LSTATION00002', name: 'Station café', active: false },
];

const FROM = addDays(STORY_END, -44);
const MERCHANT = 'MLTIEOUTDEMO1';

interface Extra {
  readonly type: string;
  readonly gross: number;
  readonly fee?: number;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What is special on a day, by café and days after the story's beginning. */
const EXTRAS: Readonly<Record<string, readonly Extra[]>> = {
  '0|3': [{ type: 'SQUARE_CAPITAL_PAYMENT', gross: -4500 }],
  '0|5': [
    { type: 'SUBSCRIPTION_FEE', gross: -6900 },
    {
      type: 'TAX_ON_FEE',
      gross: -690,
      details: { type_tax_on_fee_details: { tax_rate_description: 'GST' } },
    },
  ],
  '0|8': [{ type: 'RESERVE_HOLD', gross: -2000 }],
  '0|12': [{ type: 'RESERVE_RELEASE', gross: 2000 }],
  '0|14': [{ type: 'THIRD_PARTY_FEE', gross: -350 }],
  '0|19': [{ type: 'SQUARE_CAPITAL_REVERSED_PAYMENT', gross: 1500 }],
  '1|6': [{ type: 'FREE_PROCESSING', gross: 500 }],
  '1|10': [{ type: 'OTHER_ADJUSTMENT', gross: -125 }],
};

interface DayPlan {
  readonly cafe: Cafe;
  readonly date: PlainDate;
  readonly sales: readonly Sale[];
  readonly entries: readonly SquareObject[];
}

/** Builds it. Without clock or chance: every call gives equal data. */
export function createSquareStory(): SquareStory {
  const days = [...CAFES.flatMap((cafe, index) => daysOf(cafe, index)), ...dayOfNothing()];
  const payouts = days.map((day, index) => payoutOf(day, index));
  const lines = payouts.flatMap((payout) => payout.lines);
  return {
    seed: {
      merchantId: MERCHANT,
      locations: CAFES.map(({ id, name, active }) => ({
        id,
        name,
        business_name: 'Coral Bay Roasters',
        merchant_id: MERCHANT,
        status: active ? 'ACTIVE' : 'INACTIVE',
        currency: 'AUD',
        timezone: 'Australia/Sydney',
      })),
      payouts: payouts.map(({ wire }) => wire),
      entries: Object.fromEntries(
        payouts.map(({ wire, entries }) => [
          wire.id,
          entries.map((entry) => ({ ...entry, payout_id: wire.id })),
        ]),
      ),
      payments: days.flatMap(({ sales }) => sales.map(({ payment }) => payment)),
      orders: days.flatMap(({ sales }) => sales.map(({ order }) => order)),
      catalog: catalogObjects(),
    },
    lines,
    arrived: minor(lines.reduce((sum, line) => sum + line.amount, 0)),
  };
}

function daysOf(cafe: Cafe, cafeIndex: number): DayPlan[] {
  const until = cafe.active ? addDays(STORY_END, -2) : addDays(FROM, 16);
  const random = randomFor(`square|${cafe.id}`);
  let earlier: Sale[] = [];
  return daysFrom(FROM, until).map((date, dayIndex) => {
    // A closed day with a refund: the payout is a debit.
    const isClosed = cafeIndex === 0 && dayIndex === 17;
    const sales = isClosed
      ? []
      : Array.from({ length: random.int(12, 26) }, (_, index) => makeSale(cafe, date, index, random));
    const entries = [
      ...sales.map((sale) => chargeOf(sale)),
      ...disputed(earlier, date, `${cafeIndex}|${dayIndex}`),
      ...refunded(earlier, date, isClosed || random.chance(25)),
      ...(EXTRAS[`${cafeIndex}|${dayIndex}`] ?? []).map((extra, index) => extraOf(extra, cafe, date, index)),
    ];
    earlier = [...earlier.slice(-30), ...sales];
    return { cafe, date, sales, entries };
  });
}

/** The closed café's last customer gives everything back on the same day: a payout of nothing, which isn't sent (case 28). */
function dayOfNothing(): DayPlan[] {
  const cafe = CAFES[1];
  if (cafe === undefined) return [];
  const date = addDays(FROM, 18);
  const sale = makeSale(cafe, date, 0, randomFor('square|nothing'));
  return [{ cafe, date, sales: [sale], entries: [chargeOf(sale), ...refunded([sale], date, true)] }];
}

function entryOf(name: string, at: number, { type, gross, fee = 0, details = {} }: Extra): SquareObject {
  return {
    id: `poe_${codeFor(`square entry|${name}`, 26)}`,
    effective_at: rfc3339(at),
    type,
    gross_amount_money: money(gross),
    fee_amount_money: money(fee),
    net_amount_money: money(gross - fee),
    ...details,
  };
}

function chargeOf({ paymentId, at, total, fee }: Sale): SquareObject {
  const details = { type_charge_details: { payment_id: paymentId } };
  return entryOf(`charge|${paymentId}`, at, { type: 'CHARGE', gross: total, fee, details });
}

function extraOf(extra: Extra, cafe: Cafe, date: PlainDate, index: number): SquareObject {
  return entryOf(`${extra.type}|${cafe.id}|${date}|${index}`, sydneyTime(date, 20, index), extra);
}

/** A sale of an earlier day given back, its fee with it: Square's fees on refunds are negative. */
function refunded(earlier: readonly Sale[], date: PlainDate, isRefunded: boolean): SquareObject[] {
  const sale = earlier[0];
  if (!isRefunded || sale === undefined) return [];
  const details = { type_refund_details: { payment_id: sale.paymentId, refund_id: `${sale.paymentId}_R` } };
  const refund = { type: 'REFUND', gross: -sale.total, fee: -sale.fee, details };
  return [entryOf(`refund|${sale.paymentId}|${date}`, sydneyTime(date, 19), refund)];
}

/** A dispute takes a sale's money, and some days later gives it back. */
function disputed(earlier: readonly Sale[], date: PlainDate, place: string): SquareObject[] {
  const sale = earlier[3];
  if (sale === undefined) return [];
  const opened = { type: 'OPEN_DISPUTE', gross: -DISPUTED };
  const won = { type: 'DISPUTE', gross: DISPUTED };
  const details = { type_dispute_details: { payment_id: '', dispute_id: 'dp_harbour_1' } };
  if (place === '0|9') return [entryOf('dispute opened', sydneyTime(date, 18), { ...opened, details })];
  if (place === '0|21') return [entryOf('dispute won', sydneyTime(date, 18), { ...won, details })];
  return [];
}

const DISPUTED = 1870;
/** Days (by their number among all of one café after the other) whose payout doesn't come as the others do. */
const TO_SQUARE_CARD = 11;
const NOT_THERE_YET = 42;

function payoutOf(day: DayPlan, index: number) {
  const amount = day.entries.reduce((sum, entry) => sum + netOf(entry), 0);
  const id = `po_${codeFor(`square payout|${day.cafe.id}|${day.date}`, 32)}`;
  const arrival = addOpenDays(day.date, 1, isBankDay);
  const isCard = index === TO_SQUARE_CARD;
  const isPaid = index !== NOT_THERE_YET;
  const e2e = codeFor(`square e2e|${id}`, 12, '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ');
  const wire: SquareObject = {
    id,
    status: isPaid ? 'PAID' : 'SENT',
    location_id: day.cafe.id,
    created_at: rfc3339(sydneyTime(day.date, 23, 30)),
    updated_at: rfc3339(sydneyTime(arrival, 9)),
    amount_money: money(amount),
    destination: { type: isCard ? 'SQUARE_STORED_BALANCE' : 'BANK_ACCOUNT', id: 'bact:demo' },
    type: 'BATCH',
    arrival_date: arrival,
    end_to_end_id: e2e,
    version: 1,
  };
  const sent = day.date.slice(2).replaceAll('-', '');
  const line: DraftLine = {
    date: arrival,
    amount,
    narrative: `SQUARE AU PTY LTD SQ${sent} ${e2e}`,
    payoutIds: [id],
    hardCase: amount < 0 ? '10-negative' : '',
  };
  return { wire, entries: day.entries, lines: isCard || !isPaid || amount === 0 ? [] : [line] };
}

function netOf(entry: SquareObject): number {
  const net = entry['net_amount_money'];
  return typeof net === 'object' && net !== null && 'amount' in net ? Number(net.amount) : 0;
}

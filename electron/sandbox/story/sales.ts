/** The 1,500 card payments of the story, planned: who, when, how much, and which invoice they name. */
import { addDays, weekday, type PlainDate } from '../../../shared/dates.ts';
import { STORY_END, STORY_START, daysFrom, sydneyTime } from './calendar.ts';
import { storyCustomers, type StoryCustomer } from './customers.ts';
import { RETAIL_GOODS, TRADE_GOODS } from './names.ts';
import { withHardInvoices } from './hardInvoices.ts';
import { randomFor, type Random } from './random.ts';

/** How many charges the story has. */
export const CHARGE_COUNT = 1500;

/** One card payment as planned. Amounts in cents of `currency`. */
export interface PlannedCharge {
  readonly index: number;
  /** Position within its day, from 0. */
  readonly daily: number;
  readonly date: PlainDate;
  readonly created: number;
  readonly customer: StoryCustomer;
  readonly currency: 'aud' | 'usd';
  /** AUD per USD in ten-thousandths; 0 for AUD. */
  readonly rate: number;
  /** As authorised; `captured` is what was taken. */
  readonly amount: number;
  readonly captured: number;
  readonly goods: string;
  /** Empty if the payment names no invoice. */
  readonly invoiceNumber: string;
  /** `unsaid`: it pays an invoice and doesn't say so. `both`: it names two. */
  readonly namedIn: 'metadata' | 'description' | 'nowhere' | 'unsaid' | 'both';
  readonly secondInvoice?: string;
}

/** An invoice that one or two of the payments settle, whole or in part. */
export interface PlannedInvoice {
  readonly number: string;
  readonly customer: StoryCustomer;
  readonly date: PlainDate;
  readonly total: number;
  readonly goods: string;
}

/** Days whose first payment is kept plain (no invoice, Australian card): `story.ts` sets their amounts to make equal payouts. */
export const BALANCING_DAYS = ['2026-10-19', '2026-10-20'] as const;

const WEEKDAY_WEIGHT = [8, 14, 13, 13, 13, 14, 9] as const;

/** How many payments each day has: more on weekdays and towards November, `CHARGE_COUNT` in all. */
export function chargesPerDay(): { readonly date: PlainDate; readonly count: number }[] {
  const days = daysFrom(STORY_START, STORY_END);
  const weights = days.map((date, index) => (WEEKDAY_WEIGHT[weekday(date)] ?? 10) * (100 + index));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let before = 0;
  let assigned = 0;
  return days.map((date, index) => {
    before += weights[index] ?? 0;
    const count = Math.round((CHARGE_COUNT * before) / total) - assigned;
    assigned += count;
    return { date, count };
  });
}

function basket(random: Random, trade: boolean): { goods: string; amount: number } {
  const goods: readonly (readonly [string, number])[] = trade ? TRADE_GOODS : RETAIL_GOODS;
  const lines = Array.from({ length: random.int(1, trade ? 2 : 3) }, () => random.pick(goods));
  const shipping = trade ? 0 : random.pick([0, 950, 1250]);
  const amount = lines.reduce((sum, [, price]) => sum + price, shipping) + (trade ? random.int(0, 999) : 0);
  return { goods: lines.map(([name]) => name).join(', '), amount };
}

function naming(random: Random): 'metadata' | 'description' | 'nowhere' {
  const draw = random.next() * 100;
  if (draw < 60) return 'metadata';
  return draw < 88 ? 'description' : 'nowhere';
}

interface Draft {
  readonly charges: PlannedCharge[];
  readonly invoices: PlannedInvoice[];
}

/** Special shapes by position: dollars (case 5) and partial captures (case 14); neither names an invoice. */
function special(index: number): 'usd' | 'partialCapture' | '' {
  if (index % 125 === 60) return 'usd';
  return index % 500 === 210 ? 'partialCapture' : '';
}

function planOne(
  draft: Draft,
  random: Random,
  date: PlainDate,
  daily: number,
  customers: readonly StoryCustomer[],
): void {
  const index = draft.charges.length;
  const balancing = daily === 0 && BALANCING_DAYS.some((day) => day === date);
  const shape = balancing ? '' : special(index);
  const domestic = customers.filter((each) => each.cardCountry === 'AU' && !each.trade);
  const abroad = customers.filter((each) => each.cardCountry !== 'AU');
  const trade = random.chance(22) && shape === '' && !balancing;
  const pool =
    shape === 'usd' ? abroad : balancing ? domestic : customers.filter((each) => each.trade === trade);
  const customer = random.pick(pool);
  const { goods, amount } = basket(random, trade);
  const namedIn = shape !== '' || balancing ? 'nowhere' : naming(random);
  const created = sydneyTime(date, 8 + Math.min(14, daily % 15), random.int(0, 59), random.int(0, 59));
  const common = { index, daily, date, created, customer, goods, namedIn } as const;
  const currency = shape === 'usd' ? 'usd' : 'aud';
  const rate = shape === 'usd' ? random.int(15_120, 15_480) : 0;
  const plain = { ...common, currency, rate, amount, captured: amount, invoiceNumber: '' } as const;
  if (shape === 'partialCapture') draft.charges.push({ ...plain, captured: amount - Math.floor(amount / 4) });
  else if (namedIn === 'nowhere') draft.charges.push(plain);
  else draft.charges.push({ ...plain, invoiceNumber: nameInvoice(draft, random, plain) });
}

/** A new invoice for the payment; some trade invoices are larger, so that a part stays open. */
function nameInvoice(draft: Draft, random: Random, charge: Omit<PlannedCharge, 'invoiceNumber'>): string {
  const number = `INV-${2001 + draft.invoices.length}`;
  const terms = charge.customer.trade ? random.int(3, 16) : 0;
  draft.invoices.push({
    number,
    customer: charge.customer,
    date: addDays(charge.date, -terms),
    total: charge.amount + (charge.customer.trade && charge.index % 9 === 5 ? 15_000 : 0),
    goods: charge.goods,
  });
  return number;
}

/** Lets every fifteenth trade invoice be settled by the customer's next payment as well: the two are one invoice then. */
function mergePartPayments(draft: Draft): Draft {
  const charges = [...draft.charges];
  const invoices = new Map(draft.invoices.map((invoice) => [invoice.number, invoice]));
  for (const [position, first] of charges.entries()) {
    if (first.invoiceNumber === '' || !first.customer.trade || position % 15 !== 0) continue;
    const at = charges.findIndex(
      (each, index) => index > position && each.customer === first.customer && each.invoiceNumber !== '',
    );
    const second = charges[at];
    const kept = invoices.get(first.invoiceNumber);
    if (!second || !kept || kept.total !== first.amount) continue;
    if (invoices.get(second.invoiceNumber)?.total !== second.amount) continue;
    invoices.set(kept.number, {
      ...kept,
      total: kept.total + second.amount,
      goods: `${kept.goods}, ${second.goods}`,
    });
    invoices.delete(second.invoiceNumber);
    charges[at] = { ...second, invoiceNumber: kept.number };
  }
  return { charges, invoices: [...invoices.values()] };
}

/** Plans all sales; deterministic. Charges are in order of time, invoices in order of number. */
export function planSales(): {
  readonly charges: readonly PlannedCharge[];
  readonly invoices: readonly PlannedInvoice[];
} {
  const random = randomFor('sales');
  const customers = storyCustomers();
  const draft: Draft = { charges: [], invoices: [] };
  for (const { date, count } of chargesPerDay()) {
    for (let daily = 0; daily < count; daily += 1) planOne(draft, random, date, daily, customers);
  }
  return withHardInvoices(mergePartPayments(draft));
}

/** One day's trade at one of the demo company's cafés: sales with their orders, in Square's wire form. */
import type { PlainDate } from '../../../../shared/dates.ts';
import type { SquareObject } from '../../square/model.ts';
import { sydneyTime } from '../calendar.ts';
import { type Random, codeFor } from '../random.ts';

export interface Cafe {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

export interface Sale {
  readonly payment: SquareObject;
  readonly order: SquareObject;
  readonly paymentId: string;
  /** Unix seconds. */
  readonly at: number;
  /** What the customer paid, tip included. */
  readonly total: number;
  readonly fee: number;
}

interface MenuItem {
  readonly variation: string;
  readonly item: string;
  readonly name: string;
  readonly category: string;
  readonly price: number;
  readonly giftCard?: boolean;
}

/** Prices hold 10 % GST; a gift card's doesn't. */
const MENU: readonly MenuItem[] = [
  {
    variation: 'VAR_FLATWHITE',
    item: 'ITEM_FLATWHITE',
    name: 'Flat white',
    category: 'CAT_COFFEE',
    price: 550,
  },
  {
    variation: 'VAR_LONGBLACK',
    item: 'ITEM_LONGBLACK',
    name: 'Long black',
    category: 'CAT_COFFEE',
    price: 495,
  },
  { variation: 'VAR_TOAST', item: 'ITEM_TOAST', name: 'Avocado toast', category: 'CAT_FOOD', price: 1870 },
  { variation: 'VAR_BEANS', item: 'ITEM_BEANS', name: 'Beans 250 g', category: 'CAT_RETAIL', price: 2200 },
  { variation: 'VAR_GIFT', item: 'ITEM_GIFT', name: 'Gift card', category: '', price: 5000, giftCard: true },
];

const CATEGORIES: Readonly<Record<string, string>> = {
  CAT_COFFEE: 'Coffee',
  CAT_FOOD: 'Food',
  CAT_RETAIL: 'Retail',
};

export const money = (amount: number) => ({ amount, currency: 'AUD' });
export const rfc3339 = (seconds: number) => new Date(seconds * 1000).toISOString();

/** Items, their variations and their categories. */
export function catalogObjects(): SquareObject[] {
  const categories = Object.entries(CATEGORIES).map(([id, name]) => ({
    id,
    type: 'CATEGORY',
    category_data: { name },
  }));
  const items = MENU.flatMap((menu): SquareObject[] => [
    {
      id: menu.item,
      type: 'ITEM',
      item_data: {
        name: menu.name,
        ...(menu.category === '' ? {} : { reporting_category: { id: menu.category } }),
      },
    },
    {
      id: menu.variation,
      type: 'ITEM_VARIATION',
      item_variation_data: { item_id: menu.item, name: 'Regular' },
    },
  ]);
  return [...categories, ...items];
}

/** One sale: a few items, sometimes a discount, a Sunday surcharge, a tip. Card fee 1.6 %. */
export function makeSale(cafe: Cafe, date: PlainDate, index: number, random: Random): Sale {
  const at = sydneyTime(date, 7 + Math.floor(index / 8), random.int(0, 59), random.int(0, 59));
  const lines = Array.from({ length: random.int(1, 3) }, () => lineOf(random));
  const surcharge = random.chance(10) ? 220 : 0;
  const goods = lines.reduce((sum, line) => sum + line.total, 0) + surcharge;
  const tax = lines.reduce((sum, line) => sum + line.tax, 0) + gst(surcharge);
  const tip = random.chance(20) ? random.int(1, 5) * 100 : 0;
  const total = goods + tip;
  const name = `${cafe.id}|${date}|${index}`;
  const [paymentId, orderId] = [codeFor(`square payment|${name}`, 24), codeFor(`square order|${name}`, 24)];
  const order = {
    id: orderId,
    location_id: cafe.id,
    line_items: lines.map((line) => line.wire),
    ...(surcharge === 0
      ? {}
      : {
          service_charges: [
            { name: 'Surcharge', total_money: money(surcharge), total_tax_money: money(gst(surcharge)) },
          ],
        }),
    total_money: money(total),
    total_tax_money: money(tax),
    total_tip_money: money(tip),
  };
  const payment = {
    id: paymentId,
    created_at: rfc3339(at),
    status: 'COMPLETED',
    source_type: 'CARD',
    card_details: cardOf(name),
    location_id: cafe.id,
    order_id: orderId,
    amount_money: money(goods),
    ...(tip === 0 ? {} : { tip_money: money(tip) }),
    total_money: money(total),
    receipt_number: paymentId.slice(0, 4),
  };
  return { payment, order, paymentId, at, total, fee: Math.round(total * 0.016) };
}

function gst(inclusive: number): number {
  return Math.round(inclusive / 11);
}

function lineOf(random: Random) {
  const menu = random.chance(3) ? MENU[4] : MENU[random.int(0, 3)];
  if (menu === undefined) throw new RangeError('The menu is empty');
  const isGift = menu.giftCard === true;
  const discount = !isGift && random.chance(8) ? 100 : 0;
  const total = menu.price - discount;
  const tax = isGift ? 0 : gst(total);
  const wire = {
    name: menu.name,
    quantity: '1',
    item_type: isGift ? 'GIFT_CARD' : 'ITEM',
    catalog_object_id: menu.variation,
    total_money: money(total),
    total_tax_money: money(tax),
    total_discount_money: money(discount),
  };
  return { total, tax, wire };
}

const BRANDS = ['VISA', 'VISA', 'MASTERCARD', 'AMERICAN_EXPRESS'];

/** A café's customers tap; which card follows from the sale's name, so that nothing else of the story changes. */
function cardOf(name: string): Readonly<Record<string, unknown>> {
  const pick = codeFor(`square card|${name}`, 4);
  const brand = BRANDS[pick.charCodeAt(0) % BRANDS.length] ?? 'VISA';
  return {
    status: 'CAPTURED',
    entry_method: 'CONTACTLESS',
    card: {
      card_brand: brand,
      card_type: pick.charCodeAt(1) % 3 === 0 ? 'CREDIT' : 'DEBIT',
      prepaid_type: 'NOT_PREPAID',
    },
  };
}

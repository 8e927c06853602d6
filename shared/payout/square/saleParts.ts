/** What a sale on Square is made of, from its order: items by category, tax, tip, service charges, gift cards, discounts. */
import { type Minor, ZERO, minor, negate, sumMinor } from '../../money.ts';
import type { SalePart } from '../model.ts';
import type { SquareMoney, SquareOrder, SquarePayment } from './wire.ts';

/** A payment with its order. Names of categories come by catalogue object id, of the location by its id. */
export interface SquareOfSale {
  readonly payment: SquarePayment;
  readonly order: SquareOrder | null;
  readonly categories: ReadonlyMap<string, string>;
  readonly location: string;
}

/**
 * The parts of a movement of `gross` (minor units; a refund's is negative) that its payment's order tells. A payment that is a
 * share of its order takes its share of each part, exact in sum; what a refund of only a part gave back is told by no one, so
 * it has no parts. Empty too where the order doesn't add up.
 */
export function salePartsOf(sale: SquareOfSale, gross: Minor): readonly SalePart[] {
  const paid = minor(sale.payment.totalMoney.amount);
  if (paid <= 0 || Math.abs(gross) !== paid) return [];
  const tip = amountOf(sale.payment.tipMoney);
  const goods = sharesOf(partsOfOrder(sale), minor(paid - tip));
  const all: readonly SalePart[] =
    tip === 0 ? goods : [...goods, { kind: 'tip', amount: tip, ...where(sale) }];
  const parts = all.filter(({ amount }) => amount !== 0);
  return gross < 0 ? parts.map((part) => ({ ...part, amount: negate(part.amount) })) : parts;
}

function amountOf(money: SquareMoney | null): Minor {
  return money === null ? ZERO : minor(money.amount);
}

function where({ location }: SquareOfSale): { location?: string } {
  return location === '' ? {} : { location };
}

/** The parts of the whole order without tips; they come to its total less its tips, or there are none. */
function partsOfOrder(sale: SquareOfSale): SalePart[] {
  const { order } = sale;
  if (order === null) return [];
  const parts = [
    ...order.lineItems.flatMap((item) => partsOfItem(item, sale)),
    ...order.serviceCharges.map((charge): SalePart => {
      const amount = minor(amountOf(charge.totalMoney) - amountOf(charge.totalTaxMoney));
      return { kind: 'serviceCharge', amount, ...where(sale) };
    }),
    { kind: 'tax' as const, amount: amountOf(order.totalTaxMoney), ...where(sale) },
  ];
  const goods = minor(order.totalMoney.amount - amountOf(order.totalTipMoney));
  const rest = minor(goods - sumMinor(parts.map(({ amount }) => amount)));
  // Cash rounding moves a total by a few units; anything more wasn't understood.
  if (Math.abs(rest) > ROUNDING) return [];
  return merged(rest === 0 ? parts : [...parts, { kind: 'sale', amount: rest, ...where(sale) }]);
}

/** Cash is rounded to at most 10 smallest units either way. */
const ROUNDING = 10;

function partsOfItem(item: SquareOrder['lineItems'][number], sale: SquareOfSale): SalePart[] {
  const discount = amountOf(item.totalDiscountMoney);
  const sold = minor(amountOf(item.totalMoney) - amountOf(item.totalTaxMoney) + discount);
  const category = sale.categories.get(item.catalogObjectId) ?? '';
  const labels = {
    ...(category === '' ? {} : { category }),
    ...(item.name === '' ? {} : { item: item.name }),
    ...where(sale),
  };
  const kind = item.itemType === 'GIFT_CARD' ? 'giftCard' : 'sale';
  return [
    { kind, amount: sold, ...labels },
    { kind: 'discount', amount: negate(discount), ...labels },
  ];
}

/** Parts that are alike in all but their amount are one. */
function merged(parts: readonly SalePart[]): SalePart[] {
  const byLabel = new Map<string, SalePart>();
  for (const part of parts) {
    const key = JSON.stringify([part.kind, part.category, part.item, part.location]);
    const known = byLabel.get(key);
    byLabel.set(key, known ? { ...known, amount: minor(known.amount + part.amount) } : part);
  }
  return [...byLabel.values()];
}

/** Parts scaled to `total`, exact in sum: each is rounded down and the largest remainders get the units that are left. */
function sharesOf(parts: readonly SalePart[], total: Minor): SalePart[] {
  const whole = sumMinor(parts.map(({ amount }) => amount));
  if (whole === total || whole === 0) return whole === total ? [...parts] : [];
  const scaled = parts.map((part, index) => {
    const exact = BigInt(part.amount) * BigInt(total);
    const down = floorDivide(exact, BigInt(whole));
    return { part, index, amount: Number(down), remainder: exact - down * BigInt(whole) };
  });
  let left = total - scaled.reduce((sum, { amount }) => sum + amount, 0);
  const larger = scaled.toSorted((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
  );
  const up = new Set<number>();
  for (const { index } of larger) {
    if (left <= 0) break;
    up.add(index);
    left -= 1;
  }
  return scaled.map(({ part, index, amount }) => ({
    ...part,
    amount: minor(amount + (up.has(index) ? 1 : 0)),
  }));
}

/** Division that rounds towards minus infinity; `by` is positive. */
function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value < 0n && quotient * by !== value ? quotient - 1n : quotient;
}

/**
 * What providers keep: every movement's fee, grouped as wanted. From the movements themselves, posted or not; dates are those
 * of the movements. Amounts are minor units of the movement's currency.
 */
import type { PlainDate } from '../dates.ts';
import { compositeKey } from '../ids.ts';
import { type Currency, type Minor, ZERO, minor, negate, subtract, sumMinor } from '../money.ts';
import { compareText } from '../order.ts';
import type { EntryKind, Payout, PayoutEntry, Provider } from '../payout/model.ts';
import { ownFeeId } from '../posting/parts.ts';
import { homeOf } from '../posting/plan/homes.ts';

/** A movement as the fees see it. `payoutFee`: what the provider took for the payout itself. */
export interface FeeMovement {
  readonly connectionId: string;
  readonly provider: Provider;
  /** The entry's id; of a payout's own fee the one that it is booked under. */
  readonly id: string;
  readonly date: PlainDate;
  readonly kind: EntryKind | 'payoutFee';
  readonly currency: Currency;
  /** As it changed the balance before fees; zero for what is nothing but a fee. */
  readonly gross: Minor;
  /** What the provider kept, tax included; negative where it gave back. */
  readonly cost: Minor;
  /** Of it, the tax that the provider tells apart. */
  readonly tax: Minor;
  /** What was paid with, see `readMeans`; empty where it isn't told. */
  readonly means: string;
  /** Whether the provider converted what the customer paid. */
  readonly converted: boolean;
  readonly chargeId: string;
  readonly customerName: string;
}

export interface FeeGround {
  readonly payouts: readonly Payout[];
  readonly openEntries: readonly { readonly connectionId: string; readonly entry: PayoutEntry }[];
  /** Whose connections those are; entries of one that isn't here are left out. */
  readonly providers: ReadonlyMap<string, Provider>;
  /** Only movements of these days; all without it. */
  readonly period?: { readonly from: PlainDate; readonly to: PlainDate };
}

/**
 * Every movement of the accounts, each once, those between balance and bank left out but for what they cost; oldest first. A
 * payout's own fee counts on the day that the payout was made, unless the payout was cancelled.
 */
export function feeMovements({ payouts, openEntries, providers, period }: FeeGround): FeeMovement[] {
  const seen = new Set<string>();
  const found: FeeMovement[] = [];
  const isWithin = (date: PlainDate) => period === undefined || (date >= period.from && date <= period.to);
  const add = (connectionId: string, key: string, make: (provider: Provider) => FeeMovement) => {
    const provider = providers.get(connectionId);
    const name = compositeKey(connectionId, key);
    if (provider === undefined || seen.has(name)) return;
    seen.add(name);
    found.push(make(provider));
  };
  for (const payout of payouts) {
    if (payout.balanceEntryId !== '' || payout.ownFee !== 0) {
      add(payout.connectionId, ownFeeId(payout), () => ownFeeMovement(payout));
    }
  }
  for (const { connectionId, entry } of openEntries) {
    if (!isWithin(entry.date)) continue;
    add(connectionId, entry.id, (provider) => movementOf(connectionId, provider, entry));
  }
  for (const { connectionId, entries } of payouts) {
    for (const entry of entries) {
      if (!isWithin(entry.date)) continue;
      add(connectionId, entry.id, (provider) => movementOf(connectionId, provider, entry));
    }
  }
  return found
    .filter((each) => isWithin(each.date) && (each.cost !== 0 || !isMove(each.kind)))
    .toSorted((a, b) => compareText(a.date, b.date) || compareText(a.id, b.id));
}

/** Between balance and bank, or a payout's own fee: only what it costs counts. */
const isMove = (kind: FeeMovement['kind']) => kind === 'payoutFee' || homeOf(kind) === 'transferred';

function ownFeeMovement(payout: Payout): FeeMovement {
  const isOff = payout.status === 'canceled';
  return {
    connectionId: payout.connectionId,
    provider: payout.provider,
    id: ownFeeId(payout),
    date: payout.createdDate,
    kind: 'payoutFee',
    currency: payout.currency,
    gross: ZERO,
    cost: isOff ? ZERO : payout.ownFee,
    tax: isOff ? ZERO : (payout.ownFeeTax ?? ZERO),
    means: '',
    converted: false,
    chargeId: '',
    customerName: '',
  };
}

function movementOf(connectionId: string, provider: Provider, entry: PayoutEntry): FeeMovement {
  const isFee = homeOf(entry.kind) === 'fee';
  const taxes = entry.feeParts.filter((part) => part.kind === 'tax').map((part) => part.amount);
  return {
    connectionId,
    provider,
    id: entry.id,
    date: entry.date,
    kind: entry.kind,
    currency: entry.currency,
    gross: isFee ? ZERO : entry.gross,
    cost: isFee ? negate(entry.net) : entry.fee,
    tax: entry.kind === 'tax' ? negate(entry.net) : sumMinor(taxes),
    means: entry.means ?? '',
    converted: entry.presentment !== null,
    chargeId: entry.chargeId,
    customerName: entry.customerName,
  };
}

/** What movements may be grouped by; the currency always is. `month` is `YYYY-MM`. */
export interface FeeGroup {
  readonly currency: Currency;
  readonly provider?: Provider;
  readonly connectionId?: string;
  readonly month?: string;
  readonly kind?: FeeMovement['kind'];
  readonly means?: string;
}
export type FeeDimension = Exclude<keyof FeeGroup, 'currency'>;

export interface FeeTotal extends FeeGroup {
  /** Movements in it. */
  readonly count: number;
  /** Σ gross of its charges: what the rate is of. */
  readonly sales: Minor;
  /** Σ cost of those charges, tax included. */
  readonly onSales: Minor;
  /** Σ of what the provider kept, of all movements: `fees + tax`. */
  readonly cost: Minor;
  readonly fees: Minor;
  readonly tax: Minor;
}

interface Counted {
  readonly group: FeeGroup;
  count: number;
  sales: number;
  onSales: number;
  cost: number;
  tax: number;
}

/**
 * Totals by currency and the dimensions given, in the order of their keys. Whatever they are grouped by, the totals of a
 * currency come to the same. Movements that neither cost nor are a charge are counted in no group.
 */
export function feeTotals(movements: Iterable<FeeMovement>, by: readonly FeeDimension[]): FeeTotal[] {
  const groups = new Map<string, Counted>();
  for (const each of movements) {
    if (each.cost === 0 && each.kind !== 'charge') continue;
    const group = groupOf(each, by);
    const key = compositeKey(each.currency, ...by.map((name) => group[name] ?? ''));
    const sum = groups.get(key) ?? { group, count: 0, sales: 0, onSales: 0, cost: 0, tax: 0 };
    groups.set(key, sum);
    sum.count += 1;
    sum.cost += each.cost;
    sum.tax += each.tax;
    if (each.kind !== 'charge') continue;
    sum.sales += each.gross;
    sum.onSales += each.cost;
  }
  return [...groups.entries()]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([, { group, ...sum }]) => totalOf(group, sum));
}

function totalOf(group: FeeGroup, sum: Omit<Counted, 'group'>): FeeTotal {
  const [cost, tax] = [minor(sum.cost), minor(sum.tax)];
  return {
    ...group,
    count: sum.count,
    sales: minor(sum.sales),
    onSales: minor(sum.onSales),
    cost,
    fees: subtract(cost, tax),
    tax,
  };
}

function groupOf(each: FeeMovement, by: readonly FeeDimension[]): FeeGroup {
  const { currency, provider, connectionId, date, kind, means } = each;
  const all = { provider, connectionId, month: date.slice(0, 7), kind, means };
  return { currency, ...Object.fromEntries(by.map((name) => [name, all[name]])) };
}

/** What share of the sales their own fees were, tax included: 0.0175 is 1.75 %. Null without sales. For showing only. */
export function effectiveRate({ sales, onSales }: Pick<FeeTotal, 'sales' | 'onSales'>): number | null {
  return sales === 0 ? null : onSales / sales;
}

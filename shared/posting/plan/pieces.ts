/** What an entry's gross is made of in the books: its sale parts and the rest, each with account, tax type and tracking. */
import { type Minor, subtract, sumMinor } from '../../money.ts';
import type { EntryKind, PayoutEntry, SalePart, SalePartKind } from '../../payout/model.ts';
import { codesOf, homeOf, type LineHome } from './homes.ts';
import type { Mapping, Override, Tracking } from '../model.ts';
import { type SalesTaxRates, withTaxAsTold } from './salesTax.ts';
import { joinTracking, trackingKey } from './tracking.ts';

/** Categories of lines, in the order in which they stand. */
export const CATEGORY_WORDS = {
  sales: 'Sales',
  serviceCharge: 'Service charges',
  shipping: 'Shipping',
  discount: 'Discounts',
  tip: 'Tips',
  tax: 'Sales tax',
  giftCard: 'Gift cards sold',
  refunds: 'Refunds',
  returned: 'Charges and refunds that failed',
  disputes: 'Disputes',
  disputesWon: 'Disputes won or withdrawn',
  reserveHeld: 'Reserves held',
  reserveReleased: 'Reserves released',
  loans: 'Loans',
  platform: 'Platform fees',
  adjustments: 'Adjustments',
} as const;
export type Category = keyof typeof CATEGORY_WORDS;

const PARTS: ReadonlySet<Category> = new Set([
  'serviceCharge',
  'shipping',
  'discount',
  'tip',
  'tax',
  'giftCard',
]);

/** Whether lines of a category are parts of sales, not movements of their own. */
export function isPart(category: Category): boolean {
  return PARTS.has(category);
}

/** A share of an entry's gross that goes to one place. */
export interface Piece {
  readonly category: Category;
  readonly accountCode: string;
  readonly taxType: string;
  /** Empty: none but the mapping's own. */
  readonly tracking: readonly Tracking[];
  /** Signed as gross. */
  readonly amount: Minor;
}

const BY_KIND: Partial<Readonly<Record<EntryKind, Category>>> = {
  refundFailure: 'returned',
  chargeFailure: 'returned',
  partialCaptureReversal: 'returned',
  disputeReversal: 'disputesWon',
  reserveRelease: 'reserveReleased',
  minimumBalanceRelease: 'reserveReleased',
};

const BY_HOME: Readonly<Record<LineHome, Category>> = {
  sales: 'sales',
  refund: 'refunds',
  dispute: 'disputes',
  reserve: 'reserveHeld',
  loan: 'loans',
  platform: 'platform',
  adjustment: 'adjustments',
};

/**
 * The pieces of an entry that is booked at its gross; they add up to it, and none is zero. A part stands apart where the
 * mapping has an account for its kind or an override fits it; else it is in the rest, which goes where the entry's kind does.
 * Sales tax with an account of its own is told by the provider, so Xero computes none on that entry's other sales; without
 * one it is within the sales that bear it.
 * Throws for kinds that aren't booked at their gross.
 */
export function piecesOf(entry: PayoutEntry, mapping: Mapping, rates: SalesTaxRates): Piece[] {
  const home = lineHomeOf(entry.kind);
  const parts = home === 'sales' || home === 'refund' ? (entry.saleParts ?? []) : [];
  const isTaxTold = mapping.salesTaxAccountCode !== '' && parts.some((part) => part.kind === 'tax');
  const general = codesOf(home, mapping);
  const own = isTaxTold ? { ...general, taxType: mapping.noTaxType } : general;
  const category = BY_KIND[entry.kind] ?? BY_HOME[home];
  const label = { kind: entry.kind, part: 'sale', location: placeOf(entry) } as const;
  const isSale = home === 'sales' || home === 'refund';
  const override = overrideFor(mapping, isSale ? label : { kind: entry.kind });
  const apart = parts.flatMap((part): Piece[] => {
    const ownOverride = overrideFor(mapping, { ...part, part: part.kind, kind: entry.kind });
    const codes = partCodes(part.kind, own, mapping);
    if (part.amount === 0 || (codes === null && isSame(ownOverride, override))) return [];
    const named = part.kind === 'sale' ? category : part.kind;
    return [{ category: named, ...overridden(codes ?? own, ownOverride), amount: part.amount }];
  });
  const rest = subtract(entry.gross, sumMinor(apart.map((piece) => piece.amount)));
  if (rest === 0) return apart;
  const all = [{ category, ...overridden(own, override), amount: rest }, ...apart];
  const isTaxWithin = isSale && !isTaxTold && apart.every((piece) => piece.category !== 'tax');
  const tax = sumMinor(parts.filter((part) => part.kind === 'tax').map((part) => part.amount));
  return isTaxWithin && tax !== 0 ? withTaxAsTold(all, { tax, taxType: own.taxType }, mapping, rates) : all;
}

function lineHomeOf(kind: EntryKind): LineHome {
  const home = homeOf(kind);
  if (home === 'fee' || home === 'transferred' || home === 'unknown') {
    throw new Error(`${kind} has no line at its gross`);
  }
  return home;
}

type Codes = Pick<Piece, 'accountCode' | 'taxType'>;

/** Account and tax type of a part of its own; null where it is with the rest. Tips, gift cards and tax are outside tax. */
function partCodes(kind: SalePartKind, own: Codes, mapping: Mapping): Codes | null {
  const at = (accountCode: string, taxType: string) => (accountCode === '' ? null : { accountCode, taxType });
  switch (kind) {
    case 'tip':
      return at(mapping.tipsAccountCode, mapping.noTaxType);
    case 'giftCard':
      return at(mapping.giftCardAccountCode, mapping.noTaxType);
    case 'tax':
      return at(mapping.salesTaxAccountCode, mapping.noTaxType);
    case 'shipping':
      return at(mapping.shippingAccountCode, own.taxType);
    case 'serviceCharge':
      return at(mapping.serviceChargeAccountCode, own.taxType);
    case 'discount':
      return at(mapping.discountAccountCode, own.taxType);
    default:
      return null;
  }
}

type Effect = Omit<Override, 'match'>;

function overridden(codes: Codes, override: Effect | undefined): Codes & Pick<Piece, 'tracking'> {
  return {
    accountCode: override?.accountCode || codes.accountCode,
    taxType: override?.taxType || codes.taxType,
    tracking: joinTracking(override?.tracking ?? [], []),
  };
}

type Label = {
  readonly kind: EntryKind;
  readonly part?: SalePartKind;
} & Partial<Pick<SalePart, 'category' | 'item' | 'location'>>;

/**
 * What the overrides make of a label: the first that fits and names an account or a tax type decides, and those before it that only
 * track add to it. One that names nothing fits nothing.
 */
function overrideFor({ overrides }: Pick<Mapping, 'overrides'>, label: Label): Effect | undefined {
  const fitting = overrides.filter(({ match }) => fits(match, label));
  const first = fitting.findIndex(({ accountCode, taxType }) => accountCode !== '' || taxType !== '');
  const used = first === -1 ? fitting : fitting.slice(0, first + 1);
  const last = used.at(-1);
  if (last === undefined) return undefined;
  const { accountCode, taxType } = last;
  return {
    accountCode,
    taxType,
    tracking: joinTracking(
      used.flatMap(({ tracking }) => tracking),
      [],
    ),
  };
}

/**
 * The tracking of a movement's fee: that of the overrides for its place, whatever accounts they name, as those are for sales. None where
 * the place isn't told, or no override is for it.
 */
export function feeTracking(
  { kind, location = '' }: Pick<PayoutEntry, 'kind' | 'location'>,
  { overrides }: Pick<Mapping, 'overrides'>,
): readonly Tracking[] {
  if (location === '') return [];
  const placed = overrides.filter(({ match }) => (match.location ?? '') !== '');
  return overrideFor({ overrides: placed }, { kind, location })?.tracking ?? [];
}

function fits(match: Override['match'], label: Label): boolean {
  const named = (['kind', 'part', 'category', 'item', 'location'] as const).filter(
    (field) => (match[field] ?? '') !== '',
  );
  return named.length > 0 && named.every((field) => plain(match[field]) === plain(label[field]));
}

/** Whether a part would go just where the rest does: then it needn't stand apart. */
function isSame(a: Effect | undefined, b: Effect | undefined): boolean {
  if (a === undefined || b === undefined) return a === undefined;
  const isAt = a.accountCode === b.accountCode && a.taxType === b.taxType;
  return isAt && trackingKey(a.tracking) === trackingKey(b.tracking);
}

const plain = (text: string | undefined) => (text ?? '').trim().toLocaleLowerCase('en');

/** The place of a movement: that of its parts where they are all of one, else the one that the provider tells of the whole. */
export function placeOf({
  saleParts = [],
  location,
}: Pick<PayoutEntry, 'saleParts' | 'location'>): string | undefined {
  return saleParts.length === 0 ? location : commonLocation(saleParts);
}

function commonLocation(parts: readonly SalePart[]): string | undefined {
  const [first] = parts;
  return parts.every((part) => part.location === first?.location) ? first?.location : undefined;
}

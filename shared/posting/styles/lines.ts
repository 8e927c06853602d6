/** What a payout is made of, a line per category: never more than a few lines, however many movements. */
import { exponentOf, type Minor, minor, negate, subtract, sumMinor } from '../../money.ts';
import type { EntryKind, PayoutEntry, SalePart } from '../../payout/model.ts';
import type { FeeItem } from '../feeLines.ts';
import { codesOf, homeOf } from '../homes.ts';
import type { BankTransactionDraft, Mapping } from '../model.ts';

export type Line = BankTransactionDraft['lines'][number];

type Category =
  | 'sales'
  | SalePart['kind']
  | 'refunds'
  | 'returned'
  | 'disputes'
  | 'disputesWon'
  | 'reserveHeld'
  | 'reserveReleased'
  | 'loans'
  | 'platform'
  | 'adjustments';

/** Order of the lines, and their words. */
const WORDS: Readonly<Record<Category, string>> = {
  sales: 'Sales',
  tip: 'Tips',
  shipping: 'Shipping',
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
};

const BY_KIND: Partial<Readonly<Record<EntryKind, Category>>> = {
  refundFailure: 'returned',
  chargeFailure: 'returned',
  partialCaptureReversal: 'returned',
  disputeReversal: 'disputesWon',
  reserveRelease: 'reserveReleased',
  minimumBalanceRelease: 'reserveReleased',
};

function categoryOf(kind: EntryKind): Category {
  const byKind = BY_KIND[kind];
  if (byKind !== undefined) return byKind;
  const home = homeOf(kind);
  switch (home) {
    case 'sales':
      return 'sales';
    case 'refund':
      return 'refunds';
    case 'dispute':
      return 'disputes';
    case 'reserve':
      return 'reserveHeld';
    case 'loan':
      return 'loans';
    case 'platform':
      return 'platform';
    case 'adjustment':
      return 'adjustments';
    default:
      throw new Error(`${kind} has no line at its gross`);
  }
}

interface Piece {
  readonly category: Category;
  readonly accountCode: string;
  readonly taxType: string;
  readonly amount: Minor;
}

/**
 * Lines for an `Inclusive` document, signed as received, that add up to exactly Σ gross − Σ fees: one for each category,
 * account and tax type, in a fixed order, then the fees. Lines of zero are left out.
 */
export function categoryLines(
  others: readonly PayoutEntry[],
  fees: readonly FeeItem[],
  mapping: Mapping,
): Line[] {
  const groups = new Map<string, { piece: Piece; amounts: Minor[] }>();
  for (const piece of others.flatMap((entry) => piecesOf(entry, mapping))) {
    const key = `${piece.category}|${piece.accountCode}|${piece.taxType}`;
    const group = groups.get(key);
    if (group) group.amounts.push(piece.amount);
    else groups.set(key, { piece, amounts: [piece.amount] });
  }
  const order = Object.keys(WORDS);
  const lines = [...groups.values()]
    .toSorted(
      ({ piece: a }, { piece: b }) =>
        order.indexOf(a.category) - order.indexOf(b.category) || (a.accountCode < b.accountCode ? -1 : 1),
    )
    .map(({ piece, amounts }) => ({
      description: `${WORDS[piece.category]} · ${amounts.length}`,
      accountCode: piece.accountCode,
      taxType: piece.taxType,
      amount: sumMinor(amounts),
    }));
  return [...lines, ...inclusiveFeeLines(fees, mapping)].filter((line) => line.amount !== 0);
}

/** An entry's gross by category: what isn't plain sales apart, where the user gave it an account of its own. */
function piecesOf(entry: PayoutEntry, mapping: Mapping): Piece[] {
  const home = homeOf(entry.kind);
  if (home === 'fee' || home === 'transferred' || home === 'unknown') {
    throw new Error(`${entry.kind} has no line at its gross`);
  }
  const apart = (entry.saleParts ?? []).flatMap((part): Piece[] => {
    const codes = partCodes(part.kind, mapping);
    return codes.accountCode === '' ? [] : [{ category: part.kind, ...codes, amount: part.amount }];
  });
  const rest = subtract(entry.gross, sumMinor(apart.map((piece) => piece.amount)));
  const own = { category: categoryOf(entry.kind), ...codesOf(home, mapping), amount: rest };
  return rest === 0 ? apart : [own, ...apart];
}

/** Tips and gift cards are nobody's sale yet and carry no tax; shipping is taxed as sales are. */
function partCodes(kind: SalePart['kind'], mapping: Mapping): { accountCode: string; taxType: string } {
  if (kind === 'tip') return { accountCode: mapping.tipsAccountCode, taxType: mapping.noTaxType };
  if (kind === 'giftCard') return { accountCode: mapping.giftCardAccountCode, taxType: mapping.noTaxType };
  return { accountCode: mapping.shippingAccountCode, taxType: mapping.salesTaxType };
}

/**
 * Fees in an `Inclusive` document, signed as received: those with tax at their full amount, of which Xero computes the tax;
 * those without. Where the tax isn't what Xero would compute but for rounding, and in currencies without two decimals, it
 * stands on a line of its own and none is claimed (as in `feeLines`).
 */
export function inclusiveFeeLines(fees: readonly FeeItem[], mapping: Mapping): Line[] {
  const apart = fees.some((item) => item.standalone && item.base === 0 && item.tax !== 0);
  const isTaxed = (item: FeeItem) => item.tax !== 0 || (apart && item.standalone);
  const taxed = fees.filter(isTaxed);
  const base = sumMinor(taxed.map((item) => item.base));
  const tax = sumMinor(taxed.map((item) => item.tax));
  const plain = sumMinor(fees.filter((item) => !isTaxed(item)).map((item) => item.base));
  const off = subtract(tax, taxWithin(sumMinor([base, tax]), mapping.feeTaxBasisPoints));
  const claimable =
    mapping.feeTaxBasisPoints > 0 &&
    tax !== 0 &&
    exponentOf(mapping.currency) === 2 &&
    Math.abs(off) <= taxed.length + 1;
  const line = (description: string, amount: Minor, taxType = mapping.noTaxType): Line => ({
    description,
    accountCode: mapping.feeAccountCode,
    taxType,
    amount: negate(amount),
  });
  const name = `${mapping.contactName} fees`;
  const lines = claimable
    ? [line(name, sumMinor([base, tax]), mapping.feeTaxType), line(`${name} without tax`, plain)]
    : [line(name, sumMinor([base, plain])), line('Tax on fees, as charged', tax)];
  return lines.filter((one) => one.amount !== 0);
}

/** The tax within an amount, to the cent, halves away from zero: how Xero computes it for `Inclusive` lines. */
export function taxWithin(amount: Minor, basisPoints: number): Minor {
  const divisor = 10_000 + basisPoints;
  const tax = Math.floor((Math.abs(amount) * basisPoints * 2 + divisor) / (2 * divisor));
  return minor(amount < 0 ? -tax : tax);
}

/** The fees of a payout as lines that add up to exactly what the provider kept, tax apart. */
import { exponentOf, type Minor, minor, negate, subtract, sumMinor, ZERO } from '../../money.ts';
import type { FeePart, PayoutEntry } from '../../payout/model.ts';
import type { BankTransactionDraft, Mapping, Tracking } from '../model.ts';
import { groupBy } from '../../groups.ts';
import { compareText } from '../../order.ts';
import { homeOf } from './homes.ts';
import { feeTracking, placeOf } from './pieces.ts';
import { joinTracking, trackingKey } from './tracking.ts';

/** One fee: `base` without tax and `tax` on it, positive when the provider keeps it. */
export interface FeeItem {
  readonly entryId: string;
  readonly base: Minor;
  readonly tax: Minor;
  /** A fee of its own, whose tax may come as another movement. */
  readonly standalone: boolean;
  /** What it is of, where that may decide its tracking. */
  readonly of?: Pick<PayoutEntry, 'kind' | 'location'>;
}

type Line = BankTransactionDraft['lines'][number];

/** What an entry contributes to the fees. */
export function feeItemOf(entry: PayoutEntry): FeeItem {
  const { kind } = entry;
  const location = placeOf(entry);
  const item = amountsOf(entry);
  return location === undefined ? item : { ...item, of: { kind, location } };
}

function amountsOf(entry: PayoutEntry): FeeItem {
  const tax = taxOf(entry.feeParts);
  if (homeOf(entry.kind) !== 'fee') {
    return { entryId: entry.id, base: subtract(entry.fee, tax), tax, standalone: false };
  }
  const kept = negate(entry.net);
  if (entry.kind === 'tax') return { entryId: entry.id, base: ZERO, tax: kept, standalone: true };
  return { entryId: entry.id, base: subtract(kept, tax), tax, standalone: true };
}

function taxOf(parts: readonly FeePart[]): Minor {
  return sumMinor(parts.filter((part) => part.kind === 'tax').map((part) => part.amount));
}

/** `amount × basisPoints / 10,000`, halves away from zero: how Xero rounds tax, to the cent and per line. */
export function taxOn(amount: Minor, basisPoints: number): Minor {
  const scaled = Math.abs(amount) * basisPoints;
  const rounded = Math.floor((scaled * 2 + 10_000) / 20_000);
  return minor(amount < 0 ? -rounded : rounded);
}

/**
 * Lines for an `Exclusive` bank transaction, signed as kept by the provider, and the total that Xero will compute:
 * always Σ (base + tax). Xero computes the tax itself, so a line outside tax takes up what the provider's rounding, fee
 * by fee, makes different. Where the difference is more than rounding can make (another rate, tax on some fees only),
 * and where Xero's tax, always of two decimals, isn't of the currency's (yen), the tax stands on a line of its own and none
 * is claimed. Fees of places that are tracked apart stand on lines of their own.
 */
export function feeLines(items: readonly FeeItem[], mapping: Mapping): { lines: Line[]; total: Minor } {
  const groups = byTracking(items, mapping).map(({ own, tracking, place }) => {
    const { lines, total } = linesOf(own, mapping, place);
    return { lines: lines.map((line) => withTracking(line, tracking, mapping)), total };
  });
  return {
    lines: groups.flatMap(({ lines }) => lines),
    total: sumMinor(groups.map(({ total }) => total)),
  };
}

/** Fees that bear one tracking. */
interface TrackedFees {
  readonly own: readonly FeeItem[];
  /** Empty: as the mapping has it. */
  readonly tracking: readonly Tracking[];
  /** For the lines' words, where there are several groups: `, ` and the place, or empty. */
  readonly place: string;
}

/** Fees by the tracking of their places, in the order of that; one group where none is tracked apart. */
export function byTracking(items: readonly FeeItem[], mapping: Mapping): readonly TrackedFees[] {
  const trackingOf = ({ of }: FeeItem) => (of === undefined ? [] : feeTracking(of, mapping));
  const groups = groupBy(items, (item) => trackingKey(trackingOf(item)));
  if (groups.size === 0) return [{ own: [], tracking: [], place: '' }];
  return [...groups]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([, own]) => {
      const [first] = own;
      const tracking = first ? trackingOf(first) : [];
      const options = tracking.map(({ option }) => option).join(', ');
      return { own, tracking, place: groups.size > 1 && options !== '' ? `, ${options}` : '' };
    });
}

/** A line with tracking of its own, which comes before the mapping's. */
export function withTracking(line: Line, own: readonly Tracking[], { tracking }: Mapping): Line {
  return own.length === 0 ? line : { ...line, tracking: joinTracking(own, tracking) };
}

function linesOf(
  items: readonly FeeItem[],
  mapping: Mapping,
  place: string,
): { lines: Line[]; total: Minor } {
  const total = sumMinor(items.flatMap((item) => [item.base, item.tax]));
  const taxLess = (description: string, amount: Minor): Line => ({
    description,
    accountCode: mapping.feeAccountCode,
    taxType: mapping.noTaxType,
    amount,
  });
  const split = splitByTax(items);
  const computed = taxOn(split.taxed, mapping.feeTaxBasisPoints);
  const rounding = subtract(split.tax, computed);
  const name = `${mapping.contactName} fees${place}`;
  const claimable =
    mapping.feeTaxBasisPoints > 0 &&
    split.tax !== 0 &&
    exponentOf(mapping.currency) === 2 &&
    Math.abs(rounding) <= split.count + 1;
  const lines = claimable
    ? [
        { ...taxLess(name, split.taxed), taxType: mapping.feeTaxType },
        taxLess(`${name} without tax`, split.untaxed),
        taxLess('Rounding of tax on fees', rounding),
      ]
    : [taxLess(name, sumMinor([split.taxed, split.untaxed])), taxLess('Tax on fees, as charged', split.tax)];
  return { lines: lines.filter((line) => line.amount !== 0), total };
}

/** Fees that carry tax, those that don't, and the tax. A tax movement of its own belongs to the fees of their own. */
function splitByTax(items: readonly FeeItem[]) {
  const taxApart = items.some((item) => item.standalone && item.base === 0 && item.tax !== 0);
  const isTaxed = (item: FeeItem) => item.tax !== 0 || (taxApart && item.standalone);
  const taxed = items.filter(isTaxed);
  return {
    taxed: sumMinor(taxed.map((item) => item.base)),
    untaxed: sumMinor(items.filter((item) => !isTaxed(item)).map((item) => item.base)),
    tax: sumMinor(items.map((item) => item.tax)),
    count: taxed.length,
  };
}

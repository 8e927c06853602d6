/** Fees that were added up part by part, put together: so that a million movements never have to be in memory at once. */
import { compositeKey } from '../ids.ts';
import { groupBy } from '../groups.ts';
import { type Minor, minor, subtract, sumMinor, ZERO } from '../money.ts';
import { compareText } from '../order.ts';
import type { FeeAudit, FeeDifference } from './feeAudit.ts';
import type { FeeDimension, FeeGroup, FeeTotal } from './fees.ts';

const NONE: FeeGroup = { currency: '' };

/** Totals grouped by fewer dimensions, or parts of the same ones put together; in the order of their keys, as `feeTotals`. */
export function regroup(totals: Iterable<FeeTotal>, by: readonly FeeDimension[]): FeeTotal[] {
  const groups = groupBy(totals, (total) =>
    compositeKey(total.currency, ...by.map((name) => total[name] ?? '')),
  );
  return [...groups]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([, parts]) => {
      const first = parts[0] ?? NONE;
      const sum = (of: (part: FeeTotal) => Minor) => sumMinor(parts.map(of));
      return {
        currency: first.currency,
        ...Object.fromEntries(by.map((name) => [name, first[name]])),
        count: parts.reduce((all, { count }) => all + count, 0),
        sales: sum(({ sales }) => sales),
        onSales: sum(({ onSales }) => onSales),
        cost: sum(({ cost }) => cost),
        fees: sum(({ fees }) => fees),
        tax: sum(({ tax }) => tax),
      };
    });
}

/** An audit whose list may hold only the largest differences; its sums are of all. */
export interface FeeAuditSum extends FeeAudit {
  /** All that differ: those listed and those left out. */
  readonly differing: number;
}

/** Audits of parts put together, one a currency, in the order of their codes; at most `most` differences are listed, the largest. */
export function mergeAudits(
  parts: Iterable<FeeAudit & Partial<FeeAuditSum>>,
  most = Number.POSITIVE_INFINITY,
): FeeAuditSum[] {
  return [...groupBy(parts, ({ currency }) => currency)]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([currency, some]) => {
      const count = (of: (part: (typeof some)[number]) => number) =>
        some.reduce((n, part) => n + of(part), 0);
      const sum = (of: (part: FeeAudit) => Minor) => sumMinor(some.map(of));
      return {
        currency,
        sales: count(({ sales }) => sales),
        agreed: count(({ agreed }) => agreed),
        unrated: count(({ unrated }) => unrated),
        differing: count(({ differing, differences }) => differing ?? differences.length),
        charged: sum(({ charged }) => charged),
        expected: sum(({ expected }) => expected),
        overcharged: sum(({ overcharged }) => overcharged),
        undercharged: sum(({ undercharged }) => undercharged),
        differences: largest(
          some.flatMap(({ differences }) => differences),
          most,
        ),
      };
    });
}

/** The largest, in the order of an audit: by date. */
function largest(all: readonly FeeDifference[], most: number): FeeDifference[] {
  const size = ({ difference }: FeeDifference) => Math.abs(difference);
  const kept = all.length <= most ? all : all.toSorted((a, b) => size(b) - size(a)).slice(0, most);
  return kept.toSorted(
    (a, b) => compareText(a.movement.date, b.movement.date) || compareText(a.movement.id, b.movement.id),
  );
}

/** Of the differences listed those that are too much, and what of the overcharges the list leaves out. */
export function overcharges({ differences, overcharged }: FeeAuditSum): {
  readonly listed: readonly FeeDifference[];
  readonly rest: Minor;
} {
  const listed = differences.filter(({ difference }) => difference > 0);
  return { listed, rest: subtract(overcharged, sumMinor(listed.map(({ difference }) => difference))) };
}

/** A row of a table of months: what one account or means cost. */
export interface FeeMonthsRow {
  /** The account's connection, the means, or empty for what isn't on a sale. */
  readonly name: string;
  readonly onSale: boolean;
  readonly months: ReadonlyMap<string, FeeTotal>;
  readonly total: FeeTotal;
}

/**
 * Totals as rows by account or by means and columns by month; what isn't on a sale (fees of their own, fees of payouts) is a last row where
 * `by` is means. The largest sales first. Totals have to be of one currency where they are to be added up by the caller.
 */
export function feeMonths(totals: readonly FeeTotal[], by: 'connectionId' | 'means'): FeeMonthsRow[] {
  const isSale = ({ kind }: FeeTotal) => by === 'connectionId' || kind === 'charge';
  const groups = groupBy(totals, (total) =>
    compositeKey(total.currency, isSale(total) ? 'a' : 'b', isSale(total) ? (total[by] ?? '') : ''),
  );
  return [...groups.values()]
    .map((some) => {
      const [first = emptyTotal('')] = some;
      const months = regroup(some, ['month']).map((total) => [total.month ?? '', total] as const);
      const onSale = isSale(first);
      return {
        name: onSale ? (first[by] ?? '') : '',
        onSale,
        months: new Map(months),
        total: regroup(some, [])[0] ?? emptyTotal(first.currency),
      };
    })
    .toSorted(
      (a, b) =>
        compareText(a.total.currency, b.total.currency) ||
        Number(b.onSale) - Number(a.onSale) ||
        b.total.sales - a.total.sales ||
        compareText(a.name, b.name),
    );
}

function emptyTotal(currency: string): FeeTotal {
  return { currency, count: 0, sales: ZERO, onSales: ZERO, cost: ZERO, fees: ZERO, tax: minor(0) };
}

/** The fees of sales held against the rate card: what was charged, what was agreed, and where they differ. */
import type { PlainDate } from '../dates.ts';
import { type Currency, type Minor, negate, subtract, sumMinor, ZERO } from '../money.ts';
import { groupBy } from '../groups.ts';
import { compositeKey } from '../ids.ts';
import { compareText } from '../order.ts';
import { readMeans } from '../payout/means.ts';
import type { FeeMovement } from './fees.ts';
import { type RateRow, feeByRate } from './rateCard.ts';

/** A provider rounds each share of a fee by itself, nobody says which way: one minor unit a share is no difference. */
const ROUNDING = 1;

/** A sale whose fee isn't what the card says. */
export interface FeeDifference {
  readonly movement: FeeMovement;
  /** What the rate is of: the gross less what of it was never captured. */
  readonly base: Minor;
  /** Without the tax that is told apart, as the card. */
  readonly charged: Minor;
  readonly expected: Minor;
  /** charged − expected: positive is too much. */
  readonly difference: Minor;
  /** The lines of the card that made `expected`. */
  readonly rateIds: readonly string[];
}

/** The audit of one currency. `agreed + differences.length + unrated = sales`. */
export interface FeeAudit {
  readonly currency: Currency;
  /** Sales looked at. */
  readonly sales: number;
  /** As the card says, to a minor unit for each rate applied. */
  readonly agreed: number;
  /** Σ charged and Σ expected of the sales that a rate fits, tax apart. */
  readonly charged: Minor;
  readonly expected: Minor;
  /** By date. */
  readonly differences: readonly FeeDifference[];
  /** Σ of the differences that are too much, and of those that are too little (positive). */
  readonly overcharged: Minor;
  readonly undercharged: Minor;
  /** Sales that no line of the card fits: nothing is said of them. */
  readonly unrated: number;
}

/** How many conditions of a line are set: the more, the sooner it is taken. */
function precisionOf(row: RateRow): number {
  const words = [row.method, row.brand, row.funding, row.reading].filter((word) => word.trim() !== '');
  return words.length + (row.region === null ? 0 : 1);
}

const isWord = (wanted: string, told: string) => {
  const word = wanted.trim().toLowerCase();
  return word === '' || word === told;
};

function fits(row: RateRow, movement: FeeMovement): boolean {
  if (row.provider !== movement.provider || row.currency !== movement.currency) return false;
  if (row.validFrom > movement.date) return false;
  const means = readMeans(movement.means);
  if (!isWord(row.method, means.method) || !isWord(row.brand, means.brand)) return false;
  if (!isWord(row.funding, means.funding) || !isWord(row.reading, means.reading)) return false;
  if (row.region === null) return true;
  // A card of an unknown country is neither from here nor from elsewhere.
  if (means.country === '') return false;
  return (means.country === row.region.country.toUpperCase()) === (row.region.side === 'inside');
}

/**
 * The line that decides for a sale: of those valid on its day the one that says most, of equals the latest; undefined where none
 * fits.
 */
export function rateFor(
  card: readonly RateRow[],
  movement: FeeMovement,
  on: RateRow['on'] = 'sale',
): RateRow | undefined {
  return card
    .filter((row) => row.on === on && fits(row, movement))
    .toSorted(
      (a, b) =>
        precisionOf(b) - precisionOf(a) || compareText(b.validFrom, a.validFrom) || compareText(a.id, b.id),
    )[0];
}

/**
 * Holds every charge of the movements, from `from` to `to` where they are given, against the card; one audit a currency, in the
 * order of their codes.
 */
export function auditFees(
  movements: Iterable<FeeMovement>,
  card: readonly RateRow[],
  period: { readonly from?: PlainDate; readonly to?: PlainDate } = {},
): FeeAudit[] {
  const { from, to } = period;
  const byCurrency = new Map<Currency, FeeMovement[]>();
  const all = [...movements];
  const given = givenBack(all);
  for (const each of all) {
    if (each.kind !== 'charge') continue;
    if ((from !== undefined && each.date < from) || (to !== undefined && each.date > to)) continue;
    const group = byCurrency.get(each.currency);
    if (group) group.push(each);
    else byCurrency.set(each.currency, [each]);
  }
  return [...byCurrency.entries()]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([currency, sales]) => {
      const checked = sales.flatMap((movement) => checkOf(movement, card, given.get(nameOf(movement))) ?? []);
      return auditOf(currency, sales.length, checked);
    });
}

const nameOf = ({ connectionId, chargeId }: FeeMovement) => compositeKey(connectionId, chargeId);

/** What of charges was authorised and never captured, by the charge: a movement of its own, with the fee of the captured rest on the charge. */
function givenBack(movements: readonly FeeMovement[]): ReadonlyMap<string, readonly FeeMovement[]> {
  return groupBy(
    movements.filter(({ kind, chargeId }) => kind === 'partialCaptureReversal' && chargeId !== ''),
    nameOf,
  );
}

function auditOf(currency: Currency, sales: number, checked: readonly FeeDifference[]): FeeAudit {
  const differences = checked
    .filter(({ difference, rateIds }) => Math.abs(difference) > ROUNDING * rateIds.length)
    .toSorted(
      (a, b) => compareText(a.movement.date, b.movement.date) || compareText(a.movement.id, b.movement.id),
    );
  const sum = (amounts: readonly Minor[]) => sumMinor(amounts);
  return {
    currency,
    sales,
    agreed: checked.length - differences.length,
    charged: sum(checked.map(({ charged }) => charged)),
    expected: sum(checked.map(({ expected }) => expected)),
    differences,
    overcharged: sum(differences.map(({ difference }) => (difference > 0 ? difference : ZERO))),
    undercharged: sum(differences.map(({ difference }) => (difference < 0 ? negate(difference) : ZERO))),
    unrated: sales - checked.length,
  };
}

/** Null where no line of the card fits. */
function checkOf(
  movement: FeeMovement,
  card: readonly RateRow[],
  given: readonly FeeMovement[] = [],
): FeeDifference | null {
  const rate = rateFor(card, movement);
  if (rate === undefined) return null;
  const onTop = movement.converted ? rateFor(card, movement, 'conversion') : undefined;
  const rates = onTop === undefined ? [rate] : [rate, onTop];
  const all = [movement, ...given];
  const base = sumMinor(all.map(({ gross }) => gross));
  const expected = sumMinor(rates.map((row) => feeByRate(row, base)));
  const charged = sumMinor(all.map(({ cost, tax }) => subtract(cost, tax)));
  return {
    movement,
    base,
    charged,
    expected,
    difference: subtract(charged, expected),
    rateIds: rates.map(({ id }) => id),
  };
}

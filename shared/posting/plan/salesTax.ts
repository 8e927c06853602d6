/**
 * Sales tax that the provider tells, within sales: each piece bears the tax that was charged on it, and what was sold without
 * tax has a tax type that says so. Xero then computes the tax that the provider charged, whatever the rate says of the whole.
 */
import type { TaxRate } from '../../books/model.ts';
import { divideRounded, type Minor, minor, subtract, sumMinor } from '../../money.ts';
import type { Mapping } from '../model.ts';
import type { Piece } from './pieces.ts';

/** The books' tax rates by tax type. */
export type SalesTaxRates = ReadonlyMap<string, Pick<TaxRate, 'rateBasisPoints'>>;

/**
 * The pieces with the tax within: the first holds all of it on the way in. Which of several pieces were sold without tax
 * isn't told, so each is in the proportion of all: what accounts get without tax, and the tax, are as told. Without a rate, or
 * where more tax was charged than the rate makes, the tax only goes with its sales.
 */
export function withTaxAsTold(
  pieces: readonly Piece[],
  told: { readonly tax: Minor; readonly taxType: string },
  mapping: Pick<Mapping, 'untaxedTaxType'>,
  rates: SalesTaxRates,
): Piece[] {
  const [first] = pieces;
  const rate = rates.get(told.taxType)?.rateBasisPoints ?? 0;
  const bears = (piece: Piece) => piece.taxType === told.taxType;
  if (!first || !bears(first) || rate === 0) return [...pieces];
  const taxed = pieces.filter(bears);
  const bare = taxed.map((piece) => (piece === first ? subtract(piece.amount, told.tax) : piece.amount));
  const whole = sumMinor(bare);
  if (whole === 0 || whole > 0 !== told.tax > 0) return [...pieces];
  const free = mapping.untaxedTaxType === '' ? minor(0) : freeOf(whole, told.tax, rate, pieces.length);
  const taxes = apportion(told.tax, bare);
  const frees = apportion(free, bare);
  const made = taxed.flatMap((piece, index): Piece[] => {
    const untaxed = frees[index] ?? minor(0);
    const amount = minor((bare[index] ?? 0) - untaxed + (taxes[index] ?? 0));
    return [
      { ...piece, amount },
      { ...piece, taxType: mapping.untaxedTaxType, amount: untaxed },
    ];
  });
  return [...made, ...pieces.filter((piece) => !bears(piece))].filter(({ amount }) => amount !== 0);
}

/** What of `whole` (without tax) was sold without tax; nothing where rounding, line by line, explains the difference. */
function freeOf(whole: Minor, tax: Minor, rate: number, pieces: number): Minor {
  const full = (whole * rate) / 10_000;
  if (Math.abs(tax) >= Math.abs(full) - pieces - 1) return minor(0);
  return subtract(whole, minor(Math.round((tax * 10_000) / rate)));
}

/** Shares of a total in the proportion of the weights, exact in sum. */
function apportion(total: Minor, weights: readonly Minor[]): Minor[] {
  const whole = BigInt(sumMinor(weights));
  let weight = 0n;
  let given = 0n;
  return weights.map((each) => {
    weight += BigInt(each);
    const upTo = divideRounded(BigInt(total) * weight, whole);
    const share = upTo - given;
    given = upTo;
    return minor(Number(share));
  });
}

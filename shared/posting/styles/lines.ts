/** What a payout is made of, a line per category: never more than a few lines, however many movements. */
import { compositeKey } from '../../ids.ts';
import { exponentOf, type Minor, minor, negate, subtract, sumMinor } from '../../money.ts';
import { compareText } from '../../order.ts';
import type { PayoutEntry } from '../../payout/model.ts';
import { byTracking, type FeeItem, withTracking } from '../plan/feeLines.ts';
import { describeEntry } from '../plan/homes.ts';
import type { BankTransactionDraft, Mapping } from '../model.ts';
import { CATEGORY_WORDS, isPart, type Piece, piecesOf } from '../plan/pieces.ts';
import type { SalesTaxRates } from '../plan/salesTax.ts';
import { joinTracking, tracked, trackingKey } from '../plan/tracking.ts';

export type Line = BankTransactionDraft['lines'][number];

/**
 * Lines for an `Inclusive` document, signed as received, that add up to exactly Σ gross − Σ fees: one for each category,
 * account and tax type, in a fixed order, then the fees. Lines of zero are left out.
 */
export function categoryLines(
  others: readonly PayoutEntry[],
  fees: readonly FeeItem[],
  mapping: Mapping,
  rates: SalesTaxRates,
): Line[] {
  return tracked(
    [...pieceLines(others, mapping, rates), ...inclusiveFeeLines(fees, mapping)],
    mapping,
  ).filter((line) => line.amount !== 0);
}

/** A line for each category, account, tax type and tracking of the entries' pieces, in the order of categories. */
export function pieceLines(entries: readonly PayoutEntry[], mapping: Mapping, rates: SalesTaxRates): Line[] {
  const groups = new Map<string, { piece: Piece; amounts: Minor[] }>();
  for (const piece of entries.flatMap((entry) => piecesOf(entry, mapping, rates))) {
    const { category, accountCode, taxType } = piece;
    const key = compositeKey(category, accountCode, taxType, trackingKey(piece.tracking));
    const group = groups.get(key);
    if (group) group.amounts.push(piece.amount);
    else groups.set(key, { piece, amounts: [piece.amount] });
  }
  const order = Object.keys(CATEGORY_WORDS);
  return [...groups]
    .toSorted(
      ([a, { piece: one }], [b, { piece: other }]) =>
        order.indexOf(one.category) - order.indexOf(other.category) || compareText(a, b),
    )
    .map(([, { piece, amounts }]) => ({
      ...lineOf(piece, mapping),
      description: `${CATEGORY_WORDS[piece.category]} · ${amounts.length}`,
      amount: sumMinor(amounts),
    }));
}

/** A line for each piece of one entry, with what it is about; parts of the sale name themselves first. */
export function entryLines(entry: PayoutEntry, mapping: Mapping, rates: SalesTaxRates): Line[] {
  const text = describeEntry(entry);
  return piecesOf(entry, mapping, rates).map((piece) => {
    const line = lineOf(piece, mapping);
    const description = isPart(piece.category) ? `${line.description} · ${text}`.slice(0, 1000) : text;
    return { ...line, description };
  });
}

/** A piece as a line; its description is its category's name. */
function lineOf(piece: Piece, mapping: Mapping): Line {
  const { category, accountCode, taxType, amount } = piece;
  const tracking = joinTracking(piece.tracking, mapping.tracking);
  return {
    description: CATEGORY_WORDS[category],
    accountCode,
    taxType,
    amount,
    ...(tracking.length === 0 ? {} : { tracking }),
  };
}

/**
 * Fees in an `Inclusive` document, signed as received: those with tax at their full amount, of which Xero computes the tax;
 * those without. Where the tax isn't what Xero would compute but for rounding, and in currencies without two decimals, it
 * stands on a line of its own and none is claimed (as in `feeLines`). Fees of places that are tracked apart stand apart.
 */
export function inclusiveFeeLines(items: readonly FeeItem[], mapping: Mapping): Line[] {
  return byTracking(items, mapping).flatMap(({ own, tracking, place }) =>
    linesOfFees(own, mapping, place).map((line) => withTracking(line, tracking, mapping)),
  );
}

function linesOfFees(fees: readonly FeeItem[], mapping: Mapping, place: string): Line[] {
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
  const name = `${mapping.contactName} fees${place}`;
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

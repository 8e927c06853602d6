/** Sums over what is still to be booked of a payout. */
import { type Minor, negate, sumMinor, ZERO } from '../../money.ts';
import type { FeeItem } from '../plan/feeLines.ts';
import { partKey } from '../parts.ts';
import type { Rest } from '../plan/planEntries.ts';

/** What a fee keeps. */
const kept = (item: FeeItem) => sumMinor([item.base, item.tax]);

/** What the rest does to the provider's balance. */
export function totalOf({ others, fees }: Rest): Minor {
  return sumMinor([...others.map((entry) => entry.gross), ...fees.map((item) => negate(kept(item)))]);
}

/** Keys of the parts in the rest. */
export function keysOf({ others, fees }: Rest): string[] {
  return [
    ...others.map((entry) => partKey(entry.id, 'gross')),
    ...fees.map((item) => partKey(item.entryId, 'fee')),
  ];
}

/** Ids of the movements in the rest, each once. */
export function idsOf({ others, fees }: Rest): string[] {
  return [...new Set([...others.map((entry) => entry.id), ...fees.map((item) => item.entryId)])];
}

/** What comes in and what goes out, apart: for a rest of zero, as no object of Xero may be zero. */
export function inAndOut({ others, fees }: Rest): { readonly in: Rest; readonly out: Rest } {
  return {
    in: {
      others: others.filter((entry) => entry.gross > ZERO),
      fees: fees.filter((item) => kept(item) < ZERO),
    },
    out: {
      others: others.filter((entry) => entry.gross < ZERO),
      fees: fees.filter((item) => kept(item) >= ZERO),
    },
  };
}

/** What is new since the last run of an incremental matcher. */
import type { PlainDate } from '../../dates.ts';
import type { StatementLine } from '../../statement/model.ts';
import type { Holidays } from '../days/calendar.ts';
import type { MatchInput, MatchPayout, NarrativeAlias, ReferenceRate, Tolerance } from '../input.ts';
import type { Lags } from '../days/lag.ts';
import { matchId } from '../matchId.ts';
import type { Decision } from '../model.ts';

export type Decided = Pick<Decision, 'payoutKeys' | 'lineKeys'>;

export interface DeclinedPair {
  readonly payoutKey: string;
  readonly lineKey: string;
}

/** What every match stands on: if any of it changes, everything is matched anew. */
export interface MatchGround {
  readonly asOf: PlainDate;
  readonly holidays: Holidays;
  /** As given; lags that decisions teach are learned by the matcher. */
  readonly lags: Lags;
  readonly aliases: readonly NarrativeAlias[];
  readonly tolerances: readonly Tolerance[];
  readonly rates: readonly ReferenceRate[];
}

/** What one kind of row lost and got; a changed row is in `put` only. */
export interface RowChanges<T, K = string> {
  readonly put: readonly T[];
  readonly gone: readonly K[];
}

export interface MatchChanges {
  /** With the bank account that each arrives at, null if unknown. */
  readonly payouts: RowChanges<{ readonly payout: MatchPayout; readonly account: string | null }>;
  readonly lines: RowChanges<StatementLine>;
  readonly decisions: RowChanges<Decided, Decided>;
  readonly declined: RowChanges<DeclinedPair, DeclinedPair>;
  /** Null: as before. */
  readonly ground: MatchGround | null;
}

const NONE = { put: [], gone: [] };

/** Changes of some kinds of rows only. */
export function changesOf(some: Partial<MatchChanges>): MatchChanges {
  return { payouts: NONE, lines: NONE, decisions: NONE, declined: NONE, ground: null, ...some };
}

/** Everything that an input's matches stand on, beside its rows. */
export function groundOf({ asOf, holidays, lags, aliases, tolerances, rates }: MatchInput): MatchGround {
  return {
    asOf,
    holidays: holidays ?? new Set(),
    lags: lags ?? new Map(),
    aliases: aliases ?? [],
    tolerances: tolerances ?? [],
    rates: rates ?? [],
  };
}

/** The name of a decision: the same for the same payouts and lines. */
export function decidedId({ payoutKeys, lineKeys }: Decided): string {
  return matchId(payoutKeys, lineKeys);
}

/** Whether two values of plain data (records, lists, sets, maps, text, numbers) are equal. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Set || a instanceof Map) {
    const isAlike = (a instanceof Set && b instanceof Set) || (a instanceof Map && b instanceof Map);
    return isAlike && a.size === b.size && isSame([...a], [...b]);
  }
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, at) => isSame(item, b[at]));
  }
  const [ofA, ofB] = [
    new Map<string, unknown>(Object.entries(a)),
    new Map<string, unknown>(Object.entries(b)),
  ];
  return (
    ofA.size === ofB.size && [...ofA].every(([key, value]) => ofB.has(key) && isSame(value, ofB.get(key)))
  );
}

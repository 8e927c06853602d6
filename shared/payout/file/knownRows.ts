/** The rows that are known of a connection's files, by what they are numbers of. */
import type { Payout, PayoutEntry } from '../model.ts';
import { baseOf } from './numbered.ts';

export interface Known {
  /** Rows of a payout that have this base. */
  heldBy(payoutKey: string, base: string): readonly PayoutEntry[];
  /** Rows with this base that no payout holds. */
  openOf(base: string): readonly PayoutEntry[];
  isUsed(id: string): boolean;
  /** Rows with this base before the file. */
  countBefore(base: string): number;
  /** Rows with this base that payouts hold, with what the file has brought so far. */
  claimedNow(base: string): number;
  /** A payout holds this row from now on. */
  claim(payoutKey: string, entry: PayoutEntry): void;
}

/** Rows by their base, in their order. */
export function baseRows(rows: readonly PayoutEntry[]): ReadonlyMap<string, readonly PayoutEntry[]> {
  const found = new Map<string, PayoutEntry[]>();
  for (const row of rows) addTo(found, baseOf(row.id), row);
  return found;
}

/** What is stored, to be asked while a file is settled. */
export function knownRows(stored: {
  readonly payouts: readonly Payout[];
  readonly open: readonly PayoutEntry[];
}): Known {
  const open = new Map<string, PayoutEntry[]>();
  const held = new Map<string, Map<string, PayoutEntry>>();
  const rowsOf = new Map<string, PayoutEntry[]>();
  const used = new Set<string>();
  const before = new Map<string, number>();
  const count = (base: string) => before.set(base, (before.get(base) ?? 0) + 1);
  for (const entry of stored.open) {
    addTo(open, baseOf(entry.id), entry);
    count(baseOf(entry.id));
    used.add(entry.id);
  }
  const claim = (payoutKey: string, entry: PayoutEntry) => {
    const base = baseOf(entry.id);
    used.add(entry.id);
    const own = held.get(base) ?? new Map<string, PayoutEntry>();
    held.set(base, own.set(entry.id, entry));
    const left = open.get(base)?.filter(({ id }) => id !== entry.id);
    if (left !== undefined) open.set(base, left);
    addTo(rowsOf, JSON.stringify([payoutKey, base]), entry);
  };
  for (const payout of stored.payouts) {
    for (const entry of payout.entries) {
      claim(payout.key, entry);
      count(baseOf(entry.id));
    }
  }
  return {
    heldBy: (payoutKey, base) => rowsOf.get(JSON.stringify([payoutKey, base])) ?? [],
    openOf: (base) => open.get(base) ?? [],
    isUsed: (id) => used.has(id),
    countBefore: (base) => before.get(base) ?? 0,
    claimedNow: (base) => held.get(base)?.size ?? 0,
    claim,
  };
}

function addTo<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

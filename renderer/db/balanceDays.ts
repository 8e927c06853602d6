/** The days of a provider's balance, changed in memory and written back together. */
import { compositeKey } from '../../shared/ids.ts';
import type { PayoutEntry } from '../../shared/payout/model.ts';
import type { BalanceDay, SlimEntry, TieoutDatabase } from './database.ts';

/** The row key of the day that an entry belongs to. */
export function balanceDayKey(connectionId: string, entry: Pick<PayoutEntry, 'currency' | 'date'>): string {
  return compositeKey(connectionId, entry.currency, entry.date);
}

/** The row key of an entry that no payout claims. */
export function openEntryKey(connectionId: string, entryId: string): string {
  return compositeKey(connectionId, entryId);
}

/** Movements between balance and bank: in the days, never among the open entries. */
export function isPayoutMovement(entry: Pick<PayoutEntry, 'kind'>): boolean {
  return entry.kind === 'payout' || entry.kind === 'payoutReversal';
}

/** The days that some entries fall on. */
export interface Days {
  find(entry: PayoutEntry): SlimEntry | undefined;
  /** Adds the entry or replaces it; `payoutId` as given. True if that changed anything. */
  set(entry: PayoutEntry, payoutId: string): boolean;
  /** Takes the entry out of its day. */
  remove(entry: PayoutEntry): void;
  /** Writes the days that changed, entries sorted by id so that equal content is an equal row. */
  save(): Promise<void>;
}

interface DayState {
  readonly day: Omit<BalanceDay, 'entries'>;
  readonly entries: Map<string, SlimEntry>;
  dirty: boolean;
}

/** Loads the days of `entries`. Call it, and what it returns, inside one transaction over `balanceDays`. */
export async function loadDays(
  db: TieoutDatabase,
  connectionId: string,
  entries: readonly PayoutEntry[],
): Promise<Days> {
  const states = new Map<string, DayState>();
  for (const entry of entries) {
    const key = balanceDayKey(connectionId, entry);
    const { currency, date } = entry;
    if (!states.has(key)) {
      states.set(key, { day: { key, connectionId, currency, date }, entries: new Map(), dirty: false });
    }
  }
  for (const stored of await db.balanceDays.bulkGet([...states.keys()])) {
    if (!stored) continue;
    for (const slim of stored.entries) states.get(stored.key)?.entries.set(slim.id, slim);
  }
  const stateOf = (entry: PayoutEntry) => states.get(balanceDayKey(connectionId, entry));
  return {
    find: (entry) => stateOf(entry)?.entries.get(entry.id),
    set: (entry, payoutId) => setEntry(stateOf(entry), entry, payoutId),
    remove: (entry) => {
      const state = stateOf(entry);
      if (state?.entries.delete(entry.id) === true) state.dirty = true;
    },
    save: async () => {
      await db.balanceDays.bulkPut([...states.values()].filter((state) => state.dirty).map(toRow));
    },
  };
}

function setEntry(state: DayState | undefined, entry: PayoutEntry, payoutId: string): boolean {
  if (!state) throw new Error(`The day of ${entry.id} was not loaded`);
  const old = state.entries.get(entry.id);
  const { id, kind, net, inReserve } = entry;
  const isSame = old?.kind === kind && old.net === net && old.inReserve === inReserve;
  if (isSame && old.payoutId === payoutId) return false;
  const time = isPayoutMovement(entry) ? { created: entry.created } : {};
  const reserve = inReserve ? { inReserve } : {};
  state.entries.set(id, { id, kind, net, payoutId, ...time, ...reserve });
  state.dirty = true;
  return true;
}

function toRow(state: DayState): BalanceDay {
  const entries = [...state.entries.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { ...state.day, entries };
}

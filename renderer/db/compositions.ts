/** What the local database knows about untold payouts: the ground to work them out from, and the answers with their entries. */
import Dexie from 'dexie';
import type { PlainDate } from '../../shared/dates.ts';
import { type Minor, ZERO, sumMinor } from '../../shared/money.ts';
import type { Account, BankMovement } from '../../shared/payout/composition/pool.ts';
import type { Payout, PayoutEntry } from '../../shared/payout/model.ts';
import { isPayoutMovement, openEntryKey } from './balanceDays.ts';
import type { BalanceDay, Composition, OpenEntry, SyncCursor, TieoutDatabase } from './database.ts';

/** What the first pass or the reading of older history leaves in the cursor once there is nothing older. */
const BEGINNING = '0';

/** What is read of one provider account, all currencies together. */
export interface AccountRows {
  readonly payouts: readonly Payout[];
  readonly open: readonly OpenEntry[];
  readonly days: readonly BalanceDay[];
  /** Of the movements; undefined before the first sync. */
  readonly cursor: SyncCursor | undefined;
}

/** The days of one balance; of all of the account's without `currency`. */
export function daysOf(db: TieoutDatabase, connectionId: string, currency?: string) {
  const prefix = currency === undefined ? [connectionId] : [connectionId, currency];
  return db.balanceDays.where('[connectionId+currency+date]').between(prefix, [...prefix, Dexie.maxKey]);
}

/** The account in one currency, as `composeAccount` takes it. Pure. */
export function accountIn(currency: string, { payouts, open, days, cursor }: AccountRows): Account {
  return {
    payouts: payouts
      .filter((payout) => payout.currency === currency)
      .map(({ entries: _entries, ...payout }) => payout),
    // A payout draws on the balance alone, not on what is kept back apart from it.
    entries: open
      .map(({ entry }) => entry)
      .filter((entry) => entry.currency === currency && entry.inReserve !== true),
    bankMovements: bankMovementsIn(days.filter((day) => day.currency === currency)),
    historyComplete: cursor?.completeFrom === BEGINNING,
  };
}

function bankMovementsIn(days: readonly BalanceDay[]): BankMovement[] {
  return days.flatMap(({ date, entries }) =>
    entries.filter(isPayoutMovement).map((entry) => Object.assign({ date }, entry)),
  );
}

/** What an untold payout holds and why; `entries` is empty where that isn't known. */
export interface Inferred {
  readonly composition: Composition;
  readonly entries: readonly PayoutEntry[];
}

/**
 * The answer for a payout with its entries, oldest first; null if there is none, or if it no longer adds up because the
 * provider has since told otherwise.
 */
export async function loadInferred(db: TieoutDatabase, payout: Payout): Promise<Inferred | null> {
  const composition = payout.composition === 'untold' ? await db.compositions.get(payout.key) : undefined;
  if (composition === undefined) return null;
  const { connectionId, entryIds } = composition;
  if (entryIds.length === 0) return { composition, entries: [] };
  const open = await db.openEntries.bulkGet(entryIds.map((id) => openEntryKey(connectionId, id)));
  const whole = open.filter((row) => row !== undefined).map(({ entry }) => entry);
  const missing = new Set(entryIds.filter((_, at) => open[at] === undefined));
  const returned = missing.size === 0 ? [] : await loadReturns(db, payout, missing);
  const entries = [...whole, ...returned].toSorted((a, b) => a.created - b.created || (a.id < b.id ? -1 : 1));
  const inside: Minor = sumMinor(entries.map((entry) => entry.net));
  return inside === sumMinor([payout.amount, payout.ownFee]) ? { composition, entries } : null;
}

/** Money of other payouts that came back: kept in the days only, so that it is made an entry here. */
async function loadReturns(
  db: TieoutDatabase,
  payout: Payout,
  ids: ReadonlySet<string>,
): Promise<PayoutEntry[]> {
  const days = await daysOf(db, payout.connectionId, payout.currency).toArray();
  const movements = bankMovementsIn(days);
  return movements
    .filter(({ id }) => ids.has(id))
    .map((movement) => returnEntry(movement, payout.currency, movement.date));
}

function returnEntry({ id, net, created }: BankMovement, currency: string, date: PlainDate): PayoutEntry {
  return {
    id,
    kind: 'payoutReversal',
    rawType: 'payout_reversal',
    created: created ?? 0,
    date,
    currency,
    gross: net,
    fee: ZERO,
    net,
    feeParts: [],
    sourceId: '',
    chargeId: '',
    invoiceNumber: '',
    customerName: '',
    customerEmail: '',
    description: '',
    presentment: null,
  };
}

/** The payout as if its provider had told what it holds, for screens that show make-ups. */
export function withEntries(payout: Payout, inferred: Inferred | null): Payout | null {
  if (payout.composition === 'known') return payout;
  if (inferred === null || inferred.entries.length === 0) return null;
  return { ...payout, entries: [...inferred.entries] };
}

/**
 * Payouts and the balance they come from. Every function here works inside a transaction that its caller opens over
 * `payoutTables`, so that the sync cursor is committed with the data. Storing the same thing again changes nothing.
 */
import type { Table } from 'dexie';
import { CAPABILITIES } from '../../shared/payout/capabilities.ts';
import { lastClaims } from '../../shared/payout/lastClaims.ts';
import { type Payout, type PayoutEntry, payoutKey } from '../../shared/payout/model.ts';
import { ownMovements } from '../../shared/payout/ownMovements.ts';
import { type Days, isPayoutMovement, loadDays, openEntryKey } from './balanceDays.ts';
import { type Counts, compareRows } from './counts.ts';
import type { OpenEntry, TieoutDatabase } from './database.ts';

/** Tables that storing entries or payouts touches. */
export function payoutTables(db: TieoutDatabase): Table[] {
  return [db.payouts, db.balanceDays, db.openEntries];
}

/**
 * Stores movements of a balance: each in its day, and whole among the open entries unless a payout already claims it or
 * it is a payout's own movement. A claim made earlier stays. An open entry that its provider dates anew (settled later than
 * it had expected) leaves its old day.
 */
export async function storeEntries(
  db: TieoutDatabase,
  connectionId: string,
  entries: readonly PayoutEntry[],
): Promise<Counts> {
  const before = await knownOpen(db, connectionId, entries);
  const moved = entries.flatMap((entry) => {
    const old = before.get(entry.id)?.entry;
    return old === undefined || old.date === entry.date ? [] : [old];
  });
  const days = await loadDays(db, connectionId, [...entries, ...moved]);
  for (const old of moved) days.remove(old);
  const open: OpenEntry[] = [];
  let added = 0;
  const changed = new Set(moved.map(({ id }) => id));
  for (const entry of entries) {
    const old = days.find(entry);
    const payoutId = old?.payoutId ?? '';
    if (days.set(entry, payoutId)) {
      if (old) changed.add(entry.id);
      else if (!changed.has(entry.id)) added += 1;
    }
    if (payoutId === '' && !isPayoutMovement(entry)) open.push(toOpen(connectionId, entry));
  }
  const olds = open.map(({ entry }) => before.get(entry.id));
  const { toPut } = compareRows(open, olds);
  for (const [index, row] of open.entries()) {
    if (olds[index] !== undefined && toPut.includes(row)) changed.add(row.entry.id);
  }
  await db.openEntries.bulkPut(toPut);
  await days.save();
  return { added, changed: changed.size };
}

/** The open entries that are stored of these, by id. */
async function knownOpen(
  db: TieoutDatabase,
  connectionId: string,
  entries: readonly PayoutEntry[],
): Promise<ReadonlyMap<string, OpenEntry>> {
  const rows = await db.openEntries.bulkGet(entries.map(({ id }) => openEntryKey(connectionId, id)));
  return new Map(rows.filter((row) => row !== undefined).map((row) => [row.entry.id, row]));
}

/**
 * Stores payouts with what they are made of: a payout of known composition takes its entries out of the open ones and
 * marks them in their days (adding them where the sync hasn't come to them yet). One whose composition was known keeps
 * it even if the provider stops telling, as after a failure. Where the provider lists no movements, the payout's own go into
 * their days too, and a movement that two payouts list belongs to the last.
 */
export async function storePayouts(
  db: TieoutDatabase,
  connectionId: string,
  payouts: readonly Payout[],
): Promise<Counts> {
  const fresh = [...new Map(payouts.map((payout) => [payout.key, payout])).values()];
  const stored = await db.payouts.bulkGet(fresh.map((payout) => payout.key));
  const read = fresh.map((payout, index) => keepKnown(stored[index], payout));
  const holders = await otherHolders(db, connectionId, read);
  const before = [...stored, ...holders];
  const merged = lastClaims([...read, ...holders]);
  const { toPut, counts } = compareRows(merged, before);
  const known = before.filter((payout) => payout !== undefined);
  const days = await loadDays(
    db,
    connectionId,
    [...known, ...merged].flatMap((payout) => [...payout.entries, ...ownMovements(payout)]),
  );
  await release(db, connectionId, days, known, merged);
  await claim(db, connectionId, days, merged);
  moveBetween(days, known, merged);
  await days.save();
  await db.payouts.bulkPut(toPut);
  return counts;
}

/**
 * Takes payouts out again with what they alone told: their own movements and their entries leave their days, or go back into the
 * balance where the provider lists that. Everything else that speaks of them is the caller's.
 */
export async function removePayouts(
  db: TieoutDatabase,
  connectionId: string,
  keys: readonly string[],
): Promise<void> {
  const gone = (await db.payouts.bulkGet([...keys])).filter((payout) => payout !== undefined);
  const movements = gone.flatMap((payout) => [...payout.entries, ...ownMovements(payout)]);
  const days = await loadDays(db, connectionId, movements);
  await release(db, connectionId, days, gone, []);
  moveBetween(days, gone, []);
  await days.save();
  await db.payouts.bulkDelete([...keys]);
}

/** Stored payouts that hold movements which these payouts list too: possible only where payouts are all that is listed. */
async function otherHolders(
  db: TieoutDatabase,
  connectionId: string,
  payouts: readonly Payout[],
): Promise<Payout[]> {
  const own = payouts.filter(({ provider }) => !CAPABILITIES[provider].listsEntries);
  if (own.length === 0) return [];
  const entries = own.flatMap((payout) => payout.entries);
  const days = await loadDays(db, connectionId, entries);
  const ids = new Set(entries.map((entry) => days.find(entry)?.payoutId ?? ''));
  for (const { id } of payouts) ids.delete(id);
  ids.delete('');
  const found = await db.payouts.bulkGet([...ids].map((id) => payoutKey(connectionId, id)));
  return found.filter((payout) => payout !== undefined);
}

function keepKnown(before: Payout | undefined, payout: Payout): Payout {
  if (before?.composition !== 'known' || payout.composition === 'known') return payout;
  const { entries, tiedBy } = before;
  return { ...payout, composition: 'known', entries, ...(tiedBy === undefined ? {} : { tiedBy }) };
}

async function claim(db: TieoutDatabase, connectionId: string, days: Days, payouts: readonly Payout[]) {
  const keys: string[] = [];
  for (const payout of payouts) {
    if (payout.composition !== 'known') continue;
    for (const entry of payout.entries) {
      days.set(entry, payout.id);
      keys.push(openEntryKey(connectionId, entry.id));
    }
  }
  await db.openEntries.bulkDelete(keys);
}

/** The payouts' own movements, where no list of the balance has them: those of before go, those of now are there. */
function moveBetween(days: Days, before: readonly Payout[], after: readonly Payout[]): void {
  for (const movement of before.flatMap(ownMovements)) days.remove(movement);
  for (const movement of after.flatMap(ownMovements)) days.set(movement, '');
}

/** Gives back entries that the provider took off a payout's list since it was last read. */
async function release(
  db: TieoutDatabase,
  connectionId: string,
  days: Days,
  before: readonly Payout[],
  after: readonly Payout[],
) {
  const still = new Map(after.map((payout) => [payout.id, new Set(payout.entries.map((entry) => entry.id))]));
  const open: OpenEntry[] = [];
  for (const payout of before) {
    for (const entry of payout.entries) {
      if (still.get(payout.id)?.has(entry.id) || days.find(entry)?.payoutId !== payout.id) continue;
      // What only payouts tell of is gone with them; it isn't in the balance.
      if (!CAPABILITIES[payout.provider].listsEntries) {
        days.remove(entry);
        continue;
      }
      days.set(entry, '');
      if (!isPayoutMovement(entry)) open.push(toOpen(connectionId, entry));
    }
  }
  await db.openEntries.bulkPut(open);
}

function toOpen(connectionId: string, entry: PayoutEntry): OpenEntry {
  return { key: openEntryKey(connectionId, entry.id), connectionId, entry };
}

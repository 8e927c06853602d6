/** What another connection has already is never counted a second time: an account whose files were imported, or connected twice. */
import { BridgeError } from '../../../shared/bridge.ts';
import { type PlainDate, addDays } from '../../../shared/dates.ts';
import { type Payout, type PayoutEntry, payoutKey } from '../../../shared/payout/model.ts';
import { openEntryKey } from '../../db/balanceDays.ts';
import type { TieoutDatabase } from '../../db/database.ts';

/** A file may count its days in another time zone than we do. */
const SLACK_DAYS = 2;

/**
 * Refuses (`BridgeError` `refused`) a page of payouts or movements of which another connection has any: of the same provider, or of
 * files. Their ids are the provider's own, so an equal id is the same movement. Call it in the transaction that stores the page, over
 * `connections`, `payouts`, `openEntries` and `balanceDays`.
 */
export async function refuseHeld(
  db: TieoutDatabase,
  connectionId: string,
  page: { readonly payouts?: readonly Payout[]; readonly entries?: readonly PayoutEntry[] },
): Promise<void> {
  const others = await holdersBeside(db, connectionId);
  if (others.length === 0) return;
  const { payouts = [], entries = [] } = page;
  const movements = [...entries, ...payouts.flatMap((payout) => payout.entries)];
  const held = await Promise.all(
    others.map((other) => heldBy(db, other.id, { payouts: payouts.map(({ id }) => id), movements })),
  );
  const at = held.findIndex((count) => count > 0);
  const other = others[at];
  if (other !== undefined) throw refusal(other, held[at] ?? 0);
}

/** Who holds payouts or movements: its connection may be gone from here, its data are not. */
export interface Holder {
  readonly id: string;
  readonly name: string;
  /** Whether they came with files. */
  readonly isFile: boolean;
  /** Whether it can still be read. */
  readonly isConnected: boolean;
}

/** Whoever holds payouts or movements that may be the same as a connection's: files, and others of its provider. */
export async function holdersBeside(db: TieoutDatabase, connectionId: string): Promise<Holder[]> {
  const [byPayouts, byEntries, connections] = await Promise.all([
    db.payouts.orderBy('connectionId').uniqueKeys(),
    db.openEntries.orderBy('connectionId').uniqueKeys(),
    db.connections.toArray(),
  ]);
  const known = new Map(connections.map((connection) => [connection.id, connection]));
  return [...new Set([...byPayouts, ...byEntries].map(String))]
    .filter((id) => id !== connectionId && (id.startsWith('file:') || kindOf(id) === kindOf(connectionId)))
    .map((id) => ({
      id,
      name: known.get(id)?.name ?? id,
      isFile: id.startsWith('file:'),
      isConnected: known.get(id)?.status === 'connected',
    }));
}

/** `stripe` of `stripe-acct_1`. */
function kindOf(connectionId: string): string {
  return connectionId.split('-', 1)[0] ?? '';
}

async function heldBy(
  db: TieoutDatabase,
  connectionId: string,
  page: { readonly payouts: readonly string[]; readonly movements: readonly PayoutEntry[] },
): Promise<number> {
  const ids = new Set(page.movements.map(({ id }) => id));
  const [payouts, open, claimed] = await Promise.all([
    db.payouts.bulkGet(page.payouts.map((id) => payoutKey(connectionId, id))),
    db.openEntries.bulkGet([...ids].map((id) => openEntryKey(connectionId, id))),
    daysAround(db, connectionId, page.movements),
  ]);
  const found = new Set(
    claimed.flatMap((day) => day.entries.map(({ id }) => id)).filter((id) => ids.has(id)),
  );
  for (const row of open) if (row !== undefined) found.add(row.entry.id);
  return payouts.filter((payout) => payout !== undefined).length + found.size;
}

async function daysAround(db: TieoutDatabase, connectionId: string, movements: readonly PayoutEntry[]) {
  const spans = new Map<string, { from: PlainDate; to: PlainDate }>();
  for (const { currency, date } of movements) {
    const span = spans.get(currency) ?? { from: date, to: date };
    spans.set(currency, { from: date < span.from ? date : span.from, to: date > span.to ? date : span.to });
  }
  const days = [...spans].map(([currency, { from, to }]) =>
    db.balanceDays
      .where('[connectionId+currency+date]')
      .between(
        [connectionId, currency, addDays(from, -SLACK_DAYS)],
        [connectionId, currency, addDays(to, SLACK_DAYS)],
        true,
        true,
      )
      .toArray(),
  );
  return (await Promise.all(days)).flat();
}

function refusal({ id, isFile, name }: Holder, count: number): BridgeError {
  const what = count === 1 ? '1 payout or movement' : `${count} payouts or movements`;
  const message = isFile
    ? `${what} of this account came with files of “${name}” already. They were not taken in, so that nothing is counted twice. Move what the files brought over to this account, under Connections.`
    : `${what} of this account came with the connection “${name}” already: it is the same account connected twice. They were not taken in, so that nothing is counted twice. Move what came with it over to this account, under Connections.`;
  return new BridgeError({ code: 'refused', message, detail: id });
}

/**
 * What files brought of an account goes over to the account's own connection, once that is connected: payouts and movements come
 * from the provider itself from then on, what the user decided and what was posted stays as it is. Nothing is posted again: journal
 * rows, matches and mappings keep their names, only whose they are changes.
 */
import { BridgeError, type Connection } from '../../shared/bridge.ts';
import { toMajorText } from '../../shared/money.ts';
import { type Payout, payoutKey } from '../../shared/payout/model.ts';
import { mappingKey } from '../../shared/posting/mapping.ts';
import type { JournalRow, Mapping } from '../../shared/posting/model.ts';
import type { TieoutDatabase } from '../db/database.ts';
import { storePayouts } from '../db/payouts.ts';
import type { FlowContext } from './context.ts';
import { throwIfCancelled } from './sync/pass.ts';
import { settleTimezone } from './sync/timezone.ts';
import { inOne } from '../db/inOne.ts';

/** As many as `provider.payoutsById` takes. */
const AT_A_TIME = 25;

export interface MovedOver {
  readonly payouts: number;
  readonly decisions: number;
  readonly journalRows: number;
}

/**
 * Moves a provider of files (or an older connection of the same account) over to a connection that reads it. Every payout is read again first and
 * must be that account's, with the same amount; what is posted of it with the same movements. Rejects with `BridgeError` `refused`
 * naming what differs, or where something is being posted; then nothing has changed.
 */
export async function moveOver(
  ctx: FlowContext,
  from: Pick<Connection, 'id' | 'name'>,
  to: Pick<Connection, 'id' | 'name' | 'demo'>,
): Promise<MovedOver> {
  const timezone = await settleTimezone(ctx, to);
  const ids = (await ctx.db.payouts.where({ connectionId: from.id }).toArray()).map(({ id }) => id);
  const read: Payout[] = [];
  for (let at = 0; at < ids.length; at += AT_A_TIME) {
    throwIfCancelled(ctx);
    ctx.onProgress?.({ stage: 'moveOver', done: at, total: ids.length });
    const { items } = await ctx.call(
      'provider.payoutsById',
      { connectionId: to.id, ids: ids.slice(at, at + AT_A_TIME), timezone },
      { signal: ctx.signal },
    );
    read.push(...items);
  }
  return inOne(ctx.db, 'rw', ctx.db.tables, (db) => move({ ...ctx, db }, from, to, read));
}

async function move(
  { db, now }: FlowContext,
  from: Pick<Connection, 'id' | 'name'>,
  to: Pick<Connection, 'id' | 'name'>,
  read: readonly Payout[],
): Promise<MovedOver> {
  // One wait for everything: a transaction doesn't outlive several waits of a function within another.
  const [payouts, mappings, journal, decisions, parked, declined, links, rules] = await Promise.all([
    db.payouts.where({ connectionId: from.id }).toArray(),
    db.mappings.toArray(),
    db.journal.toArray(),
    db.decisions.toArray(),
    db.parked.toArray(),
    db.declined.toArray(),
    db.entryLinks.where({ connectionId: from.id }).toArray(),
    db.rules.toArray(),
  ]);
  const known = new Map(read.map((payout) => [payout.id, payout]));
  const own = mappings.filter(({ providerConnectionId }) => providerConnectionId === from.id);
  const ownKeys = new Set(own.map(({ key }) => key));
  const keyOf = keyMover(payouts, to.id);
  const isMine = (key: string) => keyOf(key) !== key;
  const rows = journal.filter((row) => ownKeys.has(row.mappingKey) || row.payoutKeys.some(isMine));
  checkSame(payouts, known, rows, to.name);
  checkSettled(rows);
  const moved = movedMappings(own, mappings, journal, to.id);
  const mine = decisions.filter((decision) => decision.payoutKeys.some(isMine));
  const newKeys = new Map(own.map(({ key, currency }) => [key, mappingKey(to.id, currency)]));
  await forget(db, from.id, payouts);
  await Promise.all([
    db.mappings.bulkDelete([...ownKeys]),
    db.mappings.bulkPut(moved),
    // The same rows, of the account's now: their ids and their plans' stay, so that nothing is taken for new.
    db.journal.bulkPut(
      rows.map((row) => ({
        ...row,
        mappingKey: newKeys.get(row.mappingKey) ?? row.mappingKey,
        payoutKeys: row.payoutKeys.map(keyOf),
      })),
    ),
    db.decisions.bulkPut(
      mine.map((decision) => ({ ...decision, payoutKeys: decision.payoutKeys.map(keyOf) })),
    ),
    db.parked.bulkPut(
      parked
        .filter((row) => isMine(row.payoutKey))
        .map((row) => ({ ...row, payoutKey: keyOf(row.payoutKey) })),
    ),
    db.declined.bulkPut(
      declined
        .filter((row) => isMine(row.payoutKey))
        .map((row) => {
          const key = keyOf(row.payoutKey);
          return { ...row, payoutKey: key, key: `${key}|${row.lineKey}` };
        }),
    ),
    db.entryLinks.bulkPut(
      links.map((link) => ({
        ...link,
        connectionId: to.id,
        key: payoutKey(to.id, link.entryId),
      })),
    ),
    db.rules.bulkPut(
      rules.flatMap((rule) =>
        'connectionId' in rule && rule.connectionId === from.id ? [{ ...rule, connectionId: to.id }] : [],
      ),
    ),
  ]);
  await storePayouts(db, to.id, read);
  const counts = { payouts: payouts.length, decisions: mine.length, journalRows: rows.length };
  await db.activity.add({
    at: now(),
    level: 'info',
    code: 'movedOver',
    values: { from: from.name, to: to.name, payouts: counts.payouts },
  });
  return counts;
}

/** Throws where a payout isn't the account's, or differs from what was posted of it. */
function checkSame(
  payouts: readonly Payout[],
  known: ReadonlyMap<string, Payout>,
  rows: readonly JournalRow[],
  account: string,
): void {
  const posted = new Set(rows.flatMap(({ entryIds }) => entryIds));
  for (const payout of payouts) {
    const { id, amount, currency, arrivalDate } = payout;
    const same = known.get(id);
    const told = `${id} (${arrivalDate}, ${toMajorText(amount, currency)} ${currency})`;
    if (same === undefined) {
      throw refused(
        `The payout ${told} of the files isn’t one of “${account}”. Nothing was moved. If the files are of several accounts, remove what they brought and import again only what isn’t connected.`,
      );
    }
    const isPaid = same.amount === amount && same.currency === currency;
    const whole = new Map(same.entries.map((entry) => [entry.id, entry]));
    const isOther = payout.entries
      .filter((entry) => posted.has(entry.id))
      .some(({ id: entryId, gross, fee }) => {
        const entry = whole.get(entryId);
        return entry === undefined || entry.gross !== gross || entry.fee !== fee;
      });
    if (!isPaid || isOther) {
      throw refused(
        `The payout ${told} of the files differs from what “${account}” tells of it now, and it is posted or matched as the files have it. Nothing was moved. Take its postings back first.`,
      );
    }
  }
}

/** What is queued or under way is sent under the old name: it has to end first. */
function checkSettled(rows: readonly JournalRow[]): void {
  const waiting = rows.filter(({ state }) => ['queued', 'sending', 'unknown'].includes(state));
  if (waiting.length === 0) return;
  throw refused(
    'Postings of these payouts are waiting or under way. Finish posting, or take them out of the queue, then move them over. Nothing was moved.',
  );
}

/** The files' mappings under the account's name. One of the account's own stands back unless something was posted by it. */
function movedMappings(
  own: readonly Mapping[],
  all: readonly Mapping[],
  journal: readonly JournalRow[],
  connectionId: string,
): Mapping[] {
  const used = new Set(journal.map((row) => row.mappingKey));
  return own.map((mapping) => {
    const key = mappingKey(connectionId, mapping.currency);
    const taken = all.some((other) => other.key === key) && used.has(key);
    if (taken && used.has(mapping.key)) {
      throw refused(
        `Both the files and the account have postings in ${mapping.currency}, by mappings of their own. Take those of one of them back first. Nothing was moved.`,
      );
    }
    const kept = taken ? all.find((other) => other.key === key) : undefined;
    return kept ?? { ...mapping, key, providerConnectionId: connectionId };
  });
}

function keyMover(payouts: readonly Payout[], connectionId: string): (key: string) => string {
  const keys = new Map(payouts.map(({ key, id }) => [key, payoutKey(connectionId, id)]));
  return (key) => keys.get(key) ?? key;
}

/** What the files told: it comes from the account itself now. */
async function forget(db: TieoutDatabase, connectionId: string, payouts: readonly Payout[]): Promise<void> {
  const keys = payouts.map(({ key }) => key);
  const own = new Set(keys);
  await Promise.all([
    db.payouts.bulkDelete(keys),
    db.compositions.bulkDelete(keys),
    db.parked.bulkDelete(keys),
    db.declined.filter(({ payoutKey: key }) => own.has(key)).delete(),
    db.proposals.where('payoutKeys').anyOf(keys).delete(),
    db.openEntries.where({ connectionId }).delete(),
    db.entryLinks.where({ connectionId }).delete(),
    db.balanceDays.filter((day) => day.connectionId === connectionId).delete(),
    db.importedFiles.where('accountId').equals(connectionId).delete(),
    db.statedBalances.where({ connectionId }).delete(),
    db.cursors.where({ connectionId }).delete(),
    db.connections.delete(connectionId),
  ]);
}

function refused(message: string): BridgeError {
  return new BridgeError({ code: 'refused', message });
}

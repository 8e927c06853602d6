/** Providers whose payouts come with files: connections without a secret, known to the local database only. */
import { type Connection, BridgeError } from '../../shared/bridge.ts';
import type { TieoutDatabase } from '../db/database.ts';
import { inOne } from '../db/inOne.ts';

/** The connection of a provider by its name; the same name (in any case) is the same one. */
export function fileConnection(name: string, demo: boolean, bookId: string): Connection {
  const proper = name.trim().replaceAll(/\s+/g, ' ');
  return {
    id: `file:${demo ? 'demo:' : ''}${proper.toLowerCase()}`,
    bookId,
    kind: 'file',
    name: proper,
    externalId: '',
    demo,
    status: 'connected',
    reason: '',
    canWrite: false,
  };
}

/** The connections whose payouts come with files. One wait, so that it may stand among others in a transaction. */
export function fileConnections(db: Pick<TieoutDatabase, 'connections'>): PromiseLike<Connection[]> {
  return db.connections.filter(({ kind }) => kind === 'file').toArray();
}

/** The providers' own names, by connection. */
export function namesOf(connections: readonly Connection[]): ReadonlyMap<string, string> {
  return new Map(connections.map(({ id, name }) => [id, name]));
}

/**
 * Removes a provider of files with all that its files brought. Where something of it is matched or written down to post, that stays
 * and so does everything: refused (`BridgeError`), as its books would lose what they stand on.
 */
export async function removeFileConnection(whole: TieoutDatabase, connectionId: string): Promise<void> {
  await inOne(whole, 'rw', whole.tables, async (db) => {
    const [keys, mappings] = await Promise.all([
      db.payouts.where({ connectionId }).primaryKeys(),
      db.mappings.where('providerConnectionId').equals(connectionId).primaryKeys(),
    ]);
    const [decided, written] = await Promise.all([
      db.decisions.where('payoutKeys').anyOf(keys).count(),
      db.journal.where('mappingKey').anyOf(mappings).count(),
    ]);
    if (decided + written > 0) {
      throw new BridgeError({
        code: 'refused',
        message:
          'Payouts of this provider are matched or written down to post, so it can’t be removed. Take those postings back and undo the matches first.',
      });
    }
    const own = new Set(keys);
    await Promise.all([
      db.payouts.bulkDelete(keys),
      db.compositions.bulkDelete(keys),
      db.parked.bulkDelete(keys),
      db.declined.filter(({ payoutKey }) => own.has(payoutKey)).delete(),
      db.proposals.where('payoutKeys').anyOf(keys).delete(),
      db.openEntries.where({ connectionId }).delete(),
      db.entryLinks.where({ connectionId }).delete(),
      db.balanceDays.filter((day) => day.connectionId === connectionId).delete(),
      db.importedFiles.where('accountId').equals(connectionId).delete(),
      db.mappings.bulkDelete(mappings),
      db.connections.delete(connectionId),
    ]);
  });
}

/** Which book a connection is made in, and the id that it has there. */
import { accountOfId, connectionIdIn, MAIN_BOOK } from '../shared/bookIds.ts';
import { BridgeError, type Connection } from '../shared/bridge.ts';
import type { Connections } from './connections.ts';

/** A connection that isn't in a book yet; `id` is the account's own. */
export type NewConnection = Omit<Connection, 'bookId'>;

export interface BookPlace {
  /** The main book without it. */
  readonly bookId?: string | undefined;
  /** Ids of connections that the book's local data know: the same account keeps its id, so that its data go on. */
  readonly known?: readonly string[] | undefined;
}

/**
 * The connection as it is in its book; `id` comes as the account's own (`stripe-acct_1`). Connected there already, or known to its
 * data, it keeps its id; otherwise it gets one that no other book has. Throws `BridgeError` `refused` (detail: the other book's id) where another book of
 * this computer holds that very connection, as after a backup was restored beside its original, or where demo and real would mix.
 */
export async function placed(
  connections: Connections,
  connection: NewConnection,
  { bookId = MAIN_BOOK, known = [] }: BookPlace,
): Promise<Connection> {
  const all = await connections.list();
  const account = accountOfId(connection.id);
  refuseMixing(all, connection, bookId);
  const isSame = (id: string) => accountOfId(id) === account;
  const own = all.find((one) => one.bookId === bookId && isSame(one.id))?.id;
  const holderOf = (id: string) => all.find((one) => one.id === id && one.bookId !== bookId);
  const kept = own ?? known.find(isSame);
  if (kept !== undefined) {
    const holder = holderOf(kept);
    if (holder !== undefined) throw heldElsewhere(connection, holder);
    return { ...connection, id: kept, bookId };
  }
  const plain = connectionIdIn(bookId, account);
  return { ...connection, id: holderOf(plain) ? `${account}~${bookId}` : plain, bookId };
}

function refuseMixing(all: readonly Connection[], { demo }: Pick<Connection, 'demo'>, bookId: string): void {
  const there = all.filter((one) => one.bookId === bookId);
  if (there.length === 0 || there.some((one) => one.demo === demo)) return;
  throw new BridgeError({
    code: 'refused',
    message: demo
      ? 'The demo company never mixes with real books. Open it as an organisation of its own.'
      : 'These are the books of the demo company, which never mix with real ones. Add an organisation for yours first.',
    detail: bookId,
  });
}

function heldElsewhere({ name }: Pick<Connection, 'name'>, holder: Connection): BridgeError {
  return new BridgeError({
    code: 'refused',
    message: `“${name}” is connected already in another organisation of Tieout whose data these are a copy of. Only one of the two can be connected: remove the connection there first.`,
    detail: holder.bookId,
  });
}

/** Tells the desktop process which connections a book's data know, wherever one is made: the same account then keeps its id. */
import type { Method, Params, Result } from '../../shared/bridge.ts';
import { openBook } from '../db/bookRegistry.ts';
import type { TieoutDatabase } from '../db/database.ts';
import type { BridgeCaller, CallOptions } from '../flows/context.ts';

/** A caller that adds `known` to what connects an account to this book. */
export function withKnownIds(call: BridgeCaller, db: TieoutDatabase): BridgeCaller {
  return async <M extends Method>(name: M, params: Params<M>, options?: CallOptions): Promise<Result<M>> => {
    const connects = 'bookId' in params && params.bookId === db.bookId;
    return call(name, connects ? { ...params, known: await knownIds(db) } : params, options);
  };
}

/** The ids that the data of a book know, whether it is shown or not. */
export async function knownIdsOf(bookId: string): Promise<string[]> {
  const db = openBook(bookId);
  try {
    return await knownIds(db);
  } finally {
    db.close();
  }
}

/** Of connections that are here, and of those that were removed while their data stayed. */
async function knownIds(db: TieoutDatabase): Promise<string[]> {
  const [connections, cursors, mappings] = await Promise.all([
    db.connections.toCollection().primaryKeys(),
    db.cursors.toArray(),
    db.mappings.toArray(),
  ]);
  const mapped = mappings.flatMap((one) => [one.xeroConnectionId, one.providerConnectionId]);
  return [...new Set([...connections, ...cursors.map(({ connectionId }) => connectionId), ...mapped])];
}

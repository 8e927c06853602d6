/** The connections as the screens see them, also when the desktop process has lost the secret of one. */
import type { Connection } from '../../../shared/bridge.ts';
import type { FlowContext } from '../context.ts';
import { inOne } from '../../db/inOne.ts';

/**
 * Copies the host's connections of this book into its local database and returns them. One that only the database knows (its secret was
 * kept for a session, or on another machine) stays with its data, marked `needsAttention`, `signInAgain`.
 */
export async function refreshConnections(ctx: FlowContext): Promise<readonly Connection[]> {
  const { connections: all } = await ctx.call('connections.list', {}, { signal: ctx.signal });
  const connections = all.filter(({ bookId }) => bookId === ctx.db.bookId);
  const listed = new Set(connections.map((connection) => connection.id));
  await inOne(ctx.db, 'rw', [ctx.db.connections], async (db) => {
    const cached = await db.connections.toArray();
    // Payouts that come with files need no secret: the desktop process knows nothing of them.
    const lost = cached.filter((connection) => !listed.has(connection.id) && connection.kind !== 'file');
    await db.connections.bulkPut([
      ...connections,
      ...lost.map((connection) => ({
        ...connection,
        status: 'needsAttention' as const,
        reason: 'signInAgain',
      })),
    ]);
  });
  return connections;
}

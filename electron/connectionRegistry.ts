/** Keeps the connections in the vault, one entry each: the public part and the secret part side by side. */
import * as v from 'valibot';
import { BridgeError, type Connection, ConnectionSchema } from '../shared/bridge.ts';
import type { Connections, StoredConnection } from './connections.ts';
import { inTurn } from './vault/inTurn.ts';
import type { Vault } from './vault/vault.ts';

const PREFIX = 'connection/';

const StoredSchema = v.object({
  connection: ConnectionSchema,
  secret: v.record(v.string(), v.string()),
});

/** The stable id of a connection: `xero-<tenantId>`, `stripe-<accountId>`. */
export function connectionIdOf(kind: Connection['kind'], externalId: string): string {
  return `${kind}-${externalId}`;
}

/** Connections over a vault. `list` is sorted by id and never shows a secret. */
export function createConnections(vault: Vault): Connections {
  const queued = inTurn();
  const put = async (stored: StoredConnection) => {
    await vault.set(PREFIX + stored.connection.id, JSON.stringify(stored));
  };

  return {
    list: async () => {
      const names = (await vault.names()).filter((name) => name.startsWith(PREFIX));
      const all = await Promise.all(names.map(async (name) => await read(vault, name)));
      return all.flatMap((stored) => (stored ? [stored.connection] : []));
    },
    get: async (id) => await getOrThrow(vault, id),
    put: async (stored) => {
      await queued(async () => {
        await put(stored);
      });
    },
    setStatus: async (id, status, reason) => {
      await queued(async () => {
        const stored = await read(vault, PREFIX + id);
        if (!stored || (stored.connection.status === status && stored.connection.reason === reason)) return;
        await put({ ...stored, connection: { ...stored.connection, status, reason } });
      });
    },
    remove: async (id) => {
      await queued(async () => {
        await vault.delete(PREFIX + id);
      });
    },
  };
}

async function getOrThrow(vault: Vault, id: string): Promise<StoredConnection> {
  const stored = await read(vault, PREFIX + id);
  if (stored) return stored;
  throw new BridgeError({
    code: 'notFound',
    message: 'This connection is no longer known here. Connect it again under Connections.',
    detail: id,
  });
}

/** Null for none, and for one that an older version wrote in a shape no longer known. */
async function read(vault: Vault, name: string): Promise<StoredConnection | null> {
  const text = await vault.get(name);
  if (text === null) return null;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), StoredSchema), text);
  return parsed.success ? parsed.output : null;
}

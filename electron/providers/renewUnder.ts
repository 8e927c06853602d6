/** Accounts that are read with another connection's key. */
import type { Connection } from '../../shared/bridge.ts';
import type { ProviderServices } from './reader.ts';

/** A platform has a new key: the accounts under it go on with it. Their secrets name the platform's connection in `via`. */
export async function renewUnder(
  { connections }: ProviderServices,
  platform: Connection,
  key: string,
): Promise<void> {
  for (const { id, kind } of await connections.list()) {
    if (kind !== platform.kind || id === platform.id) continue;
    const { connection, secret } = await connections.get(id);
    if (secret['via'] !== platform.id) continue;
    const again = { ...connection, status: 'connected', reason: '' } as const;
    await connections.put({ connection: again, secret: { ...secret, key } });
  }
}

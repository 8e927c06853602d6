/** Ends a Xero connection: at Xero as far as it can be reached, and here in any case. */
import { BridgeError } from '../../shared/bridge.ts';
import type { Connections, StoredConnection } from '../connections.ts';
import type { ResolveEndpoints } from '../endpoints.ts';
import { deleteTenantLink, listTenants, revoke } from './oauth.ts';
import type { TokenStore } from '../oauth/tokenStore.ts';

export interface DisconnectDeps {
  readonly connections: Connections;
  readonly tokens: TokenStore;
  readonly endpoints: ResolveEndpoints;
}

export interface RemoveOptions {
  /** The other side goes on allowing it: another computer may use the same access. */
  readonly onlyHere?: boolean;
}

/**
 * Removes a connection. Unless `onlyHere`, Xero's link to the organisation is deleted; the token is revoked only with the last organisation of
 * that client id, because a revocation ends all of the user's links to the app. Resolves with whether Xero confirmed.
 */
export async function disconnect(
  deps: DisconnectDeps,
  id: string,
  { onlyHere = false }: RemoveOptions = {},
): Promise<{ readonly confirmed: boolean }> {
  const stored = await deps.connections.get(id);
  const others = await otherXeroConnections(deps.connections, id);
  const confirmed = !onlyHere && (await endAtXero(deps, stored, others));
  await deps.connections.remove(id);
  const session = stored.secret['session'] ?? '';
  if (!others.some(({ secret }) => secret['session'] === session)) await deps.tokens.forget(session);
  return { confirmed };
}

async function otherXeroConnections(connections: Connections, id: string): Promise<StoredConnection[]> {
  const others = (await connections.list()).filter((other) => other.kind === 'xero' && other.id !== id);
  return await Promise.all(others.map(async (other) => await connections.get(other.id)));
}

async function endAtXero(
  { tokens, endpoints }: DisconnectDeps,
  { connection, secret }: StoredConnection,
  others: readonly StoredConnection[],
): Promise<boolean> {
  const session = secret['session'] ?? '';
  try {
    const { xeroConnections, xeroRevoke } = await endpoints(connection.demo);
    const accessToken = await tokens.accessToken(session);
    const links = await listTenants(xeroConnections, accessToken);
    const link = links.find(({ tenantId }) => tenantId === connection.externalId);
    if (link) await deleteTenantLink(xeroConnections, accessToken, link.id);
    // Read after `accessToken`, which may have rotated it.
    const set = await tokens.read(session);
    if (set && !(await anyOfClient(tokens, others, set.clientId))) {
      await revoke(xeroRevoke, set.clientId, set.refreshToken);
    }
    return true;
  } catch (error) {
    if (error instanceof BridgeError) return false;
    throw error;
  }
}

async function anyOfClient(
  tokens: TokenStore,
  others: readonly StoredConnection[],
  clientId: string,
): Promise<boolean> {
  const sets = await Promise.all(
    others.map(async ({ secret }) => await tokens.read(secret['session'] ?? '')),
  );
  return sets.some((set) => set?.clientId === clientId);
}

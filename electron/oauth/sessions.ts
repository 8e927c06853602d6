/** Sign-ins are kept as sessions that several connections may share: `secret.session` names them. */
import type { Connection } from '../../shared/bridge.ts';
import type { Connections } from '../connections.ts';

/** The connections of a kind that share a session. */
export async function connectionsOf(
  connections: Connections,
  kind: Connection['kind'],
  session: string,
): Promise<readonly Connection[]> {
  const all = (await connections.list()).filter((one) => one.kind === kind);
  const stored = await Promise.all(all.map(async ({ id }) => await connections.get(id)));
  return stored.filter(({ secret }) => secret['session'] === session).map(({ connection }) => connection);
}

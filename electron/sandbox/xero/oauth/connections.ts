/** `/connections`: which organisations the token reaches, and letting go of one. */
import type { SandboxReply, SandboxRequest } from '../../route.ts';
import type { Identity } from './model.ts';
import { checkAccess } from './token.ts';

/** GET lists (`authEventId` filters); DELETE of one disconnects it. */
export function connections(identity: Identity, request: SandboxRequest): SandboxReply {
  const access = checkAccess(identity, request);
  if (typeof access === 'string') {
    const Detail = access === 'expired' ? 'TokenExpired: token expired' : 'AuthenticationUnsuccessful';
    return { status: 401, body: { Title: 'Unauthorized', Status: 401, Detail } };
  }
  const id = request.path.split('/')[2] ?? '';
  if (request.method === 'DELETE' && id !== '') {
    const known = identity.connections.delete(id.toLowerCase());
    return { status: known ? 204 : 404, body: '' };
  }
  if (request.method !== 'GET' || id !== '') return { status: 405, body: '' };
  const wanted = request.query.get('authEventId')?.toLowerCase();
  const list = [...identity.connections.values()].filter(
    (connection) => wanted === undefined || connection.authEventId === wanted,
  );
  const body = list.map((connection) => ({
    id: connection.id,
    authEventId: connection.authEventId,
    tenantId: connection.tenantId,
    tenantType: 'ORGANISATION',
    tenantName: identity.tenants.find(({ tenantId }) => tenantId === connection.tenantId)?.tenantName ?? '',
    createdDateUtc: `${new Date(connection.created).toISOString().slice(0, -1)}0000`,
    updatedDateUtc: `${new Date(connection.updated).toISOString().slice(0, -1)}0000`,
  }));
  return { status: 200, body };
}

/** `/api.xro/2.0`: who asks, for which organisation, with which right; then read or write. */
import type { SandboxReply, SandboxRequest, SandboxRoute } from '../route.ts';
import { createIdempotency } from './idempotency.ts';
import { uuidOf } from './ids.ts';
import type { XeroState } from './model.ts';
import type { Access } from './oauth/model.ts';
import { read } from './read.ts';
import { BadPost } from './refusal.ts';
import { resourceNamed, type Resource } from './resources.ts';
import { WhereError } from './where/parse.ts';
import { write } from './write.ts';

export const API_PREFIX = '/api.xro/2.0/';

/** Whose token this is, or why it isn't good. */
export type CheckAccess = (request: SandboxRequest) => Access | 'missing' | 'unknown' | 'expired';

/** The accounting API over one organisation. */
export function createApi(state: XeroState, check: CheckAccess): SandboxRoute {
  const idempotent = createIdempotency();
  return (request) => {
    if (!request.path.startsWith(API_PREFIX)) return null;
    const refused = refuse(state, check, request);
    if (refused) return refused;
    const [name = '', id = null, ...rest] = request.path.slice(API_PREFIX.length).split('/').filter(Boolean);
    const resource = resourceNamed(name);
    if (!resource || rest.length > 0) {
      return { status: 404, body: "The resource you're looking for cannot be found" };
    }
    const scope = scopeProblem(check(request), resource, request.method);
    if (scope) return scope;
    return idempotent(request, () => guarded(() => answer(state, resource, id, request)));
  };
}

function answer(
  state: XeroState,
  resource: Resource,
  id: string | null,
  request: SandboxRequest,
): SandboxReply {
  return request.method === 'GET' ? read(state, resource, id, request) : write(state, resource, id, request);
}

function guarded(act: () => SandboxReply): SandboxReply {
  try {
    return act();
  } catch (error) {
    if (error instanceof WhereError) {
      return { status: 400, body: { ErrorNumber: 16, Type: 'QueryParseException', Message: error.message } };
    }
    if (error instanceof BadPost) {
      return {
        status: 400,
        body: { ErrorNumber: 14, Type: 'PostDataInvalidException', Message: error.message },
      };
    }
    throw error;
  }
}

function refuse(state: XeroState, check: CheckAccess, request: SandboxRequest): SandboxReply | null {
  const access = check(request);
  if (access === 'missing' || access === 'unknown')
    return problem(401, 'Unauthorized', 'AuthenticationUnsuccessful');
  if (access === 'expired') return problem(401, 'Unauthorized', 'TokenExpired: token expired');
  const tenant = request.headers['xero-tenant-id']?.toLowerCase();
  if (tenant !== state.tenantId || !access.tenants.includes(tenant)) {
    return problem(403, 'Forbidden', 'AuthenticationUnsuccessful');
  }
  if (!(request.headers['accept'] ?? '').includes('application/json')) {
    return {
      status: 406,
      body: 'Without Accept: application/json Xero answers in XML, which the sandbox does not speak.',
    };
  }
  return null;
}

function scopeProblem(
  access: ReturnType<CheckAccess>,
  resource: Resource,
  method: string,
): SandboxReply | null {
  if (typeof access === 'string') return problem(401, 'Unauthorized', 'AuthenticationUnsuccessful');
  const enough = method === 'GET' ? [resource.scope, `${resource.scope}.read`] : [resource.scope];
  if (enough.some((scope) => access.scopes.includes(scope))) return null;
  const reply = problem(401, 'Unauthorized', 'AuthorizationUnsuccessful');
  return { ...reply, headers: { 'www-authenticate': 'Bearer error="insufficient_scope"' } };
}

function problem(status: number, title: string, detail: string): SandboxReply {
  const body = {
    Type: null,
    Title: title,
    Status: status,
    Detail: detail,
    Instance: uuidOf(title, detail),
    Extensions: {},
  };
  return { status, body };
}

/** Xero as one sandbox route: identity and accounting over one organisation. Pure: the same requests give the same state. */
import type { SandboxRequest, SandboxRoute } from '../route.ts';
import type { XeroSeed } from '../story/model.ts';
import { API_PREFIX, createApi } from './api.ts';
import { uuidOf } from './ids.ts';
import type { XeroState } from './model.ts';
import { authorize } from './oauth/authorize.ts';
import { connections } from './oauth/connections.ts';
import { createIdentity, type Identity } from './oauth/model.ts';
import { checkAccess, revoke, token } from './oauth/token.ts';
import { stateOf } from './seed.ts';

export interface XeroSandbox {
  readonly clientId: string;
  readonly state: XeroState;
  readonly identity: Identity;
  readonly route: SandboxRoute;
  /** Whether a call counts against the organisation's limits: it has a token that was once good. */
  readonly counts: (request: SandboxRequest) => boolean;
}

/** The client id that the sandbox of a tenant has registered: 32 capital hex digits like Xero's. */
export function clientIdOf(tenantKey: string): string {
  return uuidOf('client', tenantKey).replaceAll('-', '').toUpperCase();
}

/** Sign-in, tokens and the list of organisations. */
export function identityRoute(identity: Identity): SandboxRoute {
  return (request) => {
    const { path } = request;
    if (path === '/identity/connect/authorize') return authorize(identity, request);
    if (path === '/connect/token') return token(identity, request);
    if (path === '/connect/revocation') return revoke(identity, request);
    if (path === '/connections' || path.startsWith('/connections/')) return connections(identity, request);
    return null;
  };
}

/** An organisation as seeded, with nobody signed in. */
export function createXero(seed: XeroSeed): XeroSandbox {
  const state = stateOf(seed);
  const clientId = clientIdOf(seed.tenantKey);
  const tenant = { tenantId: state.tenantId, tenantName: seed.organisation.name };
  const identity = createIdentity(clientId, tenant);
  const check = (request: SandboxRequest) => checkAccess(identity, request);
  const api = createApi(state, check);
  const signIn = identityRoute(identity);
  const route: SandboxRoute = (request) => signIn(request) ?? api(request);
  const counts = (request: SandboxRequest) =>
    request.path.startsWith(API_PREFIX) && typeof check(request) !== 'string';
  return { clientId, state, identity, route, counts };
}

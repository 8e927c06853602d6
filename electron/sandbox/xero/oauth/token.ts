/** `/connect/token` and `/connect/revocation`: PKCE, rotation, and what a token allows. */
import { createHash } from 'node:crypto';
import type { SandboxReply, SandboxRequest } from '../../route.ts';
import { tokenOf, uuidOf } from '../ids.ts';
import { ACCESS_MS, type Access, GRACE_MS, type Grant, type Identity, REFRESH_MS } from './model.ts';

/** Exchanges a code or a refresh token. Errors as OAuth names them. */
export function token(identity: Identity, request: SandboxRequest): SandboxReply {
  if (request.method !== 'POST') return { status: 405, body: '' };
  const form = new URLSearchParams(request.body);
  if (form.get('client_id') !== identity.clientId) return oauthError('invalid_client');
  const kind = form.get('grant_type');
  if (kind === 'authorization_code') return exchangeCode(identity, form, request.now);
  if (kind === 'refresh_token') return exchangeRefresh(identity, form, request.now);
  return oauthError('unsupported_grant_type');
}

function exchangeCode(identity: Identity, form: URLSearchParams, now: number): SandboxReply {
  const name = form.get('code') ?? '';
  const code = identity.codes.get(name);
  identity.codes.delete(name);
  const verifier = form.get('code_verifier') ?? '';
  const fits =
    code !== undefined &&
    code.expires > now &&
    code.redirectUri === form.get('redirect_uri') &&
    /^[\w.~-]{43,128}$/.test(verifier) &&
    createHash('sha256').update(verifier).digest('base64url') === code.challenge;
  if (!fits) return oauthError('invalid_grant');
  connect(identity, code.grant, now);
  return issue(identity, code.grant, now);
}

/** The organisation is linked; allowing again keeps the connection's id and creation date. */
function connect(identity: Identity, grant: Grant, now: number): void {
  const { tenantId } = grant;
  const id = uuidOf(tenantId, 'connection');
  const known = identity.connections.get(id);
  const created = known?.created ?? now;
  identity.connections.set(id, { id, tenantId, authEventId: grant.authEventId, created, updated: now });
}

/** A refresh token works once, and again for 30 minutes in case the reply was lost. */
function exchangeRefresh(identity: Identity, form: URLSearchParams, now: number): SandboxReply {
  const name = form.get('refresh_token') ?? '';
  const known = identity.refreshTokens.get(name);
  const inGrace = known?.usedAt === null || now - (known?.usedAt ?? 0) <= GRACE_MS;
  if (!known || known.expires <= now || !inGrace) return oauthError('invalid_grant');
  identity.refreshTokens.set(name, { ...known, usedAt: known.usedAt ?? now });
  return issue(identity, known.grant, now);
}

function issue(identity: Identity, grant: Grant, now: number): SandboxReply {
  identity.counter += 1;
  const access = accessToken(identity, grant, now);
  identity.accessTokens.set(access, { grant, expires: now + ACCESS_MS });
  const offline = grant.scopes.includes('offline_access');
  const refresh = tokenOf(identity.tenantId, 'refresh', identity.counter);
  if (offline) identity.refreshTokens.set(refresh, { grant, expires: now + REFRESH_MS, usedAt: null });
  const body = {
    ...(grant.scopes.includes('openid') ? { id_token: idToken(identity, grant, now) } : {}),
    access_token: access,
    expires_in: ACCESS_MS / 1000,
    token_type: 'Bearer',
    ...(offline ? { refresh_token: refresh } : {}),
    scope: grant.scopes.join(' '),
  };
  return { status: 200, headers: { pragma: 'no-cache' }, body };
}

function accessToken(identity: Identity, grant: Grant, now: number): string {
  return jwt({
    ...times(now),
    aud: 'https://identity.xero.com/resources',
    client_id: grant.clientId,
    sub: uuidOf(identity.tenantId, 'subject').replaceAll('-', ''),
    xero_userid: uuidOf(identity.tenantId, 'user'),
    jti: tokenOf(identity.tenantId, 'access', identity.counter),
    authentication_event_id: grant.authEventId,
    scope: grant.scopes,
  });
}

function idToken(identity: Identity, grant: Grant, now: number): string {
  const sub = uuidOf(identity.tenantId, 'subject').replaceAll('-', '');
  const person = { email: 'demo@example.com', given_name: 'Demo', family_name: 'User' };
  return jwt({ ...times(now), aud: grant.clientId, sub, ...person });
}

function times(now: number): Record<string, unknown> {
  const seconds = Math.floor(now / 1000);
  return {
    nbf: seconds,
    exp: seconds + ACCESS_MS / 1000,
    iss: 'https://identity.xero.com',
    auth_time: seconds,
  };
}

/** JWT in shape; the signature is a plain hash, which proves nothing and is never checked. */
function jwt(payload: Readonly<Record<string, unknown>>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = `${part({ alg: 'RS256', kid: 'SANDBOX', typ: 'JWT' })}.${part(payload)}`;
  return `${head}.${tokenOf('signature', head)}`;
}

/** Revoking a refresh token ends all of its grant's tokens and the app's connections. Unknown tokens are fine. */
export function revoke(identity: Identity, request: SandboxRequest): SandboxReply {
  if (request.method !== 'POST') return { status: 405, body: '' };
  const form = new URLSearchParams(request.body);
  const known = identity.refreshTokens.get(form.get('token') ?? '');
  if (!known) return { status: 200, body: '' };
  if ((form.get('client_id') ?? identity.clientId) !== identity.clientId) return oauthError('invalid_client');
  identity.refreshTokens.clear();
  identity.accessTokens.clear();
  identity.connections.clear();
  identity.allowed.clear();
  return { status: 200, body: '' };
}

/** What the request's bearer token allows now. */
export function checkAccess(
  identity: Identity,
  request: SandboxRequest,
): Access | 'missing' | 'unknown' | 'expired' {
  const bearer = /^Bearer (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  if (bearer === undefined) return 'missing';
  const known = identity.accessTokens.get(bearer);
  if (!known) return 'unknown';
  if (known.expires <= request.now) return 'expired';
  const tenants = [...identity.connections.values()].map((connection) => connection.tenantId);
  return { grant: known.grant, scopes: known.grant.scopes, tenants };
}

function oauthError(error: string): SandboxReply {
  return { status: 400, body: { error } };
}

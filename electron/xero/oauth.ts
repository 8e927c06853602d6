/**
 * Xero's identity service over plain HTTP: code exchange, refresh, revocation, and the list of organisations.
 * Own code because xero-node has no PKCE. Tokens never appear in an error.
 */
import * as v from 'valibot';
import { BridgeError } from '../../shared/bridge.ts';
import type { TokenReply } from '../oauth/tokenStore.ts';
import { cancelled, offline, providerTrouble, unauthorised, unreadable } from './problems.ts';

const ACCOUNTING = [
  'accounting.settings',
  'accounting.contacts',
  'accounting.invoices',
  'accounting.payments',
  'accounting.banktransactions',
] as const;

/**
 * What Tieout asks for: to read, until the user turns posting on. `offline_access` gives the refresh token. A scope without `.read`
 * allows reading as well.
 */
export function scopesFor(posting: boolean): readonly string[] {
  return ['offline_access', ...ACCOUNTING.map((scope) => (posting ? scope : `${scope}.read`))];
}

const ANSWER_MS = 30_000;

const TokenReplySchema = v.object({
  access_token: v.pipe(v.string(), v.minLength(1)),
  refresh_token: v.pipe(v.string(), v.minLength(1)),
  expires_in: v.pipe(v.number(), v.minValue(1)),
  /** RFC 6749 §5.1: may be left out when it is what was asked for. */
  scope: v.optional(v.string()),
});

const RefusalSchema = v.object({ error: v.string(), error_description: v.optional(v.string(), '') });

const ConnectionListSchema = v.array(
  v.object({
    id: v.string(),
    tenantId: v.string(),
    tenantType: v.optional(v.string(), ''),
    tenantName: v.nullish(v.string(), ''),
  }),
);

/** One organisation that the user allowed. `id` is the link's own id, needed to end it. */
export interface Tenant {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
}

/** One request; throws `BridgeError` cancelled or offline. Redirects are not followed: a token must not travel on. */
async function send(
  url: string,
  init: RequestInit,
  signal?: AbortSignal,
): Promise<{ status: number; text: string }> {
  const limit = AbortSignal.timeout(ANSWER_MS);
  try {
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    return { status: response.status, text: await response.text() };
  } catch {
    throw signal?.aborted ? cancelled() : offline();
  }
}

function parseReply<const S extends v.GenericSchema<unknown, unknown>>(
  schema: S,
  text: string,
  what: string,
): v.InferOutput<S> {
  try {
    return v.parse(schema, JSON.parse(text));
  } catch {
    throw unreadable(what);
  }
}

function refusalOf(text: string): string {
  try {
    return v.parse(RefusalSchema, JSON.parse(text)).error;
  } catch {
    return '';
  }
}

/**
 * Posts a form to the token endpoint; `asked` are the scopes that hold where the reply names none. `invalid_grant` →
 * `unauthorised`; other refusals → `refused` naming Xero's code.
 */
async function requestTokens(
  url: string,
  form: Readonly<Record<string, string>>,
  { asked, signal }: { readonly asked: string; readonly signal?: AbortSignal | undefined },
): Promise<TokenReply> {
  const { status, text } = await send(url, { method: 'POST', body: new URLSearchParams(form) }, signal);
  if (status === 200) {
    const reply = parseReply(TokenReplySchema, text, 'sign-in');
    return {
      accessToken: reply.access_token,
      refreshToken: reply.refresh_token,
      expiresIn: reply.expires_in,
      scope: reply.scope ?? asked,
    };
  }
  if (status < 400 || status >= 500 || status === 429) throw providerTrouble(status);
  const code = refusalOf(text);
  if (code === 'invalid_grant') throw unauthorised();
  throw new BridgeError({
    code: 'refused',
    message: refusalMessage(code),
    detail: code || String(status),
  });
}

/** What to do about an OAuth error code, RFC 6749 §4.1.2.1 and §5.2. */
export function refusalMessage(code: string): string {
  switch (code) {
    case 'access_denied':
      return 'Access was not allowed in Xero, so nothing was connected. Try again when you are ready.';
    case 'invalid_client':
    case 'unauthorized_client':
      return 'Xero doesn’t know this client id. Copy it again from your app’s page at developer.xero.com; the app must be of the type “Mobile or desktop app”.';
    case 'invalid_scope':
      return 'Xero refused the permissions that Tieout needs for this client id. Check in the app’s configuration that it may use invoices, payments, bank transactions, contacts and settings.';
    case '':
      return 'Xero refused the sign-in. Try again; if it stays, check the client id and the redirect addresses of the app.';
    default:
      return `Xero refused the sign-in (${code}). Try again; if it stays, check the client id and the redirect addresses of the app.`;
  }
}

/** Exchanges the code of a sign-in for tokens; `scope` is what was asked for. Throws `BridgeError`. */
export async function exchangeCode(
  url: string,
  grant: { clientId: string; code: string; redirectUri: string; verifier: string; scope?: string },
  signal?: AbortSignal,
): Promise<TokenReply> {
  const form = {
    grant_type: 'authorization_code',
    client_id: grant.clientId,
    code: grant.code,
    redirect_uri: grant.redirectUri,
    code_verifier: grant.verifier,
  };
  return await requestTokens(url, form, { asked: grant.scope ?? '', signal });
}

/**
 * Trades a refresh token for a new pair of the same `scope`. Throws `BridgeError`, `unauthorised` when the token is dead.
 */
export async function refreshTokens(
  url: string,
  clientId: string,
  refreshToken: string,
  scope = '',
): Promise<TokenReply> {
  const form = { grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken };
  return await requestTokens(url, form, { asked: scope });
}

/** Revokes a refresh token: Xero drops every connection that this user has with the app. Throws `BridgeError`. */
export async function revoke(url: string, clientId: string, refreshToken: string): Promise<void> {
  const body = new URLSearchParams({ token: refreshToken, client_id: clientId });
  const { status } = await send(url, { method: 'POST', body });
  if (status >= 300) throw providerTrouble(status);
}

/** The organisations that the user allowed. Practices are left out: they have no ledger. */
export async function listTenants(
  url: string,
  accessToken: string,
  signal?: AbortSignal,
): Promise<readonly Tenant[]> {
  const headers = { Authorization: `Bearer ${accessToken}`, Accept: 'application/json' };
  const { status, text } = await send(url, { headers }, signal);
  if (status === 401 || status === 403) throw unauthorised();
  if (status !== 200) throw providerTrouble(status);
  return parseReply(ConnectionListSchema, text, 'organisations')
    .filter(({ tenantType }) => tenantType !== 'PRACTICE')
    .map(({ id, tenantId, tenantName }) => ({ id, tenantId, name: tenantName ?? '' }));
}

/** Ends the link to one organisation; one that is already gone is fine. */
export async function deleteTenantLink(url: string, accessToken: string, linkId: string): Promise<void> {
  const headers = { Authorization: `Bearer ${accessToken}` };
  const { status } = await send(`${url}/${encodeURIComponent(linkId)}`, { method: 'DELETE', headers });
  if (status >= 300 && status !== 404) throw status === 401 ? unauthorised() : providerTrouble(status);
}

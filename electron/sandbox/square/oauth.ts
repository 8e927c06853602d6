/**
 * Square's OAuth for public clients (PKCE), as its document has it: a code lives five minutes and works once, an access token thirty
 * days, a refresh token ninety days and once, with no second chance; revoking needs the application's secret.
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { backTo, consentPage, errorPage } from '../consentPage.ts';
import type { SandboxReply, SandboxRequest } from '../route.ts';
import { badRequest, parsedBody, unauthorized } from './refusal.ts';

export interface SquareApplication {
  /** Its public name, `sq0idp-…`. */
  readonly id: string;
  /** Never with Tieout. */
  readonly secret: string;
  /** Registered redirect URLs, exact. */
  readonly redirects: readonly string[];
}

export interface SquareOauth {
  /** Answers `/oauth2/…`; throws refusals. `path` is what follows the service's own part. */
  answer(request: SandboxRequest, path: string): SandboxReply;
  /** What a bearer token may do now; null for one that isn't known or has ended. */
  scopesOf(token: string, now: number): ReadonlySet<string> | null;
  /** What the merchant can do in Square's dashboard: takes every permission back. */
  revokeAll(): void;
}

interface Code {
  readonly challenge: string;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly expires: number;
}

interface Token {
  readonly scopes: readonly string[];
  readonly expires: number;
}

interface World {
  readonly application: SquareApplication;
  readonly merchant: { readonly id: string; readonly name: string };
  readonly codes: Map<string, Code>;
  readonly access: Map<string, Token>;
  readonly refresh: Map<string, Token>;
  counter: number;
}

const DAY_MS = 86_400_000;
const CODE_MS = 5 * 60_000;
const ACCESS_MS = 30 * DAY_MS;
const REFRESH_MS = 90 * DAY_MS;
const SCOPE = /^[A-Z]+(_[A-Z]+)*_(READ|WRITE)$/;

/** Nobody has signed in yet. */
export function createSquareOauth(application: SquareApplication, merchant: World['merchant']): SquareOauth {
  const world: World = {
    application,
    merchant,
    codes: new Map(),
    access: new Map(),
    refresh: new Map(),
    counter: 0,
  };
  return {
    answer(request, path) {
      if (path === '/oauth2/authorize') return authorize(world, request);
      if (request.method !== 'POST') throw badRequest('The method is not allowed.');
      if (path === '/oauth2/token') return { status: 200, body: obtainToken(world, request) };
      if (path === '/oauth2/revoke') return { status: 200, body: revokeToken(world, request) };
      throw badRequest('Resource not found.');
    },
    scopesOf(token, now) {
      const known = world.access.get(token);
      return known === undefined || known.expires <= now ? null : new Set(known.scopes);
    },
    revokeAll() {
      world.access.clear();
      world.refresh.clear();
    },
  };
}

function authorize(world: World, request: SandboxRequest): SandboxReply {
  const { query } = request;
  const { application, merchant } = world;
  if (query.get('client_id') !== application.id) {
    return errorPage('Unknown application', 'No application has this id.');
  }
  const redirectUri = query.get('redirect_uri') ?? application.redirects[0] ?? '';
  if (!application.redirects.includes(redirectUri)) {
    return errorPage('Invalid redirect URL', `${redirectUri} is not registered for this application.`);
  }
  const state = query.get('state');
  const scopes = (query.get('scope') ?? '').split(' ').filter(Boolean);
  const challenge = query.get('code_challenge') ?? '';
  const isGood = scopes.length > 0 && scopes.every((scope) => SCOPE.test(scope));
  // A production application must ask for a fresh login.
  if (!isGood || !/^[\w-]{43}$/.test(challenge) || query.get('session') !== 'false') {
    return backTo(redirectUri, { error: 'invalid_request' }, state);
  }
  if (request.method === 'GET') {
    return consentPage({
      action: `${request.path}?${query.toString()}`,
      account: merchant.name,
      wish: 'Tieout would like to read this demo account’s payments and payouts.',
      scopes,
      redirectOrigin: new URL(redirectUri).origin,
      service: 'Square',
    });
  }
  if (request.method !== 'POST') return { status: 405, body: '' };
  if (new URLSearchParams(request.body).get('decision') !== 'allow') {
    return backTo(redirectUri, { error: 'access_denied', error_description: 'user_denied' }, state);
  }
  const code = `sq0cgp-${nameOf(world, 'code').slice(0, 32)}`;
  world.codes.set(code, { challenge, redirectUri, scopes, expires: request.now + CODE_MS });
  return backTo(redirectUri, { code, response_type: 'code' }, state);
}

const text = v.optional(v.nullable(v.string()), null);
const TokenBody = v.object({
  client_id: v.string(),
  grant_type: v.picklist(['authorization_code', 'refresh_token']),
  client_secret: text,
  code: text,
  redirect_uri: text,
  code_verifier: text,
  refresh_token: text,
});

function obtainToken(world: World, request: SandboxRequest): unknown {
  const body = parsedBody(TokenBody, request);
  if (body.client_id !== world.application.id) throw unauthorized('Application not found.');
  if (body.client_secret !== null) throw badRequest('The PKCE flow takes no client_secret.');
  const { now } = request;
  if (body.grant_type === 'refresh_token') {
    const name = body.refresh_token ?? '';
    const known = world.refresh.get(name);
    world.refresh.delete(name);
    if (known === undefined || known.expires <= now) throw unauthorized('Invalid refresh token.');
    return issue(world, known.scopes, now);
  }
  const name = body.code ?? '';
  const known = world.codes.get(name);
  world.codes.delete(name);
  if (known === undefined) throw unauthorized('Authorization code not found for app.');
  if (known.expires <= now) throw unauthorized('Authorization code is expired.');
  if (known.redirectUri !== body.redirect_uri) throw unauthorized('Redirect URI does not match.');
  const proof = createHash('sha256')
    .update(body.code_verifier ?? '')
    .digest('base64url');
  if (proof !== known.challenge) throw unauthorized('Code verifier does not match.');
  return issue(world, known.scopes, now);
}

function issue(world: World, scopes: readonly string[], now: number): unknown {
  const access = `EAAA${nameOf(world, 'access')}`;
  const refresh = `EQAA${nameOf(world, 'refresh')}`;
  const [expires, refreshExpires] = [now + ACCESS_MS, now + REFRESH_MS];
  world.access.set(access, { scopes, expires });
  world.refresh.set(refresh, { scopes, expires: refreshExpires });
  return {
    access_token: access,
    token_type: 'bearer',
    expires_at: new Date(expires).toISOString(),
    merchant_id: world.merchant.id,
    refresh_token: refresh,
    short_lived: false,
    refresh_token_expires_at: new Date(refreshExpires).toISOString(),
  };
}

const RevokeBody = v.object({ client_id: text, access_token: text, merchant_id: text });

/** Revokes all tokens of the merchant, whichever one is named. */
function revokeToken(world: World, request: SandboxRequest): unknown {
  const body = parsedBody(RevokeBody, request);
  if (request.headers['authorization'] !== `Client ${world.application.secret}`) {
    throw unauthorized('The application secret is missing or wrong.');
  }
  const isKnown = world.access.has(body.access_token ?? '') || body.merchant_id === world.merchant.id;
  if (!isKnown || body.client_id !== world.application.id) throw badRequest('Nothing to revoke.');
  world.access.clear();
  world.refresh.clear();
  return { success: true };
}

/** A text that nobody can guess who doesn't know the seed, the same at each replay. */
function nameOf(world: World, what: string): string {
  world.counter += 1;
  return createHash('sha256')
    .update(`${world.application.secret}|${what}|${world.counter}`)
    .digest('base64url');
}

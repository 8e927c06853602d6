/** A plain client of the running sandbox: signs in as an app would, then calls. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { RunningSandbox } from '../../../../electron/sandbox/sandbox.ts';
import { TENANT } from './seed.ts';

export const ALL_SCOPES =
  'openid offline_access accounting.settings accounting.contacts accounting.invoices accounting.payments accounting.banktransactions';

export const REDIRECT = 'http://localhost:48217/callback';
const VERIFIER = 'v'.repeat(43);

const TokenReply = v.object({ access_token: v.string(), refresh_token: v.optional(v.string(), '') });

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Address of the consent page. `more` replaces parameters. */
export function authorizeUrl(sandbox: RunningSandbox, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: sandbox.xeroClientId,
    redirect_uri: REDIRECT,
    scope: ALL_SCOPES,
    state: 'st&te',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  });
  return `${sandbox.base}/identity/connect/authorize?${query.toString()}`;
}

/** Submits the consent form; the address that the browser is sent to. */
export async function decide(url: string, decision = 'allow'): Promise<URL> {
  const body = new URLSearchParams({ decision });
  const reply = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  return new URL(reply.headers.get('location') ?? 'about:blank');
}

/** Posts a form to `/connect/…`. */
export async function form(
  sandbox: RunningSandbox,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<Reply> {
  const body = new URLSearchParams({ client_id: sandbox.xeroClientId, ...fields });
  return toReply(await fetch(`${sandbox.base}${path}`, { method: 'POST', body }));
}

/** The form fields that exchange a code. */
export function codeFields(
  code: string,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: VERIFIER, ...more };
}

/** Signs in; both tokens. */
export async function signIn(
  sandbox: RunningSandbox,
  scope = ALL_SCOPES,
): Promise<{ access: string; refresh: string }> {
  const back = await decide(authorizeUrl(sandbox, { scope }));
  const reply = await form(sandbox, '/connect/token', codeFields(back.searchParams.get('code') ?? ''));
  const tokens = v.parse(TokenReply, reply.body);
  return { access: tokens.access_token, refresh: tokens.refresh_token };
}

/** Refreshes; the reply's tokens, or its error. */
export async function refresh(sandbox: RunningSandbox, token: string): Promise<Reply> {
  return form(sandbox, '/connect/token', { grant_type: 'refresh_token', refresh_token: token });
}

export type Call = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Reply>;

/** Calls `/api.xro/2.0`. */
export function caller(sandbox: RunningSandbox, access: string): Call {
  return async (method, path, body, headers = {}) => {
    const reply = await fetch(`${sandbox.base}/api.xro/2.0${path}`, {
      method,
      headers: {
        authorization: `Bearer ${access}`,
        'xero-tenant-id': TENANT,
        accept: 'application/json',
        'content-type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return toReply(reply);
  };
}

/** Calls `/control`. */
export async function control(
  sandbox: RunningSandbox,
  method: string,
  path: string,
  body?: unknown,
): Promise<Reply> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  return toReply(await fetch(`${sandbox.base}/control${path}`, init));
}

async function toReply(reply: Response): Promise<Reply> {
  const text = await reply.text();
  const json = reply.headers.get('content-type')?.startsWith('application/json');
  return {
    status: reply.status,
    headers: reply.headers,
    body: json && text !== '' ? JSON.parse(text) : text,
  };
}

const Listed = v.record(v.string(), v.unknown());

/** The list of a reply, e.g. its `Payments`. Throws if there is none. */
export function list(reply: Reply, name: string): readonly Record<string, unknown>[] {
  const found = v.parse(Listed, reply.body)[name];
  return v.parse(v.array(Listed), found);
}

/** Messages of every element of a reply that has `ValidationErrors`, in order. */
export function messages(reply: Reply, name: string): readonly string[] {
  const Errors = v.optional(v.array(v.object({ Message: v.string() })), []);
  return list(reply, name).flatMap((element) =>
    v.parse(Errors, element['ValidationErrors']).map((error) => error.Message),
  );
}

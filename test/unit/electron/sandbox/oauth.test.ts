import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../../../electron/sandbox/sandbox.ts';
import { authorizeUrl, caller, codeFields, control, decide, form, refresh, signIn } from './client.ts';
import { seed } from './seed.ts';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ xero: seed });
});
afterEach(() => sandbox.close());

const minutes = (count: number) => control(sandbox, 'POST', '/clock', { advanceMs: count * 60_000 });

test('the consent page is a form without script, escaped, that may only go to the redirect', async () => {
  const reply = await fetch(authorizeUrl(sandbox));
  const page = await reply.text();
  const policy = reply.headers.get('content-security-policy') ?? '';
  expect(reply.status).toBe(200);
  expect(page).toContain('Allow access');
  expect(page).toContain('Test &amp; &lt;Co&gt;');
  expect(page).not.toContain('<script');
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'self' http://localhost:48217;");
  expect(policy).not.toContain('unsafe');
});

test('allowing sends code and state back; cancelling sends access_denied', async () => {
  const allowed = await decide(authorizeUrl(sandbox));
  expect(allowed.origin).toBe('http://localhost:48217');
  expect(allowed.searchParams.get('state')).toBe('st&te');
  expect(allowed.searchParams.get('code')).toMatch(/^[\w-]{43}$/);
  const denied = await decide(authorizeUrl(sandbox), 'cancel');
  expect(denied.searchParams.get('error')).toBe('access_denied');
});

test('an unknown client or redirect never sends the browser anywhere', async () => {
  for (const more of [
    { client_id: 'X' },
    { redirect_uri: 'http://localhost:48220/callback' },
    { redirect_uri: 'http://evil.example/callback' },
  ]) {
    const reply = await fetch(authorizeUrl(sandbox, more), { redirect: 'manual' });
    expect(reply.status).toBe(400);
    expect(reply.headers.get('location')).toBeNull();
  }
});

test('a redirect registered through the control address works', async () => {
  const redirect_uri = 'http://localhost:50001/back';
  await control(sandbox, 'POST', '/redirects', { redirects: [redirect_uri] });
  expect((await fetch(authorizeUrl(sandbox, { redirect_uri }))).status).toBe(200);
});

test('broad and unknown scopes are invalid_scope; PKCE is required', async () => {
  const error = async (more: Record<string, string>) => {
    const reply = await fetch(authorizeUrl(sandbox, more), { redirect: 'manual' });
    return new URL(reply.headers.get('location') ?? 'about:blank').searchParams.get('error');
  };
  expect(await error({ scope: 'accounting.transactions' })).toBe('invalid_scope');
  expect(await error({ scope: '' })).toBe('invalid_scope');
  expect(await error({ code_challenge_method: 'plain' })).toBe('invalid_request');
  expect(await error({ code_challenge: '' })).toBe('invalid_request');
  expect(await error({ response_type: 'token' })).toBe('unsupported_response_type');
});

test('a code works once, within five minutes, with its verifier and redirect', async () => {
  const code = async () => (await decide(authorizeUrl(sandbox))).searchParams.get('code') ?? '';
  const exchange = async (fields: Record<string, string>) =>
    (await form(sandbox, '/connect/token', fields)).status;
  const once = await code();
  expect(await exchange(codeFields(once))).toBe(200);
  expect(await exchange(codeFields(once))).toBe(400);
  expect(await exchange(codeFields(await code(), { code_verifier: 'w'.repeat(43) }))).toBe(400);
  expect(await exchange(codeFields(await code(), { redirect_uri: 'http://localhost:48218/callback' }))).toBe(
    400,
  );
  expect(await exchange(codeFields(await code(), { client_id: 'other' }))).toBe(400);
  const late = await code();
  await minutes(5);
  expect(await exchange(codeFields(late))).toBe(400);
});

test('refresh tokens rotate; the old one is good for 30 minutes more, in case the reply was lost', async () => {
  const first = await signIn(sandbox);
  expect((await refresh(sandbox, first.refresh)).status).toBe(200);
  await minutes(29);
  expect((await refresh(sandbox, first.refresh)).status).toBe(200);
  await minutes(2);
  const stale = await refresh(sandbox, first.refresh);
  expect([stale.status, stale.body]).toEqual([400, { error: 'invalid_grant' }]);
});

test('a refresh token unused for 60 days is dead', async () => {
  const { refresh: token } = await signIn(sandbox);
  await minutes(60 * 24 * 60);
  expect((await refresh(sandbox, token)).body).toEqual({ error: 'invalid_grant' });
});

test('without offline_access there is no refresh token', async () => {
  expect((await signIn(sandbox, 'openid accounting.settings')).refresh).toBe('');
});

test('an access token ends after 30 minutes with 401', async () => {
  const { access } = await signIn(sandbox);
  const call = caller(sandbox, access);
  expect((await call('GET', '/Organisation')).status).toBe(200);
  await minutes(30);
  const reply = await call('GET', '/Organisation');
  expect(reply.status).toBe(401);
  expect(reply.body).toMatchObject({ Detail: expect.stringContaining('TokenExpired') });
});

test('the access token is a JWT by shape that names the sign-in event of the connection', async () => {
  const { access } = await signIn(sandbox);
  const payload: unknown = JSON.parse(Buffer.from(access.split('.')[1] ?? '', 'base64url').toString());
  const reply = await fetch(`${sandbox.base}/connections`, {
    headers: { authorization: `Bearer ${access}` },
  });
  const connections: unknown = await reply.json();
  expect(connections).toMatchObject([{ tenantType: 'ORGANISATION', tenantName: 'Test & <Co>' }]);
  expect(payload).toMatchObject({
    client_id: sandbox.xeroClientId,
    scope: expect.arrayContaining(['accounting.payments']),
  });
  expect(JSON.stringify(connections)).toContain(JSON.parse(JSON.stringify(payload)).authentication_event_id);
});

test('scopes are enforced per endpoint: reading needs .read, writing the whole', async () => {
  const { access } = await signIn(sandbox, 'accounting.settings.read accounting.payments.read');
  const call = caller(sandbox, access);
  expect((await call('GET', '/Accounts')).status).toBe(200);
  expect((await call('GET', '/Payments')).status).toBe(200);
  const invoices = await call('GET', '/Invoices');
  expect([invoices.status, invoices.headers.get('www-authenticate')]).toEqual([
    401,
    'Bearer error="insufficient_scope"',
  ]);
  expect((await call('PUT', '/Payments', { Payments: [] })).status).toBe(401);
});

test('another tenant is forbidden; a disconnected one too; revoking ends everything', async () => {
  const tokens = await signIn(sandbox);
  const call = caller(sandbox, tokens.access);
  expect((await call('GET', '/Organisation', undefined, { 'xero-tenant-id': 'else' })).status).toBe(403);
  const authorization = `Bearer ${tokens.access}`;
  const connections = JSON.parse(
    await (await fetch(`${sandbox.base}/connections`, { headers: { authorization } })).text(),
  );
  const address = `${sandbox.base}/connections/${String(connections[0].id)}`;
  expect((await fetch(address, { method: 'DELETE', headers: { authorization } })).status).toBe(204);
  expect((await call('GET', '/Organisation')).status).toBe(403);
  expect((await form(sandbox, '/connect/revocation', { token: tokens.refresh })).status).toBe(200);
  expect((await call('GET', '/Organisation')).status).toBe(401);
  expect((await refresh(sandbox, tokens.refresh)).body).toEqual({ error: 'invalid_grant' });
});

test('pages of other sites are refused', async () => {
  const reply = await fetch(authorizeUrl(sandbox), {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
    body: 'decision=allow',
  });
  expect(reply.status).toBe(403);
  // A sandboxed frame of another site has the origin "null", and so has the consent page itself.
  for (const path of ['/control/reset', '/control/faults', '/api.xro/2.0/Payments']) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, so that a failure names its case
    const framed = await fetch(sandbox.base + path, {
      method: 'POST',
      headers: { origin: 'null' },
      body: '{}',
    });
    expect([path, framed.status]).toEqual([path, 403]);
  }
});

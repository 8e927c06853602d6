/** Sign-in and the list of organisations, by Xero's identity document: what is asked, and that its example is read. */
import { type IncomingMessage, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  deleteTenantLink,
  exchangeCode,
  listTenants,
  refreshTokens,
  revoke,
} from '../../electron/xero/oauth.ts';
import { type Headers, headerOf } from './json.ts';
import { haveSpec, openApi } from './openApi.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly form: Readonly<Record<string, string>>;
}

const ID = '7cb59f93-2964-421d-bb5e-a0f7a4572a44';
const sent: Sent[] = [];
let reply: { status: number; body: unknown } = { status: 200, body: [] };
let base = '';

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
const server = createServer((request, response) => {
  void textOf(request).then((text) => {
    const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://x');
    const { method = '', headers } = request;
    sent.push({
      method,
      path: pathname,
      query,
      headers,
      form: Object.fromEntries(new URLSearchParams(text)),
    });
    response.writeHead(reply.status, { 'content-type': 'application/json' });
    return response.end(reply.status === 204 ? '' : JSON.stringify(reply.body));
  });
});
beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has an AddressInfo
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Xero's own guide and SDK have `/connections`; its document writes it with a capital. */
const asDocumented = (path: string) => path.replace(/^\/connections/, '/Connections');

describe.skipIf(!haveSpec('xero-identity.yaml'))('by the identity document', () => {
  const spec = haveSpec('xero-identity.yaml') ? openApi('xero-identity.yaml') : null;
  const problems = ({ method, path, query, headers }: Sent) => [
    ...(spec?.address(method, asDocumented(path), headers) ?? ['no document']),
    ...(spec?.query(method, asDocumented(path), query) ?? []),
  ];

  it('reads the organisations of its example', async () => {
    const [example] = spec?.examples('GET', '/Connections') ?? [];
    expect(example?.status).toBe(200);
    reply = { status: 200, body: example?.body };
    expect(await listTenants(`${base}/connections`, 'token')).toEqual([
      { id: ID, tenantId: 'fe79f7dd-b6d4-4a92-ba7b-538af6289c58', name: 'Demo Company (NZ)' },
    ]);
    expect(problems(sent.at(-1)!)).toEqual([]);
    expect(headerOf(sent.at(-1)!.headers, 'authorization')).toBe('Bearer token');
  });

  it.each([204, 404])('ends a link, and takes one that is gone for ended (%i)', async (status) => {
    reply = { status, body: null };
    await deleteTenantLink(`${base}/connections`, 'token', ID);
    expect(sent.at(-1)).toMatchObject({ method: 'DELETE', path: `/connections/${ID}` });
    expect(problems(sent.at(-1)!)).toEqual([]);
  });

  it('reads a token set as the document has it, and refreshes with its fields alone, without a secret', async () => {
    const tokens = {
      access_token: 'a',
      refresh_token: 'r',
      expires_in: 1800,
      id_token: 'i',
      token_type: 'Bearer',
    };
    expect(spec?.schema('AccessToken', tokens)).toEqual([]);
    expect(spec?.schema('AccessToken', { ...tokens, expires_in: 'soon' })).not.toEqual([]);
    reply = { status: 200, body: tokens };
    const read = { accessToken: 'a', refreshToken: 'r', expiresIn: 1800 };
    expect(await refreshTokens(`${base}/connect/token`, 'client', 'old')).toMatchObject(read);
    expect(sent.at(-1)?.form).toEqual({
      grant_type: 'refresh_token',
      client_id: 'client',
      refresh_token: 'old',
    });
    expect(spec?.schema('RefreshToken', sent.at(-1)?.form)).toEqual([]);
    const grant = {
      clientId: 'client',
      code: 'c',
      redirectUri: 'http://localhost:1/callback',
      verifier: 'v',
    };
    expect(await exchangeCode(`${base}/connect/token`, grant)).toMatchObject(read);
    // RFC 7636 §4.5; the document names no fields for it.
    expect(sent.at(-1)?.form).toEqual({
      grant_type: 'authorization_code',
      client_id: 'client',
      code: 'c',
      redirect_uri: grant.redirectUri,
      code_verifier: 'v',
    });
    await revoke(`${base}/connect/revocation`, 'client', 'old');
    expect(sent.at(-1)?.form).toEqual({ token: 'old', client_id: 'client' });
    for (const { headers } of sent.slice(-3)) {
      expect(headerOf(headers, 'authorization')).toBe('');
      expect(headerOf(headers, 'content-type')).toMatch(/^application\/x-www-form-urlencoded/);
    }
  });
});

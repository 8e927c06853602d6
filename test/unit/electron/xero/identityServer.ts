/** A tiny identity service over real HTTP, for what a well-behaved one never does: lose replies, fail, change its mind. */
import { createHash, randomBytes } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Endpoints, demoEndpoints } from '../../../../electron/endpoints.ts';

export interface IdentityServer {
  readonly endpoints: Endpoints;
  /** Forms received by the token endpoint, in order. */
  readonly tokenRequests: URLSearchParams[];
  /** What became of other requests: `METHOD path`. */
  readonly seen: string[];
  /** Next token calls go wrong in these ways, first one first. */
  readonly faults: ('loseReply' | 'fail500' | 'garbage')[];
  /** Refresh tokens that still work, with what the challenge was for codes. */
  readonly refreshTokens: Set<string>;
  /** The browser's part: what `openExternal` is given; answers with the redirect address. */
  allow(url: string): string;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

const json = (response: ServerResponse, status: number, body: unknown) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

/** Starts it on a free port. Rotates refresh tokens; the one before stays good until its successor is used, as Xero's grace does. */
export async function startIdentityServer(): Promise<IdentityServer> {
  const codes = new Map<string, { challenge: string; redirectUri: string }>();
  const refreshTokens = new Set<string>();
  const tokenRequests: URLSearchParams[] = [];
  const seen: string[] = [];
  const faults: IdentityServer['faults'] = [];

  const issue = () => {
    const refresh = `rt_${randomBytes(8).toString('hex')}`;
    refreshTokens.add(refresh);
    const access = `at_${randomBytes(8).toString('hex')}`;
    return { access_token: access, refresh_token: refresh, expires_in: 1800, token_type: 'Bearer' };
  };
  const grant = (form: URLSearchParams): unknown => {
    if (form.get('grant_type') === 'refresh_token') {
      return refreshTokens.has(form.get('refresh_token') ?? '') ? issue() : null;
    }
    const code = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    return code && code.challenge === proof && code.redirectUri === form.get('redirect_uri') ? issue() : null;
  };
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '';
    const text = await bodyOf(request);
    if (path !== '/connect/token') {
      seen.push(`${request.method ?? ''} ${path}`);
      if (path === '/connect/revocation') refreshTokens.clear();
      if (path !== '/connections') return json(response, path === '/connect/revocation' ? 200 : 204, {});
      const tenants = ['one', 'two'].map((name) => ({
        id: `link-${name}`,
        tenantId: `tenant-${name}`,
        tenantType: 'ORGANISATION',
        tenantName: `Org ${name}`,
      }));
      return json(response, 200, [...tenants, { id: 'p', tenantId: 'p', tenantType: 'PRACTICE' }]);
    }
    const form = new URLSearchParams(text);
    tokenRequests.push(form);
    const fault = faults.shift();
    if (fault === 'fail500') return json(response, 500, {});
    const granted = grant(form);
    if (fault === 'loseReply') return request.socket.destroy();
    if (fault === 'garbage') return response.end('<html>');
    return granted ? json(response, 200, granted) : json(response, 400, { error: 'invalid_grant' });
  };
  const server: Server = createServer((request, response) => {
    void serve(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a listening TCP server has an AddressInfo
  const { port } = server.address() as AddressInfo;
  return {
    endpoints: demoEndpoints(`http://127.0.0.1:${port}`),
    tokenRequests,
    seen,
    faults,
    refreshTokens,
    allow: (text) => {
      const { searchParams } = new URL(text);
      const code = randomBytes(6).toString('hex');
      const redirectUri = searchParams.get('redirect_uri') ?? '';
      codes.set(code, { challenge: searchParams.get('code_challenge') ?? '', redirectUri });
      const back = new URL(redirectUri);
      back.search = new URLSearchParams({ code, state: searchParams.get('state') ?? '' }).toString();
      return back.href;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

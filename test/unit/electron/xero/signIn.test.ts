import { once } from 'node:events';
import { request } from 'node:http';
import { type Socket, connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { challengeOf, newPkce, sameText } from '../../../../electron/oauth/pkce.ts';
import { exchangeCode, scopesFor } from '../../../../electron/xero/oauth.ts';
import { createXeroSignIn } from '../../../../electron/xero/signIn.ts';
import { type IdentityServer, startIdentityServer } from './identityServer.ts';

// Not the app's own ports: those may be in use by an app that runs beside the tests.
const PORTS = [48317, 48318];
let identity: IdentityServer;
beforeEach(async () => {
  identity = await startIdentityServer();
});
afterEach(async () => {
  await identity.close();
});

const starter = (minutes = 1) =>
  createXeroSignIn({ endpoints: async () => identity.endpoints, ports: PORTS, minutes });
const never = new AbortController().signal;
/** What the user enters, to read only. */
const USUAL = { clientId: 'CLIENT', demo: false, posting: false, signal: never };

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A raw request, so that a foreign Host and method can be sent. Status 0: nobody listens. */
async function get(
  url: string,
  { host, method = 'GET', family = 4 }: { host?: string; method?: string; family?: 4 | 6 } = {},
): Promise<Got> {
  const target = new URL(url);
  return await new Promise((resolve) => {
    const options = {
      host: family === 4 ? '127.0.0.1' : '::1',
      port: target.port,
      path: target.pathname + target.search,
      method,
      headers: { host: host ?? target.host },
    };
    request(options, (response) => {
      let body = '';
      response.on('data', (chunk) => (body += String(chunk)));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
      });
    })
      .on('error', () => {
        resolve({ status: 0, headers: {}, body: '' });
      })
      .end();
  });
}

describe('PKCE', () => {
  it('makes the challenge of RFC 7636 appendix B', () => {
    expect(challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
    expect(newPkce().verifier).toMatch(/^[\w-]{43}$/);
    expect(newPkce().state).not.toBe(newPkce().state);
    expect([sameText('a', 'a'), sameText('a', 'b'), sameText('a', 'aa')]).toEqual([true, false, false]);
  });
});

describe('Xero sign-in', () => {
  it('exchanges the code with its proof and lists organisations, practices left out', async () => {
    let asked = '';
    let page: Got | undefined;
    const signedIn = await starter()({
      clientId: ' CLIENT123 ',
      demo: false,
      posting: false,
      signal: never,
      openExternal: async (url) => {
        asked = url;
        page = await get(identity.allow(url));
      },
    });
    const { searchParams } = new URL(asked);
    expect(searchParams.get('scope')).toBe(scopesFor(false).join(' '));
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect(searchParams.get('redirect_uri')).toBe(`http://localhost:${PORTS[0]}/callback`);
    expect(signedIn.tenants.map(({ tenantId }) => tenantId)).toEqual(['tenant-one', 'tenant-two']);
    expect(signedIn.clientId).toBe('CLIENT123');
    expect(identity.tokenRequests[0]?.get('client_secret')).toBeNull();
    expect(page?.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(page?.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page?.body).not.toMatch(/code|state/);
  });

  it('turns attacks away and still takes the right answer', async () => {
    const statuses: Record<string, number> = {};
    const signedIn = await starter()({
      ...USUAL,
      openExternal: async (url) => {
        const good = identity.allow(url);
        const wrongState = new URL(good);
        wrongState.searchParams.set('state', 'x'.repeat(43));
        const noState = new URL(good);
        noState.searchParams.delete('state');
        statuses['wrongState'] = (await get(wrongState.href)).status;
        statuses['noState'] = (await get(noState.href)).status;
        statuses['twoStates'] = (await get(`${good}&state=other`)).status;
        statuses['foreignHost'] = (await get(good, { host: 'evil.example' })).status;
        statuses['ipHost'] = (await get(good, { host: `127.0.0.1:${PORTS[0]}` })).status;
        statuses['post'] = (await get(good, { method: 'POST' })).status;
        statuses['path'] = (await get(good.replace('/callback', '/'))).status;
        statuses['good'] = (await get(good)).status;
        const second = (await get(good)).status;
        statuses['second'] = second === 0 ? 410 : second;
      },
    });
    expect(statuses).toEqual({
      wrongState: 400,
      noState: 400,
      twoStates: 400,
      foreignHost: 421,
      ipHost: 421,
      post: 405,
      path: 404,
      good: 200,
      second: 410,
    });
    expect(signedIn.tenants).toHaveLength(2);
    expect(identity.tokenRequests).toHaveLength(1);
  });

  it('closes its port when done, and takes the next port when the first is busy', async () => {
    const { createServer } = await import('node:http');
    const busy = createServer();
    await new Promise<void>((resolve) => {
      busy.listen(PORTS[0], '127.0.0.1', resolve);
    });
    let back = '';
    await starter()({
      ...USUAL,
      openExternal: async (url) => {
        back = identity.allow(url);
        await get(back);
      },
    });
    await new Promise((resolve) => busy.close(resolve));
    expect(back).toContain(`localhost:${PORTS[1]}`);
    expect((await get(back)).status).toBe(0);
  });

  it('reports a refusal by the user, and an unknown client', async () => {
    const refuse = (error: string) => async (url: string) => {
      const back = new URL(identity.allow(url));
      back.searchParams.delete('code');
      back.searchParams.set('error', error);
      await get(back.href);
    };
    const start = starter();
    const options = USUAL;
    await expect(start({ ...options, openExternal: refuse('access_denied') })).rejects.toMatchObject({
      data: { code: 'permission' },
    });
    await expect(start({ ...options, openExternal: refuse('unauthorized_client') })).rejects.toMatchObject({
      data: { code: 'refused', message: expect.stringContaining('client id') },
    });
    await expect(start({ ...options, clientId: 'no id', openExternal: refuse('x') })).rejects.toMatchObject({
      data: { code: 'badRequest' },
    });
  });

  it('cancels, times out, and gives way to a newer one', async () => {
    const options = { clientId: 'CLIENT', demo: false, posting: false, openExternal: async () => {} };
    const stop = new AbortController();
    const cancelled = starter()({ ...options, signal: stop.signal });
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ data: { code: 'cancelled' } });
    await expect(starter(0.0005)({ ...options, signal: never })).rejects.toMatchObject({
      data: { detail: 'timeout' },
    });

    const start = starter();
    const older = start({ ...options, signal: never });
    const olderEnds = expect(older).rejects.toMatchObject({ data: { code: 'cancelled' } });
    const newer = await start({
      ...options,
      signal: never,
      openExternal: async (url) => {
        // The older one has freed its port by now.
        expect(url).toContain(`%3A${PORTS[0]}%2F`);
        await get(identity.allow(url));
      },
    });
    await olderEnds;
    expect(newer.tenants).toHaveLength(2);
  });

  it('says so when the token endpoint is down or answers nonsense, and when the browser can’t be opened', async () => {
    const allow = async (url: string) => {
      await get(identity.allow(url));
    };
    const options = { ...USUAL, openExternal: allow };
    identity.faults.push('fail500', 'garbage', 'loseReply');
    for (const code of ['provider', 'provider', 'offline']) {
      // oxlint-disable-next-line no-await-in-loop -- one flow at a time
      await expect(starter()(options)).rejects.toMatchObject({ data: { code } });
    }
    const noBrowser = { ...options, openExternal: async () => Promise.reject(new Error('no browser')) };
    await expect(starter()(noBrowser)).rejects.toThrow('no browser');
    expect((await get(`http://localhost:${PORTS[0]}/callback`)).status).toBe(0);
  });

  it('asks for the right to write only where posting is turned on', async () => {
    let asked = '';
    const signedIn = await starter()({
      clientId: 'CLIENT',
      demo: false,
      posting: true,
      signal: never,
      openExternal: async (url) => {
        asked = url;
        await get(identity.allow(url));
      },
    });
    expect(new URL(asked).searchParams.get('scope')).toBe(
      'offline_access accounting.settings accounting.contacts accounting.invoices accounting.payments accounting.banktransactions',
    );
    // The reply named no scopes: what was asked for holds, RFC 6749 §5.1.
    expect(signedIn).toMatchObject({ posting: true, tokens: { scope: scopesFor(true).join(' ') } });
  });

  it('lets a code be used once: whoever has seen the redirect gets nothing for it', async () => {
    let back = '';
    await starter()({
      ...USUAL,
      openExternal: async (url) => {
        back = identity.allow(url);
        await get(back);
      },
    });
    const form = identity.tokenRequests[0];
    const grant = {
      clientId: 'CLIENT',
      code: new URL(back).searchParams.get('code') ?? '',
      redirectUri: form?.get('redirect_uri') ?? '',
      verifier: form?.get('code_verifier') ?? '',
    };
    await expect(exchangeCode(identity.endpoints.xeroToken, grant)).rejects.toMatchObject({
      data: { code: 'unauthorised' },
    });
    await expect(
      exchangeCode(identity.endpoints.xeroToken, { ...grant, verifier: 'a'.repeat(43) }),
    ).rejects.toMatchObject({ data: { code: 'unauthorised' } });
  });

  it('is neither held up nor kept open by connections that dawdle', async () => {
    const dawdlers: Socket[] = [];
    const dripping: NodeJS.Timeout[] = [];
    const signedIn = await starter()({
      ...USUAL,
      openExternal: async (url) => {
        const half = ['', 'GET /callback?state=', 'GET /callback HTTP/1.1\r\nHost: localhost\r\nX-Slow: '];
        for (let index = 0; index < 60; index += 1) {
          // oxlint-disable-next-line no-await-in-loop -- each is there before the browser comes back
          const socket = await connected(index % 2 === 0 ? '127.0.0.1' : '::1');
          socket.write(half[index % half.length] ?? '');
          dripping.push(setInterval(() => socket.write('a'), 20));
          dawdlers.push(socket);
        }
        expect((await get(identity.allow(url))).status).toBe(200);
      },
    });
    for (const timer of dripping) clearInterval(timer);
    expect(signedIn.tenants).toHaveLength(2);
    expect((await get(`http://localhost:${PORTS[0]}/callback`)).status).toBe(0);
    await Promise.all(dawdlers.map(async (socket) => socket.destroyed || (await once(socket, 'close'))));
  });
});

/** A connection that says nothing yet. It may be broken off at any time. */
async function connected(host: string): Promise<Socket> {
  const socket = connect(PORTS[0] ?? 0, host);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** The built app behind the loopback host, in a real browser and over raw sockets. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBrowserHost } from '../../electron/browserHost.ts';
import type { BrowserHost } from '../../electron/browserHost.ts';
import { CONTENT_SECURITY_POLICY } from '../../electron/host/staticFiles.ts';
import { createServices } from '../../electron/services.ts';
import type { Services } from '../../electron/services.ts';
import { launchBrowser } from '../support/browser.ts';
import { ensureBuilt, outDir } from '../support/build.ts';
import { matchingWorkers } from '../support/matchingWorkers.ts';
import { sessionVault } from '../support/vault.ts';

/** What was opened, to be closed in the opposite order however far the set-up came. */
const closers: (() => Promise<void>)[] = [];
let dir = '';
let services: Services;
let host: BrowserHost;
let browser: Browser;

beforeAll(async () => {
  ensureBuilt();
  dir = await mkdtemp(join(tmpdir(), 'tieout-hosts-'));
  closers.unshift(() => rm(dir, { recursive: true, force: true }));
  services = await createServices({
    dataDir: dir,
    vault: await sessionVault(dir),
    hostKind: 'browser',
    openExternal: () => Promise.reject(new Error('No page should be opened here.')),
  });
  closers.unshift(() => services.close());
  host = await startBrowserHost({ services, port: 0, rendererDir: join(outDir, 'renderer') });
  closers.unshift(() => host.close());
  browser = await launchBrowser();
  closers.unshift(() => browser.close());
});
afterAll(async () => {
  // oxlint-disable-next-line no-await-in-loop -- each rests on the next
  for (const close of closers) await close();
});

/** Sends bytes as they are and resolves with the whole answer: nothing tidies the path or the headers on the way. */
async function raw(lines: readonly string[], body = ''): Promise<{ status: number; text: string }> {
  const { port } = new URL(host.origin);
  return new Promise((done, failed) => {
    const socket = connect(Number(port), '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('error', failed);
    socket.on('end', () => done({ status: Number(text.split(' ')[1]), text }));
    socket.write(`${[...lines, 'connection: close'].join('\r\n')}\r\n\r\n${body}`);
  });
}

/** What a link buys, as the headers that carry it. */
async function enter(): Promise<{ cookie: string; key: string }> {
  const { port } = new URL(host.origin);
  const link = new URL(host.newLink());
  const { status, text } = await raw([
    `GET ${link.pathname}${link.search} HTTP/1.1`,
    `host: 127.0.0.1:${port}`,
  ]);
  expect(status).toBe(303);
  expect(text).toMatch(/set-cookie: .*HttpOnly; SameSite=Strict; Path=\//i);
  const cookie = /set-cookie: ([^;]+)/i.exec(text)?.[1] ?? '';
  return { cookie, key: /location: \/#key=(\S+)/i.exec(text)?.[1] ?? '' };
}

describe('in a browser', () => {
  it('lets one browser in with a link, shows the app, and breaks no rule of the content policy', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const violations: string[] = [];
    await page.exposeFunction('violated', (what: string) => violations.push(what));
    await page.addInitScript(
      "addEventListener('securitypolicyviolation', (event) => violated(event.violatedDirective + ' ' + event.blockedURI))",
    );
    page.on('pageerror', (error) => violations.push(error.message));
    const link = host.newLink();
    const response = await page.goto(link);
    expect(response?.headers()['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
    expect(page.url()).toBe(`${host.origin}/`);
    // Neither token nor key is left in the address or in the way back.
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    await page.waitForFunction(() => (document.getElementById('root')?.textContent ?? '') !== '');
    await page.reload();
    await page.waitForFunction(() => (document.getElementById('root')?.textContent ?? '') !== '');
    // Matching has its worker, which has read the local database and answered.
    await expect.poll(async () => (await matchingWorkers(page)).length, { timeout: 30_000 }).toBe(1);
    expect(violations).toEqual([]);
    // And the listener hears: a script made from a string is what the policy exists to stop.
    const made = page.evaluate(() => {
      document.createElement('script').textContent = 'window.name = "ran"';
    });
    await expect(made).rejects.toThrow('TrustedScript');
    await expect.poll(() => violations).toEqual(['require-trusted-types-for trusted-types-sink']);

    const again = await page.goto(link);
    expect(again?.status()).toBe(403);
    await context.close();
    const stranger = await browser.newContext();
    const strangersPage = await stranger.newPage();
    expect((await strangersPage.goto(link))?.status()).toBe(403);
    expect((await strangersPage.goto(host.origin))?.status()).toBe(401);
    expect(await strangersPage.textContent('p')).toContain('Open it with the link that was printed');
    await stranger.close();
  });

  it('runs the bridge from its own page and no script from elsewhere', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(host.newLink());
    const info = await page.evaluate(async () => {
      const response = await fetch('/bridge/app.info', {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-tieout-key': localStorage.getItem('tieout-key') ?? '',
        },
        body: '{}',
      });
      return response.text();
    });
    expect(JSON.parse(info)).toMatchObject({ result: { host: 'browser' } });
    const stopped = await page.evaluate(async () => {
      const outside = await fetch('https://127.0.0.1:9/').then(
        () => 'let through',
        () => 'stopped',
      );
      const script = document.createElement('script');
      let inside = 'made';
      try {
        script.append('window.name = "ran"');
        document.head.append(script);
        document.body.innerHTML = '<img src="/" onerror="window.name = 1">';
      } catch {
        inside = 'stopped';
      }
      return { outside, inside, name: window.name };
    });
    expect(stopped).toEqual({ outside: 'stopped', inside: 'stopped', name: '' });
    await context.close();
  });

  it('is closed to a page of another port, even in a browser that is let in', async () => {
    const other = await startBrowserHost({ services, port: 0, rendererDir: join(outDir, 'renderer') });
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(host.newLink());
    await page.goto(other.newLink());
    const answers = await page.evaluate(async (origin) => {
      const ask = (init: RequestInit): Promise<string> =>
        fetch(`${origin}/bridge/app.info`, init).then(
          (response) => response.type,
          () => 'stopped',
        );
      return [
        await ask({ method: 'POST', body: '{}' }),
        await ask({ method: 'POST', body: '{}', mode: 'no-cors' }),
      ];
    }, host.origin);
    expect(answers).toEqual(['stopped', 'stopped']);
    await context.close();
    await other.close();
  });
});

it('keeps its key from another local server that the browser opens', async () => {
  const heard: IncomingMessage[] = [];
  const snoop = createServer((request, response) => {
    heard.push(request);
    response.end('<link rel="icon" href="data:,">');
  });
  await new Promise<void>((done) => {
    snoop.listen(0, '127.0.0.1', done);
  });
  const address = snoop.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(host.newLink());
  await page.waitForFunction(() => (document.getElementById('root')?.textContent ?? '') !== '');
  const key = await page.evaluate(() => localStorage.getItem('tieout-key'));
  expect(key).toMatch(/^[\w-]{43}$/);
  const second = await context.newPage();
  await second.goto(`http://127.0.0.1:${port}/`);
  const [request] = heard;
  const told = JSON.stringify([request?.url, request?.headers]);
  // Browsers don't keep cookies apart by port: this is what the key is for.
  expect(request?.headers.cookie).toMatch(/^tieout-\d+=/);
  expect(told).not.toContain(key);
  expect(await second.evaluate(() => localStorage.length)).toBe(0);
  const { text } = await raw(
    [
      'POST /bridge/app.info HTTP/1.1',
      `host: ${new URL(host.origin).host}`,
      `origin: ${host.origin}`,
      `cookie: ${request?.headers.cookie ?? ''}`,
      'content-type: application/json',
      'content-length: 2',
    ],
    '{}',
  );
  expect(text.split('\r\n')[0]).toBe('HTTP/1.1 401 Unauthorized');
  await context.close();
  snoop.close();
});

describe('over raw sockets', () => {
  it('answers only to its own name', async () => {
    const { port } = new URL(host.origin);
    const { cookie } = await enter();
    const statuses = async (name: string): Promise<number> =>
      (await raw(['GET / HTTP/1.1', `host: ${name}`, `cookie: ${cookie}`])).status;
    expect(await statuses(`127.0.0.1:${port}`)).toBe(200);
    expect(await statuses(`localhost:${port}`)).toBe(200);
    for (const name of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${Number(port) + 1}`,
      `127.0.0.1.evil.example:${port}`,
      `[::1]:${port}`,
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, so that a failure names its case
      expect([name, await statuses(name)]).toEqual([name, 403]);
    }
  });

  const post = (cookie: string, headers: readonly string[], body = '{}', path = '/bridge/app.info') => {
    const { port } = new URL(host.origin);
    return raw(
      [
        `POST ${path} HTTP/1.1`,
        `host: 127.0.0.1:${port}`,
        `cookie: ${cookie}`,
        `content-length: ${Buffer.byteLength(body)}`,
        ...headers,
      ],
      body,
    );
  };
  const json = 'content-type: application/json';

  it('serves the bridge to its own origin with the cookie, and to nobody else', async () => {
    const { cookie, key } = await enter();
    const own = `origin: ${host.origin}\r\nx-tieout-key: ${key}`;
    expect((await post(cookie, [own, json])).text).toContain('"result":{"version"');
    expect((await post(cookie, [json])).status).toBe(403);
    expect((await post(cookie, ['origin: https://evil.example', json])).status).toBe(403);
    expect((await post(cookie, ['origin: null', json])).status).toBe(403);
    expect((await post(cookie, [own.replace('127.0.0.1', 'localhost'), json])).status).toBe(403);
    expect((await post(cookie, [own, json, 'sec-fetch-site: cross-site'])).status).toBe(403);
    expect((await post(cookie, [own, json, 'sec-fetch-site: same-site'])).status).toBe(403);
    expect((await post(cookie, [own, 'content-type: text/plain'])).status).toBe(415);
    expect((await post('', [own, json])).status).toBe(401);
    for (const wrong of [`origin: ${host.origin}`, own.slice(0, -1), `${own}x`]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, so that a failure names its case
      expect([wrong, (await post(cookie, [wrong, json])).status]).toEqual([wrong, 401]);
    }
    const shadow = `${cookie.split('=')[0]}=set by another port; ${cookie}`;
    expect((await post(shadow, [own, json])).text).toContain('"result":{"version"');
    expect((await post(`${cookie}x`, [own, json])).status).toBe(401);
    expect((await post(cookie.slice(0, -1), [own, json])).status).toBe(401);
    expect((await post(cookie, [own, json], '{', '/bridge/app.info')).text).toContain('"badRequest"');
    expect((await post(cookie, [own, json], '{}', '/bridge/__proto__')).text).toContain('"badRequest"');
    expect((await post(cookie, [own, json], '{}', '/other')).status).toBe(404);
  });

  it('refuses a body over 32 MB without reading it', async () => {
    const { cookie, key } = await enter();
    const { port } = new URL(host.origin);
    const { status } = await raw([
      'POST /bridge/app.info HTTP/1.1',
      `host: 127.0.0.1:${port}`,
      `cookie: ${cookie}`,
      `origin: ${host.origin}`,
      `x-tieout-key: ${key}`,
      json,
      `content-length: ${32 * 1024 * 1024 + 1}`,
    ]);
    expect(status).toBe(413);
  });

  it('gives no file beyond the screens', async () => {
    const { cookie } = await enter();
    const { port } = new URL(host.origin);
    for (const path of [
      '/../package.json',
      '/../main/main.js',
      '/%2e%2e/main/main.js',
      '/..%2fmain%2fmain.js',
      '/assets/../../main/main.js',
      '//../main/main.js',
      `http://127.0.0.1:${port}/../main/main.js`,
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other, so that a failure names its case
      const { status } = await raw([`GET ${path} HTTP/1.1`, `host: 127.0.0.1:${port}`, `cookie: ${cookie}`]);
      expect([path, status]).toEqual([path, 404]);
    }
    const put = await raw(['PUT / HTTP/1.1', `host: 127.0.0.1:${port}`, `cookie: ${cookie}`]);
    expect(put.status).toBe(405);
  });
});

it('says what to do when the port is taken', async () => {
  const { port } = new URL(host.origin);
  await expect(startBrowserHost({ services, port: Number(port), rendererDir: '/nowhere' })).rejects.toThrow(
    /is in use.*--port N/,
  );
});

/**
 * The rule that secrets never cross the bridge: a whole run of the demo company in a real browser, with tokens that
 * rotate and calls that fail; then every place where a token could have got to is searched for each one there was.
 */
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { type Session, openSession } from '../../electron/cli/demo/session.ts';
import {
  exploreDemo,
  goTo,
  importDemoStatement,
  okAllCertain,
  postAll,
  syncNow,
} from '../../electron/cli/demo/steps.ts';
import { DEMO_STRIPE_KEY } from '../../electron/sandbox/demo.ts';
import { ensureBuilt, outDir } from '../support/build.ts';
import { secretsIn, watchedVault } from '../support/secrets.ts';
import { sessionVault } from '../support/vault.ts';

let dir = '';
let session: Session;
let secrets: Set<string>;
/** Where each thing was said, and what. */
const heard: { where: string; text: string }[] = [];
const listening: Promise<void>[] = [];

beforeAll(async () => {
  ensureBuilt();
  dir = await mkdtemp(join(tmpdir(), 'tieout-secrets-'));
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation((...said) =>
      hear('console of the process', said.map(String).join(' ')),
    );
  }
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      hear('output of the process', String(chunk));
      return write(chunk);
    });
  }
  const watched = watchedVault(await sessionVault(dir));
  secrets = watched.secrets;
  session = await openSession({
    dataDir: dir,
    rendererDir: join(outDir, 'renderer'),
    port: 0,
    services: { vault: watched.vault },
  });
  listen(session.page);
  await run(session);
}, 240_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await session.close();
  await rm(dir, { recursive: true, force: true });
});

function hear(where: string, text: string): void {
  heard.push({ where, text });
}

function listen(page: Page): void {
  page.on('console', (message) => hear('console of the page', message.text()));
  page.on('request', (request) => {
    hear(
      'bridge, going in',
      `${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`,
    );
  });
  page.on('response', (response) => {
    const reading = response.text().then(
      (text) => hear('bridge, coming out', `${text} ${JSON.stringify(response.headers())}`),
      () => undefined,
    );
    listening.push(reading);
  });
}

/** The story, then tokens that have run out, refusals, a broken line and a dead session. */
async function run({ page, services }: Session): Promise<void> {
  await exploreDemo(page);
  const { control } = (await services.demo.start()).addresses;
  const post = (path: string, body: unknown): Promise<Response> =>
    fetch(`${control}${path}`, { method: 'POST', body: JSON.stringify(body) });
  await importDemoStatement(page);
  await post('/clock', { advanceMs: 45 * 60_000 });
  await okAllCertain(page);
  await postAll(page);
  const rules = ['status', 'dropAfter', 'reset', 'status'].map((kind, index) => ({
    kind,
    path: index % 2 === 0 ? '/api.xro/' : '/v1/',
    nth: 1 + index,
    ...(kind === 'status' ? { status: 500 } : {}),
  }));
  await post('/faults', { rules });
  await syncNow(page);
  await post('/clock', { advanceMs: 90 * 86_400_000 });
  await goTo(page, 'Connections');
  await syncNow(page).catch(() => undefined);
  await Promise.all(listening);
}

it('had secrets to lose: tokens that were replaced, and a key', () => {
  expect(secrets).toContain(DEMO_STRIPE_KEY);
  expect([...secrets].filter((secret) => secret.startsWith('eyJ')).length).toBeGreaterThanOrEqual(2);
  expect(secrets.size).toBeGreaterThanOrEqual(5);
  // And the search finds one, even cut off or encoded.
  expect(secretsIn(`key ${DEMO_STRIPE_KEY.slice(0, 20)}…`, secrets)).toHaveLength(1);
  expect(secretsIn(Buffer.from(DEMO_STRIPE_KEY).toString('base64'), secrets)).toHaveLength(1);
});

describe('no secret is', () => {
  it('in what the bridge carried, or in any console', () => {
    const said = heard.map(({ text }) => text).join('\n');
    expect(said).toContain('Tallowood');
    expect(heard.some(({ where }) => where === 'bridge, going in')).toBe(true);
    for (const { where, text } of heard) {
      const found = secretsIn(text, secrets);
      if (found.length > 0) expect.soft({ where, found }).toBeNull();
    }
  });

  it('in the local database or the page’s storage', async () => {
    const { page } = session;
    const names = await page.evaluate(async () => {
      const opened = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open('tieout');
        request.addEventListener('success', () => done(request.result));
      });
      const found = [...opened.objectStoreNames];
      opened.close();
      return found;
    });
    expect(names.length).toBeGreaterThan(8);
    const stored: string[] = [];
    for (const name of names) {
      // oxlint-disable-next-line no-await-in-loop -- one table after the other keeps memory small
      stored.push(JSON.stringify(await readTable(page, name)));
    }
    stored.push(
      JSON.stringify(
        await page.evaluate(() => [
          Object.entries(localStorage),
          Object.entries(sessionStorage),
          document.cookie,
        ]),
      ),
    );
    stored.push(JSON.stringify(await session.context.cookies()));
    const text = stored.join('\n');
    expect(text).toContain('Tallowood');
    expect(secretsIn(text, secrets)).toEqual([]);
  });

  it('on the screen', async () => {
    for (const screen of ['Activity', 'Connections', 'Queue']) {
      // oxlint-disable-next-line no-await-in-loop -- one screen after the other
      await goTo(session.page, screen);
      // oxlint-disable-next-line no-await-in-loop -- see above
      expect(secretsIn(await session.page.content(), secrets)).toEqual([]);
    }
  });

  it('in a file, but in those of the demo company itself', async () => {
    const files = (await readdir(dir, { recursive: true })).filter(
      (name) => !name.startsWith(join('app', 'demo')),
    );
    expect(files.length).toBeGreaterThan(20);
    for (const name of files) {
      const path = join(dir, name);
      // oxlint-disable-next-line no-await-in-loop -- one file after the other keeps memory small
      const text = await stat(path).then(
        async (file) => (file.isFile() ? (await readFile(path)).toString('latin1') : ''),
        () => '',
      );
      expect({ name, found: secretsIn(text, secrets) }).toEqual({ name, found: [] });
    }
  });
});

/**
 * The rule that secrets never cross the bridge: a whole run of the demo company with all its providers in a real browser, with
 * tokens that rotate, calls that fail and sign-ins that end; then every place where a secret could have got to is searched for
 * each one that was spoken on the line between the app and its services.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  exploreDemo,
  goTo,
  importFileInto,
  okAllCertain,
  postAll,
  syncNow,
} from '../../electron/cli/demo/steps.ts';
import { openVault } from '../../electron/vault/openVault.ts';
import { type Company, openCompany, secondFile } from '../support/company.ts';
import { outDir } from '../support/build.ts';
import { secretSearch, secretsSpoken } from '../support/secrets.ts';
import { memoryKeychain } from '../unit/electron/vault/memoryKeychain.ts';

/** The bank account of the file, as the list writes it: with the cafés there are two in Australian dollars, so it is the user’s to say. */
const EVERYDAY = 'Business Everyday Account · 063012 10844471 · AUD';
/** Put where no secret may be, to see that the search finds it. Of the shape of a refresh token. */
const PLANTED = 'Z6xvQ0b2tPqk8sYH1mJcRk3nWd7uLa9fEoGi5TzXyB4';

let home = '';
let company: Company;
let secrets: Set<string>;
let search: ReturnType<typeof secretSearch>;
const keychain = memoryKeychain();
/** Where each thing was said, and what. */
const heard: { where: string; text: string }[] = [];
const listening: Promise<void>[] = [];
/** Both directions of each connection between the app and its services. */
const line = new Map<object, Buffer[]>();

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'tieout-secrets-'));
  listenToProcess();
  const vaultDir = join(home, 'vault');
  await mkdir(vaultDir);
  company = await openCompany({
    demo: { businessClients: true, cafes: true, marketplace: true },
    heard: (piece, way) => line.set(way, [...(line.get(way) ?? []), piece]),
    services: { vault: await openVault({ dir: vaultDir, openSlot: keychain.openSlot }) },
  });
  listenToPage(company.page);
  await run(company);
  const spoken = [...line.values()].map((pieces) => Buffer.concat(pieces).toString('latin1')).join('\n');
  secrets = secretsSpoken(spoken);
  for (const key of keychain.entries.values()) secrets.add(key);
  search = secretSearch(secrets);
}, 400_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await company?.close();
  await rm(home, { recursive: true, force: true });
});

function hear(where: string, text: string): void {
  heard.push({ where, text });
}

function listenToProcess(): void {
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
}

function listenToPage(page: Page): void {
  page.on('console', (message) => hear('console of the page', message.text()));
  page.on('request', (request) => {
    const said = `${request.url()} ${request.postData() ?? ''} ${JSON.stringify(request.headers())}`;
    hear('bridge, going in', said);
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
async function run(open: Company): Promise<void> {
  const { page } = open;
  await exploreDemo(page);
  await importFileInto(page, secondFile, EVERYDAY);
  await open.control('clock', { advanceMs: 45 * 60_000 });
  await okAllCertain(page);
  await postAll(page);
  const kinds = ['status', 'dropAfter', 'reset', 'status'] as const;
  await open.fault(
    ...kinds.map((kind, index) => ({
      kind,
      path: index % 2 === 0 ? '/api.xro/' : '/v1/',
      nth: 1 + index,
      ...(kind === 'status' ? { status: 500 as const } : {}),
    })),
  );
  await syncNow(page);
  await open.control('clock', { advanceMs: 90 * 86_400_000 });
  await goTo(page, 'Connections');
  await syncNow(page).catch(() => undefined);
  await Promise.all(listening);
}

it('had secrets to lose: tokens that were replaced, every provider’s key, the key of the vault', () => {
  const { stripeKey, xenditKey, squareToken, alternativePayments } = company.demo.addresses;
  const keys = [stripeKey, xenditKey, squareToken, alternativePayments?.clientSecret];
  expect(keys.filter((key) => key === undefined || !secrets.has(key))).toEqual([]);
  const [master = ''] = keychain.entries.values();
  expect(Buffer.from(master, 'base64')).toHaveLength(32);
  // Xero's access tokens: the first, and those after each refresh.
  expect([...secrets].filter((secret) => secret.startsWith('eyJ')).length).toBeGreaterThanOrEqual(2);
  expect(secrets.size).toBeGreaterThanOrEqual(12);
});

describe('the search', () => {
  it('finds a secret as it is, cut off, encoded, and anywhere in what was encoded as a whole', () => {
    const planted = secretSearch([PLANTED]);
    const forms = [0, 1, 2, 3].flatMap((before) => {
      const whole = Buffer.from(`${'x'.repeat(before)}{"token":"${PLANTED}"}`);
      return [
        whole.toString('base64'),
        whole.toString('base64url'),
        whole.toString('hex'),
        whole.toString('hex').toUpperCase(),
      ];
    });
    for (const text of [
      PLANTED,
      PLANTED.slice(0, 24),
      `…${PLANTED.slice(-21)}`,
      encodeURIComponent(`a ${PLANTED}`),
      ...forms,
    ])
      expect(planted.find(text)).toHaveLength(1);
    expect(planted.find(Buffer.from(`x${PLANTED}`, 'utf16le'))).toHaveLength(1);
    expect(planted.find(Buffer.from(PLANTED.toLowerCase()))).toEqual([]);
    expect(search.find(PLANTED)).toEqual([]);
  });

  it('collects what is spoken, in whatever it is spoken', () => {
    const basic = Buffer.from(`${PLANTED}:`).toString('base64');
    for (const text of [
      `{"access_token":"${PLANTED}"}`,
      `grant_type=refresh_token&refresh_token=${PLANTED}&client_id=x`,
      `GET / HTTP/1.1\r\nAuthorization: Bearer ${PLANTED}\r\n\r\n`,
      `GET / HTTP/1.1\r\nauthorization: Basic ${basic}\r\n\r\n`,
      `Location: http://localhost:1/callback?code=${PLANTED}&state=1`,
    ]) {
      expect(secretsSpoken(text)).toContain(PLANTED);
    }
  });
});

describe('no secret is', () => {
  it('in what the bridge carried, or in any console', () => {
    expect(heard.map(({ text }) => text).join('\n')).toContain('Tallowood');
    for (const where of ['bridge, going in', 'bridge, coming out'])
      expect(heard.some((one) => one.where === where)).toBe(true);
    for (const { where, text } of heard) {
      const found = search.find(text);
      if (found.length > 0) expect.soft({ where, found }).toBeNull();
    }
  });

  it('in the local database or the page’s storage', async () => {
    const text = await storedIn(company.page);
    expect(text).toContain('Tallowood');
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(search.find(text)).toEqual([]);
    expect(search.find(JSON.stringify(await company.session.context.cookies()))).toEqual([]);
  });

  it('of the host anywhere but where it keeps it: the cookie, and the page’s key in the page’s own storage', async () => {
    const { page, session } = company;
    const cookies = (await session.context.cookies())
      .map(({ value }) => value)
      .filter((value) => value.length >= 32);
    const kept = await page.evaluate(() => Object.values(localStorage).map(String));
    const proofs = [...cookies, ...kept.filter((value) => /^[\w-]{40,}$/.test(value))];
    expect(proofs).toHaveLength(2);
    const own = secretSearch(proofs);
    expect(own.find(await rowsIn(page))).toEqual([]);
    const said = heard.filter(({ where }) => !where.startsWith('bridge')).map(({ text }) => text);
    expect(own.find(said.join('\n'))).toEqual([]);
    for (const path of await filesIn(home)) {
      // oxlint-disable-next-line no-await-in-loop -- few
      expect(own.find(await readFile(path))).toEqual([]);
    }
  });

  it('on the screen', async () => {
    for (const screen of ['Activity', 'Connections', 'Queue']) {
      // oxlint-disable-next-line no-await-in-loop -- one screen after the other
      await goTo(company.page, screen);
      // oxlint-disable-next-line no-await-in-loop -- see above
      expect(search.find(await company.page.content())).toEqual([]);
    }
  });

  it('in a file: the vault’s, the app’s, or the browser’s, where one that is put into the database is found', async () => {
    await plant(company.page);
    expect(secretSearch([PLANTED]).find(await storedIn(company.page))).toHaveLength(1);
    // It is among the compressed ones once the browser has moved it there.
    const isMoved = async () => {
      const tables = (await filesIn(company.dir)).filter((path) => path.endsWith('.ldb'));
      const contents = await Promise.all(tables.map(async (path) => await readFile(path).catch(() => '')));
      return contents.some((content) => secretSearch([PLANTED]).find(content).length > 0);
    };
    await expect.poll(isMoved, { timeout: 60_000, interval: 1000 }).toBe(true);
    // What the browser still holds back is written when it is closed.
    await company.session.close();
    expect((await stat(join(home, 'vault', 'vault.json'))).size).toBeGreaterThan(2000);
    const both = secretSearch([...secrets, PLANTED]);
    const found = new Map<string, string[]>();
    let bytes = 0;
    for (const path of [...(await filesIn(home)), ...(await filesIn(company.dir))]) {
      // oxlint-disable-next-line no-await-in-loop -- one file after the other keeps memory small
      const content = await readFile(path);
      bytes += content.length;
      const names = both.find(content);
      if (names.length > 0) found.set(path, names);
    }
    expect(bytes).toBeGreaterThan(5_000_000);
    // The planted one, in the files of the browser's database, compressed as they are; and nothing else anywhere.
    expect(new Set([...found.values()].flat())).toEqual(
      new Set([`${PLANTED.slice(0, 6)}… (${String(PLANTED.length)})`]),
    );
    expect([...found.keys()].every((path) => /indexeddb/i.test(path))).toBe(true);
  });

  it('in what a crash says, although the error has it', async () => {
    const culprit = join(home, 'culprit.mjs');
    const error = `Object.assign(new Error('Request failed: Bearer ${PLANTED}'), { config: { headers: { Authorization: 'Bearer ${PLANTED}' } } })`;
    await writeFile(culprit, `setTimeout(() => { throw ${error} }, 1500);`);
    const said = (...args: readonly string[]) => {
      const done = spawnSync(process.execPath, ['--import', culprit, ...args], {
        encoding: 'utf8',
        timeout: 60_000,
      });
      return { status: done.status, text: `${done.stdout}${done.stderr}` };
    };
    // Node itself tells everything: so the search can fail.
    const bare = said('-e', 'setTimeout(() => {}, 3000)');
    expect(secretSearch([PLANTED]).find(bare.text)).toHaveLength(1);
    const data = join(home, 'crash');
    const app = said(
      join(outDir, 'main', 'start.js'),
      '--browser',
      '--no-open',
      '--port',
      '0',
      '--data',
      data,
    );
    expect(app.status).toBe(1);
    expect(app.text).toContain('Tieout stopped.');
    expect(app.text).toContain('Request failed');
    expect(secretSearch([PLANTED]).find(app.text)).toEqual([]);
  });
});

async function filesIn(folder: string): Promise<string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Every row of every database of the page, and its other storage, as JSON. */
async function storedIn(page: Page): Promise<string> {
  const other = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
  );
  return `${await rowsIn(page)}${other}`;
}

async function rowsIn(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('The database can’t be read')));
      });
    const stored: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const table of database.objectStoreNames)
        stored.push(await settled(database.transaction(table).objectStore(table).getAll()));
      database.close();
    }
    return JSON.stringify(stored);
  });
}

/** Puts a secret into a database of its own, and then so much that it is moved on into the compressed files. */
async function plant(page: Page): Promise<void> {
  await page.evaluate(async (secret) => {
    const opening = indexedDB.open('planted', 1);
    opening.addEventListener('upgradeneeded', () =>
      opening.result.createObjectStore('rows', { autoIncrement: true }),
    );
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const database = opening.result;
    const put = (value: unknown) =>
      new Promise((resolve) => {
        const writing = database.transaction('rows', 'readwrite');
        writing.addEventListener('complete', resolve);
        writing.objectStore('rows').put(value);
      });
    await put({ refreshToken: secret });
    // Each small enough that it is kept in the database itself.
    for (let row = 0; row < 350; row += 1) {
      const noise = crypto.getRandomValues(new Uint8Array(15_000));
      await put([...noise].map((byte) => byte.toString(36)).join(''));
    }
    database.close();
  }, PLANTED);
}

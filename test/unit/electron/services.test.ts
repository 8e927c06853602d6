/** The services as both hosts build them, on the demo company: real sign-in, real SDKs, over real HTTP. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HandlerContext } from '../../../electron/ipc/contract.ts';
import { createServices } from '../../../electron/services.ts';
import type { Services } from '../../../electron/services.ts';
import type { Vault } from '../../../electron/vault/vault.ts';
import { BridgeError } from '../../../shared/bridge.ts';
import { sessionVault } from '../../support/vault.ts';
import { openVault } from '../../../electron/vault/openVault.ts';
import { memoryKeychain } from './vault/memoryKeychain.ts';

let dir = '';
let vault: Vault;
let opened: string[] = [];
let running: Services[] = [];

const start = async (): Promise<Services> => {
  const services = await createServices({
    dataDir: dir,
    hostKind: 'browser',
    openExternal: async (url) => void opened.push(url),
    vault,
  });
  running.push(services);
  return services;
};

const context = (): HandlerContext => ({
  signal: new AbortController().signal,
  progress: () => undefined,
});

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tieout-services-'));
  vault = await sessionVault(dir);
  opened = [];
});
afterEach(async () => {
  await Promise.all(running.map((services) => services.close()));
  running = [];
  await rm(dir, { recursive: true, force: true });
});

describe('the demo company', () => {
  it('opens with an organisation that can be posted to and a Stripe account, and no page in the system browser', async () => {
    const { handlers } = await start();
    expect((await handlers['app.info']({}, context())).demoRunning).toBe(false);
    const { connections } = await handlers['demo.open']({}, context());
    expect(connections.map(({ kind, demo, status }) => ({ kind, demo, status }))).toEqual([
      { kind: 'stripe', demo: true, status: 'connected' },
      { kind: 'xero', demo: true, status: 'connected' },
    ]);
    const xero = connections.find(({ kind }) => kind === 'xero');
    expect(xero?.canWrite).toBe(true);
    expect(JSON.stringify(connections)).not.toMatch(/rk_test_51|eyJ|session/);
    expect((await handlers['app.info']({}, context())).demoRunning).toBe(true);
    const { organisation } = await handlers['xero.organisation']({ connectionId: xero?.id ?? '' }, context());
    expect(organisation.baseCurrency).toBe('AUD');
    expect(opened).toEqual([]);
  });

  it('opens once: again, at the same time or after a restart, it is the same', async () => {
    const first = await start();
    const [one, other] = await Promise.all([
      first.handlers['demo.open']({}, context()),
      first.handlers['demo.open']({}, context()),
    ]);
    expect(other).toEqual(one);
    expect(await first.handlers['demo.open']({}, context())).toEqual(one);
    await first.close();
    const second = await start();
    expect(await second.handlers['demo.open']({}, context())).toEqual(one);
    expect(await second.handlers['connections.list']({}, context())).toEqual(one);
  });

  it('is signed in to again when its own memory of the sign-in is gone', async () => {
    const first = await start();
    const before = await first.handlers['demo.open']({}, context());
    await first.close();
    await rm(join(dir, 'demo'), { recursive: true });
    const second = await start();
    const after = await second.handlers['demo.open']({}, context());
    expect(after).toEqual(before);
    const id = after.connections.find(({ kind }) => kind === 'xero')?.id ?? '';
    const { organisation } = await second.handlers['xero.organisation']({ connectionId: id }, context());
    expect(organisation.baseCurrency).toBe('AUD');
  });

  it('starts its books anew when asked to, and only then', async () => {
    const services = await start();
    const { handlers } = services;
    const { connections } = await handlers['demo.open']({ fresh: true }, context());
    const xero = connections.find(({ kind }) => kind === 'xero')?.id ?? '';
    const { control } = (await services.demo.start()).addresses;
    const lockDate = async () => {
      const { organisation } = await handlers['xero.organisation']({ connectionId: xero }, context());
      return organisation.periodLockDate;
    };
    const seeded = await lockDate();
    await fetch(`${control}/organisation`, {
      method: 'POST',
      body: JSON.stringify({ periodLockDate: '2026-10-31' }),
    });
    expect(await lockDate()).toBe('2026-10-31');
    for (const params of [{}, { fresh: false }]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await handlers['demo.open'](params, context());
    }
    expect(await lockDate()).toBe('2026-10-31');
    expect(await handlers['demo.open']({ fresh: true }, context())).toEqual({ connections });
    expect(await lockDate()).toBe(seeded);
    await services.close();
    const later = await start();
    await later.handlers['demo.open']({}, context());
    const { organisation } = await later.handlers['xero.organisation']({ connectionId: xero }, context());
    expect(organisation.periodLockDate).toBe(seeded);
  });

  it('gives its bank statement as files', async () => {
    const { handlers } = await start();
    const { files } = await handlers['demo.bankFiles']({}, context());
    expect(files.map(({ name }) => name.replace(/.*\./, ''))).toEqual(['ofx', 'csv']);
    const [ofx] = files;
    expect(Buffer.from(ofx?.base64 ?? '', 'base64').toString('latin1')).toContain('<STMTTRN>');
  });

  it('forgets a connection for good', async () => {
    const { handlers } = await start();
    const { connections } = await handlers['demo.open']({}, context());
    for (const { id } of connections) {
      // oxlint-disable-next-line no-await-in-loop -- as a person would: one after the other
      await handlers['connections.remove']({ connectionId: id }, context());
    }
    expect(await handlers['connections.list']({}, context())).toEqual({ connections: [] });
    expect((await vault.names()).filter((name) => !name.startsWith('key'))).toEqual([]);
  });
});

describe('where the data folder can’t be written', () => {
  beforeEach(async () => {
    await writeFile(join(dir, 'file'), '');
    dir = join(dir, 'file', 'folder');
  });
  afterEach(() => {
    dir = join(dir, '..', '..');
  });

  it('starts, says why sign-ins aren’t kept, and shows the demo company from memory', async () => {
    const services = await createServices({
      dataDir: dir,
      hostKind: 'browser',
      openExternal: () => Promise.reject(new Error('unused')),
      vault: await openVault({ dir, openSlot: memoryKeychain().openSlot }),
    });
    running.push(services);
    const { handlers } = services;
    const { vault: kept } = await handlers['app.info']({}, context());
    expect(kept).toMatchObject({ mode: 'session', reason: expect.stringContaining('permissions') });
    const { connections } = await handlers['demo.open']({}, context());
    expect(connections).toHaveLength(2);
  });
});

it('says so where no browser can be opened', async () => {
  const services = await createServices({
    dataDir: dir,
    hostKind: 'browser',
    openExternal: () => Promise.reject(new Error('spawn xdg-open ENOENT')),
    vault,
  });
  running.push(services);
  const asked = services.handlers['app.openExternal']({ url: 'https://go.xero.com/' }, context());
  await expect(asked).rejects.toMatchObject({
    data: { code: 'refused', message: expect.stringContaining('didn’t open its browser') },
  });
});

it('keeps its folder to itself until it closes', async () => {
  const services = await start();
  expect(existsSync(join(dir, 'running.pid'))).toBe(true);
  await services.close();
  expect(existsSync(join(dir, 'running.pid'))).toBe(false);
});

it('opens allow-listed pages only', async () => {
  const { handlers } = await start();
  await expect(
    handlers['app.openExternal']({ url: 'https://login.xero.com.evil.example/' }, context()),
  ).rejects.toBeInstanceOf(BridgeError);
  await handlers['app.openExternal']({ url: 'https://dashboard.stripe.com/apikeys' }, context());
  expect(opened).toEqual(['https://dashboard.stripe.com/apikeys']);
});

/** The built desktop process on a strict stand-in for Electron: what a hostile page would try, and what a good one needs. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, Script } from 'node:vm';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../electron/host/staticFiles.ts';
import { methodNames } from '../../shared/bridge.ts';
import { ensureBuilt, outDir, repoRoot } from '../support/build.ts';

const run = promisify(execFile);
const ReportSchema = v.record(v.string(), v.unknown());
let dir = '';
let report: v.InferOutput<typeof ReportSchema> = {};

async function boot(env: Record<string, string>): Promise<v.InferOutput<typeof ReportSchema>> {
  const support = join(repoRoot, 'test', 'support', 'electron');
  const args = [
    '--import',
    join(support, 'register.mjs'),
    join(support, 'scenario.mjs'),
    join(outDir, 'main', 'main.js'),
  ];
  const { stdout } = await run(process.execPath, args, {
    env: { ...process.env, TIEOUT_DATA_DIR: dir, ...env },
    timeout: 60_000,
  });
  return v.parse(ReportSchema, JSON.parse(stdout));
}

beforeAll(async () => {
  ensureBuilt();
  dir = await mkdtemp(join(tmpdir(), 'tieout-electron-'));
  report = await boot({});
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('the window', () => {
  it('is sandboxed, isolated and without Node', () => {
    expect(report['options']).toMatchObject({
      width: 1280,
      height: 800,
      minWidth: 1100,
      minHeight: 700,
      webPreferences: {
        preload: join(outDir, 'preload', 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        devTools: false,
      },
    });
    expect(report['loaded']).toEqual(['app://tieout/']);
    expect(report['shown']).toBe(1);
  });

  it('can’t be left, doubled or given permissions', () => {
    expect(report['leaving']).toEqual({
      'will-navigate': true,
      'will-redirect': true,
      'will-frame-navigate': true,
      'will-attach-webview': true,
      'will-download': true,
    });
    expect(report['saving']).toEqual(['blob:app://tieout/1']);
    expect(report['opening']).toEqual({ action: 'deny' });
    // The system's notifications, for its own page, are all that it may have.
    expect(report['permissions']).toEqual([false, false, false, false, true]);
  });

  it('is the only one: a second start opens none', async () => {
    expect(await boot({ STAND_IN_SECOND: '1' })).toEqual({ windows: 0, quits: 1 });
  });
});

describe('the tray', () => {
  it('is there when it is wished for, in the language of the app, with a drawn picture', () => {
    expect(report['tray']).toMatchObject({
      answer: { ok: true, result: {} },
      tip: 'Tieout',
      image: {
        width: 16,
        height: 16,
        dense: { width: 32, height: 32 },
        isTemplate: process.platform === 'darwin',
      },
      again: { count: 1, menu: ['Open', 'Sinkronkan', 'separator', 'Keluar'] },
    });
  });

  it('keeps the app when its window is closed, until it is told to quit', () => {
    expect(report['tray']).toMatchObject({
      before: true,
      kept: { closes: false, hidden: 1, throttling: [false] },
      opened: { shown: 2, throttling: true },
      sent: [['bridge:wish', 'sync']],
      after: { isGone: true, closes: true },
      quits: 1,
      quitting: true,
    });
  });
});

describe('app://tieout', () => {
  it('is standard and secure, and serves the page with the content policy', () => {
    expect(report['schemes']).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    expect(report['page']).toMatchObject({
      status: 200,
      headers: {
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'content-type': 'text/html; charset=utf-8',
      },
    });
    expect(report['page']).toHaveProperty('body', expect.stringContaining('<div id="root">'));
  });

  it('serves nothing else', () => {
    const statuses = Object.values(v.parse(v.record(v.string(), v.number()), report['traversals']));
    expect(statuses.length).toBe(7);
    expect(new Set(statuses)).toEqual(new Set([404]));
    expect([report['missing'], report['post'], report['otherHost']]).toEqual([404, 405, 403]);
  });
});

describe('the bridge', () => {
  it('listens to the main frame of its own origin only', () => {
    const senders = Object.entries(v.parse(v.record(v.string(), v.unknown()), report['senders']));
    expect(senders.length).toBe(8);
    for (const [, answer] of senders) expect(answer).toEqual({ refused: 'Refused: not a frame of Tieout.' });
  });

  it('answers a good call', () => {
    expect(report['good']).toMatchObject({ ok: true, result: { host: 'electron', demoRunning: false } });
  });

  it('refuses what is malformed, wrong or unknown', () => {
    const refusal = { ok: false, error: { code: 'badRequest' } };
    const malformed = v.parse(v.array(v.unknown()), report['malformed']);
    expect(malformed.length).toBe(4);
    for (const answer of malformed) expect(answer).toMatchObject(refusal);
    expect(report['badArguments']).toMatchObject({ ok: false, error: { detail: 'connectionId' } });
    expect(report['noMethod']).toMatchObject(refusal);
  });

  it('opens only allow-listed pages outside', () => {
    expect(report['externalRefused']).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(report['externalAllowed']).toEqual({ ok: true, result: {} });
    expect(report['openedExternally']).toEqual(['https://go.xero.com/']);
  });

  it('lets running work end before the app does', () => {
    expect(report['quit']).toEqual({ held: true, quits: 1 });
  });
});

describe('the preload script', () => {
  const calls: unknown[][] = [];
  const listeners = new Map<string, (...args: unknown[]) => void>();
  const required: string[] = [];
  const exposed = new Map<string, unknown>();

  beforeAll(async () => {
    const electron = {
      contextBridge: { exposeInMainWorld: (name: string, api: unknown) => exposed.set(name, api) },
      ipcRenderer: {
        invoke: async (...args: unknown[]) => {
          calls.push(args);
          return { ok: true, result: {} };
        },
        send: (...args: unknown[]) => calls.push(args),
        on: (channel: string, listener: (...args: unknown[]) => void) => listeners.set(channel, listener),
        removeListener: (channel: string) => listeners.delete(channel),
      },
    };
    const require = (name: string): unknown => {
      required.push(name);
      if (name !== 'electron') throw new Error(`A sandboxed preload can't require ${name}.`);
      return electron;
    };
    const source = await readFile(join(outDir, 'preload', 'preload.cjs'), 'utf8');
    new Script(source).runInContext(createContext({ require, exports: {}, module: { exports: {} } }));
  });

  const ApiSchema = v.strictObject({
    call: v.function(),
    cancel: v.function(),
    onProgress: v.function(),
    onWish: v.function(),
  });

  it('needs only electron, and exposes exactly call, cancel and what is heard', () => {
    expect(new Set(required)).toEqual(new Set(['electron']));
    expect([...exposed.keys()]).toEqual(['tieout']);
    expect(v.is(ApiSchema, exposed.get('tieout'))).toBe(true);
  });

  it('passes on every method of the contract and no other channel', async () => {
    const api = v.parse(ApiSchema, exposed.get('tieout'));
    for (const method of methodNames) await api.call('1', method, {});
    expect(calls.map(([channel]) => channel)).toEqual(methodNames.map(() => 'bridge:call'));
    await expect(api.call('1', 'shell.exec', {})).rejects.toThrow('no such bridge method');
    await expect(api.call('1', '__proto__', {})).rejects.toThrow('no such bridge method');
  });

  it('keeps Electron’s event from the page', () => {
    const api = v.parse(ApiSchema, exposed.get('tieout'));
    const heard: unknown[][] = [];
    const stop: unknown = api.onProgress((...args: unknown[]) => heard.push(args));
    listeners.get('bridge:progress')?.({ sender: 'everything' }, '7', { done: 1, total: null, unit: 'x' });
    expect(heard).toEqual([['7', { done: 1, total: null, unit: 'x' }]]);
    if (typeof stop === 'function') stop();
    const wishes: unknown[][] = [];
    const deaf: unknown = api.onWish((...args: unknown[]) => wishes.push(args));
    listeners.get('bridge:wish')?.({ sender: 'everything' }, 'sync');
    expect(wishes).toEqual([['sync']]);
    if (typeof deaf === 'function') deaf();
    expect(listeners.size).toBe(0);
  });
});

/** `npm start` as a person runs it where there is no display. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureBuilt, repoRoot } from '../support/build.ts';

let dir = '';
let child: ChildProcess | null = null;

beforeAll(() => ensureBuilt());
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tieout-start-'));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  child = null;
  await rm(dir, { recursive: true, force: true });
});

/** Starts the command without a display; resolves with what it printed once `seen` matches or it ended. */
function start(
  args: readonly string[],
  seen: RegExp,
  extra: Record<string, string> = {},
): Promise<{ output: string; child: ChildProcess }> {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const started = spawn(
    process.execPath,
    [join(repoRoot, 'electron', 'cli', 'run.mjs'), 'start', '--data', dir, ...args],
    { env: { ...env, ...extra } },
  );
  child = started;
  let output = '';
  return new Promise((done) => {
    const take = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      if (seen.test(output)) done({ output, child: started });
    };
    started.stdout.on('data', take);
    started.stderr.on('data', take);
    started.once('close', () => done({ output, child: started }));
  });
}

const ended = (started: ChildProcess): Promise<number | null> =>
  started.exitCode === null
    ? new Promise((done) => started.once('close', (code) => done(code)))
    : Promise.resolve(started.exitCode);

it.skipIf(process.platform !== 'linux')(
  'says in one line that there is no display, prints the address on a line of its own, and ends cleanly',
  async () => {
    const { output, child: started } = await start(['--port', '0'], /token=\S+\n/);
    expect(output.split('\n')[0]).toBe(
      'There is no display here, so Tieout is served to a browser instead of opening a window.',
    );
    const address = /^(http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43})$/m.exec(output)?.[1] ?? '';
    const entered = await fetch(address, { redirect: 'manual' });
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toMatch(/^\/#key=[\w-]{43}$/);
    started.kill('SIGTERM');
    expect(await ended(started)).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
  },
);

it.skipIf(process.platform !== 'linux')(
  'prints the sign-in page where it can’t open it, and goes on waiting for the answer',
  async () => {
    const { output, child: started } = await start(['--port', '0'], /token=\S+\n/);
    const address = /^http:\/\/127\S+$/m.exec(output)?.[0] ?? '';
    const { origin } = new URL(address);
    const entered = await fetch(address, { redirect: 'manual' });
    const stop = new AbortController();
    const printed = new Promise<string>((done) => {
      started.stdout?.on('data', (chunk: Buffer) => done(chunk.toString('utf8')));
    });
    const signingIn = fetch(`${origin}/bridge/xero.signIn`, {
      method: 'POST',
      headers: {
        origin,
        cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '',
        'x-tieout-key': entered.headers.get('location')?.replace('/#key=', '') ?? '',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ clientId: '0123456789ABCDEF0123456789ABCDEF' }),
      signal: stop.signal,
    }).catch(() => 'cut off');
    const [sentence, url = ''] = (await printed).split('\n');
    expect(sentence).toBe('Open this page in the browser of this computer:');
    expect(new URL(url).origin).toBe('https://login.xero.com');
    const told = await Promise.race([signingIn, wait(500).then(() => 'waiting')]);
    expect(told).toBe('waiting');
    stop.abort();
    started.kill('SIGTERM');
    expect(await ended(started)).toBe(0);
  },
);

it.skipIf(process.platform !== 'linux')(
  'serves to a browser where Electron is there but can’t open its window',
  async () => {
    await writeFile(join(dir, 'electron'), '#!/bin/sh\necho "Missing X server or \\$DISPLAY" >&2\nexit 1\n', {
      mode: 0o755,
    });
    const { output, child: started } = await start(['--port', '0', '--no-open'], /token=\S+\n/, {
      DISPLAY: ':4711',
      ELECTRON_OVERRIDE_DIST_PATH: dir,
    });
    expect(output).toContain('Missing X server');
    expect(output).toContain('Electron could not open a window here, so Tieout opens in your browser.\n');
    const address = /^(http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43})$/m.exec(output)?.[1] ?? '';
    expect((await fetch(address, { redirect: 'manual' })).status).toBe(303);
    started.kill('SIGTERM');
    expect(await ended(started)).toBe(0);
  },
);

it('says what is wrong with an option, and ends with an error', async () => {
  const { output, child: started } = await start(['--port', '70000'], /never/);
  expect(output).toBe('--port must be a number from 0 to 65535, not "70000".\n');
  expect(await ended(started)).toBe(1);
});

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSystemBrowser } from '../../../../electron/host/openSystemBrowser.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tieout-opener-'));
  vi.stubEnv('PATH', `${dir}:/usr/bin:/bin`);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(dir, { recursive: true, force: true });
});

const opener = (script: string) =>
  writeFile(join(dir, 'xdg-open'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });

describe.runIf(process.platform === 'linux')('the system browser', () => {
  it('gets the address as it is: no shell reads it', async () => {
    await opener(`printf %s "$1" > ${join(dir, 'seen')}`);
    const url = 'https://login.xero.com/?a=1&b=$(touch x);"\'';
    await openSystemBrowser(url);
    await expect.poll(() => readFile(join(dir, 'seen'), 'utf8').catch(() => '')).toBe(url);
  });

  it('counts as not opened where there is none that could', async () => {
    await opener('exit 3');
    await expect(openSystemBrowser('https://go.xero.com/')).rejects.toThrow('did not open');
  });

  it('counts as opened while the opener is still at it', async () => {
    await opener('sleep 5');
    await expect(openSystemBrowser('https://go.xero.com/', 50)).resolves.toBeUndefined();
  });
});

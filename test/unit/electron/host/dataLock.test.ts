import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir, uptime } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockDataDir } from '../../../../electron/host/dataLock.ts';

let dir = '';
const file = () => join(dir, 'running.pid');

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tieout-lock-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

it('keeps a folder for one process, until it ends', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  await once(other, 'spawn');
  writeFileSync(file(), `${other.pid}\n`);
  expect(() => lockDataDir(dir)).toThrow(`(process ${other.pid})`);
  other.kill('SIGKILL');
  await once(other, 'exit');
  const lock = lockDataDir(dir);
  expect(readFileSync(file(), 'utf8')).toBe(`${process.pid}\n`);
  lock.release();
  expect(existsSync(file())).toBe(false);
});

it.each(['', 'nonsense', '-4', '0'])('takes over a lock that says %j', (text) => {
  writeFileSync(file(), text);
  lockDataDir(dir);
  expect(readFileSync(file(), 'utf8')).toBe(`${process.pid}\n`);
});

it('takes over a lock from before the computer was started, whoever has its number now', () => {
  writeFileSync(file(), `${process.ppid}\n`);
  const bootedAt = Date.now() - uptime() * 1000;
  const before = new Date(bootedAt - 3_600_000);
  utimesSync(file(), before, before);
  lockDataDir(dir);
  expect(readFileSync(file(), 'utf8')).toBe(`${process.pid}\n`);
});

it.skipIf(process.platform === 'win32')('makes a folder that only its owner may look into', () => {
  const fresh = join(dir, 'new', 'folder');
  lockDataDir(fresh);
  expect(statSync(fresh).mode & 0o777).toBe(0o700);
});

it('does not release what another process has taken since', () => {
  const lock = lockDataDir(dir);
  writeFileSync(file(), '1\n');
  lock.release();
  expect(readFileSync(file(), 'utf8')).toBe('1\n');
});

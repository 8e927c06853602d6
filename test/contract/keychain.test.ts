/** The vault against a real Secret Service: gnome-keyring on a private D-Bus with a throwaway home. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

function missing(): string {
  if (process.platform !== 'linux') return 'this test drives the Linux Secret Service';
  for (const tool of ['dbus-run-session', 'gnome-keyring-daemon']) {
    if (spawnSync(tool, ['--help'], { stdio: 'ignore' }).error) return `${tool} is not installed`;
  }
  return '';
}
const reason = missing();
if (reason) console.log(`keychain tests skipped: ${reason}`);

let bundle = '';
let home = '';

/** The child runs outside Vitest, so it is bundled; inside the repository, so that it finds the native module. */
beforeAll(async () => {
  if (reason) return;
  bundle = join(root, 'out', `keychain-test-${process.pid}`);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'test/contract/keychainChild.ts'),
      outDir: bundle,
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
  home = await mkdtemp(join(tmpdir(), 'tieout-keychain-'));
  await mkdir(join(home, 'run'), { mode: 0o700 });
});

afterAll(async () => {
  if (bundle) await rm(bundle, { recursive: true, force: true });
  if (home) await rm(home, { recursive: true, force: true });
});

/** Runs shell lines in a fresh session with an unlocked keyring whose files live in `home`; returns each child's answer. */
async function inKeyringSession(lines: readonly string[], { daemon = true } = {}): Promise<unknown[]> {
  const unlock = daemon
    ? 'printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null; '
    : '';
  const script = `set -e; ${unlock}${lines.join('; ')}`;
  const env = {
    PATH: process.env['PATH'],
    HOME: home,
    XDG_RUNTIME_DIR: join(home, 'run'),
    XDG_DATA_HOME: join(home, 'data'),
    // No other service may be started by the bus: the test has only what it starts itself.
    XDG_DATA_DIRS: join(home, 'nothing'),
  };
  const { stdout } = await run('dbus-run-session', ['--', 'sh', '-c', script], { env, timeout: 50_000 });
  return stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

const child = (...words: readonly string[]) =>
  [process.execPath, join(bundle, 'child.mjs'), ...words].map((word) => `'${word}'`).join(' ');

describe.skipIf(reason !== '')('vault and a real keychain', () => {
  it('keeps a secret over processes and over keyring sessions', async () => {
    const dir = join(home, 'app');
    const service = 'Tieout-test';
    const first = await inKeyringSession([
      child(dir, service, 'write', 'token', 'kept-value'),
      child(dir, service, 'read', 'token'),
    ]);
    const kept = { mode: 'keychain', reason: '', value: 'kept-value' };
    expect(first).toEqual([kept, kept]);
    expect(await readFile(join(dir, 'vault.json'), 'utf8')).not.toContain('kept-value');
    expect(await inKeyringSession([child(dir, service, 'read', 'token')])).toEqual([kept]);
    // Another name in the keychain is another key: the file can't be opened with it.
    const [stranger] = await inKeyringSession([child(dir, 'Tieout-other', 'read', 'token')]);
    expect(stranger).toMatchObject({ mode: 'keychain', value: null });
    expect(stranger).toHaveProperty('reason', expect.stringContaining('sign in again'));
  });

  it('without a Secret Service keeps secrets for the session only, and says so', async () => {
    const dir = join(home, 'none');
    const answers = await inKeyringSession(
      [child(dir, 'Tieout-test', 'write', 'token', 'x'), child(dir, 'Tieout-test', 'read', 'token')],
      { daemon: false },
    );
    expect(answers[0]).toMatchObject({ mode: 'session', value: 'x' });
    expect(answers[0]).toHaveProperty('reason', expect.stringContaining('keychain'));
    expect(answers[1]).toMatchObject({ mode: 'session', value: null });
  });
});

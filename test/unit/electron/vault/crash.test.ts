import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openVault } from '../../../../electron/vault/openVault.ts';

const root = resolve(import.meta.dirname, '../../../..');
const bundle = join(root, 'out', `vault-crash-${process.pid}`);

beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'crashChild.ts'),
      outDir: bundle,
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
});
afterAll(async () => {
  await rm(bundle, { recursive: true, force: true });
});

/** Lets the child count until it has said `after` numbers, kills it wherever it is, and returns the last one it said. */
async function killAfter(dir: string, key: string, after: number): Promise<number> {
  const child = spawn(process.execPath, [join(bundle, 'child.mjs'), dir, key], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
    if (said.split('\n').length > after) child.kill('SIGKILL');
  });
  await new Promise((done) => child.once('close', done));
  return Number(said.trimEnd().split('\n').at(-1));
}

describe('a process that is killed while it writes', () => {
  it('leaves the last value it vouched for, or the one after it', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'tieout-crash-'));
    const key = randomBytes(32).toString('base64');
    const slot = { read: async () => key, write: async () => {}, delete: async () => {} };
    for (const after of [1, 2, 3, 5, 8, 13]) {
      // oxlint-disable-next-line no-await-in-loop -- each start goes on where the last was killed
      const vouched = await killAfter(dir, key, after);
      // oxlint-disable-next-line no-await-in-loop -- as above
      const vault = await openVault({ dir, openSlot: async () => slot });
      expect(vault.reason).toBe('');
      // oxlint-disable-next-line no-await-in-loop -- as above
      const kept = Number(await vault.get('count'));
      expect([vouched, vouched + 1]).toContain(kept);
    }
  });
});

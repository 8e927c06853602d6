import { chmod, mkdir, mkdtemp, readFile, readdir, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openVault } from '../../../../electron/vault/openVault.ts';
import { memoryKeychain } from './memoryKeychain.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tieout-vault-'));
});

describe('vault whose file can’t be written', () => {
  it('says so, keeps the old value, leaves nothing half done, and goes on when it can be written again', async () => {
    const { openSlot } = memoryKeychain();
    const vault = await openVault({ dir, openSlot });
    await vault.set('a', 'old');
    const kept = await readFile(join(dir, 'vault.json'), 'utf8');
    // A folder in the file's place is the failure that every system and every user gets alike.
    await rm(join(dir, 'vault.json'));
    await mkdir(join(dir, 'vault.json'));
    await expect(vault.set('a', 'new')).rejects.toMatchObject({
      data: { code: 'internal', message: expect.stringContaining('Free some space') },
    });
    expect(await vault.get('a')).toBe('old');
    expect(await readdir(dir)).toEqual(['vault.json']);
    await rmdir(join(dir, 'vault.json'));
    await writeFile(join(dir, 'vault.json'), kept);
    await vault.set('a', 'new');
    expect(await (await openVault({ dir, openSlot })).get('a')).toBe('new');
  });
});

describe('vault with a keychain', () => {
  it('keeps secrets over a restart, encrypted, for the owner only', async () => {
    const { openSlot } = memoryKeychain();
    const first = await openVault({ dir, openSlot });
    await first.set('session/1', 'refresh-token-value');
    const second = await openVault({ dir, openSlot });
    expect(second).toMatchObject({ mode: 'keychain', reason: '' });
    expect(await second.get('session/1')).toBe('refresh-token-value');
    expect(await readFile(join(dir, 'vault.json'), 'utf8')).not.toContain('refresh-token');
    if (process.platform !== 'win32') expect((await stat(join(dir, 'vault.json'))).mode & 0o777).toBe(0o600);
    expect(await readdir(dir)).toEqual(['vault.json']);
  });

  it('holds after any sequence of changes, many at once, exactly what a plain map would', async () => {
    const change = fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd'),
      value: fc.option(fc.string({ unit: 'grapheme' }), { nil: null }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 12 }), async (changes) => {
        const folder = await mkdtemp(join(tmpdir(), 'tieout-vault-'));
        const { openSlot } = memoryKeychain();
        const vault = await openVault({ dir: folder, openSlot });
        const truth = new Map<string, string>();
        await Promise.all(
          changes.map(async ({ name, value }) => {
            await (value === null ? vault.delete(name) : vault.set(name, value));
          }),
        );
        for (const { name, value } of changes) {
          if (value === null) truth.delete(name);
          else truth.set(name, value);
        }
        const again = await openVault({ dir: folder, openSlot });
        const names = [...truth.keys()].toSorted((a, b) => (a < b ? -1 : 1));
        expect(await again.names()).toEqual(names);
        expect(await Promise.all(names.map(async (name) => await again.get(name)))).toEqual(
          names.map((name) => truth.get(name)),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('takes the file as the truth when a write was cut short, at whichever byte', async () => {
    const { openSlot } = memoryKeychain();
    const vault = await openVault({ dir, openSlot });
    await vault.set('token', 'new');
    const whole = await readFile(join(dir, 'vault.json'), 'utf8');
    for (const length of [0, 1, Math.floor(whole.length / 2), whole.length]) {
      // oxlint-disable-next-line no-await-in-loop -- one leftover after the other
      await writeFile(join(dir, 'vault.json.tmp'), whole.slice(0, length));
      // oxlint-disable-next-line no-await-in-loop -- one leftover after the other
      const again = await openVault({ dir, openSlot });
      // oxlint-disable-next-line no-await-in-loop -- one leftover after the other
      expect(await again.get('token')).toBe('new');
    }
    expect(await readdir(dir)).toEqual(['vault.json']);
  });

  it('sees what another running app kept, and loses nothing of it', async () => {
    const { openSlot } = memoryKeychain();
    const one = await openVault({ dir, openSlot });
    const two = await openVault({ dir, openSlot });
    await one.set('token', 'first');
    await two.set('other', 'x');
    await two.set('token', 'rotated');
    expect(await one.get('token')).toBe('rotated');
    await one.set('more', 'y');
    expect(await two.names()).toEqual(['more', 'other', 'token']);
    await writeFile(join(dir, 'vault.json'), 'damaged while running');
    expect(await one.get('token')).toBe('rotated');
  });

  it('keeps the old value when a write fails', async () => {
    const { openSlot } = memoryKeychain();
    const vault = await openVault({ dir, openSlot });
    await vault.set('token', 'old');
    const blocked = join(dir, 'vault.json.tmp');
    await mkdir(join(blocked, 'in-the-way'), { recursive: true });
    await expect(vault.set('token', 'new')).rejects.toThrow();
    expect(await vault.get('token')).toBe('old');
    await rm(blocked, { recursive: true });
    expect(await (await openVault({ dir, openSlot })).get('token')).toBe('old');
    await vault.set('token', 'newer');
    expect(await vault.get('token')).toBe('newer');
  });

  it('sets a file aside that it can’t open, asks to sign in again, and goes on', async () => {
    const { openSlot } = memoryKeychain();
    await (await openVault({ dir, openSlot })).set('token', 'one');
    const damaged = (await readFile(join(dir, 'vault.json'), 'utf8')).replace('"tag":"', '"tag":"AAAA');
    await writeFile(join(dir, 'vault.json'), damaged);
    const vault = await openVault({ dir, openSlot });
    expect(vault.mode).toBe('keychain');
    expect(vault.reason).toContain('sign in again');
    expect(await vault.names()).toEqual([]);
    expect(await readFile(join(dir, 'vault.json.unreadable-1'), 'utf8')).toBe(damaged);
    await vault.set('token', 'two');
    // The key is lost as well: a second file is set aside beside the first.
    const third = await openVault({ dir, openSlot: memoryKeychain().openSlot });
    expect(third.reason).toContain('sign in again');
    expect((await readdir(dir)).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      'vault.json',
      'vault.json.unreadable-1',
      'vault.json.unreadable-2',
    ]);
  });
});

describe('vault without a usable keychain', () => {
  it('keeps secrets for the session, says why, and leaves an older file alone', async () => {
    const { openSlot } = memoryKeychain();
    await (await openVault({ dir, openSlot })).set('token', 'kept');
    const before = await readFile(join(dir, 'vault.json'), 'utf8');
    const vault = await openVault({ dir, openSlot: async () => Promise.reject(new Error('locked')) });
    expect(vault.mode).toBe('session');
    expect(vault.reason).toMatch(/keychain.*Sign-ins kept earlier stay/s);
    expect(await vault.get('token')).toBeNull();
    await vault.set('token', 'for now');
    expect(await vault.get('token')).toBe('for now');
    expect(await readFile(join(dir, 'vault.json'), 'utf8')).toBe(before);
    expect(await (await openVault({ dir, openSlot })).get('token')).toBe('kept');
  });

  it('does not trust a keychain that forgets', async () => {
    const vault = await openVault({ dir, openSlot: memoryKeychain({ keeps: false }).openSlot });
    expect(vault.mode).toBe('session');
    expect(await readdir(dir)).toEqual([]);
  });

  it('leaves no probe behind', async () => {
    const keychain = memoryKeychain();
    await openVault({ dir, openSlot: keychain.openSlot });
    expect([...keychain.entries.keys()]).toEqual(['vault-key']);
  });

  it('says so when the folder can’t be written', async () => {
    if (process.getuid?.() === 0) {
      // The superuser may write anywhere: a file where the folder should be stands in for it.
      await writeFile(join(dir, 'file'), '');
    } else await chmod(dir, 0o500);
    const vault = await openVault({ dir: join(dir, 'file', 'app'), openSlot: memoryKeychain().openSlot });
    expect(vault.mode).toBe('session');
    expect(vault.reason).toContain('folder');
  });
});

/** The lint rule on import arrows must fail the build for a wrong arrow: tried on real files in each room. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
let dir = '';

/** Lints one file of a miniature house with the project's own configuration; returns what was printed, empty when clean. */
function lint(path: string, source: string): string {
  mkdirSync(join(dir, path, '..'), { recursive: true });
  writeFileSync(join(dir, path), source);
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const done = spawnSync(process.execPath, [oxlint, path], { cwd: dir, encoding: 'utf8' });
  rmSync(join(dir, path));
  return done.status === 0 ? '' : `${done.stdout}${done.stderr}`;
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'tieout-arrows-'));
  copyFileSync(join(root, '.oxlintrc.json'), join(dir, '.oxlintrc.json'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('import arrows', () => {
  it.each([
    ['shared/matching/bad.ts', "export { openVault } from '../../electron/vault/openVault.ts';"],
    ['shared/bad.ts', "export { TieoutDatabase } from '../renderer/db/database.ts';"],
    ['shared/bad.ts', "export { readFileSync } from 'node:fs';"],
    ['shared/bad.ts', "export { useState } from 'react';"],
    ['renderer/screens/bad.ts', "export { openVault } from '../../electron/vault/openVault.ts';"],
    ['renderer/bad.ts', "export { XeroClient } from 'xero-node';"],
    ['electron/xero/bad.ts', "export { TieoutDatabase } from '../../renderer/db/database.ts';"],
    ['electron/bad.ts', "export { Dexie } from 'dexie';"],
  ])('refuses %s with %s', (path, source) => {
    expect(lint(path, source)).toContain('no-restricted-imports');
  });

  it('refuses the clock of the machine in shared code by way of globals', () => {
    expect(lint('shared/bad.ts', 'export const started = performance.now();')).toContain(
      'no-restricted-globals',
    );
  });

  it.each([
    ['renderer/screens/good.ts', "export { bridge } from '../../shared/bridge.ts';"],
    ['electron/xero/good.ts', "export { bridge } from '../../shared/bridge.ts';"],
    ['shared/matching/good.ts', "export { minor } from '../money.ts';"],
  ])('lets %s import %s', (path, source) => {
    expect(lint(path, source)).toBe('');
  });
});

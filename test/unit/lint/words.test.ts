/** The lint rule on words must refuse a screen that says something which the catalogues don't have: tried on real files. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
let dir = '';

/** Lints one screen with the project's own configuration; returns the rules that it breaks, as printed. */
function lint(path: string, jsx: string): string {
  writeFileSync(join(dir, path), `export const Shown = ({ t, n }) => t(n, ${jsx});\n`);
  const oxlint = join(root, 'node_modules/oxlint/bin/oxlint');
  const done = spawnSync(process.execPath, [oxlint, path], { cwd: dir, encoding: 'utf8' });
  return done.status === 0 ? '' : `${done.stdout}${done.stderr}`;
}

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'tieout-words-'));
  mkdirSync(join(dir, 'renderer/screens'), { recursive: true });
  mkdirSync(join(dir, 'renderer/components'), { recursive: true });
  copyFileSync(join(root, '.oxlintrc.json'), join(dir, '.oxlintrc.json'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('words outside the catalogues', () => {
  it.each([
    ['renderer/screens/Bad.tsx', '<p>Nothing here</p>'],
    ['renderer/screens/Bad.tsx', "<p>{'Nothing here'}</p>"],
    ['renderer/screens/Bad.tsx', '<p>{`${n} payouts`}</p>'],
    ['renderer/screens/Bad.tsx', '<p>{n} payouts</p>'],
    ['renderer/components/Bad.tsx', '<button type="button" aria-label="Close" />'],
    ['renderer/components/Bad.tsx', '<span title="Waiting" />'],
    ['renderer/components/Bad.tsx', "<span title={'Waiting'} />"],
    ['renderer/components/Bad.tsx', '<input placeholder="Search" />'],
    ['renderer/screens/Bad.tsx', '<Field label="Amount" />'],
  ])('are refused in %s: %s', (path, jsx) => {
    expect(lint(path, jsx)).toMatch(/jsx-no-literals|jsx-curly-brace-presence/);
  });

  it.each([
    '<p className="muted">{t("desk.none")}</p>',
    '<p aria-label={t("desk.none")}>{n} · {t("desk.none")}</p>',
    '<button type="button" aria-current="page">{t("action.close")}</button>',
  ])('are not what %s has', (jsx) => {
    expect(lint('renderer/screens/Good.tsx', jsx)).toBe('');
  });
});

/** `npm run dev` on a copy of the sources: a saved file shows without a reload, under the content policy of development. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { repoRoot } from '../support/build.ts';
import { matchingWorkers } from '../support/matchingWorkers.ts';

const SOURCES = ['electron', 'renderer', 'shared', 'package.json', 'electron.vite.config.ts'];
const CONFIGS = ['tsconfig.base.json', 'tsconfig.json', join('test', 'tsconfig.json')];
let dir = '';
let child: ChildProcess;
let browser: Browser;
let link = '';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tieout-dev-'));
  await Promise.all(
    [...SOURCES, ...CONFIGS].map((name) => cp(join(repoRoot, name), join(dir, name), { recursive: true })),
  );
  await symlink(join(repoRoot, 'node_modules'), join(dir, 'node_modules'), 'junction');
  const args = ['dev', '--no-open', '--port', '0', '--data', join(dir, 'data')];
  child = spawn(process.execPath, [join(dir, 'electron', 'cli', 'run.mjs'), ...args], { cwd: dir });
  link = await new Promise<string>((done, failed) => {
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const found = /^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/m.exec(output);
      if (found) done(found[0]);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('close', () => failed(new Error(output)));
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  child.kill('SIGTERM');
  await rm(dir, { recursive: true, force: true });
});

async function edit(file: string, change: (text: string) => string): Promise<void> {
  const path = join(dir, 'renderer', file);
  const text = await readFile(path, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(path, changed);
}

it('shows a changed component and a changed style, and keeps what the page was doing', async () => {
  const page = await browser.newPage();
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) violations.push(message.text());
  });
  await page.goto(link);
  await page.getByRole('button', { name: 'Explore the demo company' }).waitFor();
  // Matching has its worker, which has read the local database and answered.
  await expect.poll(async () => (await matchingWorkers(page)).length, { timeout: 30_000 }).toBe(1);
  await page.evaluate(() => (document.documentElement.title = 'not reloaded'));
  await edit('screens/welcome/WelcomeScreen.tsx', (text) => text.replace(/(<h1[^>]*>)/, '$1Changed '));
  await page.getByRole('heading', { level: 1, name: /^Changed / }).waitFor();
  await edit('styles/base.css', (text) => `${text}\nhtml { outline-width: 7px; }\n`);
  await expect
    .poll(() => page.evaluate(() => getComputedStyle(document.documentElement).outlineWidth), {
      timeout: 10_000,
    })
    .toBe('7px');
  expect(await page.evaluate(() => document.documentElement.title)).toBe('not reloaded');
  expect(violations).toEqual([]);
});

/** `npm run screenshots -- --out DIR`: every screen of the demo company, in light and dark, small and large, in each language. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openSession } from './demo/session.ts';
import { exploreDemo, importDemoStatement, okAllCertain, postAll, settled } from './demo/steps.ts';

const SCREENS = [
  'reconcile',
  'payouts',
  'lines',
  'queue',
  'proof',
  'rules',
  'activity',
  'connections',
] as const;

interface Look {
  readonly name: string;
  readonly theme: 'light' | 'dark';
  readonly locale: 'en' | 'fr' | 'id';
  readonly size: { readonly width: number; readonly height: number };
}

const LOOKS: readonly Look[] = [
  { name: 'light', theme: 'light', locale: 'en', size: { width: 1280, height: 800 } },
  { name: 'dark', theme: 'dark', locale: 'en', size: { width: 1280, height: 800 } },
  { name: 'large-fr', theme: 'light', locale: 'fr', size: { width: 1920, height: 1080 } },
  { name: 'small-id-dark', theme: 'dark', locale: 'id', size: { width: 1100, height: 700 } },
];

async function shootAll(page: Page, origin: string, out: string, state: string): Promise<void> {
  for (const look of LOOKS) {
    await page.setViewportSize(look.size);
    await page.evaluate(
      ([theme, locale]) => localStorage.setItem('tieout.settings', JSON.stringify({ theme, locale })),
      [look.theme, look.locale],
    );
    for (const screen of SCREENS) {
      await page.goto(`${origin}/#/${screen}`);
      await page.reload();
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await page.waitForTimeout(700);
      await page.screenshot({ path: join(out, `${state}-${screen}-${look.name}.png`) });
    }
  }
  await page.evaluate(() => localStorage.removeItem('tieout.settings'));
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${origin}/#/reconcile`);
  await page.reload();
}

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { out: { type: 'string', default: 'out/screens' } },
  });
  const out = resolve(values.out);
  mkdirSync(out, { recursive: true });
  const dataDir = mkdtempSync(join(tmpdir(), 'tieout-screens-'));
  const session = await openSession({
    dataDir,
    port: 0,
    rendererDir: join(import.meta.dirname, '..', 'renderer'),
  });
  const { page, host } = session;
  try {
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.screenshot({ path: join(out, 'welcome.png') });
    await exploreDemo(page);
    await settled(page);
    await page.screenshot({ path: join(out, 'import.png') });
    await page.getByRole('button', { name: 'Use the demo’s bank statement' }).click();
    await page.getByRole('button', { name: /^Import [\d,]+ lines?$/ }).waitFor();
    await page.screenshot({ path: join(out, 'import-preview.png') });
    await page.keyboard.press('Escape');
    await shootAll(page, host.origin, out, 'empty');
    await page.getByRole('button', { name: 'Import bank file', exact: true }).first().click();
    await importDemoStatement(page);
    await shootAll(page, host.origin, out, 'matched');
    await okAllCertain(page);
    await postAll(page);
    await shootAll(page, host.origin, out, 'posted');
  } catch (error) {
    await page.screenshot({ path: join(out, 'failed.png') });
    console.error(session.pageErrors.join('\n'));
    throw error;
  } finally {
    await session.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

await main(process.argv.slice(2));
process.exit(0);

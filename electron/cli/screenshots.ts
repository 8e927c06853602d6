/**
 * `npm run screenshots -- --out DIR`: every screen and main dialog of the demo company, in light and dark, small and large, in each
 * language, empty and full; `--looks light,small-fr` takes only these. `--docs` writes the few that `docs/screens.md` shows instead.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { createDemoServers, EVERYONE_ONLINE } from '../demoCompany.ts';
import { openSession, type Session } from './demo/session.ts';
import { exploreDemo, goTo, okAllCertain, postAll, prove, settled } from './demo/steps.ts';
import { shootDocs } from './screenshots/docs.ts';
import {
  closeMessages,
  type Look,
  put,
  shootDialogs,
  shootScreens,
  shootTakeBack,
} from './screenshots/shoot.ts';

const PLAIN: Look = { name: 'light', theme: 'light', locale: 'en', size: { width: 1280, height: 800 } };
const LOOKS: readonly Look[] = [
  PLAIN,
  { name: 'dark', theme: 'dark', locale: 'en', size: { width: 1280, height: 800 } },
  { name: 'large-fr', theme: 'light', locale: 'fr', size: { width: 1920, height: 1080 } },
  { name: 'large-dark', theme: 'dark', locale: 'en', size: { width: 1920, height: 1080 } },
  { name: 'small-id-dark', theme: 'dark', locale: 'id', size: { width: 1100, height: 700 } },
  { name: 'small-fr', theme: 'light', locale: 'fr', size: { width: 1100, height: 700 } },
];
/** Where nothing is to be seen yet, two looks are enough. */
const EMPTY_LOOKS = ['light', 'small-id-dark'];
const POSTED_LOOKS = ['light', 'dark'];

async function shootAll(page: Page, out: string, looks: readonly Look[]): Promise<void> {
  const among = (names: readonly string[]) => looks.filter(({ name }) => names.includes(name));
  await page.screenshot({ path: join(out, 'welcome.png') });
  await exploreDemo(page);
  await settled(page);
  await page.screenshot({ path: join(out, 'import.png') });
  await page.getByRole('button', { name: 'Use the demo’s bank statement' }).click();
  await page.getByRole('button', { name: /^Import [\d,]+ lines?$/ }).waitFor();
  await page.screenshot({ path: join(out, 'import-preview.png') });
  await page.keyboard.press('Escape');
  await shootScreens(page, among(EMPTY_LOOKS), (name) => join(out, `empty-${name}.png`));
  await put(page, PLAIN);
  await importStatements(page);
  await closeMessages(page);
  await shootScreens(page, looks, (name) => join(out, `matched-${name}.png`));
  await shootDialogs(page, looks, (name) => join(out, `dialog-${name}.png`));
  await postEverything(page);
  await shootTakeBack(page, join(out, 'dialog-takeBack-light.png'));
  await shootScreens(page, among(POSTED_LOOKS), (name) => join(out, `posted-${name}.png`));
}

/** The statements of all the demo company's bank accounts. */
async function importStatements(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Import bank file' });
  if (!(await dialog.isVisible())) {
    await goTo(page, 'Reconcile');
    await page.getByRole('button', { name: 'Import bank file', exact: true }).first().click();
  }
  await dialog.getByRole('button', { name: 'Use all the demo’s statements' }).click();
  await dialog.waitFor({ state: 'hidden', timeout: 120_000 });
  await settled(page);
}

async function postEverything(page: Page): Promise<void> {
  await put(page, PLAIN);
  await okAllCertain(page);
  await postAll(page);
  await closeMessages(page);
  await prove(page);
}

async function forDocs({ page }: Session, out: string): Promise<void> {
  await exploreDemo(page);
  await settled(page);
  await importStatements(page);
  await closeMessages(page);
  await shootDocs(page, out, () => postEverything(page));
}

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string' },
      docs: { type: 'boolean', default: false },
      looks: { type: 'string' },
    },
  });
  const out = resolve(values.out ?? (values.docs ? 'docs/screens' : 'out/screens'));
  mkdirSync(out, { recursive: true });
  const names = values.looks?.split(',');
  const looks = LOOKS.filter(({ name }) => names === undefined || names.includes(name));
  const dataDir = mkdtempSync(join(tmpdir(), 'tieout-screens-'));
  const session = await openSession({
    dataDir,
    port: 0,
    services: { demoServers: createDemoServers(join(dataDir, 'demo'), EVERYONE_ONLINE) },
    rendererDir: join(import.meta.dirname, '..', 'renderer'),
  });
  const { page } = session;
  try {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await (values.docs ? forDocs(session, out) : shootAll(page, out, looks));
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

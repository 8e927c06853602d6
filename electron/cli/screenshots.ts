/**
 * `npm run screenshots -- --out DIR`: every screen and dialog of the demo company, in each theme, contrast, language and size, empty,
 * full, posted and in trouble; `notes.txt` beside them lists what is cut off or lies on something else. `--looks light,small-fr` takes
 * only these, `--only desk,queue` only the scenes that begin so. `--docs` writes the few that `docs/screens.md` shows instead.
 */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { createDemoServers, EVERYONE_ONLINE } from '../demoCompany.ts';
import { createWebShop } from '../sandbox/story/webShop/webShop.ts';
import { openSession } from './demo/session.ts';
import { exploreDemo, goTo, okAllCertain, postAll, prove, settled } from './demo/steps.ts';
import { docsCamera } from './screenshots/docs.ts';
import { LOOKS } from './screenshots/looks.ts';
import { MATCHED } from './screenshots/scenes/matched.ts';
import { POSTED, PRACTICE, READY, TROUBLE } from './screenshots/scenes/posted.ts';
import { emptyScenes, fileScenes, WELCOME } from './screenshots/scenes/start.ts';
import { openScreen } from './screenshots/scenes/ways.ts';
import { fullCamera, type Studio, takeAll } from './screenshots/studio.ts';

async function shootAll(studio: Studio, dir: string): Promise<void> {
  const { page } = studio;
  await takeAll(studio, WELCOME);
  await exploreDemo(page);
  await settled(page);
  await takeAll(studio, emptyScenes(dir));
  await importStatements(page);
  await takeAll(studio, [...MATCHED, ...fileScenes(join(dir, 'shopify-payments.csv'))]);
  await okAllCertain(page);
  await closeMessages(page);
  await takeAll(studio, READY);
  await postAll(page);
  await closeMessages(page);
  await prove(page);
  await takeAll(studio, [...POSTED, ...TROUBLE]);
  await closeMessages(page);
  await becomePractice(page, dir);
  await takeAll(studio, PRACTICE);
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
  await page.getByRole('button', { name: 'Skip these steps' }).click();
  await closeMessages(page);
}

/** A backup of the demo company, restored beside it: a second organisation. */
async function becomePractice(page: Page, dir: string): Promise<void> {
  await openScreen(page, 'connections');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a backup', exact: true }).click();
  const file = join(dir, 'demo.tieout.gz');
  await (await saved).saveAs(file);
  await settled(page);
  await page.locator('.headerName button').click();
  await page.getByRole('button', { name: 'Restore a backup', exact: true }).click();
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(file);
  await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: 120_000 });
  await settled(page);
  await closeMessages(page);
}

/** Closes the messages in the corner. */
async function closeMessages(page: Page): Promise<void> {
  const close = page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Close' });
  while ((await close.count()) > 0) await close.first().click();
}

/** Files that the scenes choose: a provider's, and one that is no statement. */
function layFiles(dir: string): void {
  writeFileSync(join(dir, 'shopify-payments.csv'), createWebShop().providerFile());
  writeFileSync(join(dir, 'statement.pdf'), '%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\nxref\n%%EOF\n');
}

async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string' },
      docs: { type: 'boolean', default: false },
      looks: { type: 'string' },
      only: { type: 'string' },
    },
  });
  const out = resolve(values.out ?? (values.docs ? 'docs/screens' : 'out/screens'));
  mkdirSync(out, { recursive: true });
  const names = values.looks?.split(',');
  const looks = LOOKS.filter(({ name }) => names === undefined || names.includes(name));
  const dataDir = mkdtempSync(join(tmpdir(), 'tieout-screens-'));
  layFiles(dataDir);
  const session = await openSession({
    dataDir,
    port: 0,
    services: { demoServers: createDemoServers(join(dataDir, 'demo'), EVERYONE_ONLINE) },
    rendererDir: join(import.meta.dirname, '..', 'renderer'),
  });
  const { page } = session;
  page.setDefaultTimeout(20_000);
  const notes = join(values.docs ? dataDir : out, 'notes.txt');
  const studio: Studio = {
    page,
    out,
    camera: values.docs ? docsCamera(out) : fullCamera(out, looks, values.only?.split(',') ?? []),
    note: (text) => appendFileSync(notes, `${text}\n`),
    taken: 0,
  };
  try {
    writeFileSync(notes, '');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await shootAll(studio, dataDir);
    console.log(`${studio.taken} pictures in ${out}`);
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

/** The first minutes: nothing is connected yet; everything is read but no bank file. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Scene } from '../studio.ts';
import { openScreen, screens, shown } from './ways.ts';

/** On the welcome screen, before the demo company is opened. */
export const WELCOME: readonly Scene[] = [
  { name: 'welcome', open: async (page) => page.getByRole('heading', { level: 1 }).first().waitFor() },
];

const statement = (page: Page) => page.getByRole('dialog', { name: 'Import bank file' });

/** Everything of the demo company is read; `dir` holds files that can't be. */
export function emptyScenes(dir: string): readonly Scene[] {
  return [
    {
      name: 'import-first',
      open: async (page) => {
        await statement(page).waitFor();
      },
    },
    {
      name: 'import-preview',
      open: async (page) => {
        await openImport(page);
        await page.getByRole('button', { name: 'Use the demo’s bank statement' }).click();
        await page.getByRole('button', { name: /^Import [\d,]+ lines?$/ }).waitFor();
      },
    },
    {
      name: 'import-wrong',
      open: async (page) => {
        await openImport(page);
        await statement(page).locator('input[type=file]').setInputFiles(join(dir, 'statement.pdf'));
        await page.waitForTimeout(500);
      },
    },
    ...screens('empty'),
  ];
}

async function openImport(page: Page): Promise<void> {
  // The demo company opens with it.
  if (await statement(page).isVisible()) return;
  await openScreen(page, 'reconcile');
  await page.getByRole('button', { name: 'Import bank file', exact: true }).first().click();
  await shown(page);
}

/** The wizard of a provider's file: `path` is one that Tieout has not seen. */
export function fileScenes(path: string): readonly Scene[] {
  return [
    {
      name: 'provider-file-wizard',
      open: async (page) => {
        await openScreen(page, 'connections');
        await page.getByRole('button', { name: 'Import from another provider’s file', exact: true }).click();
        await page.getByRole('dialog').locator('input[type=file]').first().setInputFiles(path);
        await page.getByRole('button', { name: /^Import into / }).waitFor();
      },
    },
  ];
}

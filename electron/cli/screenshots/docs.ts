/** The pictures of `docs/screens.md`: few, and small. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { closeMessages, type Look, openPayout, openScreen, put } from './shoot.ts';

const LIGHT: Look = { name: 'light', theme: 'light', locale: 'en', size: { width: 1280, height: 800 } };
const DARK: Look = { ...LIGHT, name: 'dark', theme: 'dark' };
const QUALITY = 82;

/** Before anything is confirmed: the desk. After `post`: everything else. */
export async function shootDocs(page: Page, out: string, post: () => Promise<void>): Promise<void> {
  await put(page, LIGHT);
  await openScreen(page, '#/reconcile');
  await webp(page, join(out, 'reconcile.webp'));
  await page.getByRole('listbox').first().focus();
  await page.keyboard.press('f');
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(700);
  await webp(page, join(out, 'find.webp'));
  await page.keyboard.press('Escape');
  await put(page, DARK);
  await openScreen(page, '#/reconcile');
  await webp(page, join(out, 'reconcile-dark.webp'));
  await post();
  await put(page, LIGHT);
  for (const screen of ['overview', 'proof', 'fees', 'transit', 'reports', 'rules', 'queue', 'connections']) {
    await openScreen(page, `#/${screen}`);
    await closeMessages(page);
    await webp(page, join(out, `${screen}.webp`));
  }
  await openPayout(page);
  await webp(page, join(out, 'payout.webp'));
}

/** Writes what the window shows as WebP, a tenth of what PNG takes. */
async function webp(page: Page, path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await devtools.detach();
  writeFileSync(path, Buffer.from(data, 'base64'));
}

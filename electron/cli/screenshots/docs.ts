/** The pictures of `docs/screens.md`: few, and small. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DARK, PLAIN, wear } from './looks.ts';
import { openPayout, openScreen, shown } from './scenes/ways.ts';
import { workedOut } from './studio.ts';

const QUALITY = 82;

/** Before anything is confirmed: the desk. After `post`: everything else. */
export async function shootDocs(page: Page, out: string, post: () => Promise<void>): Promise<void> {
  await wear(page, PLAIN);
  await openScreen(page, 'reconcile');
  await webp(page, join(out, 'reconcile.webp'));
  await page.getByRole('listbox').first().focus();
  await page.keyboard.press('f');
  await shown(page);
  await webp(page, join(out, 'find.webp'));
  await page.keyboard.press('Escape');
  await wear(page, DARK);
  await workedOut(page);
  await webp(page, join(out, 'reconcile-dark.webp'));
  await wear(page, PLAIN);
  await post();
  for (const screen of ['overview', 'proof', 'fees', 'transit', 'reports', 'rules', 'queue', 'connections']) {
    await openScreen(page, screen);
    await webp(page, join(out, `${screen}.webp`));
  }
  await openPayout(page, 1);
  await webp(page, join(out, 'payout.webp'));
}

/** Writes what the window shows as WebP, a tenth of what PNG takes. */
async function webp(page: Page, path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await devtools.detach();
  writeFileSync(path, Buffer.from(data, 'base64'));
}

/** The pictures of `docs/screens.md`: each screen once, small. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { DARK, type Look, PLAIN } from './looks.ts';
import type { Camera } from './studio.ts';

const QUALITY = 78;

/** What is shown of the scenes, and what its file is called. */
const SHOWN: ReadonlyMap<string, string> = new Map([
  ['welcome', 'welcome'],
  ['import-preview', 'import'],
  ['matched-reconcile', 'reconcile'],
  ['find', 'find'],
  ['certain', 'certain'],
  ['palette', 'palette'],
  ['shortcuts', 'shortcuts'],
  ['matched-payouts', 'payouts'],
  ['payout-3', 'payout'],
  ['matched-lines', 'lines'],
  ['settings', 'settings'],
  ['rule-replayed', 'rule'],
  ['mapping', 'mapping'],
  ['provider-file-wizard', 'file'],
  ['post', 'post'],
  ['posted-overview', 'overview'],
  ['posted-proof', 'proof'],
  ['posted-transit', 'transit'],
  ['posted-fees', 'fees'],
  ['posted-reports', 'reports'],
  ['posted-rules', 'rules'],
  ['posted-queue', 'queue'],
  ['posted-activity', 'activity'],
  ['posted-connections', 'connections'],
  ['take-back', 'take-back'],
  ['practice', 'practice'],
]);

/** Takes what the docs show, as they call it, into a folder. */
export function docsCamera(out: string): Camera {
  return {
    looksOf: (scene) => (SHOWN.has(scene) ? (scene === 'matched-reconcile' ? [PLAIN, DARK] : [PLAIN]) : []),
    take: (page, scene, look) => webp(page, join(out, `${fileOf(scene, look)}.webp`)),
  };
}

function fileOf(scene: string, look: Look): string {
  const name = SHOWN.get(scene) ?? scene;
  return look === DARK ? `${name}-dark` : name;
}

/** Writes what the window shows as WebP, a tenth of what PNG takes. */
async function webp(page: Page, path: string): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await devtools.detach();
  writeFileSync(path, Buffer.from(data, 'base64'));
}

/** Connecting Xendit as a user does, in the browser, on a demo company with the Indonesian marketplace. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { type Session, openSession } from '../../electron/cli/demo/session.ts';
import { goTo } from '../../electron/cli/demo/steps.ts';
import { demoEndpoints } from '../../electron/endpoints.ts';
import { type RunningDemo, startDemo } from '../../electron/sandbox/demo.ts';
import { createXenditStory } from '../../electron/sandbox/story/xendit/story.ts';
import { ensureBuilt, outDir } from '../support/build.ts';
import { autoWithdrawalText } from '../unit/shared/payout/xendit/reportFiles.ts';

let dir = '';
let demo: RunningDemo;
let session: Session;

beforeAll(async () => {
  ensureBuilt();
  dir = await mkdtemp(join(tmpdir(), 'tieout-xendit-'));
  demo = await startDemo({ marketplace: true });
  session = await openSession({
    dataDir: dir,
    rendererDir: join(outDir, 'renderer'),
    port: 0,
    services: { live: demoEndpoints(demo.addresses.xero) },
  });
});
afterAll(async () => {
  await session.close();
  await demo.close();
  await rm(dir, { recursive: true, force: true });
});

it('checks a pasted key permission by permission, and keeps one that has both', async () => {
  const { page } = session;
  const key = demo.addresses.xenditKey ?? '';
  // The welcome screen's way in leads to the screen where every provider has its button.
  await page.getByRole('button', { name: 'Connect Xero', exact: true }).click();
  await page.getByRole('button', { name: 'Connect Xendit', exact: true }).click();
  const form = page.getByRole('region', { name: 'Connect Xendit' });
  const paste = async (text: string) => {
    await form.getByLabel('Secret key').fill(text);
    await form.getByRole('button', { name: 'Check and connect' }).click();
  };
  await paste('rk_live_notakeyofxendit000');
  await page.getByText('This isn’t a Xendit secret key.').first().waitFor();
  await paste(`${key}_no_balance`);
  await form.getByRole('row', { name: /Balance: Read ✗ not granted/ }).waitFor();
  expect(await readTable(page, 'connections')).toEqual([]);
  await paste(key);
  await form.getByRole('row', { name: /Balance: Read ✓ granted/ }).waitFor();
  await form.getByRole('button', { name: 'Sync now' }).click();
  await expect
    .poll(async () => (await readTable(page, 'payouts')).length, { timeout: 120_000 })
    .toBeGreaterThan(40);
  expect(JSON.stringify(await readTable(page, 'connections'))).not.toContain(key);
});

it('shows what a withdrawal holds where Xendit’s balance proves it, and says why where nothing does', async () => {
  const { page } = session;
  await expect
    .poll(async () => (await readTable(page, 'compositions')).length, { timeout: 60_000 })
    .toBeGreaterThan(40);
  const found = (await readTable(page, 'compositions')).map((row) => row['found']);
  expect(found.filter((how) => how === 'balance').length).toBeGreaterThan(35);
  expect(found.filter((how) => how === 'part')).toHaveLength(1);
  await goTo(page, 'Payouts');
  await page.getByText('Xendit').first().waitFor();
  expect(session.pageErrors).toEqual([]);
});

it('takes the Auto-Withdrawal report in: withdrawals tied by Xendit’s own list', async () => {
  const { page } = session;
  await goTo(page, 'Connections');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import a report' }).click();
  const text = autoWithdrawalText(createXenditStory());
  await (await choosing).setFiles({ name: 'auto.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByText('Auto-Withdrawal report read: 39 withdrawals are tied').waitFor();
  const known = (await readTable(page, 'payouts')).filter((row) => row['composition'] === 'known');
  expect(known).toHaveLength(42);
  expect(session.pageErrors).toEqual([]);
});

it('can be used by everyone, in a narrow window too', async () => {
  const { page } = session;
  await page.setViewportSize({ width: 1100, height: 700 });
  await page.getByRole('button', { name: 'Connect Xendit', exact: true }).click();
  await page.getByRole('region', { name: 'Connect Xendit' }).waitFor();
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  expect(passes.length).toBeGreaterThan(5);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
});

/** A platform's key in the browser: its own account, and accounts connected to it chosen as connections of their own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { type Session, openSession } from '../../electron/cli/demo/session.ts';
import { goTo } from '../../electron/cli/demo/steps.ts';
import { demoEndpoints } from '../../electron/endpoints.ts';
import type { RunningDemo } from '../../electron/sandbox/demo.ts';
import { FLOWERS_ID } from '../../electron/sandbox/story/stripe/platform.ts';
import { PLATFORM_ID } from '../../electron/sandbox/story/stripe/platformParts.ts';
import { compareText } from '../../shared/order.ts';
import { ensureBuilt, outDir } from '../support/build.ts';
import { startMarket, stripeReport } from '../support/marketDemo.ts';

let dir = '';
let demo: RunningDemo;
let stripe: Awaited<ReturnType<typeof startMarket>>['stripe'];
let session: Session;

beforeAll(async () => {
  ensureBuilt();
  dir = await mkdtemp(join(tmpdir(), 'tieout-accounts-'));
  ({ demo, stripe } = await startMarket());
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

it('leaves out what files brought, and moves it over to the account', async () => {
  const { page } = session;
  await page.getByRole('button', { name: 'Connect Xero', exact: true }).click();
  await page.getByRole('button', { name: 'Import from another provider’s file' }).click();
  const files = page.getByRole('dialog', { name: 'Import from another provider’s file' });
  const buffer = Buffer.from(stripeReport(stripe.platform));
  await files
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'report.csv', mimeType: 'text/csv', buffer });
  await files.getByRole('button', { name: 'Import into Stripe' }).click();
  await files.waitFor({ state: 'hidden' });
  await goTo(page, 'Connections');
  await page.getByRole('button', { name: 'Connect Stripe', exact: true }).click();
  const form = page.getByRole('region', { name: 'Connect Stripe' });
  await form.getByLabel('Restricted key').fill(demo.addresses.stripeKey);
  await form.getByRole('button', { name: 'Check and connect' }).click();
  await form.getByRole('button', { name: 'Sync now' }).click();
  await page
    .getByText(/came with files of “Stripe” already/)
    .first()
    .waitFor();
  const move = page.getByRole('button', { name: 'Move over: Stripe' });
  await expect.poll(() => move.isEnabled()).toBe(true);
  await move.click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Move over' }).click();
  await expect
    .poll(async () => (await readTable(page, 'payouts')).map(({ connectionId }) => connectionId), {
      timeout: 60_000,
    })
    .toEqual([1, 2, 3].map(() => `stripe-${PLATFORM_ID}`));
  expect((await readTable(page, 'connections')).map(({ kind }) => kind)).toEqual(['stripe']);
  expect(session.pageErrors).toEqual([]);
});

it('adds a connected account from the list and one by its id, each with its own payouts', async () => {
  const { page } = session;
  await page.getByRole('button', { name: 'Connect Xero', exact: true }).click();
  await page.getByRole('button', { name: 'Connect Stripe', exact: true }).click();
  const form = page.getByRole('region', { name: 'Connect Stripe' });
  await form.getByLabel('Restricted key').fill(demo.addresses.stripeKey);
  await form.getByRole('button', { name: 'Check and connect' }).click();
  await form.getByRole('button', { name: 'Sync now' }).click();
  await expect.poll(async () => (await readTable(page, 'payouts')).length, { timeout: 60_000 }).toBe(3);
  await goTo(page, 'Connections');
  await page.getByRole('button', { name: 'Accounts under this key…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Accounts under the key of Harbour Market' });
  await dialog.getByRole('button', { name: 'Add: Ferry Street Bakery' }).click();
  await dialog.getByText('✓ connected').waitFor();
  await dialog.getByLabel('Add by id').fill(FLOWERS_ID);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect.poll(() => dialog.getByText('✓ connected').count()).toBe(3);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  await dialog.getByRole('button', { name: 'Sync now' }).click();
  await expect.poll(async () => (await readTable(page, 'payouts')).length, { timeout: 60_000 }).toBe(6);
  await page.getByText('Read with the key of Harbour Market').first().waitFor();
  const connections = await readTable(page, 'connections');
  expect(connections.map(({ name }) => String(name)).toSorted(compareText)).toEqual([
    'Ferry Street Bakery',
    'Harbour Market',
    'Quay Flowers',
  ]);
  expect(JSON.stringify(connections)).not.toContain(demo.addresses.stripeKey);
  expect(session.pageErrors).toEqual([]);
});

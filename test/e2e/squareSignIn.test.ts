/** Connecting Square as a user does: by signing in, by pasting where the browser ended, and with the locations that belong here. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { type Session, openSession } from '../../electron/cli/demo/session.ts';
import { settled } from '../../electron/cli/demo/steps.ts';
import { demoEndpoints } from '../../electron/endpoints.ts';
import { type RunningDemo, startDemo } from '../../electron/sandbox/demo.ts';
import { ensureBuilt, outDir } from '../support/build.ts';

const PASTED = 'https://localhost:48217/callback';
let dir = '';
let demo: RunningDemo;
let session: Session;
/** What the user does on the consent page that the system browser opens. */
let decision: 'Allow access' | 'Cancel' = 'Cancel';
/** Where the browser ended, as its address bar shows it. */
let ended = '';

beforeAll(async () => {
  ensureBuilt();
  dir = await mkdtemp(join(tmpdir(), 'tieout-square-'));
  demo = await startDemo({ cafes: true });
  session = await openSession({
    dataDir: dir,
    rendererDir: join(outDir, 'renderer'),
    port: 0,
    services: { live: demoEndpoints(demo.addresses.xero), openExternal: consent },
  });
});
afterAll(async () => {
  await session.close();
  await demo.close();
  await rm(dir, { recursive: true, force: true });
});

/** The system browser with the user at it. A page that can't be opened keeps its address. */
async function consent(url: string): Promise<void> {
  const page = await session.context.newPage();
  await page.goto(url);
  const sent = page.waitForRequest((request) => /^https?:\/\/localhost:48217\/callback/.test(request.url()));
  await page.getByRole('button', { name: decision }).click();
  const request = await sent;
  ended = request.url();
  await request.response().catch(() => null);
  await page.close();
}

const form = () => session.page.getByRole('region', { name: 'Connect Square' });
const placesRead = async () =>
  new Set((await readTable(session.page, 'payouts')).map(({ description }) => description));

it('says calmly that nothing was connected when the user declines', async () => {
  const { page } = session;
  // From the welcome screen to the connections.
  await page.getByRole('button', { name: 'Connect Xero', exact: true }).click();
  await page.getByRole('button', { name: 'Connect Square', exact: true }).click();
  await form()
    .getByLabel('Application id')
    .fill(demo.addresses.squareApplicationId ?? '');
  await form().getByRole('button', { name: 'Sign in with Square' }).click();
  await page.getByText('Access was not allowed in Square, so nothing was connected.').first().waitFor();
  expect(await readTable(page, 'connections')).toEqual([]);
});

it('signs in with the browser coming back, and reads the locations that were chosen only', async () => {
  const { page } = session;
  decision = 'Allow access';
  await form().getByRole('button', { name: 'Sign in with Square' }).click();
  await form().getByRole('checkbox', { name: 'Station café' }).uncheck();
  await form().getByRole('checkbox', { name: 'Locations opened later belong here too' }).uncheck();
  await form().getByRole('button', { name: 'Connect' }).click();
  await page.getByText('1 of 2 locations').waitFor();
  await expect.poll(async () => (await placesRead()).size, { timeout: 60_000 }).toBeGreaterThan(0);
  await settled(page);
  expect(await placesRead()).toEqual(new Set(['Harbour café']));
  expect(await readTable(page, 'connections')).toMatchObject([{ kind: 'square', status: 'connected' }]);
}, 60_000);

it('takes the address that the browser ended on, once it is the right one, and keeps what was chosen before', async () => {
  const { page } = session;
  await page.getByRole('button', { name: 'Connect Square', exact: true }).click();
  await form().getByLabel('Redirect URL').fill(PASTED);
  ended = '';
  await form().getByRole('button', { name: 'Sign in with Square' }).click();
  await expect.poll(() => ended).toContain(`${PASTED}?`);
  const address = form().getByLabel('Address of the page that it ended on');
  await address.fill(ended.replace('localhost', 'localhost.example'));
  await form().getByRole('button', { name: 'Use this address' }).click();
  await page.getByText('This address isn’t the redirect URL of the sign-in').first().waitFor();
  await address.fill(ended);
  await form().getByRole('button', { name: 'Use this address' }).click();
  await form().getByRole('button', { name: 'Connect' }).waitFor();
  await expect.poll(() => form().getByRole('checkbox', { name: 'Station café' }).isChecked()).toBe(false);
  await form().getByRole('button', { name: 'Cancel' }).click();
});

it('changes the locations later: what is new is read, what was taken out leaves', async () => {
  const { page } = session;
  await page.getByRole('button', { name: 'Change locations' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change locations' });
  await dialog.getByRole('checkbox', { name: 'Station café' }).check();
  await dialog.getByRole('checkbox', { name: 'Harbour café' }).uncheck();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.poll(placesRead, { timeout: 60_000 }).toEqual(new Set(['Station café']));
  await settled(page);
  // Narrow, as on a small laptop.
  await page.setViewportSize({ width: 1100, height: 760 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1100);
  expect(session.pageErrors).toEqual([]);
}, 90_000);

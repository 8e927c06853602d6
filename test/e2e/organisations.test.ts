/** Two organisations of a practice in the browser: apart in every window, backed up, removed, restored. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clientSeed } from '../../electron/cli/bench/organisations/clients.ts';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { type Session, openSession } from '../../electron/cli/demo/session.ts';
import { goTo, settled } from '../../electron/cli/demo/steps.ts';
import { demoEndpoints } from '../../electron/endpoints.ts';
import { type RunningDemo, startDemo } from '../../electron/sandbox/demo.ts';
import { type RunningPractice, startPractice } from '../../electron/sandbox/practice.ts';
import { ensureBuilt, outDir } from '../support/build.ts';
import { XERO_PORTS } from '../support/company.ts';

const SIZE = { contacts: 5, invoices: 12, bankTransactions: 0, transfers: 0 };

let dir = '';
let practice: RunningPractice;
let stripe: RunningDemo;
let session: Session;
/** Which organisation the user allows on the consent page. */
let allowed = 'Client 01';

beforeAll(async () => {
  ensureBuilt();
  dir = await mkdtemp(join(tmpdir(), 'tieout-organisations-'));
  practice = await startPractice([clientSeed(0, SIZE), clientSeed(1, { ...SIZE, invoices: 30 })]);
  stripe = await startDemo();
  const live = { ...demoEndpoints(practice.base), stripe: demoEndpoints(stripe.addresses.stripe).stripe };
  session = await openSession({
    dataDir: dir,
    rendererDir: join(outDir, 'renderer'),
    port: 0,
    services: { live, openExternal: consent, xeroPorts: XERO_PORTS },
  });
});
afterAll(async () => {
  await session?.close();
  await practice?.close();
  await stripe?.close();
  await rm(dir, { recursive: true, force: true });
});

async function consent(url: string): Promise<void> {
  const page = await session.context.newPage();
  await page.goto(url);
  await page.getByRole('combobox', { name: 'Organisation' }).selectOption({ label: allowed });
  await page.getByRole('button', { name: 'Allow access' }).click();
  await page.waitForURL(/localhost:4821[789]\/callback/);
  await page.close();
}

async function signIn(page: Page, organisation: string): Promise<void> {
  allowed = organisation;
  const id = page.getByRole('textbox', { name: 'Client id' });
  await id.fill(practice.clientId);
  await page.getByRole('button', { name: 'Sign in with Xero' }).click();
  await page.getByText('Which organisation?').waitFor();
  await page.getByRole('button', { name: organisation, exact: true }).click();
}

const header = (page: Page, name: string) =>
  page.getByRole('banner').getByRole('button', { name: `Organisations: ${name}` });

/** On whichever organisation was opened last; the first window's key is this one's as well. */
async function anotherWindow(): Promise<Page> {
  const other = await session.context.newPage();
  await other.goto(new URL('/', session.host.url).href);
  return other;
}

/** Opens the list, finds the organisation by typing, and goes to it. */
async function switchTo(page: Page, name: string): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Organisations: / })
    .click();
  const list = page.getByRole('dialog', { name: 'Organisations' });
  await list.getByRole('combobox', { name: 'Find an organisation' }).fill(name);
  await page.keyboard.press('Enter');
  await header(page, name).waitFor();
}

async function connectStripe(page: Page): Promise<void> {
  await goTo(page, 'Connections');
  await page.getByRole('button', { name: 'Connect Stripe', exact: true }).click();
  const form = page.getByRole('region', { name: 'Connect Stripe' });
  await form.getByLabel('Restricted key').fill(stripe.addresses.stripeKey);
  await form.getByRole('button', { name: 'Check and connect' }).click();
  await form.getByRole('button', { name: 'Close' }).click();
}

const databases = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').toSorted());

/** The database of the second organisation's book. */
const secondName = async (page: Page) =>
  (await databases(page)).find((name) => name.startsWith('tieout-b-')) ?? '';

it('adds two organisations one by one, each with books of its own, and the same Stripe account in both', async () => {
  const { page } = session;
  await page.getByRole('button', { name: 'Connect Xero', exact: true }).click();
  await signIn(page, 'Client 01');
  await header(page, 'Client 01').waitFor();
  await expect.poll(async () => (await readTable(page, 'invoices')).length).toBe(12);
  await settled(page);
  await connectStripe(page);

  await page.getByRole('banner').getByRole('button', { name: 'Organisations: Client 01' }).click();
  await page.getByRole('button', { name: 'Add organisation' }).click();
  await signIn(page, 'Client 02');
  await header(page, 'Client 02').waitFor();
  const second = await secondName(page);
  await expect.poll(async () => (await readTable(page, 'invoices', second)).length).toBe(30);
  await settled(page);
  await connectStripe(page);

  const idsIn = async (name: string) => (await readTable(page, 'connections', name)).map(({ id }) => id);
  const book = second.slice('tieout-'.length);
  const [stripeId, firstXero] = await idsIn('tieout');
  expect(await idsIn(second)).toEqual([
    `${String(stripeId)}~${book}`,
    expect.stringMatching(`^xero-.*~${book}$`),
  ]);
  expect(firstXero).toMatch(/^xero-[^~]+$/);
  expect(await readTable(page, 'invoices')).toHaveLength(12);
  // An organisation that has books already is gone to.
  await page.getByRole('banner').getByRole('button', { name: 'Organisations: Client 02' }).click();
  await page.getByRole('button', { name: 'Add organisation' }).click();
  await signIn(page, 'Client 01');
  await header(page, 'Client 01').waitFor();
  expect((await databases(page)).filter((name) => name.startsWith('tieout-b-'))).toEqual([second]);
});

it('shows each window its own organisation, also when they are loaded again', async () => {
  const { page } = session;
  const other = await anotherWindow();
  // A practice starts with all of its organisations: Enter opens one.
  await other.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  const practices = other.getByRole('table', { name: 'All organisations' });
  await practices.getByRole('button', { name: 'Client 02', exact: true }).press('Enter');
  await header(other, 'Client 02').waitFor();
  await header(page, 'Client 01').waitFor();
  await goTo(other, 'Connections');
  await other.getByRole('region', { name: 'This organisation' }).getByText('Australia').waitFor();
  await Promise.all([page.reload(), other.reload()]);
  await header(page, 'Client 01').waitFor();
  await header(other, 'Client 02').waitFor();
  await other.close();
});

it('saves a backup without a secret, removes the organisation once its name is typed, and restores it', async () => {
  const { page } = session;
  await switchTo(page, 'Client 02');
  await goTo(page, 'Connections');
  const second = await secondName(page);
  const before = await readTable(page, 'invoices', second);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a backup' }).click();
  const file = join(dir, 'client.tieout.gz');
  await (await saving).saveAs(file);
  const text = gunzipSync(await readFile(file)).toString('utf8');
  expect(text).toContain('"name":"Client 02"');
  expect(text).not.toContain(stripe.addresses.stripeKey);
  expect(text).not.toMatch(/eyJ|rk_(test|live)|refresh|access_?token/i);

  // Open elsewhere it stays.
  const other = await anotherWindow();
  await header(other, 'Client 02').waitFor();
  const remove = async () => {
    await page.getByRole('button', { name: 'Remove organisation' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Remove Client 02?' });
    expect(await dialog.getByRole('button', { name: 'Remove for good' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Type Client 02 to confirm').fill('client 02');
    await dialog.getByRole('button', { name: 'Remove for good' }).click();
  };
  await remove();
  await page.getByText('is open in another window').first().waitFor();
  await header(page, 'Client 02').waitFor();
  expect(await databases(page)).toContain(second);
  await other.close();
  await remove();
  await page.getByText('Client 02 was removed from this computer.').waitFor();
  await header(page, 'Client 01').waitFor();
  await expect.poll(() => databases(page)).not.toContain(second);
  expect(await readTable(page, 'invoices')).toHaveLength(12);

  await page
    .getByRole('banner')
    .getByRole('button', { name: /^Organisations: / })
    .click();
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore a backup' });
  await dialog.locator('input[type=file]').setInputFiles(file);
  await header(page, 'Client 02').waitFor();
  await page.getByText('Client 02 was restored').waitFor();
  expect(await readTable(page, 'invoices', second)).toEqual(before);
  await goTo(page, 'Connections');
  await page.getByRole('region', { name: 'This organisation' }).getByText('Needs attention').waitFor();
  // Signed in again, the same connections go on with the same data.
  await page.getByRole('button', { name: 'Connect Xero', exact: true }).click();
  await signIn(page, 'Client 02');
  await settled(page);
  const xero = (await readTable(page, 'connections', second)).filter(({ kind }) => kind === 'xero');
  expect(xero).toMatchObject([{ status: 'connected', name: 'Client 02' }]);
  expect(await readTable(page, 'invoices', second)).toHaveLength(30);
  expect(session.pageErrors).toEqual([]);
}, 180_000);

/** Makes a book of the list look as if it had been read so many hours earlier, and forgets what needs the user. */
function age(page: Page, bookId: string, hours: number): Promise<void> {
  return page.evaluate(
    ([id, by]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tieout-books');
        opening.addEventListener('error', () => reject(new Error('The list of books could not be opened')));
        opening.addEventListener('success', () => {
          const change = opening.result.transaction(['books', 'notices'], 'readwrite');
          change.objectStore('notices').clear();
          const reading = change.objectStore('books').get(id);
          reading.addEventListener('success', () => {
            reading.result.summary.syncedAt -= by * 3_600_000;
            change.objectStore('books').put(reading.result);
          });
          change.addEventListener('complete', () => {
            opening.result.close();
            resolve();
          });
        });
      }),
    [bookId, hours] as const,
  );
}

it('reads an organisation that isn’t shown by itself, and tells once what needs the user there', async () => {
  const { page } = session;
  const book = (await secondName(page)).slice('tieout-'.length);
  await switchTo(page, 'Client 01');
  const readAt = async () => {
    const row = (await readTable(page, 'books', 'tieout-books')).find(({ id }) => id === book);
    return v.parse(v.object({ syncedAt: v.number() }), row?.['summary']).syncedAt;
  };
  // What the last books hold is kept in the list some seconds after they were left.
  await expect.poll(readAt, { timeout: 30_000 }).toBeGreaterThan(0);
  const before = await readAt();
  await page.waitForTimeout(1500);
  await age(page, book, 25);
  await page.evaluate(() => globalThis.dispatchEvent(new Event('online')));
  await expect.poll(readAt, { timeout: 60_000 }).toBeGreaterThan(before);
  // Its Stripe account came with a backup and has no key here.
  await page.getByRole('button', { name: 'Needs attention: 1 new' }).click();
  const dialog = page.getByRole('dialog', { name: 'Needs attention' });
  await dialog.getByText('doesn’t let Tieout in any more').waitFor();
  await dialog.getByRole('button', { name: 'Show the connections of Client 02' }).click();
  await header(page, 'Client 02').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Connections' }).waitFor();
  await page.getByRole('button', { name: 'Needs attention', exact: true }).waitFor();
  expect(session.pageErrors).toEqual([]);
}, 180_000);

/** What a user does in the app, step by step, by the names on the screen. Each step waits for its effect. */
import type { Locator, Page } from 'playwright-core';
import { readTable } from './localData.ts';

/** Long enough for a minute of Xero's rate limit, twice; shorter than a test may take, so that what was waited for is said. */
const PATIENCE_MS = 180_000;

/** First run: opens the demo company and waits until everything is read. */
export async function exploreDemo(page: Page): Promise<void> {
  await button(page, 'Explore the demo company').click();
  const dialog = page.getByRole('dialog', { name: 'Import bank file' });
  await until(page, 'the demo company to be read', () => dialog.isVisible());
}

/** On data of an earlier run, whose keys went with it: signs in to the demo company again, which syncs it. */
export async function signInAgain(page: Page): Promise<void> {
  await goTo(page, 'Connections');
  const again = button(page, 'Sign in again').first();
  // What is cached says connected until the desktop process has told which keys it still has.
  await page.waitForTimeout(1500);
  if (!(await again.isVisible())) return syncNow(page);
  const before = await lastFinish(page);
  await again.click();
  await until(page, 'the sync to finish', async () => (await lastFinish(page)) > before);
  await settled(page);
}

/** In the import dialog: the statement that comes with the demo company. */
export async function importDemoStatement(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Use the demo’s bank statement' }).click();
  await confirmImport(page);
}

/** Imports a bank file from disk, opening the dialog first if it isn't open. */
export async function importFile(page: Page, path: string): Promise<void> {
  await chooseFile(page, path);
  await confirmImport(page);
}

/** Opens the import dialog and gives it a file; the preview shows how it was read. */
export async function chooseFile(page: Page, path: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Import bank file' });
  if (!(await dialog.isVisible())) await button(page, 'Import bank file').first().click();
  await dialog.waitFor();
  await dialog.locator('input[type=file]').setInputFiles(path);
}

/** Imports a bank file from disk into a bank account, as the list of accounts writes it. */
export async function importFileInto(page: Page, path: string, account: string): Promise<void> {
  await chooseFile(page, path);
  await page.getByLabel('Bank account', { exact: true }).selectOption({ label: account });
  await confirmImport(page);
}

/** Choices in a mapping: its heading, and for each field by its label the option by its words. */
export interface MappingChoice {
  readonly mapping: string;
  readonly fields: readonly (readonly [field: string, option: string])[];
}

/** Chooses accounts in a mapping and saves it; one that has them already stays. */
export async function chooseInMapping(page: Page, { mapping, fields }: MappingChoice): Promise<void> {
  await goTo(page, 'Connections');
  const heading = page.getByRole('heading', { level: 3, name: mapping, exact: true });
  const card = page.locator('.card').filter({ has: heading });
  for (const [field, option] of fields) {
    await card.getByLabel(field, { exact: true }).selectOption({ label: option });
  }
  const save = card.getByRole('button', { name: 'Save', exact: true });
  if (await save.isDisabled()) return;
  await save.click();
  await card.getByText('Saved', { exact: true }).waitFor({ timeout: PATIENCE_MS });
  await settled(page);
}

/** What a bank may keep of a payout, in major units of the account's currency. */
export interface BankFee {
  readonly account: string;
  readonly label: string;
  readonly most: string;
}

/** Says on the rules screen what a bank keeps of payouts; said already, it stays. */
export async function addBankFee(page: Page, { account, label, most }: BankFee): Promise<void> {
  const rules = await readTable(page, 'rules');
  if (rules.some((rule) => rule['kind'] === 'tolerance')) return;
  await goTo(page, 'Rules');
  await button(page, 'Add a bank fee').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Bank account', { exact: true }).selectOption({ label: account });
  await dialog.getByLabel(label, { exact: true }).fill(most);
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await settled(page);
}

/** A file of a provider that Tieout doesn't connect to: its provider, and what types that nobody knows are. */
export interface ProviderFileChoice {
  readonly path: string;
  readonly provider: string;
  readonly kinds: readonly (readonly [type: string, kind: string])[];
}

/** Imports a provider's file from disk. */
export async function importProviderFile(page: Page, choice: ProviderFileChoice): Promise<void> {
  const { path, provider, kinds } = choice;
  await goTo(page, 'Connections');
  const title = 'Import from another provider’s file';
  await button(page, title).click();
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.locator('input[type=file]').first().setInputFiles(path);
  const take = dialog.getByRole('button', { name: `Import into ${provider}`, exact: true });
  await take.waitFor();
  for (const [type, kind] of kinds)
    await dialog.getByLabel(`What “${type}” is`).selectOption({ label: kind });
  const files = await readTable(page, 'importedFiles');
  await take.click();
  await until(
    page,
    'the provider’s file to be stored',
    async () => (await readTable(page, 'importedFiles')).length > files.length,
  );
  await dialog.waitFor({ state: 'hidden' });
  await settled(page);
}

/** What a currency was worth on a day. */
export interface KnownRate {
  readonly date: string;
  readonly from: string;
  readonly to: string;
  readonly rate: string;
}

/** Says on the rules screen what a currency was worth; said already, it stays. */
export async function addRate(page: Page, { date, from, to, rate }: KnownRate): Promise<void> {
  const rules = await readTable(page, 'rules');
  if (rules.some((rule) => rule['kind'] === 'rate')) return;
  await goTo(page, 'Rules');
  await button(page, 'Add an exchange rate').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('On', { exact: true }).fill(date);
  await dialog.getByLabel('One unit of', { exact: true }).selectOption({ label: from });
  await dialog.getByLabel('Was worth', { exact: true }).fill(rate);
  await dialog.getByLabel('In', { exact: true }).selectOption({ label: to });
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await settled(page);
}

/** In the queue: deposits that someone else has booked count as done. */
export async function leaveToOthers(page: Page): Promise<void> {
  await goTo(page, 'Queue');
  const rows = page.getByRole('option', { name: /^(Blocked|Held)/ });
  const press = button(page, 'It’s this payout: don’t post');
  for (let row = 0; ;) {
    await page.waitForTimeout(500);
    if (row >= (await rows.count())) return;
    await rows.nth(row).click();
    await page.waitForTimeout(200);
    if ((await press.count()) === 0) {
      row += 1;
      continue;
    }
    const before = (await readTable(page, 'journal')).length;
    // The row before may still be settling: what was offered is then gone, and is looked for again.
    const isPressed = await press
      .first()
      .click({ timeout: 3000 })
      .then(() => true)
      .catch(() => false);
    if (!isPressed) continue;
    await until(
      page,
      'the deposit to be taken over',
      // A busy page may still have shown the deposit that was taken over before: then there is nothing more of it.
      async () => (await readTable(page, 'journal')).length > before || (await press.count()) === 0,
    );
    await settled(page);
  }
}

async function confirmImport(page: Page): Promise<void> {
  const files = await readTable(page, 'importedFiles');
  await page.getByRole('button', { name: /^Import [\d,]+ lines?$/ }).click();
  await until(
    page,
    'the bank file to be stored',
    async () => (await readTable(page, 'importedFiles')).length > files.length,
  );
  await page.getByRole('dialog', { name: 'Import bank file' }).waitFor({ state: 'hidden' });
  await settled(page);
}

/** Goes to a screen by the sidebar and waits until it has read what it shows. */
export async function goTo(page: Page, screen: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${screen}`) })
    .click();
  await page.getByRole('heading', { level: 1, name: screen }).waitFor();
  const loading = page.getByRole('main').getByText('Loading', { exact: true });
  await until(page, `${screen} to be read`, async () => (await loading.count()) === 0);
}

/** Confirms every certain match through its review list; returns how many there were. */
export async function okAllCertain(page: Page): Promise<number> {
  await goTo(page, 'Reconcile');
  const all = button(page, 'OK all certain');
  if ((await all.count()) === 0 || (await all.isDisabled())) return 0;
  const before = (await readTable(page, 'decisions')).length;
  await all.click();
  await page.getByRole('button', { name: /^Confirm [\d,]+$/ }).click();
  await until(
    page,
    'the matches to be confirmed',
    async () => (await readTable(page, 'decisions')).length > before,
  );
  await settled(page);
  return (await readTable(page, 'decisions')).length - before;
}

/** Goes through what is left, row by row, and presses OK wherever the app offers it, `most` times at most; returns how many it took. */
export async function okOneByOne(page: Page, limit = 50, most = Infinity): Promise<number> {
  await goTo(page, 'Reconcile');
  const list = page.getByRole('listbox', { name: 'Payouts and bank lines' });
  let taken = 0;
  for (let row = 0; row < limit && taken < most;) {
    if ((await list.count()) === 0) break;
    const options = list.getByRole('option');
    if (row >= (await options.count())) break;
    await options.nth(row).click();
    if (await offersOk(page)) {
      const before = (await readTable(page, 'decisions')).length;
      await button(page, 'OK').click();
      await until(
        page,
        'the match to be confirmed',
        async () => (await readTable(page, 'decisions')).length > before,
      );
      await settled(page);
      taken += 1;
    } else row += 1;
  }
  return taken;
}

async function offersOk(page: Page): Promise<boolean> {
  await page.waitForTimeout(150);
  return button(page, 'OK').isEnabled();
}

/** States of journal rows that nothing is on its way of. */
const SETTLED = new Set<unknown>(['done', 'refused', 'removed', 'reversed']);

/** Posts everything that is ready, and waits until nothing is on its way any more. Returns false if there was nothing. */
export async function postAll(page: Page): Promise<boolean> {
  await goTo(page, 'Queue');
  const post = button(page, 'Post');
  await page.waitForTimeout(500);
  await until(page, 'the queue to be counted', async () => !(await isCounting(page)));
  if (await post.isDisabled()) return false;
  await post.click();
  await page.getByRole('button', { name: 'Post to Xero' }).click();
  await until(page, 'everything to be sent to Xero', async () => {
    const rows = await readTable(page, 'journal');
    return rows.length > 0 && rows.every((row) => SETTLED.has(row['state']));
  });
  await settled(page);
  return true;
}

/** Whether the figure beside the queue's name says that it is being counted again. */
async function isCounting(page: Page): Promise<boolean> {
  const figures = await page.locator('.navItem:has(a[href="#/queue"]) .navCount').allTextContents();
  return figures.some((text) => text.endsWith('…'));
}

/** Syncs everything and waits until the work is over. */
export async function syncNow(page: Page): Promise<void> {
  const before = await lastFinish(page);
  await goTo(page, 'Connections');
  await button(page, 'Sync now').first().click();
  await until(page, 'the sync to finish', async () => (await lastFinish(page)) > before);
  await settled(page);
}

/** Proves again and waits for the answer. */
export async function prove(page: Page): Promise<void> {
  await goTo(page, 'Proof');
  await page
    .getByText(/^(Tied out|Explained, not all posted|Not tied out)$/)
    .first()
    .waitFor({ timeout: PATIENCE_MS });
  await settled(page);
}

/** Waits until no work is under way, and none begins while the page comes to rest. */
export async function settled(page: Page): Promise<void> {
  const jobs = page.getByRole('region', { name: 'Work under way' });
  let calm = 0;
  await until(page, 'the work under way to end', async () => {
    await rest(page);
    const isWorking = (await jobs.count()) > 0 && (await jobs.isVisible());
    calm = isWorking ? 0 : calm + 1;
    return calm >= CALM_TIMES;
  });
}

/** How often in a row no work must be seen: work begins a little after the click that asked for it. */
const CALM_TIMES = 3;

/** Waits until the page has nothing to do, which takes longer on a busy machine, as what was asked for does. */
async function rest(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestIdleCallback(() => resolve(), { timeout: 2000 });
      }),
  );
}

async function lastFinish(page: Page): Promise<number> {
  const cursors = await readTable(page, 'cursors');
  return cursors.reduce((latest, cursor) => Math.max(latest, Number(cursor['finishedAt'] ?? 0)), 0);
}

/** A button by its exact accessible name. */
function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** Waits until something holds; after `PATIENCE_MS` throws with what was waited for and what the app shows. */
async function until(page: Page, what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (Date.now() > end) {
      const shown = (await page.locator('body').innerText()).replace(/\s+/g, ' ').slice(0, 600);
      throw new Error(`Waited ${PATIENCE_MS / 1000} s for ${what}. The app shows: ${shown}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

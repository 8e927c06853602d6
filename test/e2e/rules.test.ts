/** Rules in the real app: an alias replayed and kept, auto-apply past its bound, the file out and in. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { exploreDemo, goTo, importFile, settled } from '../../electron/cli/demo/steps.ts';
import { button, closeMessages, type Company, desk, openCompany } from '../support/company.ts';

const NAME = 'KIWIPAY SETTLEMENT';
/** More than the bound of twenty, so that some are left for the rule. */
const MOST = 26;
/** Lines of a second file. */
const LATER = 2;

let company: Company;
let page: Page;
let lines = 0;
beforeAll(async () => {
  company = await openCompany();
  page = company.page;
  page.setDefaultTimeout(30_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await exploreDemo(page);
  const file = join(company.dir, 'kiwi.csv');
  lines = await writeBankFile(file);
  await importFile(page, file);
});
afterAll(() => company.close());

/** The demo's payouts as a bank that calls the provider by another name would book them; returns how many. */
async function writeBankFile(path: string): Promise<number> {
  const rows = await readTable(page, 'payouts');
  const paid = rows.filter(
    (row) => row['status'] === 'paid' && row['destination'] === 'bank' && Number(row['amount']) > 0,
  );
  const seen = new Map<number, number>();
  for (const row of paid) seen.set(Number(row['amount']), (seen.get(Number(row['amount'])) ?? 0) + 1);
  const own = paid.filter((row) => seen.get(Number(row['amount'])) === 1 && row['composition'] === 'known');
  const csv = own
    .slice(0, MOST + LATER)
    .map(
      (row, index) =>
        `${String(row['arrivalDate'])},${NAME} ${1000 + index},${(Number(row['amount']) / 100).toFixed(2)}`,
    );
  const write = (file: string, some: readonly string[]) =>
    writeFile(file, ['Date,Description,Amount', ...some, ''].join('\n'));
  await write(path, csv.slice(0, MOST));
  await write(join(company.dir, 'later.csv'), csv.slice(MOST));
  return Math.min(MOST, csv.length);
}

const dialog = (name: string): Locator => page.getByRole('dialog', { name, exact: true });
const certain = async (): Promise<number> =>
  (await readTable(page, 'proposals')).filter(({ verdict }) => verdict === 'certain').length;
const decisions = (): Promise<readonly Record<string, unknown>[]> => readTable(page, 'decisions');
const byRule = async (): Promise<number> => (await decisions()).filter(({ by }) => by === 'rule').length;
const card = (): Locator => page.getByRole('region', { name: 'Confirming by itself' });
const autoSwitch = (): Locator => card().getByRole('switch');

describe('an alias', () => {
  test('is begun on the desk from a text that names nobody', async () => {
    await goTo(page, 'Reconcile');
    await page.getByRole('button', { name: /^Likely/ }).click();
    await button(page, 'Always treat this text as Stripe').click();
    const form = dialog('Add a name on the statement');
    expect(await form.getByLabel('Words in the bank’s text').inputValue()).toBe(NAME);
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    expect(await readTable(page, 'rules')).toEqual([]);
  });

  test('is replayed while it is typed: what gets surer is counted before anything is kept', async () => {
    expect(lines).toBe(MOST);
    await goTo(page, 'Rules');
    expect(await certain()).toBe(0);
    await button(page, 'Add a name on the statement').click();
    const form = dialog('Add a name on the statement');
    await form.getByText('Complete the rule to see what it would change.').waitFor();
    await page.keyboard.type('kiwipay');
    await form.getByLabel('Means').selectOption({ label: 'Stripe, every account' });
    const counts = form.getByRole('definition');
    await expect.poll(() => counts.first().innerText(), { timeout: 30_000 }).toBe(String(lines));
    await expect.poll(() => form.getByText(`Surer: 8 of ${lines}`).count()).toBe(1);
    await form.getByText('Nothing that was decided can be held against it yet.').waitFor();
    expect(await readTable(page, 'rules')).toEqual([]);
    expect(await certain()).toBe(0);
    await form.getByLabel('Words in the bank’s text').fill('kiwipay nonsense');
    await form.getByText('It changes no match.').waitFor();
    await form.getByLabel('Words in the bank’s text').fill('kiwipay settlement');
    await expect.poll(() => counts.first().innerText(), { timeout: 30_000 }).toBe(String(lines));
    await button(page, 'Save').click();
    await settled(page);
    await page.getByText('“kiwipay settlement” in the bank’s text means Stripe.', { exact: true }).waitFor();
  });

  test('is what the desk matches with; off, on, taken back and deleted', async () => {
    await expect.poll(certain, { timeout: 30_000 }).toBe(lines);
    const toggle = page.getByRole('switch', { name: /kiwipay settlement/ });
    await toggle.focus();
    await page.keyboard.press('Space');
    await expect.poll(certain, { timeout: 30_000 }).toBe(0);
    await settled(page);
    await page.keyboard.press('Control+z');
    await expect.poll(certain, { timeout: 30_000 }).toBe(lines);
    await closeMessages(page);
    await page.getByRole('button', { name: /^Delete: / }).click();
    await expect.poll(certain, { timeout: 30_000 }).toBe(0);
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(certain, { timeout: 30_000 }).toBe(lines);
    await goTo(page, 'Reconcile');
    await page.getByRole('button', { name: new RegExp(`^Certain.*${lines}`) }).waitFor();
  });
});

describe('auto-apply', () => {
  async function confirm(count: number): Promise<void> {
    await goTo(page, 'Reconcile');
    await page.getByRole('button', { name: /^Certain/ }).click();
    await desk(page).focus();
    await page.keyboard.press('Home');
    for (let n = 0; n < count; n += 1) {
      // oxlint-disable no-await-in-loop -- one payout after the other
      const before = (await decisions()).length;
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await decisions()).length, { timeout: 30_000 }).toBe(before + 1);
      await settled(page);
      // oxlint-enable no-await-in-loop
    }
  }

  test('isn’t offered before twenty confirmed decisions agree, and says what is lacking', async () => {
    await confirm(12);
    await goTo(page, 'Rules');
    await card().getByText('12 of 20 confirmed decisions; 0 wrong').waitFor();
    await card().getByText('8 more confirmed decisions that agree are needed.').waitFor();
    expect(await autoSwitch().isDisabled()).toBe(true);
  });

  test('past it, confirms the rest by the rule; told on the desk and in the activity', async () => {
    await confirm(8);
    await goTo(page, 'Rules');
    await card().getByText('20 confirmed decisions agree; 0 wrong').waitFor();
    await expect.poll(() => autoSwitch().isDisabled()).toBe(false);
    await autoSwitch().focus();
    await page.keyboard.press('Space');
    await expect.poll(byRule, { timeout: 30_000 }).toBe(lines - 20);
    await settled(page);
    await card().getByText('Confirms certain matches without asking.').waitFor();
    await goTo(page, 'Activity');
    await expect.poll(() => page.getByText(/^Confirmed by the rule for /).count()).toBe(lines - 20);
    await goTo(page, 'Bank lines');
    await importFile(page, join(company.dir, 'later.csv'));
    await page.getByText(`${LATER} matches confirmed by rule. They wait in the queue.`).first().waitFor();
    expect(await byRule()).toBe(lines - 20 + LATER);
    expect(await readTable(page, 'journal')).toEqual([]);
  });

  test('taken back once, it is off and says why; that match isn’t confirmed by a rule again', async () => {
    await goTo(page, 'Reconcile');
    await page.getByRole('button', { name: /^Confirmed/ }).click();
    const row = desk(page)
      .getByRole('option', { name: /by rule$/ })
      .first();
    await row.click();
    await page.getByText(/^Confirmed by the rule for .* Nothing is posted until you post it\.$/).waitFor();
    const before = await byRule();
    await page.getByRole('toolbar').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(byRule, { timeout: 30_000 }).toBe(before - 1);
    await settled(page);
    await goTo(page, 'Rules');
    await card()
      .getByText(/^Switched off on .*: you took back a match that it had confirmed\.$/)
      .waitFor();
    await expect.poll(() => autoSwitch().isDisabled(), { timeout: 30_000 }).toBe(true);
    await page.getByRole('heading', { name: 'Only by hand' }).waitFor();
  });
});

test('all rules go out as one file and come in again; a bad row is named', async () => {
  await goTo(page, 'Rules');
  await closeMessages(page);
  const downloading = page.waitForEvent('download');
  await button(page, 'Save as a file').click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^tieout-rules-\d{4}-\d\d-\d\d\.json$/);
  const path = join(company.dir, 'rules.json');
  await download.saveAs(path);
  const rules = await readTable(page, 'rules');
  await page.getByRole('button', { name: /^Delete: “kiwipay/ }).click();
  await expect.poll(async () => (await readTable(page, 'rules')).length).toBe(rules.length - 1);
  await settled(page);
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace('"rules": [', '"rules": [\n    { "kind": "alias", "id": "bad" },'));
  await page.locator('input[type=file][accept=".json"]').setInputFiles(path);
  await dialog('Read a file').waitFor();
  await page.getByText(/^Rule 1, enabled: expected/).waitFor();
  await button(page, 'Close').last().click();
  await expect.poll(async () => (await readTable(page, 'rules')).length).toBe(rules.length);
});

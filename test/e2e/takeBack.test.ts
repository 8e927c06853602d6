/** Posted in the real app and taken back again, by keyboard; what Xero will refuse is said before. The ledger is the judge. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { goTo, okAllCertain, postAll, settled, syncNow } from '../../electron/cli/demo/steps.ts';
import { closeMessages, type Company, openReadyCompany } from '../support/company.ts';
import { doubled, objectsIn } from '../support/ledger.ts';

let company: Company;
let page: Page;
/** The account balances when everything was posted. */
let posted: readonly unknown[];

beforeAll(async () => {
  company = await openReadyCompany({ size: { width: 1100, height: 800 } });
  page = company.page;
  page.setDefaultTimeout(60_000);
  await okAllCertain(page);
  await goTo(page, 'Queue');
  await postAll(page);
  await closeMessages(page);
  posted = balances();
});
afterAll(() => company.close());

const queue = () => page.getByRole('listbox', { name: 'Queue' });
const chip = (name: RegExp) => page.getByRole('group', { name: 'Show' }).getByRole('button', { name });
const takeBack = () => page.getByRole('button', { name: 'Take back from Xero…', exact: true });
const dialog = () => page.getByRole('alertdialog', { name: 'Take this back from Xero?' });

const balances = () => company.demo.ledger().accounts.map(({ code, name, balance }) => [code, name, balance]);

async function openDialog(): Promise<number> {
  await takeBack().focus();
  await page.keyboard.press('Enter');
  const items = dialog().getByRole('listitem');
  await items.first().waitFor();
  return items.count();
}

test('takes a posted payout out of Xero, object by object, and posts it again once', async () => {
  const before = objectsIn(company.demo.ledger()).length;
  await chip(/^Waiting for OK/).click();
  await queue().getByRole('option').first().click();
  const count = await openDialog();
  expect(count).toBeGreaterThan(1);
  await expect.poll(() => dialog().getByText('Is deleted').count()).toBe(count);
  await dialog()
    .getByText(/calls to Xero/)
    .waitFor();
  const results = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(results.violations.map(({ id }) => id)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1100);
  // Nothing happens by looking, nor by going away.
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  expect(objectsIn(company.demo.ledger())).toHaveLength(before);
  await openDialog();
  await dialog()
    .getByRole('button', { name: `Take ${count} objects back` })
    .press('Enter');
  await page.getByText(`${count} objects taken back.`).first().waitFor();
  await settled(page);
  const ledger = company.demo.ledger();
  expect(objectsIn(ledger)).toHaveLength(before - count);
  expect(ledger.totals.balanced).toBe(true);
  const journal = await readTable(page, 'journal');
  expect(journal.filter(({ state }) => state === 'removed')).toHaveLength(count);
  await chip(/^All/).click();
  await queue()
    .getByRole('option', { name: /^Taken back/ })
    .waitFor();
  await closeMessages(page);
  await goTo(page, 'Activity');
  await page.getByText(`${count} objects taken back in Xero.`).waitFor();

  await goTo(page, 'Queue');
  await postAll(page);
  await closeMessages(page);
  expect(balances()).toEqual(posted);
  expect(objectsIn(company.demo.ledger())).toHaveLength(before);
  expect(doubled(objectsIn(company.demo.ledger()))).toEqual([]);
});

test('offers the same on the page of a payout', async () => {
  const rows = await readTable(page, 'journal');
  const row = rows.find(({ state, payoutKeys }) => state === 'done' && Array.isArray(payoutKeys));
  const [key] = Array.isArray(row?.['payoutKeys']) ? row['payoutKeys'] : [];
  await page.goto(`${page.url().split('#')[0]}#/payouts/${encodeURIComponent(String(key))}`);
  expect(await openDialog()).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('says what Xero will refuse, and sets it off where that is wanted', async () => {
  const journal = await readTable(page, 'journal');
  const transfer = journal.find(
    (row) => row['state'] === 'done' && JSON.stringify(row['draft']).includes('"transfer"'),
  );
  await company.control('reconcile', { kind: 'transfer', id: transfer?.['xeroId'], side: 'to' });
  await syncNow(page);
  await goTo(page, 'Queue');
  await chip(/^Reconciled/).click();
  await queue().getByRole('option').first().click();
  await openDialog();
  await dialog().getByText('Can’t be deleted', { exact: true }).waitFor();
  await dialog()
    .getByText(/^It is reconciled in Xero/)
    .waitFor();
  const confirm = dialog().getByRole('button', { name: /^Take \d+ objects? back$/ });
  expect(await confirm.isDisabled()).toBe(true);
  await dialog().getByRole('switch').focus();
  await page.keyboard.press('Space');
  await dialog()
    .getByText(/^An opposite entry on /)
    .waitFor();
  await confirm.press('Enter');
  await page
    .getByText(/objects taken back\.$/)
    .first()
    .waitFor();
  await settled(page);
  await closeMessages(page);
  const undone = objectsIn(company.demo.ledger()).filter(({ reference }) =>
    reference.startsWith('Tieout undo '),
  );
  expect(undone).toHaveLength(1);
  await postAll(page);
  expect(balances()).toEqual(posted);
  expect(doubled(objectsIn(company.demo.ledger()))).toEqual([]);
});

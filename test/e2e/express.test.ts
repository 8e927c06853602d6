/** Express set-up in the real app: an account archived in Xero is flagged, the list is shown, accounts are made, the mapping is kept. */
import { AxeBuilder } from '@axe-core/playwright';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { exploreDemo, goTo, syncNow } from '../../electron/cli/demo/steps.ts';
import { button, type Company, openCompany } from '../support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
  company.page.setDefaultTimeout(60_000);
  await exploreDemo(company.page);
  await company.page.keyboard.press('Escape');
});
afterAll(() => company.close());

const Rows = v.array(v.record(v.string(), v.unknown()));
const rows = async (table: 'mappings' | 'accounts') => v.parse(Rows, await readTable(company.page, table));
const dialog = () => company.page.getByRole('alertdialog', { name: /^Set up accounts for Stripe/ });

async function accessible(): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page: company.page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
  expect(passes.length).toBeGreaterThan(5);
}

test('an archived account is flagged with its field and made anew', async () => {
  const { page } = company;
  const [before] = await rows('mappings');
  const fees = (await rows('accounts')).find(({ code }) => code === before?.['feeAccountCode']);
  await company.control('byHand', { kind: 'account', id: fees?.['accountId'], action: 'archive' });
  await syncNow(page);
  await goTo(page, 'Connections');
  const trouble = page.getByRole('region', { name: 'Something has changed in Xero' });
  await trouble
    .getByText(`Fees: ${String(fees?.['code'])} ${String(fees?.['name'])} is archived in Xero.`)
    .waitFor();
  await button(page, 'Choose another: Fees').click();
  const field = () =>
    page.evaluate(() => document.activeElement?.closest('[data-field]')?.getAttribute('data-field'));
  await expect.poll(field).toBe('feeAccountCode');
  await button(page, 'Set up for me…').first().click();
  await dialog().waitFor();
  const fresh = dialog().getByRole('group', { name: 'New account: Fees' });
  await fresh.waitFor();
  await accessible();
  const code = await fresh.getByLabel('Code').inputValue();
  await fresh.getByLabel('Code').fill(String(before?.['salesAccountCode']));
  await dialog().getByText('Another account has this code').waitFor();
  expect(await dialog().getByRole('button', { name: 'Make 1 account and save' }).isDisabled()).toBe(true);
  await fresh.getByLabel('Code').fill(code);
  // Another one is left to Xero to be made: tips apart.
  await dialog().getByLabel('Tips (else sales)').selectOption({ index: 0 });
  await company.fault({ kind: 'dropAfter', method: 'PUT', path: '/api.xro/2.0/Accounts' });
  await dialog().getByRole('button', { name: 'Make 2 accounts and save' }).click();
  await dialog().getByText('Everything is there, and the accounts are saved.').waitFor();
  await expect.poll(() => dialog().getByText('Made', { exact: true }).count()).toBe(2);
  await accessible();
  await dialog().getByRole('button', { name: 'Close' }).last().click();
  await trouble.waitFor({ state: 'detached' });
  const [kept] = await rows('mappings');
  expect(kept).toMatchObject({ feeAccountCode: code, clearingAccountId: before?.['clearingAccountId'] });
  expect(kept?.['tipsAccountCode']).not.toBe('');
  const made = (await rows('accounts')).filter((one) => one['code'] === code);
  expect(made).toMatchObject([{ type: 'EXPENSE', status: 'ACTIVE' }]);
});

test('a narrow window shows the whole list, and Escape leaves everything as it was', async () => {
  const { page } = company;
  const [before] = await rows('mappings');
  await page.setViewportSize({ width: 1100, height: 700 });
  await button(page, 'Set up for me…').first().click();
  await dialog().waitFor();
  await dialog().getByLabel('Disputes').selectOption({ index: 0 });
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(isWide).toBe(false);
  await button(page, 'Cancel').click();
  await dialog().waitFor({ state: 'detached' });
  expect((await rows('mappings'))[0]).toEqual(before);
});

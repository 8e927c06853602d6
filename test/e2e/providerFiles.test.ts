/** Files of providers that Tieout doesn't connect to, as a user takes them in. */
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { exploreDemo, goTo, settled } from '../../electron/cli/demo/steps.ts';
import { type Company, button, closeMessages, openCompany, statementFile } from '../support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
  await exploreDemo(company.page);
  await company.page.keyboard.press('Escape');
  await goTo(company.page, 'Connections');
});
afterAll(() => company.close());

const TITLE = 'Import from another provider’s file';
const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: TITLE });
const filesOf = async (table: string) =>
  (await readTable(company.page, table)).filter((row) => String(row['connectionId']).startsWith('file:'));

async function choose(name: string, lines: readonly string[]): Promise<Locator> {
  const { page } = company;
  const dialog = dialogOf(page);
  if (!(await dialog.isVisible())) await button(page, TITLE).click();
  await dialog
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(`${lines.join('\n')}\n`),
    });
  await dialog.getByText(name, { exact: true }).waitFor();
  return dialog;
}

async function takeIn(dialog: Locator, provider: string): Promise<void> {
  const before = (await readTable(company.page, 'importedFiles')).length;
  await dialog.getByRole('button', { name: `Import into ${provider}` }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(async () => (await readTable(company.page, 'importedFiles')).length).toBe(before + 1);
  await settled(company.page);
}

const SHOPIFY = [
  'Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Available On,Amount,Fee,Net,Checkout,Payment Method Name,Presentment Amount,Presentment Currency,Currency',
  '2026-11-01 10:00:00 +1100,charge,#1001,visa,online,paid,2026-11-04,2026-11-04,110.00,3.30,106.70,c1,card,110.00,AUD,AUD',
  '2026-11-01 11:00:00 +1100,refund,#1000,visa,online,paid,2026-11-04,2026-11-04,-10.00,0.00,-10.00,c0,card,-10.00,AUD,AUD',
  '2026-11-02 11:00:00 +1100,charge,#1003,visa,online,pending,,2026-11-06,30.00,1.00,29.00,c3,card,30.00,AUD,AUD',
];

it('knows a file by its header, shows what it becomes, and takes it in once', async () => {
  const { page } = company;
  let dialog = await choose('shopify.csv', SHOPIFY);
  await dialog.getByText('The header fits: Shopify Payments.').waitFor();
  await dialog.getByRole('heading', { name: '1 payout found' }).waitFor();
  await dialog.getByRole('region', { name: 'First rows, as they are read' }).getByText('Refund').waitFor();
  await takeIn(dialog, 'Shopify Payments');
  expect(await filesOf('payouts')).toMatchObject([{ id: '2026-11-04 AUD', amount: 9670, status: 'paid' }]);
  expect(await filesOf('openEntries')).toHaveLength(1);
  await goTo(page, 'Payouts');
  await page.getByRole('option', { name: /Shopify Payments.*96\.70/ }).waitFor();
  await goTo(page, 'Connections');
  await page.getByRole('heading', { level: 2, name: 'Shopify Payments' }).waitFor();
  dialog = await choose('shopify again.csv', SHOPIFY);
  await takeIn(dialog, 'Shopify Payments');
  await page
    .getByText('Shopify Payments: no new payouts, none changed, no new open movements.')
    .first()
    .waitFor();
  expect(await filesOf('payouts')).toHaveLength(1);
  expect(company.session.pageErrors).toEqual([]);
});

it('lets a file that nobody knows be laid out, keeps that, and offers it for the next one', async () => {
  const { page } = company;
  await closeMessages(page);
  const header = 'When;What;Total;Cost;Batch';
  const rows = ['03/11/2026;Ticket;1.250,50;25,50;B-7', '04/11/2026;Levy;-10,00;0,00;B-7'];
  let dialog = await choose('tickets.csv', [header, ...rows]);
  await dialog.getByText('No known layout fits this header.').waitFor();
  expect(await dialog.getByRole('button', { name: 'Import into …' }).isDisabled()).toBe(true);
  await dialog.getByText(/no column for/).waitFor();
  await dialog.getByLabel('Provider’s name').fill('TicketHall');
  await dialog.getByLabel('Rows of one payout').selectOption({ label: 'Have its id' });
  await dialog.getByLabel('Date order').selectOption({ label: 'Day, month, year' });
  await dialog.getByLabel('Decimal mark').selectOption({ label: 'Comma: 1.234,50' });
  await dialog.getByLabel('Currency, if no column says it').fill('aud');
  for (const [field, column] of [
    ['Date', 'When'],
    ['Type', 'What'],
    ['Gross', 'Total'],
    ['Fee 1', 'Cost'],
    ['Id of the payout', 'Batch'],
  ] as const) {
    await dialog.getByLabel(field, { exact: true }).selectOption(column);
  }
  await dialog.getByText('2 rows are of a type that isn’t known.', { exact: false }).waitFor();
  await dialog.getByLabel('What “Ticket” is').selectOption({ label: 'Charge' });
  await dialog.getByLabel('What “Levy” is').selectOption({ label: 'Fee' });
  await dialog.getByRole('cell', { name: /1,215\.00/ }).waitFor();
  await takeIn(dialog, 'TicketHall');
  const payouts = await filesOf('payouts');
  expect(payouts.find((row) => row['id'] === 'B-7')).toMatchObject({ amount: 121_500, currency: 'AUD' });
  dialog = await choose('tickets december.csv', [header, '01/12/2026;Ticket;10,00;1,00;B-8']);
  await dialog.getByText('The header fits: TicketHall.').waitFor();
  await takeIn(dialog, 'TicketHall');
  expect((await filesOf('payouts')).find((row) => row['id'] === 'B-8')).toMatchObject({ amount: 900 });
  expect(company.session.pageErrors).toEqual([]);
});

it('can be used by everyone, in a narrow window too, and is left by Escape', async () => {
  const { page } = company;
  await page.setViewportSize({ width: 1100, height: 700 });
  const dialog = await choose('shopify.csv', SHOPIFY);
  await dialog.getByText('How the file is read').click();
  await dialog.getByText('What rows are').click();
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  expect(passes.length).toBeGreaterThan(5);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await filesOf('payouts')).toHaveLength(3);
});

it('removes a provider with what its files brought, and survives a reload', async () => {
  const { page } = company;
  const cards = page.locator('li.connection');
  const card = cards.filter({ has: page.getByRole('heading', { name: 'TicketHall' }) });
  await card.getByRole('button', { name: 'Remove' }).click();
  const asking = page.getByRole('alertdialog');
  await asking.getByText('All that its files brought is removed here.').waitFor();
  await asking.getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => filesOf('payouts')).toHaveLength(1);
  await page.reload();
  await page.getByRole('heading', { level: 2, name: 'Shopify Payments' }).waitFor();
  expect(await readTable(page, 'fileProfiles')).toMatchObject([{ provider: 'TicketHall' }]);
});

it('takes several files one after the other, each by its own importer, and says what became of each', async () => {
  const { page } = company;
  await closeMessages(page);
  const bank = await readFile(statementFile, 'utf8');
  const more = SHOPIFY.map((row) => row.replaceAll('2026-11-0', '2026-10-0').replaceAll('#10', '#09'));
  const lines = (await readTable(page, 'statementLines')).length;
  const transfer = await page.evaluateHandle(
    (files) => {
      const data = new DataTransfer();
      for (const [name, content] of files) data.items.add(new File([content], name));
      return data;
    },
    [
      ['bank.ofx', bank],
      ['picture.png', '\u0089PNG\u0000\u0001'],
      ['shop-october.csv', `${more.join('\n')}\n`],
    ] as const,
  );
  await page.dispatchEvent('#main', 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent('#main', 'drop', { dataTransfer: transfer });
  const banks = page.getByRole('dialog', { name: 'Import bank file' });
  await banks.getByText('File 1 of 3').waitFor();
  await banks.getByText('Then picture.png, shop-october.csv').waitFor();
  await banks.getByLabel('Bank account', { exact: true }).selectOption({ index: 1 });
  await banks.getByRole('button', { name: /^Import [\d,]+ lines?$/ }).click();
  await banks.getByText('File 2 of 3').waitFor();
  await banks.getByText('picture.png', { exact: true }).waitFor();
  expect(await banks.getByRole('button', { name: 'Import 0 lines' }).isDisabled()).toBe(true);
  await banks.getByRole('button', { name: 'Leave this file out' }).click();
  const dialog = dialogOf(page);
  await dialog.getByText('File 3 of 3').waitFor();
  await dialog.getByText('The header fits: Shopify Payments.').waitFor();
  await dialog.getByRole('button', { name: 'Import into Shopify Payments' }).click();
  const done = page.getByRole('dialog', { name: 'Files imported' });
  await done.getByText('2 of 3 files imported.').waitFor();
  const told = (await done.getByRole('listitem').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
  expect(told).toEqual([
    expect.stringMatching(/Imported bank\.ofx Read [\d,]+, added [\d,]+, already there 0\.$/),
    expect.stringMatching(/Nothing found picture\.png .* Get the statement from the bank as OFX/),
    expect.stringMatching(/Imported shop-october\.csv Shopify Payments: 1 new payout/),
  ]);
  await done.getByRole('button', { name: 'Reconcile' }).click();
  await done.waitFor({ state: 'hidden' });
  expect((await readTable(page, 'statementLines')).length).toBeGreaterThan(lines + 100);
  await settled(page);
  await goTo(page, 'Connections');
  expect(company.session.pageErrors).toEqual([]);
});

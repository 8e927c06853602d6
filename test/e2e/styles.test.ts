/** Choosing a posting style in the real app: what each makes of a real payout is shown before anything is saved. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { exploreDemo, goTo } from '../../electron/cli/demo/steps.ts';
import { button, type Company, openCompany } from '../support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany();
  company.page.setDefaultTimeout(60_000);
  await exploreDemo(company.page);
  await company.page.keyboard.press('Escape');
});
afterAll(() => company.close());

/** A cell's amount in cents; an empty one is nothing. */
const cents = (text: string) => Math.round(Number(text.replace(/[^\d.]/g, '') || '0') * 100);

test('the preview follows the style and balances, and what is chosen is kept', async () => {
  const { page } = company;
  await goTo(page, 'Connections');
  const table = page.getByRole('region', { name: /^What it makes of the payout of/ });
  const rowsOf = async (): Promise<string[][]> => {
    await table.waitFor();
    const rows = await table.locator('tbody tr').all();
    return await Promise.all(rows.map(async (row) => await row.locator('td').allInnerTexts()));
  };
  const itemised = await rowsOf();
  await page.getByLabel('Charges that name an invoice').selectOption('sale');
  await page.getByRole('radio', { name: /^Direct split/ }).check();
  const direct = await rowsOf();
  const clearing = (rows: string[][]) => rows.filter(([account]) => /clearing/i.test(account ?? '')).length;
  expect(clearing(itemised)).toBeGreaterThan(0);
  expect(clearing(direct)).toBe(0);
  const totals = await table.locator('tfoot td').allInnerTexts();
  expect(cents(totals[1] ?? '')).toBe(cents(totals[2] ?? ''));
  const sum = (column: number) => direct.reduce((total, row) => total + cents(row[column] ?? ''), 0);
  expect(sum(3)).toBe(sum(4));
  expect(sum(3)).toBe(cents(totals[1] ?? ''));
  expect(sum(3)).toBeGreaterThan(0);
  expect(await readTable(page, 'mappings')).toMatchObject([{ style: 'itemised' }]);
  await button(page, 'Save').first().click();
  await page.getByText('Saved', { exact: true }).first().waitFor();
  expect(await readTable(page, 'mappings')).toMatchObject([{ style: 'direct', invoicedCharges: 'sale' }]);
});

test('tracking and an exception are edited, shown in the preview, and kept', async () => {
  const { page } = company;
  await goTo(page, 'Connections');
  await page.getByText('Tracking, and exceptions by category').first().click();
  await page.getByLabel('Region').first().selectOption('Melbourne');
  const preview = page.getByRole('region', { name: /^What it makes of the payout of/ });
  await preview.getByRole('columnheader', { name: 'Tracking' }).waitFor();
  await expect.poll(() => preview.locator('tbody').innerText()).toContain('Melbourne');
  await button(page, 'Add an exception').first().click();
  const exception = page.getByRole('group', { name: 'Exception 1' });
  await exception.getByText('Name what it is for').waitFor();
  await exception.getByLabel('Category').fill('Coffee');
  const accounts = exception.getByLabel('Account');
  await accounts.selectOption({ index: 1 });
  const accountCode = await accounts.inputValue();
  await exception.getByText('Name what it is for').waitFor({ state: 'detached' });
  await button(page, 'Save').first().click();
  await page.getByText('Saved', { exact: true }).first().waitFor();
  expect(await readTable(page, 'mappings')).toMatchObject([
    {
      tracking: [{ name: 'Region', option: 'Melbourne' }],
      overrides: [{ match: { category: 'Coffee' }, accountCode, taxType: '', tracking: [] }],
    },
  ]);
});

test('a screen says what was on its way at the end of the last month, and of any other day', async () => {
  const { page } = company;
  await goTo(page, 'In transit');
  const card = page.getByRole('region', { name: 'In transit at a date' });
  await card.waitFor();
  const date = card.getByLabel('At the end of');
  expect(await date.inputValue()).toMatch(/^\d{4}-\d{2}-(?:28|29|30|31)$/);
  const held = () =>
    card
      .getByRole('row', { name: /^Earned, not paid out yet/ })
      .first()
      .innerText();
  await card
    .getByRole('row', { name: /^On its way to the bank/ })
    .first()
    .waitFor();
  const before = await held();
  await date.fill('2026-09-16');
  await expect.poll(held).not.toBe(before);
  await date.fill('');
  await card.getByText('Choose a date.').waitFor();
});

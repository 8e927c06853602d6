/** Choosing what a payment is for: by keyboard, in the payout's own page and at the desk. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { goTo, settled } from '../../electron/cli/demo/steps.ts';
import { type Company, desk, openReadyCompany } from '../support/company.ts';

let company: Company;
let page: Page;
beforeAll(async () => {
  company = await openReadyCompany();
  page = company.page;
  page.setDefaultTimeout(30_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(() => company.close());

const links = () => readTable(page, 'entryLinks');
const picker = () => page.getByRole('dialog', { name: 'What is this payment for?', exact: true });

test('a charge’s invoice is chosen by keyboard, several at once, said to be none, and forgotten', async () => {
  await goTo(page, 'Reconcile');
  await desk(page).waitFor();
  const panel = page.getByRole('region', { name: 'What will happen' });
  await panel.getByRole('heading', { name: 'What the payments are for' }).waitFor();
  const choose = panel.getByRole('button', { name: /^Choose the invoice of the payment by / });
  await choose.first().focus();
  await page.keyboard.press('Enter');
  await picker().waitFor();
  const list = picker().getByRole('listbox', { name: 'Open invoices' });
  await expect.poll(() => list.evaluate((box) => box === document.activeElement)).toBe(true);
  // What is proposed is ticked and comes to the payment.
  await picker().getByText('The invoices come to the payment.').waitFor();
  const ticked = list.getByRole('option', { selected: true });
  await expect.poll(() => ticked.count()).toBe(1);
  await page.keyboard.press('Space');
  await picker().getByText('Tick what it pays.').waitFor();
  await page.keyboard.press('Space');
  await picker().getByRole('button', { name: 'Use these invoices' }).press('Enter');
  await expect.poll(async () => (await links()).length).toBe(1);
  await panel.getByText('Chosen', { exact: true }).first().waitFor();

  await choose.first().press('Enter');
  await picker().getByRole('button', { name: 'It pays none' }).press('Enter');
  await expect.poll(async () => (await links())[0]?.['allocations']).toEqual([]);
  await panel.getByText('Sale', { exact: true }).first().waitFor();

  await choose.first().press('Enter');
  await picker().getByRole('button', { name: 'Forget the choice' }).press('Enter');
  await expect.poll(async () => (await links()).length).toBe(0);
  await settled(page);
  expect(company.session.pageErrors).toEqual([]);
});

test('every charge of a payout shows its invoice in the payout’s own page', async () => {
  await page.getByRole('link', { name: 'Open payout' }).first().click();
  const table = page.getByRole('table').last();
  await table
    .getByText(/^INV-\d+/)
    .first()
    .waitFor();
  await table
    .getByRole('button', { name: /^Choose the invoice of the payment by / })
    .first()
    .press('Enter');
  await picker().getByText('Because').first().waitFor();
  await page.keyboard.press('Escape');
  await picker().waitFor({ state: 'hidden' });
});

/** The books change while postings wait: the dialog tells what stands in the way, kind by kind, and what can be done about it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { goTo, okAllCertain, settled } from '../../electron/cli/demo/steps.ts';
import { addDays, plainDate } from '../../shared/dates.ts';
import { button, type Company, openReadyCompany } from '../support/company.ts';
import { doubled, objectsIn } from '../support/ledger.ts';

let company: Company;
const LOCK = plainDate('2026-09-30');

beforeAll(async () => {
  company = await openReadyCompany();
});
afterAll(() => company.close());

test('a lock date set meanwhile blocks what falls before it; one press posts it on the first open day', async () => {
  const { page } = company;
  await okAllCertain(page);
  await goTo(page, 'Queue');
  await page
    .getByRole('listbox', { name: 'Queue' })
    .getByRole('option', { name: /^Ready/ })
    .first()
    .waitFor();
  await company.control('organisation', { periodLockDate: LOCK });
  await button(page, 'Sync now').click();
  await settled(page);
  await page
    .getByRole('listbox', { name: 'Queue' })
    .getByRole('option', { name: /^Blocked/ })
    .first()
    .waitFor();
  await button(page, 'Post').click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('Checked against the books as of').waitFor();
  await dialog.getByText('What was found before posting').waitFor();
  await dialog.getByText(/Xero is locked up to/).waitFor();
  await dialog.getByText(/to Xero: \d+ to read, \d+ to send/).waitFor();
  await dialog.getByRole('button', { name: 'Post on 1 Oct 2026', exact: true }).click();
  await dialog.getByText(/Xero is locked up to/).waitFor({ state: 'detached' });
  await button(page, 'Post to Xero').click();
  await settled(page);
  const objects = objectsIn(company.demo.ledger());
  expect(objects.length).toBeGreaterThan(1_000);
  expect(doubled(objects)).toEqual([]);
  expect(objects.map(({ date }) => date).toSorted()[0]).toBe(addDays(LOCK, 1));
  const journal = await readTable(page, 'journal');
  expect(new Set(journal.map((row) => row['state']))).toEqual(new Set(['done']));
});

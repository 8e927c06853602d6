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
  company.page.setDefaultTimeout(60_000);
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

/** Runs inside the page: as another computer would be that has decided the same and posted nothing. */
function forgetPostings(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tieout');
    opening.addEventListener('error', () => reject(new Error('The local database could not be opened')));
    opening.addEventListener('success', () => {
      const database = opening.result;
      const change = database.transaction(['journal', 'journalHeads', 'checks'], 'readwrite');
      for (const store of change.objectStoreNames) change.objectStore(store).clear();
      change.addEventListener('complete', () => {
        database.close();
        resolve();
      });
    });
  });
}

test('another computer with the same decisions takes over what is posted, all at once, and doubles nothing', async () => {
  const { page } = company;
  const before = objectsIn(company.demo.ledger());
  await page.evaluate(forgetPostings);
  await page.reload();
  await goTo(page, 'Queue');
  await page
    .getByRole('listbox', { name: 'Queue' })
    .getByRole('option', { name: /^Blocked/ })
    .first()
    .waitFor();
  await button(page, 'Post').click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText(/Xero already has this/).waitFor();
  await dialog.getByRole('button', { name: /^Take all \d+ over$/ }).click();
  await page
    .getByRole('region', { name: 'Messages' })
    .getByText(/^[\d,]+ postings were taken over\.$/)
    .waitFor({ timeout: 120_000 });
  await button(page, 'Cancel').click();
  const journal = await readTable(page, 'journal');
  expect(new Set(journal.map((row) => row['state']))).toEqual(new Set(['done']));
  expect(journal).toHaveLength(before.length);
  expect(journal.some((row) => row['foreign'])).toBe(false);
  expect(objectsIn(company.demo.ledger())).toEqual(before);
});

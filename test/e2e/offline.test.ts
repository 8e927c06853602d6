/** No network: what was read can be reviewed, matched and queued; back online it is sent once. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { goTo, okAllCertain, postAll, prove, settled } from '../../electron/cli/demo/steps.ts';
import { button, closeMessages, type Company, desk, openReadyCompany } from '../support/company.ts';
import { doubled, objectsIn } from '../support/ledger.ts';

let company: Company;
beforeAll(async () => {
  company = await openReadyCompany();
  await company.wire.cut();
});
afterAll(() => company.close());

const UNREACHED = /Xero can’t be reached\. Check the internet connection/;

test('a sync says that nothing can be reached and loses nothing', async () => {
  const { page } = company;
  const before = await readTable(page, 'payouts');
  await button(page, 'Sync now').click();
  await page.getByRole('alert').filter({ hasText: UNREACHED }).waitFor();
  await settled(page);
  expect(await readTable(page, 'payouts')).toEqual(before);
  const connections = await readTable(page, 'connections');
  expect(connections.map((connection) => connection['status'])).toEqual(['connected', 'connected']);
  await closeMessages(page);
});

test('everything that was read is there, also after the page is loaded again', async () => {
  const { page } = company;
  await page.reload();
  for (const screen of ['Payouts', 'Bank lines', 'Rules', 'Activity', 'Connections', 'Reconcile']) {
    // oxlint-disable-next-line no-await-in-loop -- one screen after the other
    await goTo(page, screen);
  }
  await desk(page).getByRole('option').first().waitFor();
  await page.getByRole('heading', { name: 'What will happen' }).waitFor();
  await goTo(page, 'Payouts');
  const { length } = await readTable(page, 'payouts');
  expect(length).toBeGreaterThan(80);
  await page.getByText(`${length} payouts`, { exact: true }).first().waitFor();
});

test('matches are confirmed, undone and confirmed again', async () => {
  const { page } = company;
  const confirmed = await okAllCertain(page);
  expect(confirmed).toBeGreaterThan(70);
  await desk(page).focus();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await readTable(page, 'decisions')).length).toBeLessThan(confirmed);
  await settled(page);
  await okAllCertain(page);
  expect(await readTable(page, 'decisions')).toHaveLength(confirmed);
});

test('the queue shows the plans; Post writes them down, says calmly that Xero can’t be reached, and loses nothing', async () => {
  const { page } = company;
  await goTo(page, 'Queue');
  await button(page, 'Post').click();
  await button(page, 'Post to Xero').click();
  await page.getByRole('alert').filter({ hasText: UNREACHED }).waitFor();
  await settled(page);
  const journal = await readTable(page, 'journal');
  expect(journal.length).toBeGreaterThan(1_000);
  expect(new Set(journal.map((row) => row['state']))).toEqual(new Set(['queued']));
  expect(objectsIn(company.demo.ledger())).toHaveLength(0);
  await page
    .getByRole('listbox', { name: 'Queue' })
    .getByRole('option', { name: /^Waiting/ })
    .first()
    .waitFor();
  await page.reload();
  await goTo(page, 'Queue');
  expect(await readTable(page, 'journal')).toEqual(journal);
});

test('back online, Post sends everything exactly once', async () => {
  const { page } = company;
  await company.wire.mend();
  const journal = await readTable(page, 'journal');
  await postAll(page);
  const after = await readTable(page, 'journal');
  expect(after.filter((row) => row['state'] !== 'done')).toEqual([]);
  const objects = objectsIn(company.demo.ledger());
  expect(objects).toHaveLength(journal.length);
  expect(doubled(objects)).toEqual([]);
  await prove(page);
  expect(company.demo.ledger().totals.balanced).toBe(true);
});

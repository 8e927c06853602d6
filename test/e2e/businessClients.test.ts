/** The business clients' story in a real browser: Alternative Payments synced, its bank file matched, posted, proven. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import {
  chooseFile,
  exploreDemo,
  goTo,
  okAllCertain,
  postAll,
  prove,
  settled,
} from '../../electron/cli/demo/steps.ts';
import { createBusinessClients } from '../../electron/sandbox/story/alternativePayments/businessClients.ts';
import { type Company, openCompany } from '../support/company.ts';

let company: Company;
const story = createBusinessClients();
const { payouts } = story.side;
const arrived = payouts.filter(({ status }) => status === 'succeeded' || status === 'failed');

beforeAll(async () => {
  company = await openCompany({ demo: { businessClients: true } });
  await exploreDemo(company.page);
});
afterAll(() => company?.close());

it('reads the payouts, each whole, in a browser’s own database', async () => {
  const { page } = company;
  const stored = (await readTable(page, 'payouts')).filter(
    (row) => row['provider'] === 'alternativePayments',
  );
  expect(stored).toHaveLength(payouts.length);
  const composition = new Map(stored.map((row) => [row['id'], row['composition']]));
  const untold = arrived.filter(({ id }) => composition.get(id) !== 'known');
  // What the bank sent back is told with the payout that pays it again.
  expect(untold.map(({ status }) => status)).toEqual(['failed']);
});

it('matches the dollar account’s statement, posts, and ties the clearing account out to zero', async () => {
  const { page, demo } = company;
  const file = join(company.dir, 'business-us-dollar.ofx');
  await writeFile(file, story.bankFile(), 'latin1');
  await chooseFile(page, file);
  const dialog = page.getByRole('dialog', { name: 'Import bank file' });
  const account = dialog.getByLabel('Bank account', { exact: true });
  const option = await account.getByRole('option', { name: /Business US Dollar Account/ }).textContent();
  await account.selectOption({ label: option ?? '' });
  await dialog.getByRole('button', { name: /^Import [\d,]+ lines?$/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await settled(page);
  expect(await readTable(page, 'statementLines')).toHaveLength(story.bank.lines.length);
  const lumped = arrived.filter(({ hardCase }) => hardCase === '1-lumped').length;
  expect(await okAllCertain(page)).toBe(arrived.length - lumped + 1);
  expect(await postAll(page)).toBe(true);
  const states = (await readTable(page, 'journal')).map((row) => row['state']);
  expect(new Set(states)).toEqual(new Set(['done']));
  const ledger = demo.ledger();
  expect(ledger.totals.balanced).toBe(true);
  const clearing = ledger.accounts.find(({ name }) => name === 'Alternative Payments Clearing');
  expect(clearing?.balance).toBe('0.00');
  await prove(page);
  await goTo(page, 'Payouts');
  await page.getByText('Alternative Payments').first().waitFor();
  expect(company.session.pageErrors).toEqual([]);
});

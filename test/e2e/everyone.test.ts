/** The demo company as everyone sees it: five providers and all their bank accounts, a few clicks away. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { exploreDemo, settled } from '../../electron/cli/demo/steps.ts';
import { EVERYONE_ONLINE } from '../../electron/demoCompany.ts';
import { type Company, button, openCompany } from '../support/company.ts';

let company: Company;
beforeAll(async () => {
  company = await openCompany({ demo: EVERYONE_ONLINE });
});
afterAll(() => company?.close());

it('two clicks bring every provider’s payouts and every bank account’s lines into one list', async () => {
  const { page } = company;
  await exploreDemo(page);
  const providers = (await readTable(page, 'connections')).map(({ kind }) => String(kind));
  expect(new Set(providers)).toEqual(
    new Set(['alternativePayments', 'file', 'square', 'stripe', 'xendit', 'xero']),
  );
  await button(page, 'Use all the demo’s statements').click();
  await page.getByRole('dialog').waitFor({ state: 'hidden', timeout: 120_000 });
  await settled(page);
  const lines = await readTable(page, 'statementLines');
  expect(new Set(lines.map(({ currency }) => currency))).toEqual(new Set(['AUD', 'HUF', 'IDR', 'USD']));
  const payouts = new Map((await readTable(page, 'payouts')).map((row) => [row['key'], row['provider']]));
  const certain = (await readTable(page, 'proposals')).filter(({ verdict }) => verdict === 'certain');
  const matched = certain.flatMap(({ payoutKeys }) => payoutKeys).map((key) => payouts.get(key));
  expect(new Set(matched)).toEqual(new Set(['alternativePayments', 'file', 'square', 'stripe', 'xendit']));
  expect(matched.length).toBeGreaterThan(190);
  // The step that says “Press OK” is of a row that can be confirmed, though others are newer.
  await expect.poll(() => button(page, 'OK').isEnabled()).toBe(true);
  expect(company.session.pageErrors).toEqual([]);
});

/** Xero being difficult: ended tokens, lock dates, limits, lost replies. Each ends well or in calm words; nothing doubles. */
import type { Locator, Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { goTo, okAllCertain, postAll, settled, syncNow } from '../../electron/cli/demo/steps.ts';
import { button, closeMessages, type Company, openReadyCompany } from '../support/company.ts';
import { doubled, objectsIn } from '../support/ledger.ts';

let company: Company;
let page: Page;
beforeAll(async () => {
  company = await openReadyCompany();
  page = company.page;
  page.setDefaultTimeout(60_000);
});
afterAll(() => company.close());
beforeEach(async () => {
  await company.clearFaults();
  await closeMessages(page);
});

const Faults = v.object({ rules: v.array(v.object({ hit: v.number() })) });
const alerts = (): Locator => page.getByRole('alert');
const statesOf = async (): Promise<readonly unknown[]> => [
  ...new Set((await readTable(page, 'journal')).map((row) => row['state'])),
];
const refusedPlans = async (): Promise<ReadonlySet<unknown>> => {
  const journal = await readTable(page, 'journal');
  return new Set(journal.filter((row) => row['state'] === 'refused').map((row) => row['planId']));
};
/** Rows of the queue in a state, as they are named. */
const queued = (state: string): Locator =>
  page.getByRole('listbox', { name: 'Queue' }).getByRole('option', { name: new RegExp(`^${state}`) });

test('a token that has run out is renewed on the way', async () => {
  await company.control('clock', { advanceMs: 31 * 60_000 });
  await syncNow(page);
  expect(await alerts().count()).toBe(0);
  const connections = await readTable(page, 'connections');
  expect(connections.map((connection) => connection['status'])).toEqual(['connected', 'connected']);
});

test('a renewal whose reply is lost: the old token is tried again, and nobody has to sign in', async () => {
  await company.control('clock', { advanceMs: 31 * 60_000 });
  await company.fault({ kind: 'dropAfter', path: 'connect/token$' });
  await syncNow(page);
  await closeMessages(page);
  await syncNow(page);
  expect(await alerts().count()).toBe(0);
  const connections = await readTable(page, 'connections');
  expect(connections.map((connection) => connection['status'])).toEqual(['connected', 'connected']);
  const faults = v.parse(Faults, await (await fetch(`${company.demo.addresses.control}/faults`)).json());
  expect(faults.rules.map(({ hit }) => hit)).toEqual([1]);
});

test('a 429 storm only slows a sync down', async () => {
  const before = await readTable(page, 'invoices');
  await company.fault(
    { kind: 'status', status: 429, retryAfter: 1, path: '/api.xro/', nth: 2, times: 3 },
    { kind: 'status', status: 429, retryAfter: 1, path: '/v1/', times: 2 },
  );
  await syncNow(page);
  expect(await alerts().count()).toBe(0);
  expect(await readTable(page, 'invoices')).toHaveLength(before.length);
});

test('a lock date that is known blocks what falls before it, in words, and nothing of it is sent', async () => {
  expect(await okAllCertain(page)).toBeGreaterThan(70);
  await company.control('organisation', { periodLockDate: '2026-12-31' });
  await syncNow(page);
  await goTo(page, 'Queue');
  await queued('Blocked').first().click();
  await page
    .getByText(/Xero is locked up to 31 Dec(ember)? 2026 for all but advisers\. .*have the lock date moved/)
    .waitFor();
  await expect.poll(() => queued('Ready').count()).toBe(0);
  expect(await readTable(page, 'journal')).toEqual([]);
});

test('a lock date set since the last sync: Xero’s refusal is shown, and after unlocking the retry works', async () => {
  await company.control('organisation', { periodLockDate: null });
  await syncNow(page);
  await company.control('organisation', { periodLockDate: '2026-08-15' });
  await goTo(page, 'Queue');
  await button(page, 'Post').click();
  await button(page, 'Post to Xero').click();
  await page
    .getByText(/\d+ refused\./)
    .first()
    .waitFor({ timeout: 120_000 });
  await settled(page);
  const plans = await refusedPlans();
  expect(plans.size).toBeGreaterThan(2);
  await goTo(page, 'Queue');
  await queued('Refused').first().click();
  await page
    .getByText(/Xero says: .*lock/i)
    .first()
    .waitFor();
  const objects = objectsIn(company.demo.ledger());
  expect(objects.filter((object) => object.date <= '2026-08-15')).toEqual([]);

  await company.control('organisation', { periodLockDate: null });
  await syncNow(page);
  await goTo(page, 'Queue');
  await queued('Refused').first().click();
  await button(page, 'Try again').click();
  await expect.poll(async () => (await refusedPlans()).size).toBe(plans.size - 1);
  // Written down again: until then another press finds the first one at work.
  await queued('Not sure').first().waitFor();
  await page.getByRole('button', { name: /^Try all \d+ again$/ }).click();
  await expect.poll(async () => (await refusedPlans()).size, { timeout: 120_000 }).toBe(0);
  await company.fault(
    // One storm and one lost reply on the way.
    { kind: 'status', status: 429, retryAfter: 1, method: 'PUT', times: 3 },
    { kind: 'dropAfter', method: 'PUT', path: '/api.xro/2.0/Payments', nth: 4 },
  );
  await postAll(page);
  expect(await statesOf()).toEqual(['done']);
  const journal = await readTable(page, 'journal');
  const all = objectsIn(company.demo.ledger());
  expect(all).toHaveLength(journal.length);
  expect(doubled(all)).toEqual([]);
});

test('a sign-in that has ended: the connection needs attention, in calm words, and what was read stays', async () => {
  const before = await readTable(page, 'invoices');
  await company.control('clock', { advanceMs: 61 * 86_400_000 });
  await button(page, 'Sync now').click();
  await alerts().filter({ hasText: 'Xero has ended this sign-in. Nothing is lost' }).waitFor();
  await settled(page);
  await goTo(page, 'Connections');
  const card = page.getByRole('listitem').filter({ hasText: 'Needs attention' });
  await expect.poll(() => card.count()).toBe(1);
  await card.getByText('Xero has ended this sign-in.').waitFor();
  await card.getByRole('button', { name: 'Sign in again' }).waitFor();
  expect(await readTable(page, 'invoices')).toEqual(before);
  await goTo(page, 'Payouts');
  await page
    .getByText(/^\d+ payouts$/)
    .first()
    .waitFor();
});

test('the page itself reported no error', () => {
  expect(company.session.pageErrors).toEqual([]);
});

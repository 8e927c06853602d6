/** Posted in the real app, handled in Xero by somebody else: shown, answered, posted again, and the ledger is the judge. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { goTo, okAllCertain, postAll, prove, settled, syncNow } from '../../electron/cli/demo/steps.ts';
import { button, closeMessages, type Company, openReadyCompany } from '../support/company.ts';
import { doubled, objectsIn } from '../support/ledger.ts';

let company: Company;
let page: Page;
beforeAll(async () => {
  company = await openReadyCompany({ size: { width: 1100, height: 800 } });
  page = company.page;
  page.setDefaultTimeout(60_000);
  await okAllCertain(page);
});
afterAll(() => company.close());

const queue = () => page.getByRole('listbox', { name: 'Queue' });
const chip = (name: RegExp) => page.getByRole('group', { name: 'Show' }).getByRole('button', { name });
const nav = () => page.getByRole('navigation');

async function transfers() {
  const rows = await readTable(page, 'journal');
  return rows.filter((row) => row['state'] === 'done' && JSON.stringify(row['draft']).includes('"transfer"'));
}

test('says before posting how many calls it takes and how many are left, and warns where it doesn’t fit', async () => {
  await goTo(page, 'Queue');
  await expect
    .poll(() => page.getByRole('banner').innerText())
    .toMatch(/calls left today · [\d,]+ this minute/);
  // Nothing runs over the edge of a narrow window.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1100);
  const left = /([\d,]+) calls left today/.exec(await page.getByRole('banner').innerText())?.[1] ?? '';
  const reply = await fetch(`${company.demo.addresses.control}/limits`);
  const { day } = v.parse(v.object({ day: v.number() }), await reply.json());
  const used = day - Number(left.replaceAll(',', ''));
  await company.control('limits', { day: used + 40 });
  await syncNow(page);
  await goTo(page, 'Queue');
  await button(page, 'Post').click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText(/calls? to Xero (is|are) left today/).waitFor();
  await dialog.getByText(/more than Xero takes today/).waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await company.control('limits', { day: 1_000_000 });
  await postAll(page);
  await closeMessages(page);
});

test('tells what waits for OK, what was reconciled, and what was deleted', async () => {
  const [first, second] = await transfers();
  await company.control('reconcile', { kind: 'transfer', id: first?.['xeroId'], side: 'to' });
  await company.control('byHand', { kind: 'transfer', id: second?.['xeroId'], action: 'delete' });
  await syncNow(page);
  await goTo(page, 'Queue');
  await nav().getByLabel('1 posting changed or deleted in Xero').waitFor();
  await chip(/^Reconciled/).click();
  await expect.poll(() => queue().getByRole('option').count()).toBe(1);
  await chip(/^Waiting for OK/).click();
  await expect.poll(() => queue().getByRole('option').count()).toBeGreaterThan(10);
  await queue()
    .getByRole('option', { name: /^Waiting for OK in Xero/ })
    .first()
    .waitFor();
  await chip(/^Needs attention/).click();
  await queue()
    .getByRole('option', { name: /^Deleted in Xero/ })
    .waitFor();
  const results = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(results.violations.map(({ id }) => id)).toEqual([]);
  await goTo(page, 'Payouts');
  const payouts = page.getByRole('listbox', { name: 'Payouts' });
  await payouts
    .getByRole('option', { name: /Waiting for OK in Xero/ })
    .first()
    .waitFor();
  await goTo(page, 'Activity');
  await page
    .getByText(/^Deleted in Xero: Tieout /)
    .first()
    .waitFor();
});

test('posts again only by the user’s word, by keyboard, and the books are whole', async () => {
  await goTo(page, 'Queue');
  await chip(/^Needs attention/).click();
  const before = objectsIn(company.demo.ledger()).length;
  const again = page.getByRole('button', { name: 'Post again', exact: true });
  await again.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Post this again?' });
  await dialog.waitFor();
  expect(objectsIn(company.demo.ledger())).toHaveLength(before);
  await dialog.getByRole('button', { name: 'Post again' }).press('Enter');
  await page.getByText('1 posting was posted again.').first().waitFor();
  await settled(page);
  const ledger = company.demo.ledger();
  expect(objectsIn(ledger)).toHaveLength(before + 1);
  expect(doubled(objectsIn(ledger))).toEqual([]);
  expect(ledger.totals.balanced).toBe(true);
  await expect
    .poll(() =>
      nav()
        .getByLabel(/changed or deleted in Xero/)
        .count(),
    )
    .toBe(0);
  await closeMessages(page);
});

test('shows what was changed, on the payout too, and leaves it by the user’s word', async () => {
  const [, , third] = await transfers();
  const draft = new Map(Object.entries(Object(third?.['draft'])));
  const amount = Number(draft.get('amount')) + 200;
  await company.control('byHand', { kind: 'transfer', id: third?.['xeroId'], action: 'edit', amount });
  await syncNow(page);
  const [payoutKey] = Array.isArray(third?.['payoutKeys']) ? third['payoutKeys'] : [];
  await page.goto(`${page.url().split('#')[0]}#/payouts/${encodeURIComponent(String(payoutKey))}`);
  await page.getByText('Changed in Xero').first().waitFor();
  await page.getByText(/^Amount .* → /).waitFor();
  await button(page, 'Take Xero’s version').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take Xero’s version' }).click();
  await page.getByText('Left as it is in Xero').first().waitFor();
  await expect
    .poll(() =>
      nav()
        .getByLabel(/changed or deleted in Xero/)
        .count(),
    )
    .toBe(0);
  // The proof doesn't hide what Xero holds otherwise.
  await prove(page);
  await page.getByText('Not tied out').first().waitFor();
});

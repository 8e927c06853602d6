/** The month-end pack in the real app: three files, whose figures are those of the proof screen; and a bank line's work-paper. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import AxeBuilder from '@axe-core/playwright';
import { unzipSync, strFromU8 } from 'fflate';
import { goTo, okAllCertain } from '../../electron/cli/demo/steps.ts';
import { parseMajor, sumMinor } from '../../shared/money.ts';
import { button, closeMessages, type Company, openReadyCompany } from '../support/company.ts';
import { readCsv, readPdf, readXlsx } from '../support/readFiles.ts';

const MONTH = '2026-10';
const END = '2026-10-31';

let company: Company;
beforeAll(async () => {
  company = await openReadyCompany();
  company.page.setDefaultTimeout(60_000);
  await okAllCertain(company.page);
});
afterAll(() => company.close());

async function saved(label: string): Promise<{ name: string; bytes: Uint8Array }> {
  const downloading = company.page.waitForEvent('download');
  await button(company.page, label).first().click();
  const download = await downloading;
  return { name: download.suggestedFilename(), bytes: new Uint8Array(await readFile(await download.path())) };
}

/** Cents of an amount as the screen writes it in English. */
const cents = (text: string) => parseMajor(text.replace('\u2212', '-').replace(/[^\d.-]/g, ''), 2);

/** What the screen of money in transit says of the month's end: held by the provider, and on its way. */
async function shownAtEnd(): Promise<{ held: number; way: number }> {
  const { page } = company;
  await goTo(page, 'In transit');
  const card = page.getByRole('region', { name: 'In transit at a date' });
  await card.getByLabel('At the end of').fill(END);
  await card.getByText('Working it out').first().waitFor({ state: 'detached' });
  const amountOf = async (name: RegExp) =>
    cents(await card.getByRole('row', { name }).first().getByRole('cell').innerText());
  return { held: await amountOf(/^Earned, not paid out/), way: await amountOf(/^On its way/) };
}

test('the files of a month have the figures of the proof screen, to the cent', async () => {
  const { page } = company;
  const shown = await shownAtEnd();
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
  await page.getByRole('textbox', { name: 'Month' }).fill(MONTH);
  const preview = page.getByRole('article', { name: 'Month-end pack, October 2026' });
  await preview.waitFor();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);

  const book = await saved('Save as an Excel workbook');
  expect(book.name).toBe('tieout-2026-10-month-end.xlsx');
  const sheets = readXlsx(book.bytes);
  expect(sheets).toHaveLength(9);
  const summary = sheets[1]?.rows ?? [];
  expect(Math.round(Number(summary[1]?.[1]?.value) * 100)).toBe(shown.held);
  const transit = (sheets[5]?.rows ?? []).find(([first]) => first?.value === 'Total AUD');
  expect(Math.round(Number(transit?.[4]?.value) * 100)).toBe(shown.way);

  const csv = await saved('Save as CSV files in one archive');
  const files = unzipSync(csv.bytes);
  const [, ...lines] = readCsv(strFromU8(files['02-matches.csv'] ?? new Uint8Array()));
  const matched = sheets[2]?.rows.find(([first]) => first?.value === 'Total AUD');
  const sum = sumMinor(lines.map((fields) => parseMajor(fields[3] ?? '', 2)));
  expect(lines.length).toBeGreaterThan(10);
  expect(Math.round(Number(matched?.[3]?.value) * 100)).toBe(sum);

  const paper = await saved('Save as PDF');
  const pages = await readPdf(paper.bytes);
  const held = await preview
    .getByRole('region', { name: /^At the end of the month/ })
    .first()
    .getByRole('row')
    .nth(1)
    .getByRole('cell')
    .nth(1)
    .innerText();
  expect(cents(held)).toBe(shown.held);
  expect(pages.join(' ')).toContain(held.trim());
  expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`);
});

test('a matched payout has the work-paper of its bank line', async () => {
  const { page } = company;
  await closeMessages(page);
  const decided = await page.evaluate(async () => {
    const open = indexedDB.open('tieout');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.addEventListener('success', () => resolve(open.result));
      open.addEventListener('error', () => reject(open.error ?? new Error('closed')));
    });
    const all = db.transaction('decisions').objectStore('decisions').getAll();
    const rows = await new Promise<unknown[]>((resolve) => {
      all.addEventListener('success', () => resolve(all.result));
    });
    db.close();
    return rows.map((row) => JSON.stringify(row));
  });
  const [first = ''] = decided.filter((row) => row.includes('"lineKeys":["'));
  const key = /"payoutKeys":\["([^"]+)"/.exec(first)?.[1] ?? '';
  await goTo(page, 'Payouts');
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/payouts/${encodeURIComponent(key)}`,
  );
  await page.getByRole('region', { name: 'Work-paper' }).waitFor();
  const paper = await saved('Save as PDF');
  expect(paper.name).toMatch(/^tieout-\d{4}-\d{2}-\d{2}-work-paper\.pdf$/);
  const text = (await readPdf(paper.bytes)).join(' ');
  expect(text).toContain('Work-paper of a bank line');
  expect(text).toContain(key.slice(key.indexOf('|') + 1));
  expect(text).toContain('Confirmed by a person');
});

test('sales above the rate card are listed, on the screen and in the files', async () => {
  const { page } = company;
  await goTo(page, 'Fees');
  await button(page, 'Add a rate').click();
  const form = page.getByRole('dialog', { name: 'Add a rate' });
  await form.getByLabel('Provider').selectOption({ label: 'Stripe AUD' });
  await form.getByLabel('Rate', { exact: true }).fill('1.7 %');
  await form.getByRole('button', { name: 'Save' }).click();
  const audit = page.getByRole('region', { name: 'Held against the rate card' });
  const shown = cents(await audit.getByText(/^\$[\d.,]+ overcharged$/).innerText());
  const csv = await saved('Save as CSV files in one archive');
  const [, ...rows] = readCsv(strFromU8(unzipSync(csv.bytes)['02-audit.csv'] ?? new Uint8Array()));
  expect(rows.length).toBeGreaterThan(10);
  expect(sumMinor(rows.map((fields) => parseMajor(fields[10] ?? '', 2)))).toBe(shown);
});

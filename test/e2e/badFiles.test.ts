/** Bank files and keys that are wrong: a clear message each, with line and field, and nothing is lost. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { chooseFile, goTo, importFile, settled } from '../../electron/cli/demo/steps.ts';
import { demoEndpoints } from '../../electron/endpoints.ts';
import { DEMO_STRIPE_KEY, type RunningDemo, startDemo } from '../../electron/sandbox/demo.ts';
import {
  button,
  closeMessages,
  type Company,
  openReadyCompany,
  secondFile,
  speak,
  statementFile,
} from '../support/company.ts';

let company: Company;
let live: RunningDemo;
let lines: readonly Record<string, unknown>[];
beforeAll(async () => {
  live = await startDemo();
  company = await openReadyCompany({ services: { live: demoEndpoints(live.addresses.xero) } });
  lines = await readTable(company.page, 'statementLines');
});
afterAll(async () => {
  await company.close();
  await live.close();
});

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Import bank file' });
const importButton = (page: Page): Locator => page.getByRole('button', { name: /^Import [\d,]+ lines?$/ });

async function fileWith(name: string, content: string | Uint8Array): Promise<string> {
  const folder = join(company.dir, 'files');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

/** A bank file with an amount that isn't one on line 6, and a row on line 10 that lost a cell. */
async function badCells(): Promise<string> {
  const rows = (await readFile(secondFile, 'utf8')).split(/\r?\n/);
  const broken = rows.map((row, index) => {
    if (index === 5) return row.replace(/\d+\.\d\d/, '12.3x');
    return index === 9 ? row.split(',').slice(0, 2).join(',') : row;
  });
  return fileWith('bad-cells.csv', broken.join('\r\n'));
}

/** Shows the file in the import dialog, hands over what the dialog says, and leaves without importing. */
async function look(path: string): Promise<{ issues: readonly string[]; found: string; offers: boolean }> {
  const { page } = company;
  await goTo(page, 'Bank lines');
  await chooseFile(page, path);
  const dialog = dialogOf(page);
  await dialog.getByText(basename(path)).waitFor();
  const found = await dialog.getByText(/^\d[\d,]* lines? found$/).innerText();
  const issues = await dialog
    .getByRole('region', { name: /to look at$/ })
    .getByRole('listitem')
    .allInnerTexts();
  const offers = await importButton(page).isEnabled();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await readTable(page, 'statementLines')).toEqual(lines);
  return { issues: issues.map((issue) => issue.replaceAll(/\s+/g, ' ').trim()), found, offers };
}

describe('bank files', () => {
  test('an OFX file that breaks off says where, and keeps what is whole', async () => {
    const whole = await readFile(statementFile, 'utf8');
    const path = await fileWith('cut.ofx', whole.slice(0, Math.floor(whole.length / 2)));
    const { issues, found, offers } = await look(path);
    expect(issues.join('\n')).toMatch(/^The file ends .*transaction \d+.*(?:complete transactions|missing)/m);
    expect([offers, found]).toEqual([true, expect.stringMatching(/^\d{3} lines found$/)]);
  });

  test('a CSV file that lost its amount columns isn’t read by its balances', async () => {
    const rows = (await readFile(secondFile, 'utf8')).split(/\r?\n/);
    const without = rows.map((row) => row.split(',').toSpliced(2, 2).join(','));
    expect(without[0]).toBe('Date,Description,Balance');
    const { issues, found, offers } = await look(await fileWith('lost-column.csv', without.join('\r\n')));
    expect(issues).toEqual([
      expect.stringMatching(/no column that could be an amount column\. Nothing was read\./),
    ]);
    expect([found, offers]).toEqual(['0 lines found', false]);
  });

  test('a row that lost a cell and an amount that isn’t one are named with line and field; the rest is offered', async () => {
    const { issues, offers } = await look(await badCells());
    expect(issues).toContainEqual(expect.stringMatching(/^Line 6: "12\.3x" in Debit is not an exact amount/));
    expect(issues).toContainEqual(expect.stringMatching(/^Line 10: /));
    expect(offers).toBe(true);
  });

  test('a file that is no bank file at all is refused with a reason', async () => {
    const png = await readFile(join(import.meta.dirname, '..', '..', 'resources', 'icon.png'));
    const { issues, found, offers } = await look(await fileWith('picture.csv', png));
    expect(issues).toEqual([expect.stringMatching(/Nothing was read\./)]);
    expect([found, offers]).toEqual(['0 lines found', false]);
  });

  test('a file dropped on the window opens the preview; the same lines twice add nothing', async () => {
    const { page } = company;
    await goTo(page, 'Payouts');
    const text = await readFile(secondFile, 'utf8');
    const transfer = await page.evaluateHandle((content) => {
      const data = new DataTransfer();
      data.items.add(new File([content], 'dropped.csv', { type: 'text/csv' }));
      return data;
    }, text);
    await page.dispatchEvent('#main', 'dragover', { dataTransfer: transfer });
    await page.getByText('Drop the files to import them').waitFor();
    await page.dispatchEvent('#main', 'drop', { dataTransfer: transfer });
    await dialogOf(page).getByText('dropped.csv').waitFor();
    await importButton(page).click();
    await page.getByText(/^Read \d+, added 0, already there \d+\.$/).waitFor();
    await settled(page);
    expect(await readTable(page, 'statementLines')).toEqual(lines);
    await importFile(page, secondFile);
    expect(await readTable(page, 'statementLines')).toEqual(lines);
  });
});

describe('Stripe keys', () => {
  async function paste(key: string): Promise<Locator> {
    const { page } = company;
    await closeMessages(page);
    await goTo(page, 'Connections');
    await button(page, 'Connect Stripe').click();
    const form = page.getByRole('region', { name: 'Connect Stripe' });
    await form.getByLabel('Restricted key').fill(key);
    await form.getByRole('button', { name: 'Check and connect' }).click();
    return form;
  }

  test('without a permission: the table shows that one as missing, and the key isn’t kept', async () => {
    const before = await company.session.services.handlers['connections.list']({}, quiet());
    const form = await paste(`${DEMO_STRIPE_KEY}_no_payout_read`);
    await form.getByText('The key lacks a permission and was not kept.').waitFor();
    const rows = form.getByRole('row');
    const refused = rows.filter({ hasText: '✗' });
    expect(await refused.allInnerTexts()).toEqual([
      expect.stringMatching(/payout_read.*not granted.*can’t read payouts/s),
    ]);
    await expect.poll(() => rows.filter({ hasText: '✓' }).count()).toBe(5);
    expect(await company.session.services.handlers['connections.list']({}, quiet())).toEqual(before);
  });

  test('a secret key is refused and told why', async () => {
    const { page } = company;
    await paste('sk_live_51TieoutExampleExampleExample');
    const alert = page.getByRole('alert').filter({ hasText: 'it can move money' });
    expect(await alert.innerText()).toContain('restricted key (rk_…)');
    expect(await alert.innerText()).not.toContain('sk_live_51');
  });

  test('in French it is told in French, also what stood there before, and so is a bank file', async () => {
    const { page } = company;
    await paste('sk_live_51TieoutExampleExampleExample');
    await page.getByRole('alert').filter({ hasText: 'it can move money' }).waitFor();
    await speak(page, 'fr');
    await page.getByRole('alert').filter({ hasText: 'elle peut déplacer de l’argent' }).waitFor();
    await goTo(page, 'Lignes bancaires');
    await button(page, 'Importer un relevé').first().click();
    const dialog = page.getByRole('dialog', { name: 'Importer un relevé' });
    await dialog.locator('input[type=file]').setInputFiles(await badCells());
    // French sets narrow spaces within.
    await dialog.getByText(/^Ligne 6\s: «\s12\.3x\s» dans Debit n’est pas un montant exact/).waitFor();
    await dialog.getByText(/^Ligne 10\s: .*La ligne a été laissée de côté\.$/).waitFor();
  });
});

test('the page itself reported no error', () => {
  expect(company.session.pageErrors).toEqual([]);
});

function quiet() {
  return { signal: new AbortController().signal, progress: () => undefined };
}

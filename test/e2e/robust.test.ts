/** The first five minutes, then what goes wrong at a desk: wrong files, a call that breaks off, tiny windows, text without an end. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { goTo, importFile, settled } from '../../electron/cli/demo/steps.ts';
import { repoRoot } from '../support/build.ts';
import { button, closeMessages, type Company, desk, openCompany } from '../support/company.ts';
import { cutOff, overlapping } from '../../electron/cli/screenshots/layout.ts';

let company: Company;
let page: Page;
beforeAll(async () => {
  company = await openCompany();
  page = company.page;
  page.setDefaultTimeout(30_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(() => company.close());

const steps = (): Locator => page.getByRole('complementary', { name: 'First steps' });

describe('the first five minutes', () => {
  test('under five clicks from the welcome screen to the first matched payout; the steps point the way', async () => {
    await page.evaluate(() => {
      document.addEventListener(
        'click',
        (event) => {
          const { dataset } = document.documentElement;
          if (event.isTrusted) dataset['clicks'] = String(Number(dataset['clicks'] ?? 0) + 1);
        },
        { capture: true },
      );
    });
    await button(page, 'Explore the demo company').click();
    const use = button(page, 'Use the demo’s bank statement');
    const ok = button(page, 'OK').and(page.locator(':enabled'));
    await use.or(ok).first().waitFor({ timeout: 120_000 });
    if (await use.isVisible()) {
      await use.click();
      await page.getByRole('button', { name: /^Import [\d,]+ lines?$/ }).click();
    }
    await steps().getByText('Step 2 of 4').waitFor({ timeout: 120_000 });
    await ok.waitFor({ timeout: 60_000 });
    await steps().getByRole('button', { name: 'Show me' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toMatch(/^OK/);
    // “Show me” is help, not part of the way.
    await ok.click();
    await expect.poll(async () => (await readTable(page, 'decisions')).length).toBe(1);
    const clicks = Number(await page.evaluate(() => document.documentElement.dataset['clicks']));
    expect(clicks - 1).toBeLessThan(5);
  });

  test('the steps end with the way to one’s own books, and stay away once they are left', async () => {
    await steps().getByText('Step 3 of 4').waitFor();
    await goTo(page, 'Queue');
    await steps().getByRole('button', { name: 'Connect your own' }).waitFor();
    await steps().getByRole('button', { name: 'Stay in the demo' }).click();
    await steps().waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
    await settled(page);
    expect(await steps().count()).toBe(0);
  });
});

describe('wrong files on the window', () => {
  async function drop(...paths: readonly string[]): Promise<void> {
    const cdp = await page.context().newCDPSession(page);
    const data = { items: [], files: [...paths], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      // oxlint-disable-next-line no-await-in-loop -- as a hand does it
      await cdp.send('Input.dispatchDragEvent', { type, x: 500, y: 300, data });
    }
    await cdp.detach();
  }

  test('a document, a picture and nothing at all are refused with a reason; a folder is called one', async () => {
    const folder = join(company.dir, 'wrong');
    await mkdir(folder, { recursive: true });
    const before = await readTable(page, 'statementLines');
    const picture = await readFile(join(repoRoot, 'resources', 'icon.png'));
    const pdf = '%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\nxref\n0 1\ntrailer <</Root 1 0 R>>\n%%EOF\n';
    const files = { 'statement.pdf': pdf, 'photo.png': picture, 'empty.csv': '' } as const;
    for (const [name, content] of Object.entries(files)) {
      // oxlint-disable no-await-in-loop -- one after the other
      await writeFile(join(folder, name), content);
      await drop(join(folder, name));
      const dialog = page.getByRole('dialog', { name: 'Import bank file' });
      await dialog.getByText(name).waitFor();
      const issues = dialog.getByRole('region', { name: /to look at$/ }).getByRole('listitem');
      expect(`${name}: ${(await issues.allInnerTexts()).join(' ')}`).toMatch(/Nothing was read\./);
      expect(await dialog.getByRole('button', { name: /^Import [\d,]+ lines?$/ }).isDisabled()).toBe(true);
      await dialog.getByRole('button', { name: 'Close' }).click();
      await dialog.waitFor({ state: 'hidden' });
      // oxlint-enable no-await-in-loop
    }
    await drop(folder);
    await page.getByRole('alert').filter({ hasText: 'wrong can’t be read: it is a folder' }).waitFor();
    expect(await readTable(page, 'statementLines')).toEqual(before);
    await closeMessages(page);
  });
});

describe('a call that breaks off', () => {
  test('is told once, for the whole window; work goes on, and the next call puts it right', async () => {
    const before = await readTable(page, 'payouts');
    await page.route('**/bridge/xero.*', (route) => route.abort());
    await button(page, 'Sync now').click();
    await page.getByRole('alert').filter({ hasText: 'Tieout is not running on this computer' }).waitFor();
    const banner = page.getByRole('status').filter({ hasText: 'Tieout isn’t running on this computer' });
    await settled(page);
    expect(await readTable(page, 'payouts')).toEqual(before);
    await page.unroute('**/bridge/xero.*');
    await page.route('**/bridge/**', (route) => route.abort());
    await goTo(page, 'Connections');
    await banner.waitFor();
    await goTo(page, 'Reconcile');
    await button(page, 'OK').click();
    await expect.poll(async () => (await readTable(page, 'decisions')).length).toBe(2);
    await page.unroute('**/bridge/**');
    await closeMessages(page);
    await button(page, 'Sync now').click();
    await banner.waitFor({ state: 'hidden' });
    await settled(page);
    expect((await readTable(page, 'connections')).map(({ status }) => status)).not.toContain(
      'needsAttention',
    );
  });

  test('without a network one line says so on every screen, and goes by itself', async () => {
    await company.session.context.setOffline(true);
    const banner = page.getByRole('status').filter({ hasText: 'Offline' });
    await banner.waitFor();
    await goTo(page, 'Queue');
    expect(await banner.count()).toBe(1);
    await company.session.context.setOffline(false);
    await banner.waitFor({ state: 'hidden' });
    await goTo(page, 'Reconcile');
  });
});

describe('little room', () => {
  afterEach(() => page.setViewportSize({ width: 1280, height: 800 }));

  const screens = [
    'Overview',
    'In transit',
    'Fees',
    'Payouts',
    'Bank lines',
    'Queue',
    'Proof',
    'Rules',
    'Connections',
    'Reconcile',
  ];

  /** What doesn't fit at a size, screen by screen. Tables, and the rows of lists, may scroll sideways by themselves. */
  async function misfits(): Promise<string[]> {
    const found: string[] = [];
    for (const screen of screens) {
      // oxlint-disable no-await-in-loop -- one screen after the other
      await goTo(page, screen);
      found.push(
        ...[...(await cutOff(page, '.vlist, .table')), ...(await overlapping(page))].map(
          (one) => `${screen}: ${one}`,
        ),
      );
      // oxlint-enable no-await-in-loop
    }
    return found;
  }

  test('at 800 pixels, and at 400 % on a screen of 1280, everything is reached by scrolling one way', async () => {
    for (const size of [
      { width: 1100, height: 700 },
      { width: 800, height: 600 },
      { width: 320, height: 256 },
    ]) {
      // oxlint-disable no-await-in-loop -- one size after the other
      await page.setViewportSize(size);
      expect([size.width, await misfits()]).toEqual([size.width, []]);
      await button(page, 'OK').scrollIntoViewIfNeeded();
      await button(page, 'OK').click({ trial: true });
      await page.getByRole('heading', { name: 'What will happen' }).scrollIntoViewIfNeeded();
      // oxlint-enable no-await-in-loop
    }
  });

  test('dialogs fit a window of 320 pixels', async () => {
    const open = [
      ['Go to or do', () => page.keyboard.press('Control+k')],
      ['Organisations', () => page.getByRole('button', { name: /^Organisations: / }).click()],
      ['Settings', () => button(page, 'Settings').click()],
      ['Find & match', () => button(page, 'Find & match').click()],
      ['Park this payout', () => button(page, 'Park').click()],
    ] as const;
    await goTo(page, 'Reconcile');
    for (const [name, opens] of open) {
      // oxlint-disable no-await-in-loop -- one dialog after the other
      await page.setViewportSize({ width: 1280, height: 800 });
      await opens();
      const dialog = page.getByRole('dialog', { name, exact: true });
      await dialog.waitFor();
      await page.setViewportSize({ width: 320, height: 256 });
      // The window is laid out with the next frame.
      await expect.poll(async () => [name, await cutOff(page, '.vlist, .table')]).toEqual([name, []]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      // oxlint-enable no-await-in-loop
    }
  });

  test('a narrative of 300 characters stays in its place', async () => {
    const file = join(company.dir, 'long.csv');
    const endless = `X${'ABCDEFGHI '.repeat(5)}${'Y'.repeat(248)}`;
    expect(endless).toHaveLength(299);
    await writeFile(
      file,
      `Date,Description,Amount\n16/11/2026,${endless},123.45\n17/11/2026,${endless}Z,54.30\n`,
    );
    await importFile(page, file);
    await goTo(page, 'Bank lines');
    const rows = page.getByRole('option', { name: /XABCDEFGHI/ });
    await rows.first().click();
    expect([await cutOff(page), await overlapping(page)]).toEqual([[], []]);
    await page.setViewportSize({ width: 320, height: 256 });
    // The window is laid out with the next frame.
    await expect.poll(() => cutOff(page, '.vlist')).toEqual([]);
    await goTo(page, 'Reconcile');
    await desk(page).waitFor();
  });
});

test('the way back leads to the row that was open, and the palette gives the focus back', async () => {
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  await goTo(page, 'Payouts');
  const list = page.getByRole('listbox', { name: 'Payouts' });
  const current = () => list.locator('[data-current=true]').getAttribute('aria-label');
  await list.focus();
  const first = await current();
  for (let row = 0; row < 3; row += 1) {
    // oxlint-disable-next-line no-await-in-loop -- as a hand does it
    await page.keyboard.press('PageDown');
  }
  await expect.poll(current).not.toBe(first);
  const row = await current();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^Payout of/ }).waitFor();
  await page.goBack();
  await list.waitFor();
  await expect.poll(current).toBe(row);
  await expect.poll(focused).toBe('Payouts');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Go to or do' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(focused).toBe('Payouts');
  await goTo(page, 'Reconcile');
});

test('dense rows are 28 pixels high and the desk keeps them whole', async () => {
  await button(page, 'Settings').click();
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  // A browser's window has no tray to stay in.
  expect(await dialog.getByLabel(/tray/).count()).toBe(0);
  await dialog.getByLabel('Rows').selectOption({ label: 'Dense' });
  await dialog.getByLabel('Contrast').selectOption({ label: 'High' });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  const row = await desk(page).getByRole('option').first().boundingBox();
  expect((row?.height ?? 0) % 28).toBe(0);
  expect(await page.evaluate(() => document.documentElement.dataset['contrast'])).toBe('more');
  expect([await cutOff(page), await overlapping(page)]).toEqual([[], []]);
});

test('the page itself reported nothing but the calls that were cut', () => {
  expect(company.session.pageErrors.filter((error) => !error.includes('ERR_FAILED'))).toEqual([]);
});

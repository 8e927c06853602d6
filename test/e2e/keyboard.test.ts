/** A desk worked by keyboard alone; other languages, and the smallest window. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { goTo, settled } from '../../electron/cli/demo/steps.ts';
import { button, type Company, desk, openReadyCompany } from '../support/company.ts';
import { cutOff, overlapping } from '../support/layout.ts';

let company: Company;
let page: Page;
beforeAll(async () => {
  company = await openReadyCompany();
  page = company.page;
  page.setDefaultTimeout(30_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(() => company.close());

const dialog = (name: string): Locator => page.getByRole('dialog', { name, exact: true });

describe('by keyboard alone', () => {
  const decided = async (): Promise<number> => (await readTable(page, 'decisions')).length;
  const said = (): Promise<string> => page.getByTestId('announcer').innerText();
  const focused = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
  const current = (): Locator => desk(page).locator('[data-current=true]');

  /** Presses a key and waits until the number of decisions is `count` and the live region has said what happened. */
  async function press(key: string, count: number, words: RegExp): Promise<void> {
    await page.keyboard.press(key);
    await expect.poll(decided, { timeout: 30_000 }).toBe(count);
    await expect.poll(said, { timeout: 30_000 }).toMatch(words);
    await settled(page);
    await expect.poll(focused).toBe('Payouts and bank lines');
  }

  test('the first ten payouts are reconciled; each step is said, focus is never lost', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.getByRole('heading', { level: 1, name: 'Payouts' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await desk(page).waitFor();
    await page.keyboard.press('Home');
    expect(await focused()).toBe('Payouts and bank lines');
    expect(await decided()).toBe(0);
    for (let n = 1; n <= 5; n += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one payout after the other
      await press('Enter', n, /^Confirmed A?\$[\d,.]+\. \d+ left\.$/);
    }
    await press('Control+z', 4, /^Undone\.$/);
    const top = await current().getAttribute('aria-label');
    await page.keyboard.press('ArrowDown');
    expect(await current().getAttribute('aria-label')).not.toBe(top);
    await page.keyboard.press('ArrowUp');
    expect(await current().getAttribute('aria-label')).toBe(top);
    await page.keyboard.press('p');
    await dialog('Park this payout').waitFor();
    await page.keyboard.type('Ask the bank');
    await press('Enter', 4, /^Parked /);
    expect(await readTable(page, 'parked')).toHaveLength(1);
    await press('Enter', 5, /^Confirmed /);
    await findByHand();
    for (let n = 7; n <= 10; n += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one payout after the other
      await press('Enter', n, /^Confirmed /);
    }
  });

  /** Find & match: looks for the payout's own amount among the lines, ticks the line, confirms. */
  async function findByHand(): Promise<void> {
    const name = (await current().getAttribute('aria-label')) ?? '';
    const amount = /[\d,]+\.\d\d/.exec(name)?.[0].replaceAll(',', '') ?? '';
    await page.keyboard.press('f');
    await dialog('Find & match').waitFor();
    await expect.poll(focused).toBe('Bank lines not matched');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type(amount);
    await page.keyboard.press('Tab');
    for (let tabs = 0; tabs < 3 && (await focused()) !== 'Bank lines not matched'; tabs += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await page.getByText('Nothing is left over.').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await press('Enter', 6, /^Matched by hand\.$/);
  }
});

describe('nothing is cut off and nothing overlaps', () => {
  const screens = [
    'reconcile',
    'payouts',
    'lines',
    'proof',
    'reports',
    'rules',
    'queue',
    'activity',
    'connections',
  ];

  async function speak(value: string): Promise<void> {
    await page.evaluate(() => {
      location.hash = '#/reconcile';
    });
    await page.locator('.header button').last().click();
    await page.getByRole('dialog').locator('select').first().selectOption(value);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  async function look(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const screen of screens) {
      // oxlint-disable no-await-in-loop -- one screen after the other
      await page.evaluate((to) => {
        location.hash = `#/${to}`;
      }, screen);
      await page.locator(`nav a[href="#/${screen}"][aria-current=page]`).waitFor();
      await settled(page);
      found.push(...(await cutOff(page)).map((text) => `${screen}: cut off: ${text}`));
      found.push(...(await overlapping(page)).map((text) => `${screen}: overlaps: ${text}`));
      // oxlint-enable no-await-in-loop
    }
    return found;
  }

  test.each(['fr', 'id', 'en'])('in %s, in a usual and in the smallest window', async (locale) => {
    await speak(locale);
    expect(await page.evaluate(() => document.documentElement.lang)).toMatch(new RegExp(`^${locale}`));
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await look()).toEqual([]);
    await page.setViewportSize({ width: 1100, height: 700 });
    expect(await look()).toEqual([]);
  });

  test('in the smallest window the main controls stay in view', async () => {
    await page.setViewportSize({ width: 1100, height: 700 });
    await goTo(page, 'Reconcile');
    for (const name of [
      'OK',
      'Find & match',
      'Park',
      'Not this pair',
      'Undo',
      'OK all certain',
      'Import bank file',
      'Sync now',
    ]) {
      // oxlint-disable-next-line no-await-in-loop -- one control after the other
      expect([name, await inView(button(page, name).first())]).toEqual([name, true]);
    }
    expect(await inView(page.getByRole('heading', { name: 'What will happen' }))).toBe(true);
    await goTo(page, 'Queue');
    expect(await inView(button(page, 'Post'))).toBe(true);
    await goTo(page, 'Proof');
    expect(await inView(button(page, 'Prove again'))).toBe(true);
  });

  async function inView(what: Locator): Promise<boolean> {
    await what.waitFor();
    const box = await what.boundingBox();
    return box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= 1100 && box.y + box.height <= 700;
  }
});

test('the page itself reported no error', () => {
  expect(company.session.pageErrors).toEqual([]);
});

/** Every screen under axe, in every language, light and dark, and every main dialog; once with high contrast. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import {
  chooseFile,
  exploreDemo,
  goTo,
  importDemoStatement,
  okAllCertain,
  prove,
  settled,
} from '../../electron/cli/demo/steps.ts';
import { catalogues } from '../../renderer/i18n/catalogues.ts';
import { screenNames } from '../../renderer/stores/route.ts';
import { type Locale, locales } from '../../renderer/stores/settings.ts';
import { atRest, button, type Company, desk, openCompany, secondFile, speak } from '../support/company.ts';

let company: Company;
let page: Page;
beforeAll(async () => {
  company = await openCompany();
  page = company.page;
  page.setDefaultTimeout(30_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(() => company.close());

/** Rules that a theme can break; what else is wrong is wrong in each. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** What is looked at: every rule, the colours alone, or every rule but those. */
type Scope = 'all' | 'colours' | { readonly but: readonly string[] };

/** What axe finds, as `theme: rule: element`. */
async function look(theme: 'light' | 'dark', scope: Scope): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: theme });
  await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
  await atRest(page);
  // One frame only, so axe needs no second page: opening one can leave this one in the background, where nothing moves.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false, iframes: false });
  if (scope === 'colours') axe.withRules(COLOURS);
  else if (scope !== 'all') axe.disableRules([...scope.but]);
  const { violations: found, passes } = await axe.analyze();
  expect(passes.length).toBeGreaterThan(scope === 'colours' ? 0 : 5);
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${theme}: ${id}: ${node.html.slice(0, 160)}`));
}

/** What axe finds in both themes: the rules in the light one, the colours in the dark one. */
const violations = async (scope: Scope = 'all'): Promise<readonly string[]> => [
  ...(await look('light', scope)),
  ...(await look('dark', 'colours')),
];

/** Each test finds the app without a dialog, whatever the one before it left open. */
beforeEach(async () => {
  const open = page.locator('[role=dialog], [role=alertdialog]');
  for (let tries = 0; tries < 3 && (await open.count()) > 0; tries += 1) {
    // oxlint-disable no-await-in-loop -- one dialog may lie over another
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
    // oxlint-enable no-await-in-loop
  }
});

const dialog = (name: string): Locator => page.getByRole('dialog', { name, exact: true });
async function escape(name: string): Promise<void> {
  await page.keyboard.press('Escape');
  await dialog(name).waitFor({ state: 'hidden' });
}

describe('axe finds nothing', () => {
  test('on the welcome screen, in every language', async () => {
    await button(page, 'Explore the demo company').waitFor();
    for (const locale of locales) {
      // oxlint-disable no-await-in-loop -- one language after the other
      await page.evaluate(
        (to) => localStorage.setItem('tieout.settings', JSON.stringify({ locale: to })),
        locale,
      );
      await page.reload();
      await page.waitForFunction((wanted) => document.documentElement.lang.startsWith(wanted), locale);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await violations()).toEqual([]);
      // oxlint-enable no-await-in-loop
    }
    await page.evaluate(() => localStorage.removeItem('tieout.settings'));
    await page.reload();
    await button(page, 'Explore the demo company').waitFor();
  });

  test('in the import dialog, empty and with a preview', async () => {
    await exploreDemo(page);
    expect(await violations()).toEqual([]);
    await chooseFile(page, secondFile);
    await page.getByText(/lines found$/).waitFor();
    expect(await violations()).toEqual([]);
    await button(page, 'Another file').click();
    await importDemoStatement(page);
  });

  test('in the dialog of a rule, empty and replayed', async () => {
    await goTo(page, 'Rules');
    await button(page, 'Add a name on the statement').click();
    const form = dialog('Add a name on the statement');
    await form.getByText('Complete the rule to see what it would change.').waitFor();
    expect(await violations()).toEqual([]);
    await form.getByLabel('Words in the bank’s text').fill('transfer');
    await form.getByLabel('Means').selectOption({ label: 'Stripe, every account' });
    await form.getByText(/^These words stand in /).waitFor();
    expect(await violations()).toEqual([]);
    await form.getByLabel('Words in the bank’s text').fill('kiwipay settlement');
    await form.getByText(/^Replayed over /).waitFor();
    expect(await violations()).toEqual([]);
    await escape('Add a name on the statement');
  });

  test('on a payout taken apart', async () => {
    await goTo(page, 'Payouts');
    await page.getByRole('listbox').getByRole('option').nth(3).click();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Payout of/ }).waitFor();
    expect(await violations()).toEqual([]);
  });

  test('in the dialogs of the desk and of the window', async () => {
    await goTo(page, 'Reconcile');
    await desk(page).focus();
    for (const [key, name] of [
      ['Control+k', 'Go to or do'],
      ['?', 'Keyboard shortcuts'],
      ['f', 'Find & match'],
      ['p', 'Park this payout'],
    ] as const) {
      // oxlint-disable no-await-in-loop -- one dialog after the other
      await page.keyboard.press(key);
      await dialog(name).waitFor();
      expect(await violations()).toEqual([]);
      await escape(name);
      // oxlint-enable no-await-in-loop
    }
    for (const [opener, name, scope] of [
      [button(page, 'Settings'), 'Settings', 'all'],
      [page.getByRole('button', { name: /^Organisations: / }), 'Organisations', 'all'],
      [page.locator('.bell button'), 'Needs attention', 'all'],
      [
        page
          .locator('.panel')
          .getByRole('button', { name: /^Choose the invoice/ })
          .first(),
        'What is this payment for?',
        'all',
      ],
      // What closes a popover for a screen reader lies beside it, in no region.
      [button(page, 'Filter'), 'Filter by account, currency and age', { but: ['region'] }],
    ] as const) {
      // oxlint-disable no-await-in-loop -- one dialog after the other
      await opener.click();
      await dialog(name).waitFor();
      expect(await violations(scope)).toEqual([]);
      await escape(name);
      // oxlint-enable no-await-in-loop
    }
    await button(page, 'OK all certain').click();
    const certain = page.getByRole('dialog', { name: /^Confirm \d+ certain/ });
    await certain.waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await certain.waitFor({ state: 'hidden' });
  });

  test('in the dialogs of files and of posting', async () => {
    const files = 'Import from another provider’s file';
    await goTo(page, 'Fees');
    await button(page, 'Add a rate').click();
    await dialog('Add a rate').waitFor();
    expect(await violations()).toEqual([]);
    await escape('Add a rate');
    await goTo(page, 'Connections');
    await button(page, files).click();
    await dialog(files).waitFor();
    expect(await violations()).toEqual([]);
    await escape(files);
    await okAllCertain(page);
    await goTo(page, 'Queue');
    await button(page, 'Post').click();
    await page.getByRole('alertdialog').getByText('Checked against the books as of').waitFor();
    expect(await violations()).toEqual([]);
    await button(page, 'Cancel').click();
    await prove(page);
  });

  // Matches are confirmed, the queue is full, and the proof was worked out: no screen is empty.
  test.each(locales)('on every screen, in %s', async (locale) => {
    await speak(page, locale);
    expect(await everyScreen(locale, () => violations())).toEqual([]);
    expect(await onPayout(locale)).toEqual([]);
  });

  // In English they are looked at above.
  test.each(['fr', 'id'])('in the dialogs that keys open, in %s', async (locale) => {
    await speak(page, locale);
    expect(await inDialogs()).toEqual([]);
  });

  test('on every screen with high contrast', async () => {
    await speak(page, 'en');
    await page.emulateMedia({ contrast: 'more' });
    await page.waitForFunction(() => document.documentElement.dataset['contrast'] === 'more');
    // In the light theme, whose muted texts have the least room.
    expect(await everyScreen('en', () => look('light', 'colours'))).toEqual([]);
    await page.emulateMedia({ contrast: 'no-preference', colorScheme: 'light' });
  });
});

/** Goes through whatever the sidebar leads to, in place, and says what was found on which screen. */
async function everyScreen(
  locale: Locale,
  found: () => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const links = page.locator('nav a[href^="#/"]');
  const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  // All that there are, but the one that is shown while there is nothing else.
  const all = screenNames.filter((name) => name !== 'welcome').map((name) => `#/${name}`);
  expect(new Set(targets)).toEqual(new Set(all));
  const loading = page.getByRole('main').getByText(catalogues[locale]['state.loading'], { exact: true });
  const out: string[] = [];
  for (const target of targets) {
    // oxlint-disable no-await-in-loop -- one screen after the other
    await page.locator(`nav a[href="${target}"]`).click();
    await page.locator(`nav a[href="${target}"][aria-current=page]`).waitFor();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expect.poll(() => loading.count()).toBe(0);
    await settled(page);
    out.push(...(await found()).map((text) => `${target}: ${text}`));
    // oxlint-enable no-await-in-loop
  }
  return out;
}

/** A payout taken apart. */
async function onPayout(locale: Locale): Promise<readonly string[]> {
  const [payout] = await readTable(page, 'payouts');
  await page.evaluate((key) => {
    location.hash = `#/payouts/${encodeURIComponent(key)}`;
  }, String(payout?.['key']));
  const back = catalogues[locale]['payouts.all'];
  await page.getByRole('main').getByText(back).waitFor();
  await settled(page);
  return violations();
}

/** The window's dialogs and the desk's, by their keys. */
async function inDialogs(): Promise<readonly string[]> {
  await page.locator('nav a[href="#/reconcile"]').click();
  const list = page.getByRole('main').getByRole('listbox');
  await list.waitFor();
  const found: string[] = [];
  for (const key of ['Control+k', '?', 'f', 'p']) {
    // oxlint-disable no-await-in-loop -- one dialog after the other
    await list.focus();
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    found.push(...(await violations()).map((text) => `${key}: ${text}`));
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    // oxlint-enable no-await-in-loop
  }
  return found;
}

test('the page itself reported no error', () => {
  expect(company.session.pageErrors).toEqual([]);
});

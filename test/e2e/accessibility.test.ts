/** Every screen and dialog under axe, light and dark. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  chooseFile,
  exploreDemo,
  goTo,
  importDemoStatement,
  prove,
  settled,
} from '../../electron/cli/demo/steps.ts';
import { button, type Company, desk, openCompany, secondFile } from '../support/company.ts';

let company: Company;
let page: Page;
beforeAll(async () => {
  company = await openCompany();
  page = company.page;
  page.setDefaultTimeout(30_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
});
afterAll(() => company.close());

/** Waits until every transition has ended; what moves for ever (a bar of work without an end in sight) isn't waited for. */
async function atRest(): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (animation) =>
          animation.playState !== 'running' ||
          animation.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY,
      ),
  );
}

/** What axe finds in both themes, as `theme: rule: element`. */
async function violations(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    // oxlint-disable no-await-in-loop -- one theme after the other
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction((theme) => document.documentElement.dataset['theme'] === theme, colorScheme);
    await atRest();
    // One frame only, so axe needs no second page: opening one can leave this one in the background, where nothing moves.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    // Of a theme only the colours are its own: the rest is looked at once.
    const results = await (colorScheme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze();
    // oxlint-enable no-await-in-loop
    expect(results.passes.length).toBeGreaterThan(colorScheme === 'light' ? 5 : 0);
    found.push(
      ...results.violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${colorScheme}: ${id}: ${node.html.slice(0, 160)}`),
      ),
    );
  }
  return found;
}

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
  test('on the welcome screen', async () => {
    await button(page, 'Explore the demo company').waitFor();
    expect(await violations()).toEqual([]);
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

  test.each(['Reconcile', 'Payouts', 'Bank lines', 'Rules', 'Queue', 'Activity', 'Connections'])(
    'on %s',
    async (screen) => {
      await goTo(page, screen);
      await settled(page);
      expect(await violations()).toEqual([]);
    },
  );

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

  test('on Proof', async () => {
    await prove(page);
    expect(await violations()).toEqual([]);
  });

  test('on a payout taken apart', async () => {
    await goTo(page, 'Payouts');
    await page.getByRole('listbox').getByRole('option').nth(3).click();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Payout of/ }).waitFor();
    expect(await violations()).toEqual([]);
  });

  test('in palette, shortcut sheet, settings, organisations, find & match, and OK all certain', async () => {
    await goTo(page, 'Reconcile');
    await desk(page).focus();
    for (const [key, name] of [
      ['Control+k', 'Go to or do'],
      ['?', 'Keyboard shortcuts'],
      ['f', 'Find & match'],
    ] as const) {
      // oxlint-disable no-await-in-loop -- one dialog after the other
      await page.keyboard.press(key);
      await dialog(name).waitFor();
      expect(await violations()).toEqual([]);
      await escape(name);
      // oxlint-enable no-await-in-loop
    }
    await button(page, 'Settings').click();
    await dialog('Settings').waitFor();
    expect(await violations()).toEqual([]);
    await escape('Settings');
    await page.getByRole('button', { name: /^Organisations: / }).click();
    await dialog('Organisations').waitFor();
    expect(await violations()).toEqual([]);
    await escape('Organisations');
    await button(page, 'OK all certain').click();
    const certain = page.getByRole('dialog', { name: /^Confirm \d+ certain/ });
    await certain.waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await certain.waitFor({ state: 'hidden' });
    await page.emulateMedia({ colorScheme: 'light' });
  });
});

test('the page itself reported no error', () => {
  expect(company.session.pageErrors).toEqual([]);
});

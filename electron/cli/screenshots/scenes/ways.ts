/** The ways to what is pictured: screens by the sidebar, dialogs by their buttons and keys. */
import type { Locator, Page } from 'playwright-core';
import { type Scene, workedOut } from '../studio.ts';

/** A button by its exact accessible name. */
export function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true }).first();
}

/** Goes to a screen by the sidebar's link and waits until it shows what it has. */
export async function openScreen(page: Page, screen: string): Promise<void> {
  // Whatever part of a screen is open, the next one begins at its top.
  if (page.url().includes(`#/${screen}/`)) await page.locator('nav a[href="#/overview"]').click();
  await page.locator(`nav a[href="#/${screen}"]`).click();
  await page.locator(`nav a[href="#/${screen}"][aria-current=page]`).waitFor();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await workedOut(page);
  // A page is where it was left.
  await page.evaluate(() => document.querySelector('.screenPage')?.scrollTo(0, 0));
}

const SCREENS = [
  'overview',
  'reconcile',
  'payouts',
  'lines',
  'proof',
  'transit',
  'fees',
  'reports',
  'rules',
  'queue',
  'activity',
  'connections',
] as const;

/** Every screen at one stage of the story. */
export function screens(stage: string): readonly Scene[] {
  return SCREENS.map((name) => ({ name: `${stage}-${name}`, open: (page) => openScreen(page, name) }));
}

/** What a screen shows further down. */
export function lower(name: string, screen: string, heading: string | RegExp): Scene {
  return {
    name,
    open: async (page) => {
      await openScreen(page, screen);
      await page
        .getByRole('heading', { name: heading })
        .first()
        .evaluate((found) => found.scrollIntoView({ block: 'start' }));
    },
  };
}

/** What a button of a screen opens. */
export function pressed(name: string, screen: string, ...buttons: readonly string[]): Scene {
  return {
    name,
    open: async (page) => {
      await openScreen(page, screen);
      for (const one of buttons) await button(page, one).click();
      await shown(page);
    },
  };
}

/** What a key opens on the desk's current row. */
export function key(name: string, press: string): Scene {
  return {
    name,
    open: async (page) => {
      await openScreen(page, 'reconcile');
      await page.getByRole('listbox').first().focus();
      await page.keyboard.press(press);
      await shown(page);
    },
  };
}

/** Waits for a dialog, and for what it reads. */
export async function shown(page: Page): Promise<void> {
  await page.locator('[role=dialog], [role=alertdialog]').first().waitFor();
  await page.waitForTimeout(700);
}

/** The desk's rows of a verdict alone. */
export async function onlyVerdict(page: Page, chip: RegExp): Promise<void> {
  await openScreen(page, 'reconcile');
  await page.getByRole('group', { name: 'Show' }).getByRole('button', { name: chip }).click();
  await page.getByRole('listbox').first().getByRole('option').first().click();
}

/** All that is open on the desk again. */
export async function everyVerdict(page: Page): Promise<void> {
  await page
    .getByRole('group', { name: 'Show' })
    .getByRole('button', { name: /^To do/ })
    .click();
}

/** A payout taken apart: the `at`th of the list, from 0. */
export async function openPayout(page: Page, at: number): Promise<void> {
  await openScreen(page, 'payouts');
  await page.getByRole('listbox').getByRole('option').nth(at).click();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: /^Payout of/ }).waitFor();
  await page.waitForTimeout(500);
}

/** Takes the pictures: whatever the sidebar leads to, and the dialogs that people meet. */
import type { Locator, Page } from 'playwright-core';
import { settled } from '../demo/steps.ts';

export interface Look {
  readonly name: string;
  readonly theme: 'light' | 'dark';
  readonly locale: 'en' | 'fr' | 'id';
  readonly size: { readonly width: number; readonly height: number };
}

/** Where a picture goes. */
export type PathOf = (name: string) => string;

/** Puts the window into a look: it is loaded again once, for its language. */
export async function put(page: Page, look: Look): Promise<void> {
  await page.setViewportSize(look.size);
  await page.evaluate(
    ([theme, locale]) => {
      const settings: unknown = JSON.parse(localStorage.getItem('tieout.settings') ?? '{}');
      localStorage.setItem(
        'tieout.settings',
        JSON.stringify({ ...Object(settings), theme, locale, firstSteps: 'done' }),
      );
      location.hash = '#/reconcile';
    },
    [look.theme, look.locale],
  );
  await page.reload();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settled(page);
}

/** Goes to a screen by the sidebar's link and waits until it is at rest. */
export async function openScreen(page: Page, href: string): Promise<void> {
  await page.locator(`nav a[href="${href}"]`).click();
  await page.locator(`nav a[href="${href}"][aria-current=page]`).waitFor();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await settled(page);
  await workedOut(page);
}

/** What a screen says while it still reads or works something out, in each language. */
const NOT_YET =
  /^(Loading|Working it out|Measuring|Chargement|Calcul en cours|Mesure en cours|Memuat|Sedang dihitung|Mengukur)\b/m;

/** Waits until a screen shows what it has to show; one that can't is taken as it is. */
async function workedOut(page: Page): Promise<void> {
  for (let calm = 0, tries = 0; calm < 3 && tries < 80; tries += 1) {
    await page.waitForTimeout(250);
    const text = await page.getByRole('main').innerText();
    const isBusy = NOT_YET.test(text) || (await page.getByRole('main').getByRole('progressbar').count()) > 0;
    calm = isBusy ? 0 : calm + 1;
  }
}

/** Every screen in every look, and the second payout taken apart. */
export async function shootScreens(page: Page, looks: readonly Look[], pathOf: PathOf): Promise<void> {
  for (const look of looks) {
    await put(page, look);
    const links = page.locator('nav a[href^="#/"]');
    for (const href of await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))) {
      await openScreen(page, href);
      await page.screenshot({ path: pathOf(`${href.slice(2)}-${look.name}`) });
    }
    await openPayout(page);
    await page.screenshot({ path: pathOf(`payout-${look.name}`) });
  }
}

/** A payout taken apart: the second of the list. */
export async function openPayout(page: Page): Promise<void> {
  await openScreen(page, '#/payouts');
  await page.getByRole('listbox').getByRole('option').nth(1).click();
  await page.keyboard.press('Enter');
  await page.locator('nav a[href="#/payouts"][aria-current=page]').waitFor();
  await page.waitForTimeout(700);
}

interface Opener {
  readonly name: string;
  readonly screen: string;
  readonly open: (page: Page) => Promise<void>;
}

const key = (name: string, press: string): Opener => ({
  name,
  screen: '#/reconcile',
  open: async (page) => {
    await page.getByRole('listbox').first().focus();
    await page.keyboard.press(press);
  },
});

const click = (name: string, screen: string, what: (page: Page) => Locator): Opener => ({
  name,
  screen,
  open: async (page) => what(page).first().click(),
});

/** Opened by what is the same in every language. */
const DIALOGS: readonly Opener[] = [
  key('palette', 'Control+k'),
  key('shortcuts', '?'),
  key('find', 'f'),
  key('park', 'p'),
  key('certain', 'a'),
  click('settings', '#/reconcile', (page) => page.locator('.header button').last()),
  click('organisations', '#/reconcile', (page) => page.locator('.headerName button')),
  click('file', '#/connections', (page) =>
    page.getByRole('button', { name: /^(Import from another provider|Importer.*autre|Impor dari)/ }),
  ),
  click('express', '#/connections', (page) =>
    page.getByRole('button', { name: /^(Set up for me|Configurer|Siapkan)/ }),
  ),
];

/** The main dialogs in every look. One that can't be opened is left out, and said. */
export async function shootDialogs(page: Page, looks: readonly Look[], pathOf: PathOf): Promise<void> {
  for (const look of looks) {
    await put(page, look);
    for (const { name, screen, open } of DIALOGS) {
      await openScreen(page, screen);
      await open(page).catch(() => console.log(`${name} isn’t there in ${look.name}`));
      const dialog = page.locator('[role=dialog], [role=alertdialog]');
      await page.waitForTimeout(900);
      if ((await dialog.count()) === 0) continue;
      await page.screenshot({ path: pathOf(`${name}-${look.name}`) });
      for (let tries = 0; tries < 4 && (await dialog.count()) > 0; tries += 1) {
        await page.keyboard.press('Escape');
        await page.waitForTimeout(400);
      }
    }
  }
}

/** What taking a posted payout back would do; nothing is taken back. */
export async function shootTakeBack(page: Page, path: string): Promise<void> {
  await openScreen(page, '#/queue');
  await page.getByRole('button', { name: /^Waiting for OK/ }).click();
  await page.getByRole('listbox', { name: 'Queue' }).getByRole('option').first().click();
  await page.getByRole('button', { name: 'Take back from Xero…', exact: true }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('listitem').first().waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
}

/** Closes the messages in the corner. */
export async function closeMessages(page: Page): Promise<void> {
  const close = page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Close' });
  while ((await close.count()) > 0) await close.first().click();
}

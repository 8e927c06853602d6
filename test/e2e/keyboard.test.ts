/** A desk worked by keyboard alone; other languages, and the smallest window. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { goTo, settled } from '../../electron/cli/demo/steps.ts';
import { button, type Company, desk, openReadyCompany, speak } from '../support/company.ts';
import { cutOff, overlapping } from '../../electron/cli/screenshots/layout.ts';
import { doubled, objectsIn } from '../support/ledger.ts';

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

/** What has the focus, by its name; `body` where nothing has. */
const focused = (): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return 'body';
    const labelled = activeElement.getAttribute('aria-labelledby') ?? '';
    const label = labelled === '' ? null : document.getElementById(labelled)?.textContent;
    return (label ?? activeElement.getAttribute('aria-label') ?? activeElement.textContent ?? '').trim();
  });

/** Notes where the focus was nowhere for longer than the moment between two elements. */
function watchFocus(): Promise<void> {
  return page.evaluate(() => {
    const key = (event: KeyboardEvent) => (document.body.dataset['lastKey'] = event.key);
    document.addEventListener('keydown', key, { capture: true });
    let lost = 0;
    setInterval(() => {
      const { activeElement, body } = document;
      lost = activeElement === null || activeElement === body ? lost + 1 : 0;
      if (lost === 5)
        body.dataset['focusLost'] = `${body.dataset['focusLost'] ?? ''}${body.dataset['lastKey']} `;
    }, 100);
  });
}
const focusLost = () => page.evaluate(() => document.body.dataset['focusLost'] ?? '');

describe('a month by keyboard alone', () => {
  /** As a row's name says it, and as the data do. */
  const MONTH = 'Oct';
  const AFTER = 'Nov';
  const YEAR_MONTH = '2026-10';
  const LIST = 'Payouts and bank lines';
  const decided = async (): Promise<number> => (await readTable(page, 'decisions')).length;
  const said = (): Promise<string> => page.getByTestId('announcer').innerText();
  const current = (): Locator => desk(page).locator('[data-current=true]');
  const currentName = async (): Promise<string> => (await current().getAttribute('aria-label')) ?? '';

  /** Presses a key and waits until the number of decisions is `count` and the live region has said what happened. */
  async function press(key: string, count: number, words: RegExp): Promise<void> {
    await page.keyboard.press(key);
    await expect.poll(decided).toBe(count);
    await expect.poll(said).toMatch(words);
    await settled(page);
    await expect.poll(focused).toBe(LIST);
  }

  /** Tabs on until what has the focus is so named. */
  async function tabTo(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let tabs = 0; tabs < 60; tabs += 1) {
      // oxlint-disable no-await-in-loop -- one element after the other
      if (name.test(await focused())) return;
      await page.keyboard.press(key);
      // oxlint-enable no-await-in-loop
    }
    throw new Error(`Sixty tabs came to no ${String(name)}`);
  }

  test('the list is reached by keys and says what it holds', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.getByRole('heading', { level: 1, name: 'Payouts' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await desk(page).waitFor();
    await page.keyboard.press('Home');
    await expect.poll(focused).toBe(LIST);
    expect(await decided()).toBe(0);
    await watchFocus();
    expect(await currentName()).toBe(
      'Certain; payout $9,157.68, 18 Nov; bank line $9,157.68, 18 Nov, STRIPE ST-01E396FAYH6E DIRECT CREDIT 507006',
    );
    expect(await page.getByRole('toolbar', { name: 'Actions for the row' }).ariaSnapshot())
      .toMatchInlineSnapshot(`
      "- toolbar "Actions for the row":
        - button "OK"
        - button "Find & match"
        - button "Park"
        - button "Not this pair"
        - button "Undo" [disabled]
        - button "OK all certain": OK all certain (82)"
    `);
  });

  /** How the rows of the month are dealt with in turn; what is left is confirmed. */
  const turns: readonly ((count: number) => Promise<number>)[] = [
    parkIt,
    unparkIt,
    byHand,
    undoIt,
    declineIt,
  ];

  test('every payout of the month is dealt with; each step is said, and the focus is never lost', async () => {
    const payouts = await readTable(page, 'payouts');
    const own = payouts.filter(({ arrivalDate }) => String(arrivalDate).startsWith(YEAR_MONTH));
    expect(own.length).toBeGreaterThan(15);
    let count = 0;
    let turn = 0;
    let wasThere = false;
    for (let rows = 0; rows < 200; rows += 1) {
      // oxlint-disable no-await-in-loop -- one row after the other
      const name = await currentName();
      const { month, verdict } = partsOf(name);
      if (month === AFTER) await next(name);
      else if (month !== MONTH) {
        // What was undone and declined lies above: once more from the top, until nothing of the month is left.
        if (!wasThere) break;
        wasThere = false;
        await page.keyboard.press('Home');
      } else {
        wasThere = true;
        if (verdict === 'Ambiguous') count = await choose(count);
        else if (verdict === 'No line yet') await offerAgainOrPark(name, count);
        else count = (await turns[turn++]?.(count)) ?? (await confirm(count));
      }
      // oxlint-enable no-await-in-loop
    }
    expect(turn).toBeGreaterThan(turns.length);
    const done = new Set((await readTable(page, 'decisions')).flatMap(({ payoutKeys }) => payoutKeys));
    const parked = new Set((await readTable(page, 'parked')).map(({ payoutKey }) => payoutKey));
    const left = own.filter(({ key, status }) => !done.has(key) && !parked.has(key) && status === 'paid');
    expect(left.map(({ key }) => key)).toEqual([]);
    expect(parked.size).toBeLessThan(4);
    expect(await focusLost()).toBe('');
  });

  /** The row's month and its verdict, as its name says them. */
  function partsOf(name: string): { readonly month: string; readonly verdict: string } {
    const [, verdict = '', month = ''] = /^([^;]+); .*?, \d{1,2} ([A-Z][a-z]{2});/.exec(name) ?? [];
    return { month, verdict };
  }

  async function next(name: string): Promise<void> {
    await page.keyboard.press('ArrowDown');
    await expect.poll(currentName).not.toBe(name);
  }

  async function confirm(count: number): Promise<number> {
    await press('Enter', count + 1, /^Confirmed \$[\d,]+\.\d\d( \+ \$[\d,]+\.\d\d)*\. (\d+|None) left\.$/);
    return count + 1;
  }

  async function parkIt(count: number): Promise<number> {
    await page.keyboard.press('p');
    await dialog('Park this payout').waitFor();
    await page.keyboard.type('Ask the bank');
    await press('Enter', count, /^Parked A?\$[\d,.]+\.$/);
    expect(await readTable(page, 'parked')).toMatchObject([{ note: 'Ask the bank' }]);
    return count;
  }

  /** The parked row is found under its filter, taken back, and confirmed like the others. */
  async function unparkIt(count: number): Promise<number> {
    await tabTo(/^Parked/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(/^Payouts and bank lines$/);
    expect(await currentName()).toMatch(/^Parked; payout .*; To check: Ask the bank$/);
    await page.keyboard.press('p');
    await expect.poll(said).toBe('Back to the list.');
    await expect.poll(async () => (await readTable(page, 'parked')).length).toBe(0);
    await tabTo(/^To do/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(/^Payouts and bank lines$/);
    await page.keyboard.press('Home');
    return count;
  }

  /** Find & match: looks for the payout's own amount among the lines, ticks the line, confirms. */
  async function byHand(count: number): Promise<number> {
    const amount = /[\d,]+\.\d\d/.exec(await currentName())?.[0].replaceAll(',', '') ?? '';
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
    await tabTo(/^Match these/);
    await press('Enter', count + 1, /^Matched by hand\.$/);
    return count + 1;
  }

  async function undoIt(count: number): Promise<number> {
    await confirm(count);
    await press('Control+z', count, /^Undone\.$/);
    return count;
  }

  async function declineIt(count: number): Promise<number> {
    await press('x', count, /^This pair won’t be offered again\.$/);
    return count;
  }

  /** A pair that was declined is offered again by the panel's button; what has no line is parked. */
  async function offerAgainOrPark(name: string, count: number): Promise<void> {
    const isDeclined = (await button(page, 'Offer again').count()) > 0;
    if (!isDeclined) {
      await page.keyboard.press('p');
      await dialog('Park this payout').waitFor();
      await page.keyboard.type('No line in October');
      await press('Enter', count, /^Parked /);
      return;
    }
    await tabTo(/^Offer again/);
    await page.keyboard.press('Enter');
    await expect.poll(said).toBe('This pair may be offered again.');
    await expect.poll(currentName).not.toBe(name);
    await settled(page);
    await tabTo(/^Payouts and bank lines$/, 'Shift+Tab');
  }

  /** Picks the first of the equal answers, and confirms it. */
  async function choose(count: number): Promise<number> {
    for (let tabs = 0; tabs < 60; tabs += 1) {
      // oxlint-disable no-await-in-loop -- one element after the other
      if (await page.evaluate(() => document.activeElement?.matches('input[type=radio]'))) break;
      await page.keyboard.press('Tab');
      // oxlint-enable no-await-in-loop
    }
    await page.keyboard.press('Space');
    await press('Enter', count + 1, /^Confirmed /);
    return count + 1;
  }

  test('what was confirmed is posted from the queue', async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await page.getByRole('heading', { level: 1, name: 'Queue' }).waitFor();
    await tabTo(/^Post( |$)/);
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').getByText('Checked against the books as of').waitFor();
    await tabTo(/^Post to Xero/);
    await page.keyboard.press('Enter');
    await expect
      .poll(
        async () => {
          const rows = await readTable(page, 'journal');
          return rows.length > 0 && rows.every(({ state }) => state === 'done');
        },
        { timeout: 120_000 },
      )
      .toBe(true);
    await settled(page);
    const plans = new Set((await readTable(page, 'journal')).flatMap(({ payoutKeys }) => payoutKeys));
    const done = (await readTable(page, 'decisions')).flatMap(({ payoutKeys }) => payoutKeys);
    expect(done.filter((key) => !plans.has(key))).toEqual([]);
    expect(company.demo.ledger().totals.balanced).toBe(true);
    expect(doubled(objectsIn(company.demo.ledger()))).toEqual([]);
    expect(await focusLost()).toBe('');
  });
});

describe('without a pointer', () => {
  const box = (): Locator =>
    page.getByRole('combobox', { name: 'Type an action, a screen, an amount, a name' });
  /** What the search box tells of the choice that Enter takes. */
  const choice = (): Promise<string> =>
    box().evaluate(
      (input) => document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.innerText ?? '',
    );
  const count = async (table: string): Promise<number> => (await readTable(page, table)).length;
  const current = (): Promise<string | null> =>
    desk(page).locator('[data-current=true]').getAttribute('aria-label');

  async function choose(words: string, chosen: RegExp): Promise<void> {
    await page.keyboard.press('Control+k');
    await expect(box().evaluate((input) => input === document.activeElement)).resolves.toBe(true);
    await page.keyboard.type(words);
    await expect.poll(choice).toMatch(chosen);
    await page.keyboard.press('Enter');
  }

  test('the palette goes to screens, and to payouts and bank lines by an amount as another country writes it', async () => {
    await choose('lines', /^Go to Bank lines$/);
    await page.getByRole('heading', { level: 1, name: 'Bank lines' }).waitFor();
    await choose('9.157,68', /^Payout/);
    await page.getByRole('heading', { level: 1, name: /^Payout of/ }).waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('9 157,68');
    await expect.poll(choice).toMatch(/^Payout/);
    await page.keyboard.press('ArrowDown');
    await expect.poll(choice).toMatch(/^Bank line/);
    await page.keyboard.press('Enter');
    const line = page.getByRole('listbox', { name: 'Bank lines' }).locator('[data-current=true]');
    await expect.poll(() => line.getAttribute('aria-label')).toMatch(/\$9,157\.68/);
    await page.getByRole('listbox', { name: 'Bank lines' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /^Payout of \$9,157\.68/ }).waitFor();
    await choose('reconcile', /^Go to Reconcile$/);
    await desk(page).waitFor();
  });

  test('undo takes back what was done last, also a park and a declined pair, and the row is chosen again', async () => {
    const decisions = await count('decisions');
    await desk(page).focus();
    await page.keyboard.press('Home');
    const parked = await count('parked');
    const name = await current();
    await page.keyboard.press('p');
    await dialog('Park this payout').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => count('parked')).toBe(parked + 1);
    await expect.poll(current).not.toBe(name);
    await page.keyboard.press('Control+z');
    await expect.poll(() => count('parked')).toBe(parked);
    await expect.poll(current).toBe(name);
    const declined = await count('declined');
    await page.keyboard.press('x');
    await expect.poll(() => count('declined')).toBe(declined + 1);
    await settled(page);
    await page.keyboard.press('Control+z');
    await expect.poll(() => count('declined')).toBe(declined);
    await expect.poll(current).toBe(name);
    expect(await count('decisions')).toBe(decisions);
  });

  test('a key each shows the reasons and the entries, merges ticked rows and splits one in several parts', async () => {
    const decisions = await count('decisions');
    await desk(page).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('e');
    await expect.poll(focused).toBe('Because');
    await page.keyboard.press('l');
    await expect.poll(focused).toMatch(/^Posts \d+ entr(y|ies) to Xero$/);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(focused).toBe('Payouts and bank lines');
    const first = await current();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await expect.poll(current).not.toBe(first);
    await page.keyboard.press('Space');
    await button(page, 'Merge ticked rows').waitFor();
    await page.keyboard.press('m');
    await matchThese('Merge ticked rows');
    await expect.poll(() => count('decisions')).toBe(decisions + 1);
    const [merged] = (await readTable(page, 'decisions')).toSorted(
      (a, b) => Number(b['decidedAt']) - Number(a['decidedAt']),
    );
    expect(merged).toMatchObject({ by: 'byHand', payoutKeys: { length: 2 }, lineKeys: { length: 2 } });
    await settled(page);
    await page.keyboard.press('Control+z');
    await expect.poll(() => count('decisions')).toBe(decisions);
    await settled(page);
    // Two payouts that came as one line: the first of them is ticked, and what it lacks is said.
    await page.keyboard.press('/');
    await page.keyboard.type('4,230.17');
    await expect.poll(current).toMatch(/^Certain; payouts? .*bank line \$4,230\.17/);
    await desk(page).focus();
    await page.keyboard.press('s');
    const split = dialog('Split this row');
    await split.getByText('Tick payouts and bank lines until nothing is left over.').waitFor();
    const ticked = split
      .getByRole('listbox', { name: 'Payouts not matched' })
      .locator('[aria-selected=true]');
    await expect.poll(() => ticked.count()).toBe(1);
    await page.keyboard.press('Escape');
    await split.waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await expect.poll(current).not.toMatch(/4,230/);
    expect(await count('decisions')).toBe(decisions);
  });

  /** Confirms in a dialog of that name what is ticked in it. */
  async function matchThese(name: string): Promise<void> {
    await dialog(name).waitFor();
    await dialog(name).getByText('Nothing is left over.').waitFor();
    for (let tabs = 0; tabs < 60 && (await focused()) !== 'Match these'; tabs += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog(name).waitFor({ state: 'hidden' });
  }

  test('single keys that are switched off do nothing; the palette and buttons do it all the same', async () => {
    const singleKeys = async () => {
      await choose('settings', /^Settings$/);
      await dialog('Settings').getByLabel('Single-key shortcuts').focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Escape');
      await dialog('Settings').waitFor({ state: 'hidden' });
      await desk(page).focus();
    };
    await singleKeys();
    for (const key of ['?', '/', 'f', 'p', 'a']) {
      // oxlint-disable-next-line no-await-in-loop -- one key after the other
      await page.keyboard.press(key);
    }
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await focused()).toBe('Payouts and bank lines');
    await choose('find & match', /^Find & match$/);
    await dialog('Find & match').waitFor();
    await page.keyboard.press('Escape');
    await dialog('Find & match').waitFor({ state: 'hidden' });
    await desk(page).focus();
    await page.keyboard.press('Control+a');
    await button(page, 'Merge ticked rows').waitFor();
    await page.keyboard.press('Control+a');
    await button(page, 'Merge ticked rows').waitFor({ state: 'detached' });
    await singleKeys();
    await page.keyboard.press('?');
    await dialog('Keyboard shortcuts').waitFor();
    await page.keyboard.press('Escape');
    await dialog('Keyboard shortcuts').waitFor({ state: 'hidden' });
  });
});

describe('nothing is cut off and nothing overlaps', () => {
  async function look(): Promise<readonly string[]> {
    const found: string[] = [];
    const links = await page
      .locator('nav a[href^="#/"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const screen of links.map((link) => link.slice(2))) {
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
    await speak(page, locale);
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

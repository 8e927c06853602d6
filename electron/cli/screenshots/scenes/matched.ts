/** Everything is read and matched, nothing is confirmed yet: the desk, its dialogs, and all that connects and sets up. */
import type { Page } from 'playwright-core';
import type { Scene } from '../studio.ts';
import {
  button,
  everyVerdict,
  key,
  lower,
  onlyVerdict,
  openPayout,
  openScreen,
  pressed,
  screens,
  shown,
} from './ways.ts';

const VERDICTS = ['Certain', 'Likely', 'No line yet', 'Residual'] as const;
const desk = (page: Page) => page.getByRole('listbox').first();

/** The desk with the rows of one verdict. */
const verdict = (name: string): Scene => ({
  name: `desk-${name.toLowerCase().replace(/ /g, '-')}`,
  open: (page) => onlyVerdict(page, new RegExp(`^${name}`)),
  leave: everyVerdict,
});

const DESK: readonly Scene[] = [
  ...VERDICTS.map(verdict),
  {
    name: 'desk-ticked',
    open: async (page) => {
      await openScreen(page, 'reconcile');
      await desk(page).focus();
      for (const press of ['Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space'])
        await page.keyboard.press(press);
    },
    leave: async (page) => {
      await desk(page).focus();
      for (const press of ['Space', 'ArrowUp', 'Space', 'ArrowUp', 'Space']) await page.keyboard.press(press);
    },
  },
  {
    name: 'desk-nothing-found',
    open: async (page) => {
      await openScreen(page, 'reconcile');
      await page.locator('#screenSearch').fill('nobody is called so');
    },
    leave: (page) => page.locator('#screenSearch').fill(''),
  },
  pressed('desk-filter', 'reconcile', 'Filter'),
  key('palette', 'Control+k'),
  key('shortcuts', '?'),
  key('find', 'f'),
  key('park', 'p'),
  key('certain', 'a'),
  {
    name: 'merge',
    open: async (page) => {
      await openScreen(page, 'reconcile');
      await desk(page).focus();
      for (const press of ['Space', 'ArrowDown', 'Space', 'm']) await page.keyboard.press(press);
      await shown(page);
    },
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await desk(page).focus();
      for (const press of ['Space', 'ArrowUp', 'Space']) await page.keyboard.press(press);
    },
  },
];

const PAYOUTS: readonly Scene[] = [0, 3, 12].map((at) => ({
  name: `payout-${at}`,
  open: (page) => openPayout(page, at),
}));

const CONNECT: readonly Scene[] = [
  ...(['Xero', 'Stripe', 'Square', 'Xendit', 'Alternative Payments'] as const).map((name): Scene => ({
    name: `connect-${name.toLowerCase().replace(' ', '-')}`,
    open: async (page) => {
      await openScreen(page, 'connections');
      await button(page, `Connect ${name}`).click();
      await page.waitForTimeout(300);
    },
    leave: (page) => openScreen(page, 'overview'),
  })),
  pressed('connection-remove', 'connections', 'Remove'),
  pressed('organisation-remove', 'connections', 'Remove organisation'),
  pressed('demo-over', 'connections', 'Start the demo over'),
  pressed('provider-file', 'connections', 'Import from another provider’s file'),
  pressed('express', 'connections', 'Set up for me…'),
  pressed('accounts', 'connections', 'Accounts under this key…'),
  lower('mapping', 'connections', 'Where things go'),
  {
    name: 'mapping-more',
    open: async (page) => {
      await openScreen(page, 'connections');
      const more = page.locator('main details summary').first();
      await more.click();
      await more.evaluate((found) => found.scrollIntoView({ block: 'start' }));
    },
    leave: (page) => page.locator('main details summary').first().click(),
  },
];

const WINDOW: readonly Scene[] = [
  pressed('settings', 'reconcile', 'Settings'),
  {
    name: 'organisations',
    open: async (page) => {
      await page.locator('.headerName button').click();
      await shown(page);
    },
  },
  {
    name: 'restore',
    open: async (page) => {
      await page.locator('.headerName button').click();
      await button(page, 'Restore a backup').click();
      await shown(page);
    },
  },
  pressed('import', 'reconcile', 'Import bank file'),
];

const RULES: readonly Scene[] = [
  pressed('rule-name', 'rules', 'Add a name on the statement'),
  {
    name: 'rule-replayed',
    open: async (page) => {
      await openScreen(page, 'rules');
      await button(page, 'Add a name on the statement').click();
      const form = page.getByRole('dialog');
      await form.getByLabel('Words in the bank’s text').fill('kiwipay settlement');
      await form.getByLabel('Means').selectOption({ label: 'Stripe, every account' });
      await form.getByText(/^Replayed over /).waitFor();
    },
  },
  pressed('rule-bank-fee', 'rules', 'Add a bank fee'),
  pressed('rule-days', 'rules', 'Add days to the bank'),
  pressed('rule-rate', 'rules', 'Add an exchange rate'),
  pressed('rate-card', 'fees', 'Add a rate'),
];

/** In the order in which they are taken. */
export const MATCHED: readonly Scene[] = [
  ...screens('matched'),
  ...DESK,
  ...PAYOUTS,
  ...WINDOW,
  ...RULES,
  ...CONNECT,
];

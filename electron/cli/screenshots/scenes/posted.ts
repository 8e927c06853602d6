/** The certain matches are posted and proven: queue, proof, fees against the rate card, work-papers, the way back; then what goes wrong. */
import type { Page } from 'playwright-core';
import { BridgeError } from '../../../../shared/bridge.ts';
import { settled } from '../../demo/steps.ts';
import type { Scene } from '../studio.ts';
import { button, everyVerdict, lower, onlyVerdict, openPayout, openScreen, screens, shown } from './ways.ts';

/** Takes the queue's rows of a state alone. */
async function inQueue(page: Page, chip: RegExp): Promise<void> {
  await openScreen(page, 'queue');
  await page.getByRole('group', { name: 'Show' }).getByRole('button', { name: chip }).click();
  await page.getByRole('listbox', { name: 'Queue' }).getByRole('option').first().click();
  await page.waitForTimeout(400);
}

const QUEUE: readonly Scene[] = [
  {
    name: 'queue-posted',
    open: (page) => inQueue(page, /^Waiting for OK/),
    leave: (page) => inQueue(page, /^All/),
  },
  {
    name: 'take-back',
    open: async (page) => {
      await inQueue(page, /^Waiting for OK/);
      await button(page, 'Take back from Xero…').click();
      await page.getByRole('alertdialog').getByRole('listitem').first().waitFor();
      await shown(page);
    },
    leave: async (page) => {
      await page.keyboard.press('Escape');
      await inQueue(page, /^All/);
    },
  },
];

const REST: readonly Scene[] = [
  {
    name: 'desk-confirmed',
    open: (page) => onlyVerdict(page, /^(Confirmed|Done)/),
    leave: everyVerdict,
  },
  { name: 'payout-posted', open: (page) => openPayout(page, 6) },
  lower('proof-lines', 'proof', /bank lines?/i),
  lower('fees-audit', 'fees', 'Rate card'),
  lower('reports-lower', 'reports', /Postings|In transit/),
];

/** Before anything is posted: what would go. */
export const READY: readonly Scene[] = [
  { name: 'queue-ready', open: (page) => openScreen(page, 'queue') },
  {
    name: 'post',
    open: async (page) => {
      await openScreen(page, 'queue');
      await button(page, 'Post').click();
      await page.getByRole('alertdialog').getByText('Checked against the books as of').waitFor();
    },
  },
];

/** In the order in which they are taken. */
export const POSTED: readonly Scene[] = [...screens('posted'), ...QUEUE, ...REST];

/** What the window says when nothing outside is reached, when a key has ended, and of a second organisation. */
export const TROUBLE: readonly Scene[] = [
  {
    name: 'offline',
    open: async (page) => {
      await openScreen(page, 'reconcile');
      await page.context().setOffline(true);
      await page.getByRole('status').filter({ hasText: 'Offline' }).waitFor();
    },
    leave: (page) => page.context().setOffline(false),
  },
  {
    name: 'sync-failed',
    open: async (page) => {
      await openScreen(page, 'connections');
      await refuse(page);
      await button(page, 'Sync now').click();
      await settled(page);
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'notices',
    open: async (page) => {
      await openScreen(page, 'overview');
      await page.locator('.bell button').click();
      await shown(page);
    },
    leave: async (page) => {
      await page.unroute('**/bridge/provider.*');
      await page.keyboard.press('Escape');
    },
  },
];

/** From now on every provider refuses its key. */
async function refuse(page: Page): Promise<void> {
  const error = new BridgeError({ code: 'unauthorised', message: 'The key was refused.' }).data;
  await page.route('**/bridge/provider.*', (route) =>
    route.fulfill({
      status: 200,
      headers: { 'content-type': 'application/x-ndjson' },
      body: `${JSON.stringify({ error })}\n`,
    }),
  );
}

/** With a second organisation: a practice. */
export const PRACTICE: readonly Scene[] = [
  lower('practice', 'overview', 'All organisations'),
  {
    name: 'practice-organisations',
    open: async (page) => {
      await page.locator('.headerName button').click();
      await shown(page);
    },
  },
];

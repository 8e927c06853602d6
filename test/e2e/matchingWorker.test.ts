/** Matching off the UI thread, in a real browser: where it runs, cancelling it, and what is left without a worker. */
import type { Page, Worker } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTable } from '../../electron/cli/demo/localData.ts';
import { settled } from '../../electron/cli/demo/steps.ts';
import { type Company, openReadyCompany } from '../support/company.ts';
import { matchingWorkers } from '../support/matchingWorkers.ts';

let company: Company;
let page: Page;
beforeAll(async () => {
  company = await openReadyCompany();
  page = company.page;
  page.setDefaultTimeout(60_000);
});
afterAll(() => company.close());

const jobs = () => page.getByRole('region', { name: 'Work under way' });

/** How often matching was solved in a thread. */
function solved(): number {
  return performance.getEntriesByName('matching.solved').length;
}

async function matchingWorker(): Promise<Worker> {
  let found: readonly Worker[] = [];
  const look = async () => (found = await matchingWorkers(page)).length;
  await expect.poll(look, { timeout: 60_000 }).toBe(1);
  const [worker] = found;
  if (!worker) throw new Error('no worker');
  return worker;
}

async function matchAgain(): Promise<void> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Go to or do' });
  await palette.getByText('Match again', { exact: true }).click();
}

/** Adds payouts like those that are there, on other days: more than a screenful of work. Returns how many. */
function addPayouts(count: number): Promise<void> {
  return page.evaluate(async (most) => {
    const opening = indexedDB.open('tieout');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.addEventListener('success', () => resolve(opening.result));
    });
    const change = database.transaction(['payouts', 'payoutHeads'], 'readwrite');
    const payouts = change.objectStore('payouts');
    // The app keeps these itself; what is written past it has to.
    const heads = change.objectStore('payoutHeads');
    const reading = heads.getAll();
    reading.addEventListener('success', () => {
      const [first]: unknown[] = reading.result;
      for (let at = 0; at < most; at += 1) {
        const id = `po_more${at}`;
        const own = { id, key: `more|${id}`, arrivalDate: '2019-03-04' };
        heads.put(Object.assign({}, first, own, { entryCount: 0, entriesNet: 0 }));
        payouts.put(Object.assign({}, first, own, { entries: [] }));
      }
    });
    await new Promise((resolve) => change.addEventListener('complete', resolve));
    database.close();
  }, count);
}

test('it runs in a worker, never on the page', async () => {
  const worker = await matchingWorker();
  expect(worker.url()).toMatch(/\/assets\/matching-[\w-]+\.js$/);
  expect(await worker.evaluate(solved)).toBeGreaterThan(0);
  expect(await page.evaluate(solved)).toBe(0);
  expect((await readTable(page, 'proposals')).length).toBeGreaterThan(80);
});

test('cancelled it leaves everything as it was; the next run, in another worker, is right', async () => {
  const first = await matchingWorker();
  const before = await readTable(page, 'proposals');
  await addPayouts(300);
  // Keeps the worker busy for longer than anyone waits: only ending it helps.
  await first.evaluate(() => {
    setTimeout(() => {
      const until = performance.now() + 600_000;
      while (performance.now() < until);
    });
  });
  let isOver = false;
  first.on('close', () => {
    isOver = true;
  });
  await matchAgain();
  await jobs().getByText('Matching', { exact: true }).first().waitFor();
  await jobs().getByRole('button', { name: 'Cancel' }).click();
  await settled(page);
  await expect.poll(() => isOver, { timeout: 60_000 }).toBe(true);
  expect(await readTable(page, 'proposals')).toEqual(before);
  await matchAgain();
  await settled(page);
  const after = await readTable(page, 'proposals');
  expect(after.length).toBe(before.length + 300);
  const ids = new Set(after.map(({ id }) => id));
  expect(before.every(({ id }) => ids.has(id))).toBe(true);
  expect(await (await matchingWorker()).evaluate(solved)).toBe(1);
  expect(await page.evaluate(solved)).toBe(0);
});

test('where no worker can be had, matching goes on on the page', async () => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'Worker', { value: undefined });
  });
  await page.reload();
  await page.getByRole('navigation').waitFor();
  await matchAgain();
  await expect.poll(() => page.evaluate(solved), { timeout: 60_000 }).toBeGreaterThan(0);
  await settled(page);
  expect(page.workers()).toEqual([]);
  expect(company.session.pageErrors).toEqual([]);
});

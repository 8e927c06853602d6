/** The queue at scale: the real app in a real browser over payouts that are all confirmed and wait to be posted. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { heapMb } from './pageHeap.ts';
import { type BenchOptions, type BenchRow, row } from './report.ts';
import { onEmptyPage } from './ui/emptyPage.ts';
import { fill } from './ui/fill.ts';
import { fillDecided } from './ui/fillDecided.ts';
import { fillJournal } from './ui/fillJournal.ts';
import { watchStart } from './ui/watch.ts';

const LARGE = 10_000;
const SMALL = 1_000;
/** What was posted before, in rows of the journal for each payout that waits. */
const POSTED_EACH = 10;
const ENTRIES_EACH = 20;
const LOOK_MS = 100;
const MOST_MS = 5 * 60_000;
/** Until everything that begins by itself is over. */
const REST_MS = 8_000;

/** How long the page is blocked while the queue is planned: at the start, after a change, and on the queue's own screen. */
export async function queueBench({ small }: BenchOptions): Promise<readonly BenchRow[]> {
  const payouts = small ? SMALL : LARGE;
  return onEmptyPage(async ({ page, context, host }) => {
    const plan = { payouts, entriesEach: ENTRIES_EACH, noise: 0, invoiced: true };
    const { entries } = await page.evaluate(fill, plan);
    await page.evaluate(fillDecided);
    const journal = payouts * POSTED_EACH;
    await page.evaluate(fillJournal, journal);
    await page.addInitScript(watchStart);
    const cdp = await context.newCDPSession(page);
    const name = { bench: 'queue', size: payouts, unit: 'plans' } as const;
    const start = await until(page, payouts, () => page.goto(host.origin));
    const heap = await heapMb(cdp);
    const change = await until(page, payouts - 1, () => page.evaluate(forgetOne));
    const shown = await until(page, payouts - 1, () => openQueue(page));
    const changeThere = await until(page, payouts - 2, () => page.evaluate(forgetOne));
    const line = (what: string, { ms, longest }: Seen, facts: Readonly<Record<string, number>> = {}) =>
      row({ ...name, case: what }, { ms, runs: 1 }, { ...facts, longestTask: longest });
    return [
      line('Start to the count in the sidebar', start, { entries, journal, heapMb: heap }),
      line('Another count after a decision is undone', change),
      line('The queue’s screen', shown),
      line('Another count there', changeThere, { heapMb: await heapMb(cdp) }),
    ];
  });
}

interface Seen {
  readonly ms: number;
  /** The longest task until the page came to rest, milliseconds. */
  readonly longest: number;
}

/** Does it, waits until the sidebar counts so many plans, and for the rest that follows. */
async function until(page: Page, count: number, act: () => Promise<unknown>): Promise<Seen> {
  await page.evaluate(() => Reflect.get(globalThis, 'benchSeen')?.tasks.splice(0));
  const began = Date.now();
  await act();
  while ((await page.evaluate(countShown)) !== count) {
    if (Date.now() - began > MOST_MS) throw new Error(await whatIsThere(page, count));
    // oxlint-disable-next-line no-await-in-loop -- waits
    await delay(LOOK_MS);
  }
  const ms = Date.now() - began;
  await delay(REST_MS);
  const tasks: unknown = await page.evaluate(() => Reflect.get(globalThis, 'benchSeen').tasks);
  const all = Array.isArray(tasks) ? tasks.map(Number) : [];
  return { ms, longest: Math.round(Math.max(0, ...all)) };
}

async function whatIsThere(page: Page, count: number): Promise<string> {
  await openQueue(page);
  const text = await page.locator('main .panel').innerText();
  return `The queue never counted ${count} plans: ${text.slice(0, 1_000)}`;
}

async function openQueue(page: Page): Promise<void> {
  await page.locator('.navItem a[href*=queue]').click();
  await page.waitForSelector('.vrow .queueRow');
}

/** Runs inside the page: the count beside the queue's name. */
function countShown(): number {
  const text = document.querySelector('.navItem:has(a[href*=queue]) .navCount:not(.navAlert)')?.textContent;
  return Number((text ?? '').replaceAll(',', ''));
}

/** Runs inside the page: takes a decision back as another window would, which this one hears of. */
async function forgetOne(): Promise<void> {
  const wait = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
    });
  const db = await wait(indexedDB.open('tieout'));
  const store = db.transaction('decisions', 'readwrite').objectStore('decisions');
  const [key] = await wait(store.getAllKeys(null, 1));
  if (typeof key !== 'string') throw new Error('No decision is left.');
  await wait(store.delete(key));
  db.close();
  const channel = new BroadcastChannel('x-storagemutated-1');
  const gone = { d: 1, from: key, to: key };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  channel.postMessage({ 'idb://tieout/decisions/': gone, 'idb://tieout/decisions/:dels': gone });
  channel.close();
}

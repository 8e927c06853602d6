/** A large account end to end: fetched over HTTP by the desktop process, stored by the real app in a real browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import type { DemoServers } from '../../demoCompany.ts';
import { openSession } from '../demo/session.ts';
import { startLargeCompany } from './largeAccount.ts';
import { heapMb } from './pageHeap.ts';
import { type BenchOptions, type BenchRow, row } from './report.ts';
import { readStored, writeBothWays } from './storedRows.ts';

const LARGE = 100_000;
const SMALL = 5_000;
/** Payouts a transaction: a page of the sync. */
const BATCH = 20;
/** Collecting a heap takes a while: not too often. */
const LOOK_MS = 4_000;
const MOST_MS = 30 * 60_000;

/** Fetched and stored, entries a second; then the same entries written a row a payout and a row an entry. */
export async function benchStored({ small }: BenchOptions): Promise<readonly BenchRow[]> {
  const { demo, entries } = await startLargeCompany(small ? SMALL : LARGE);
  const dataDir = mkdtempSync(join(tmpdir(), 'tieout-bench-'));
  const demoServers: DemoServers = {
    start: async () => demo,
    isRunning: () => true,
    close: async () => undefined,
  };
  const rendererDir = join(import.meta.dirname, '..', 'renderer');
  try {
    const session = await openSession({ dataDir, rendererDir, port: 0, services: { demoServers } });
    try {
      const { page, context } = session;
      const seen = await syncWatched(page, await context.newCDPSession(page));
      // Of the same origin and without the app, which would go on matching meanwhile.
      await page.goto(new URL('/nothing', page.url()).href);
      const stored = await page.evaluate(readStored, true);
      if (stored.entries < entries) throw new Error(`${stored.entries} of ${entries} entries are stored.`);
      const times = await page.evaluate(writeBothWays, BATCH);
      const name = { bench: 'sync', size: stored.entries, unit: 'entries' } as const;
      return [
        row(
          { ...name, case: 'Fetched and stored, in the app' },
          { ms: seen.ms, runs: 1 },
          {
            payouts: stored.payouts,
            pageMbFirst: seen.first,
            pageMbMiddle: seen.middle,
            pageMbLast: seen.last,
          },
        ),
        row(
          { ...name, case: 'Stored: a row a payout' },
          { ms: times.byPayoutMs, runs: 1 },
          { rows: times.payouts },
        ),
        row(
          { ...name, case: 'Stored: a row an entry' },
          { ms: times.byEntryMs, runs: 1 },
          {
            rows: times.entries,
            timesSlower: Math.round((times.byEntryMs / times.byPayoutMs) * 10) / 10,
          },
        ),
      ];
    } finally {
      await session.close();
    }
  } finally {
    await demo.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Watched {
  readonly ms: number;
  /** Megabytes of the page's heap after a collection: once a tenth was stored, at the half, at the end. */
  readonly first: number;
  readonly middle: number;
  readonly last: number;
}

/** Opens the demo company and looks every few seconds how far it is. Rejects when it takes too long. */
async function syncWatched(page: Page, cdp: CDPSession): Promise<Watched> {
  const heap: number[] = [];
  const began = Date.now();
  await page.getByRole('button', { name: 'Explore the demo company', exact: true }).click();
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- waits
    await delay(LOOK_MS);
    // oxlint-disable-next-line no-await-in-loop -- one look after the other
    const { finishedAt, payouts } = await page.evaluate(readStored, false);
    const ms = (finishedAt === 0 ? Date.now() : finishedAt) - began;
    // oxlint-disable-next-line no-await-in-loop -- see above
    if (payouts > 0) heap.push(await heapMb(cdp));
    if (finishedAt > 0) {
      const at = (share: number) => heap[Math.floor((heap.length - 1) * share)] ?? 0;
      return { ms, first: at(0.1), middle: at(0.5), last: at(1) };
    }
    if (ms > MOST_MS) throw new Error('The account wasn’t read within half an hour.');
  }
}

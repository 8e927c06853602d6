/** What a person feels on years of data: the real app in a real browser over a hundred thousand payouts and two million entries. */
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { heapMb } from './pageHeap.ts';
import { type BenchOptions, type BenchRow, row } from './report.ts';
import { onEmptyPage } from './ui/emptyPage.ts';
import { countProposals, fill, type FillPlan } from './ui/fill.ts';
import { timeKeys, timeScroll, timeSearch, watchStart } from './ui/watch.ts';

const LARGE: FillPlan = { payouts: 100_000, entriesEach: 20, noise: 1 };
const SMALL: FillPlan = { payouts: 5_000, entriesEach: 20, noise: 1 };
const STARTS = 5;
const KEYS = 120;
const OKS = 25;
const FRAMES = 300;
const STEP = 90;
const MOST_MS = 20 * 60_000;
/** Amounts, a bank's text, an id, what isn't there, one or the other. */
const SEARCHES = ['0012345', 'card purchase 77', 'nothing like this', '0000077 | 0000078', '-512.4'];

/** The value below which `share` of the values lie. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const tenth = (ms: number) => Math.round(ms * 10) / 10;

/** Start, keys, scrolling, search and memory, each on the same cached data. */
export async function uiBench({ small }: BenchOptions): Promise<readonly BenchRow[]> {
  const plan = small ? SMALL : LARGE;
  return onEmptyPage(async ({ page, context, host }) => {
    const filled = await page.evaluate(fill, plan);
    const matched = await firstMatching(page, host.origin, plan.payouts);
    const name = { bench: 'ui', size: plan.payouts, unit: 'payouts' } as const;
    const facts = { entries: filled.entries };
    await page.addInitScript(watchStart);
    const starts = await startTimes(page, host.origin);
    const memoryMb = await heapMb(await context.newCDPSession(page));
    const keys = await page.evaluate(timeKeys, { key: 'ArrowDown', times: KEYS });
    const searches = await page.evaluate(timeSearch, [...SEARCHES, '']);
    const scrolled = await page.evaluate(timeScroll, { selector: '.vlist', frames: FRAMES, step: STEP });
    const bare = await bareScroll(context, plan.payouts);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const oks = await page.evaluate(timeKeys, { key: 'Enter', times: OKS });
    const figures = (values: readonly number[]) => ({
      p50: tenth(quantile(values, 0.5)),
      p95: tenth(quantile(values, 0.95)),
      worst: tenth(Math.max(...values)),
    });
    const timing = (values: readonly number[]) => ({ ms: quantile(values, 0.5), runs: values.length });
    return [
      row({ ...name, case: 'Read, matched and stored for the first time' }, { ms: matched, runs: 1 }, facts),
      row({ ...name, case: 'Start to a usable list' }, timing(starts.usable), {
        ...facts,
        longestTask: Math.round(Math.max(...starts.longest)),
      }),
      row({ ...name, case: 'Start to everything read and counted' }, timing(starts.whole), facts),
      row({ ...name, case: 'Heap after the start' }, { ms: 0, runs: 1 }, { mb: memoryMb }),
      row({ ...name, case: 'Arrow key to the next row' }, timing(keys), figures(keys)),
      row({ ...name, case: 'OK to the next row, without motion' }, timing(oks), figures(oks)),
      row({ ...name, case: 'A search typed' }, timing(searches), figures(searches)),
      row({ ...name, case: 'Between frames while scrolling' }, timing(scrolled), figures(scrolled)),
      row({ ...name, case: 'The same in a bare list' }, timing(bare), figures(bare)),
    ];
  });
}

/** Opens the app on what was filled in; milliseconds until everything is matched and stored. */
async function firstMatching(page: Page, origin: string, payouts: number): Promise<number> {
  const began = Date.now();
  await page.goto(origin);
  while ((await page.evaluate(countProposals)) < payouts) {
    if (Date.now() - began > MOST_MS) throw new Error('Matching took longer than twenty minutes.');
    // oxlint-disable-next-line no-await-in-loop -- waits
    await delay(500);
  }
  const ms = Date.now() - began;
  await page.waitForSelector('.vrow .pair');
  return ms;
}

async function startTimes(page: Page, origin: string) {
  const usable: number[] = [];
  const whole: number[] = [];
  const longest: number[] = [];
  for (let run = 0; run < STARTS; run += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one start after the other
    await page.goto('about:blank');
    // oxlint-disable-next-line no-await-in-loop -- see above
    await page.goto(origin);
    // oxlint-disable-next-line no-await-in-loop -- see above
    await page.waitForFunction(isWhole, undefined, { timeout: 60_000 });
    // The worker then looks whether anything changed: over before the next start.
    // oxlint-disable-next-line no-await-in-loop -- see above
    await delay(15_000);
    // oxlint-disable-next-line no-await-in-loop -- see above
    const seen = await page.evaluate(readSeen);
    usable.push(seen.usable);
    whole.push(seen.whole);
    longest.push(seen.longest);
  }
  return { usable, whole, longest };
}

/** Runs inside the page. */
const isWhole = (): boolean => Number(Reflect.get(Object(Reflect.get(globalThis, 'benchSeen')), 'whole')) > 0;

/** Runs inside the page. */
function readSeen(): { usable: number; whole: number; longest: number } {
  const seen: unknown = Reflect.get(globalThis, 'benchSeen');
  const known = new Map<string, unknown>(Object.entries(Object(seen)));
  const tasks: unknown = known.get('tasks');
  const all = Array.isArray(tasks) ? tasks.map(Number) : [];
  const [usable, whole] = [Number(known.get('usable')), Number(known.get('whole'))];
  return { usable, whole, longest: Math.max(0, ...all) };
}

/** Frame gaps of a bare TanStack list with as many rows, in the same browser. */
async function bareScroll(context: BrowserContext, count: number): Promise<number[]> {
  const script = await bareScript();
  const server = createServer((request, response) => {
    const isScript = request.url === '/bare.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript
        ? script
        : `<!doctype html><title>Bare</title><div id="root" data-count="${count}"></div><script type="module" src="/bare.js"></script>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const page = await context.newPage();
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForSelector('#bare div div');
    const gaps = await page.evaluate(timeScroll, { selector: '#bare', frames: FRAMES, step: STEP });
    await page.close();
    return gaps;
  } finally {
    server.close();
  }
}

/** Bundles the bare list as the app's own screens are. */
async function bareScript(): Promise<string> {
  const { build } = await import('vite');
  const entry = join(process.cwd(), 'electron', 'cli', 'bench', 'ui', 'bareList.ts');
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: true, lib: { entry, formats: ['es'], fileName: 'bare' } },
  });
  const outputs = Array.isArray(made) ? made : [made];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    const chunk = output.output.find((one) => one.type === 'chunk');
    if (chunk?.type === 'chunk') return chunk.code;
  }
  throw new Error('The bare list could not be bundled.');
}

/** The whole app as it runs on a computer: the host's process and a browser with a profile that survives. */
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import * as v from 'valibot';
import type { SandboxAddresses } from '../../sandbox/route.ts';
import { launchProfile } from '../browser.ts';
import { type Child, startChild } from './child.ts';
import type { HostOptions } from './hostRole.ts';
import type { Victim } from './model.ts';
import { browserScript } from './pageScript.ts';

export interface AppPlace {
  /** The built entry that also plays the host's part. */
  readonly entry: string;
  readonly rendererDir: string;
  /** Holds `app` and `browser`. */
  readonly dir: string;
  /** The same in all runs on one profile. */
  readonly port: number;
}

export interface App {
  page(): Page;
  /** Kills what runs of it, with SIGKILL; resolves when it is gone. */
  kill(victim: Victim): Promise<void>;
  /** Starts again what isn't running and opens the app. */
  revive(offsetMs: number): Promise<void>;
  /** Moves both clocks while it runs. */
  shift(offsetMs: number): Promise<void>;
  close(): Promise<void>;
}

const Told = v.object({ url: v.string() });
const Processes = v.object({ processInfo: v.array(v.object({ type: v.string(), id: v.number() })) });

interface Running {
  host: Child | null;
  browser: BrowserContext | null;
  page: Page | null;
  pids: readonly number[];
}

/** The app on a folder of its own; nothing runs before the first `revive`. */
export function createApp(place: AppPlace, addresses: SandboxAddresses): App {
  const state: Running = { host: null, browser: null, page: null, pids: [] };
  return {
    page: () => {
      if (state.page === null) throw new Error('The browser is not running.');
      return state.page;
    },
    kill: async (victim) => {
      const hostGone = victim === 'browser' ? undefined : killHost(state);
      const browserGone = victim === 'host' ? undefined : killBrowser(state);
      await Promise.all([hostGone, browserGone]);
    },
    revive: (offsetMs) => revive(state, place, addresses, offsetMs),
    shift: async (offsetMs) => {
      state.host?.tell({ offsetMs });
      await state.page?.evaluate(browserScript, offsetMs).catch(() => undefined);
    },
    close: async () => {
      await state.browser?.close().catch(() => undefined);
      await state.host?.end();
    },
  };
}

async function revive(
  state: Running,
  place: AppPlace,
  addresses: SandboxAddresses,
  offsetMs: number,
): Promise<void> {
  if (state.host === null) {
    const { rendererDir, port } = place;
    const options: HostOptions = { dataDir: join(place.dir, 'app'), rendererDir, port, offsetMs, addresses };
    state.host = await startChild(place.entry, ['host', JSON.stringify(options)]);
  } else state.host.tell({ offsetMs });
  if (state.browser === null) await openBrowser(state, join(place.dir, 'browser'));
  const page = state.page;
  if (page === null) throw new Error('The browser did not open a page.');
  await page.addInitScript(browserScript, offsetMs);
  const { url } = v.parse(Told, await state.host.ask('link'));
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  state.pids = await processesOf(state.browser);
}

/** The browser's own process first. */
async function processesOf(context: BrowserContext | null): Promise<number[]> {
  const session = await context?.browser()?.newBrowserCDPSession();
  const { processInfo } = v.parse(Processes, await session?.send('SystemInfo.getProcessInfo'));
  await session?.detach();
  const own = processInfo.filter(({ type }) => type === 'browser');
  return [...own, ...processInfo.filter(({ type }) => type !== 'browser')].map(({ id }) => id);
}

async function openBrowser(state: Running, profile: string): Promise<void> {
  const context = await launchProfile(profile, { viewport: { width: 1280, height: 800 }, locale: 'en-AU' });
  state.browser = context;
  state.page = context.pages()[0] ?? (await context.newPage());
}

async function killHost(state: Running): Promise<void> {
  const { host } = state;
  state.host = null;
  await host?.kill();
}

/** Every process of the browser at once, so that none of them can write down what another had asked for. */
async function killBrowser(state: Running): Promise<void> {
  const { browser, pids } = state;
  state.browser = null;
  state.page = null;
  if (browser === null) return;
  const closed = new Promise<void>((resolve) => {
    browser.once('close', () => resolve());
  });
  for (const pid of pids) killProcess(pid);
  await closed;
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself, as the page's process does when the page is another one.
  }
}

/** The real app in a real browser on the demo company, made ready once for a file of tests. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { type Session, type SessionOptions, openSession } from '../../electron/cli/demo/session.ts';
import { exploreDemo, importDemoStatement } from '../../electron/cli/demo/steps.ts';
import { CALLBACK_PORTS } from '../../electron/oauth/loopback.ts';
import type { DemoServers } from '../../electron/demoCompany.ts';
import type { FaultRule } from '../../electron/sandbox/faults.ts';
import { allowAccess, type DemoOptions, type RunningDemo, startDemo } from '../../electron/sandbox/demo.ts';
import { ensureBuilt, outDir, repoRoot } from './build.ts';
import { type Listener, layWire, type Wire } from './wire.ts';

/** The newest lines of the demo company's bank account once more, as CSV. */
export const secondFile = join(repoRoot, 'resources', 'demo', 'business-everyday-last-45-days.csv');
/** The whole statement. */
export const statementFile = join(
  repoRoot,
  'resources',
  'demo',
  'business-everyday-2026-07-20-to-2026-11-18.ofx',
);

/** Ports of sign-ins with Xero: the first of those that are registered is left to the test that needs just that one. */
export const XERO_PORTS = CALLBACK_PORTS.slice(1);

export interface Company {
  readonly page: Page;
  readonly session: Session;
  readonly demo: RunningDemo;
  /** The line between the app and its providers. */
  readonly wire: Wire;
  /** An empty folder of this company's own. */
  readonly dir: string;
  /** Posts to the sandbox's control address. */
  control(path: string, body: unknown): Promise<void>;
  /** The next calls that fit a rule go wrong. */
  fault(...rules: readonly Partial<FaultRule>[]): Promise<void>;
  clearFaults(): Promise<void>;
  close(): Promise<void>;
}

export type CompanyOptions = Partial<Pick<SessionOptions, 'size' | 'colorScheme' | 'services'>> & {
  /** More of the company than everyone sees. */
  readonly demo?: DemoOptions;
  /** Hears everything between the app and its services. */
  readonly heard?: Listener;
};

/** Builds the app, starts the demo company with more than enough calls a minute, and opens the app on its welcome screen. */
export async function openCompany({ demo: more, heard, ...options }: CompanyOptions = {}): Promise<Company> {
  ensureBuilt();
  const dir = await mkdtemp(join(tmpdir(), 'tieout-e2e-'));
  const demo = await startDemo(more);
  const wire = await layWire(demo.addresses.xero, heard);
  const control: Company['control'] = async (path, body) => {
    const reply = await fetch(`${demo.addresses.control}/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`The sandbox refused ${path}: ${await reply.text()}`);
  };
  await control('limits', { minute: 100_000, day: 1_000_000 });
  const session = await openSession({
    dataDir: join(dir, 'data'),
    rendererDir: join(outDir, 'renderer'),
    port: 0,
    ...options,
    services: { demoServers: overWire(demo, wire), xeroPorts: XERO_PORTS, ...options.services },
  });
  return {
    page: session.page,
    session,
    demo,
    wire,
    dir,
    control,
    fault: (...rules) => control('faults', { rules }),
    clearFaults: async () => {
      await fetch(`${demo.addresses.control}/faults`, { method: 'DELETE' });
    },
    close: async () => {
      await session.close();
      await wire.close();
      await demo.close();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** The same, with everything synced and the bank statement imported. */
export async function openReadyCompany(options: CompanyOptions = {}): Promise<Company> {
  const company = await openCompany(options);
  try {
    await exploreDemo(company.page);
    await importDemoStatement(company.page);
    return company;
  } catch (error) {
    await company.close();
    throw error;
  }
}

/** The running demo, reached over the line and left running by the app. */
function overWire(demo: RunningDemo, wire: Wire): DemoServers {
  const running: RunningDemo = {
    ...demo,
    addresses: { ...demo.addresses, xero: wire.base, stripe: wire.base },
    allowAccess: (authorizeUrl) => allowAccess(wire.base, authorizeUrl),
    close: async () => undefined,
  };
  return { start: async () => running, isRunning: () => true, close: async () => undefined };
}

/** A button by its exact accessible name. */
export function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** The desk's list. */
export function desk(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Payouts and bank lines' });
}

/** Closes every message in the corner. */
export async function closeMessages(page: Page): Promise<void> {
  const close = page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Close' });
  while ((await close.count()) > 0) await close.first().click();
}

/** Waits until every transition has ended; what moves for ever (a bar of work without an end in sight) isn't waited for. */
export async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (animation) =>
          animation.playState !== 'running' ||
          animation.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY,
      ),
  );
}

/** Chooses a language in the settings, in place. */
export async function speak(page: Page, locale: string): Promise<void> {
  await page.locator('.header button').last().click();
  await page.getByRole('dialog').locator('select').first().selectOption(locale);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, locale);
}

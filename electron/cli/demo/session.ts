/** The real app, served to a real headless browser, with a data folder and a browser profile of its own. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { type BrowserHost, startBrowserHost } from '../../browserHost.ts';
import { createServices, type Services, type ServicesOptions } from '../../services.ts';
import { openVault } from '../../vault/openVault.ts';
import { launchProfile } from '../browser.ts';

export interface Session {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly services: Services;
  readonly host: BrowserHost;
  /** Everything that the page's console called an error, and every uncaught exception in it. */
  readonly pageErrors: readonly string[];
  close(): Promise<void>;
}

export interface SessionOptions {
  /** Holds the vault, the demo company's state and the browser's profile; used again, the run goes on where it was. */
  readonly dataDir: string;
  readonly rendererDir: string;
  /** Must be the same in every run on one `dataDir`: a browser keeps its database by origin. */
  readonly port: number;
  readonly services?: Partial<ServicesOptions>;
  readonly size?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
}

/** Starts services, loopback host and browser, and opens the app. */
export async function openSession(options: SessionOptions): Promise<Session> {
  mkdirSync(options.dataDir, { recursive: true });
  const appDir = join(options.dataDir, 'app');
  const services = await createServices({
    dataDir: appDir,
    vault: await openVault({ dir: appDir, openSlot: leaveTheKeychainAlone }),
    hostKind: 'browser',
    openExternal: async () => undefined,
    ...options.services,
  });
  const host = await startBrowserHost({ services, port: options.port, rendererDir: options.rendererDir });
  const context = await launchProfile(join(options.dataDir, 'browser'), {
    viewport: options.size ?? { width: 1280, height: 800 },
    colorScheme: options.colorScheme ?? 'light',
    locale: 'en-AU',
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') pageErrors.push(message.text());
  });
  await page.goto(host.url);
  const close = async (): Promise<void> => {
    await context.close();
    await host.close();
    await services.close();
  };
  return { page, context, services, host, pageErrors, close };
}

/** A headless run must not leave a key in the keychain of this computer: its secrets stay in memory. */
function leaveTheKeychainAlone(): never {
  throw new Error('This run leaves the keychain alone.');
}

/** Serves the app to a browser until the process is told to end. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { startBrowserHost } from '../browserHost.ts';
import { EVERYONE_ONLINE, createDemoServers } from '../demoCompany.ts';
import { guardCrashes } from '../host/crash.ts';
import { hasDisplay, openSystemBrowser } from '../host/openSystemBrowser.ts';
import { createServices } from '../services.ts';
import type { StartOptions } from './options.ts';

export interface ServeExtras {
  /** The build's folder: `out`. Told by the entry, because shared code is built into a folder of its own. */
  readonly outDir: string;
  /** Serves the screens instead of the built files. */
  readonly serveScreens?: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
  readonly close?: (() => Promise<void>) | undefined;
}

/** Starts the services and the loopback host, prints the address on a line of its own, and ends cleanly on a signal. */
export async function serve(options: StartOptions, extras: ServeExtras): Promise<void> {
  guardCrashes((text) => {
    process.stderr.write(`Tieout stopped. What was being done goes on at the next start.\n${text}\n`, () =>
      process.exit(1),
    );
  });
  const services = await createServices({
    dataDir: options.dataDir,
    hostKind: 'browser',
    openExternal: openOrPrint,
    demoServers: createDemoServers(join(options.dataDir, 'demo'), EVERYONE_ONLINE),
  });
  const host = await startBrowserHost({
    services,
    port: options.port,
    rendererDir: join(extras.outDir, 'renderer'),
    serveScreens: extras.serveScreens,
  }).catch(async (error: unknown) => {
    await services.close();
    throw error;
  });
  endOnSignal(async () => {
    await host.close();
    await services.close();
    await extras.close?.();
  });
  console.log('Tieout is served to the browser of this computer only. Open this link; it works once:');
  console.log(host.url);
  offerMoreLinks(() => host.newLink());
  if (options.open && hasDisplay()) await openSystemBrowser(host.url).catch(() => undefined);
}

/** Where no browser can be opened from here, the person can open the page: a sign-in goes on once they have. */
export async function openOrPrint(url: string): Promise<void> {
  const opened =
    hasDisplay() &&
    (await openSystemBrowser(url).then(
      () => true,
      () => false,
    ));
  if (!opened) console.log(`Open this page in the browser of this computer:\n${url}`);
}

/** Enter prints a new link, for a second window or after the browser was closed. */
function offerMoreLinks(newLink: () => string): void {
  if (!process.stdin.isTTY) return;
  console.log('Press Enter for another link, Ctrl+C to stop.');
  process.stdin.on('data', () => console.log(newLink()));
}

function endOnSignal(close: () => Promise<void>): void {
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

/** A real, headless browser for the demo run and for the end-to-end tests. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';

const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/**
 * Launches the browser that `CHROME_PATH` names, else an installed Chromium or Chrome, else the Chromium of the
 * `@sparticuz/chromium` package. Rejects with what to do if there is none. The caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  const { chromium } = await driver();
  return chromium.launch(await launchOptions());
}

/** The same with a profile folder that survives: the next launch on it finds its local databases again. */
export async function launchProfile(
  profileDir: string,
  options: Pick<BrowserContextOptions, 'viewport' | 'colorScheme' | 'locale' | 'reducedMotion'>,
): Promise<BrowserContext> {
  const { chromium } = await driver();
  return chromium.launchPersistentContext(profileDir, { ...(await launchOptions()), ...options });
}

/** A developer's tool: not part of the packaged app, so it is loaded only when it's asked for. */
const driver = () => import('playwright-core');

async function launchOptions(): Promise<{ executablePath: string; args: string[] }> {
  const installed = installedBrowser();
  if (installed !== undefined) {
    const isRoot = process.getuid?.() === 0;
    return { executablePath: installed, args: isRoot ? [...FLAGS, '--no-sandbox'] : FLAGS };
  }
  const bundled = await bundledBrowser();
  return { executablePath: bundled.path, args: [...bundled.args, ...FLAGS] };
}

/** Path of an installed browser, or undefined. */
export function installedBrowser(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const named = env['CHROME_PATH'];
  if (named) return named;
  return usualPlaces(env).find((path) => existsSync(path));
}

function usualPlaces(env: Readonly<Record<string, string | undefined>>): string[] {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ];
  }
  if (process.platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    const apps = [join('Google', 'Chrome'), join('Microsoft', 'Edge'), 'Chromium'];
    return roots.flatMap((root) =>
      root === undefined
        ? []
        : apps.map((app) =>
            join(root, app, 'Application', app.endsWith('Edge') ? 'msedge.exe' : 'chrome.exe'),
          ),
    );
  }
  return [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/opt/google/chrome/chrome',
  ];
}

async function bundledBrowser(): Promise<{ path: string; args: string[] }> {
  if (process.platform !== 'linux') throw new Error(noBrowser());
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return { path: await chromium.executablePath(), args: chromium.args };
  } catch (error) {
    throw new Error(noBrowser(), { cause: error });
  }
}

function noBrowser(): string {
  return 'No Chromium or Chrome was found. Install one, or set CHROME_PATH to its program.';
}

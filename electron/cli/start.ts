/** `npm start`: the app in Electron where it can be had, else in the browser of this computer. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { hasDisplay } from '../host/openSystemBrowser.ts';
import { findElectron } from './electronBinary.ts';
import { readStartOptions } from './options.ts';
import type { StartOptions } from './options.ts';
import { serve } from './serve.ts';

/** A window that can't be opened (a library or the display is missing) fails within this time. */
const EARLY_MS = 10_000;

const outDir = join(import.meta.dirname, '..');

/** Starts in the host that the options and the computer allow. */
async function start(options: StartOptions): Promise<void> {
  if (options.browser) return serve(options, { outDir });
  const program = hasDisplay() ? findElectron({ fetch: true }) : null;
  if (program !== null && (await runElectron(program, options.dataDir))) return undefined;
  console.log(whyBrowser(program));
  return serve(options, { outDir });
}

function whyBrowser(program: string | null): string {
  if (program !== null) return 'Electron could not open a window here, so Tieout opens in your browser.';
  return hasDisplay()
    ? 'Electron’s program is not installed and could not be fetched, so Tieout opens in your browser.'
    : 'There is no display here, so Tieout is served to a browser instead of opening a window.';
}

/** Runs the app until it ends; false if it failed so early that no window can have been worked in. */
async function runElectron(program: string, dataDir: string): Promise<boolean> {
  const began = performance.now();
  const { ELECTRON_RUN_AS_NODE: _off, ...env } = process.env;
  const child = spawn(program, [join(outDir, '..')], {
    stdio: 'inherit',
    env: { ...env, TIEOUT_DATA_DIR: dataDir },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const ended = await new Promise<{ code: number | null; asked: boolean }>((done) => {
    child.once('error', () => done({ code: 1, asked: false }));
    child.once('close', (code, signal) => done({ code, asked: signal === 'SIGINT' || signal === 'SIGTERM' }));
  });
  if (ended.code !== 0 && !ended.asked && performance.now() - began < EARLY_MS) return false;
  process.exitCode = ended.code ?? (ended.asked ? 0 : 1);
  return true;
}

try {
  await start(readStartOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : 'Tieout could not start.');
  process.exitCode = 1;
}

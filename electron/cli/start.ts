/** `npm start`: the app in Electron where it can be had, else in the browser of this computer. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { hasDisplay } from '../host/openSystemBrowser.ts';
import { findElectron } from './electronBinary.ts';
import { readStartOptions } from './options.ts';
import type { StartOptions } from './options.ts';
import { serve } from './serve.ts';

const outDir = join(import.meta.dirname, '..');

/** Starts in the host that the options and the computer allow. */
async function start(options: StartOptions): Promise<void> {
  if (options.browser) return serve(options, { outDir });
  const program = hasDisplay() ? findElectron({ fetch: true }) : null;
  if (program !== null) return startElectron(program, options.dataDir);
  console.log(
    hasDisplay()
      ? 'Electron’s program is not installed and could not be fetched, so Tieout opens in your browser.'
      : 'There is no display here, so Tieout is served to a browser instead of opening a window.',
  );
  return serve(options, { outDir });
}

async function startElectron(program: string, dataDir: string): Promise<void> {
  const { ELECTRON_RUN_AS_NODE: _off, ...env } = process.env;
  const child = spawn(program, [join(outDir, '..')], {
    stdio: 'inherit',
    env: { ...env, TIEOUT_DATA_DIR: dataDir },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((done, failed) => {
    child.once('error', failed);
    child.once('close', (code, signal) => done(code ?? (signal === null ? 0 : 1)));
  });
}

try {
  await start(readStartOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : 'Tieout could not start.');
  process.exitCode = 1;
}

/** Options of `npm start` and `npm run dev`. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_PORT } from '../browserHost.ts';
import { defaultDataDir } from '../host/dataDir.ts';

export interface StartOptions {
  /** Serve to a browser even if Electron is there. */
  readonly browser: boolean;
  /** Port of the loopback host; of no use where Electron opens a window. */
  readonly port: number;
  /** Open the system browser at the address. */
  readonly open: boolean;
  readonly dataDir: string;
}

/** Reads `--browser --port N --no-open --data DIR`; throws `Error` with one line that names what is wrong. */
export function readStartOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      browser: { type: 'boolean', default: false },
      port: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      data: { type: 'string' },
    },
  });
  return {
    browser: values.browser,
    port: values.port === undefined ? DEFAULT_PORT : readPort(values.port),
    open: !values['no-open'],
    dataDir: resolve(values.data ?? process.env['TIEOUT_DATA_DIR'] ?? defaultDataDir()),
  };
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw new Error(`--port must be a number from 0 to 65535, not "${text}".`);
  return port;
}

/** Finds Electron's program, or fetches it where a window could be shown. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** How long fetching may take before the browser is used instead. */
const FETCH_MS = 120_000;

/** Path of Electron's program (in `ELECTRON_OVERRIDE_DIST_PATH` where that is set, as the package itself has it); null if it isn't there and, with `fetch`, can't be fetched either. */
export function findElectron(options: { readonly fetch: boolean }): string | null {
  const elsewhere = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (elsewhere) return existing(join(elsewhere, process.platform === 'win32' ? 'electron.exe' : 'electron'));
  const dir = packageDir();
  if (dir === null) return null;
  const present = programIn(dir);
  const installer = join(dir, 'install.js');
  if (present !== null || !options.fetch || !existsSync(installer)) return present;
  spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: FETCH_MS });
  return programIn(dir);
}

function packageDir(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** The package writes the program's place into `path.txt` once it has fetched it. */
function programIn(dir: string): string | null {
  const note = join(dir, 'path.txt');
  if (!existsSync(note)) return null;
  return existing(join(dir, 'dist', readFileSync(note, 'utf8').trim()));
}

function existing(program: string): string | null {
  return existsSync(program) ? program : null;
}

/** The built app, for tests that run it as it ships. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export const repoRoot = join(import.meta.dirname, '..', '..');
export const outDir = join(repoRoot, 'out');

/** Set once a run of the end-to-end tests has built: what is changed after that is for the next run. */
export const BUILT = 'TIEOUT_TESTS_BUILT';

/** Builds if a source is newer than the last build, once a run; throws with the build's own words if it fails. */
export function ensureBuilt(): void {
  if (process.env[BUILT] !== undefined) return;
  execFileSync(process.execPath, [join(repoRoot, 'electron', 'cli', 'run.mjs'), 'build'], {
    cwd: repoRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

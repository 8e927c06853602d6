/** The built app, for tests that run it as it ships. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

export const repoRoot = join(import.meta.dirname, '..', '..');
export const outDir = join(repoRoot, 'out');

/** Builds if a source is newer than the last build; throws with the build's own words if it fails. */
export function ensureBuilt(): void {
  execFileSync(process.execPath, [join(repoRoot, 'electron', 'cli', 'run.mjs'), 'build'], {
    cwd: repoRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

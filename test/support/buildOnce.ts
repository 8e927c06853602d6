/** Before the first end-to-end test file: files that run at once must not build under one another's feet. */
import { BUILT, ensureBuilt } from './build.ts';

export function setup(): void {
  ensureBuilt();
  process.env[BUILT] = 'yes';
}

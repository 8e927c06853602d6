/**
 * The archive library as this app may use it: packing happens in the worker that asks, because the content policy lets no worker
 * be made of a string. Stands in for `fflate` in the build (see `electron.vite.config.ts`).
 */
import { type FlateError, type Zippable, zipSync } from 'fflate/browser';

export * from 'fflate/browser';

/** As the library's own, at once. */
export function zip(files: Zippable, done: (error: FlateError | null, archive: Uint8Array) => void): void {
  done(null, zipSync(files));
}

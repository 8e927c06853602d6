/** Work of which only the latest counts: starting it again stops the one before. */

/**
 * Runs one piece of work at a time: a new one aborts the one before and begins once that has ended, so that what it holds (a port)
 * is free again.
 */
export function latestOnly<T>(): (
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
) => Promise<T> {
  let current: { readonly stop: AbortController; readonly done: Promise<T> } | null = null;

  return async (outer, work) => {
    const older = current;
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, outer]);
    const run = async () => {
      older?.stop.abort();
      await older?.done.catch(() => undefined);
      return await work(signal);
    };
    const mine = { stop, done: run() };
    current = mine;
    try {
      return await mine.done;
    } finally {
      if (current === mine) current = null;
    }
  };
}

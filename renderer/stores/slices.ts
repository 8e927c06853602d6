/** Long work on the page in slices that are shorter than a frame, so that keys, scrolling and painting come in between. */

/** A frame has 16 ms, and the page draws in it, too. */
const SLICE_MS = 8;

interface Yielding {
  readonly scheduler?: { readonly yield?: () => Promise<void> };
}

/** Lets whatever waits go first: input and painting before anything else. */
export function breathe(): Promise<void> {
  const { scheduler }: Yielding = globalThis;
  if (scheduler?.yield !== undefined) return scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Runs `steps` to their end, pausing whenever a slice is over. A step should take well under a millisecond. */
export async function inSlices(steps: Iterator<void, void>): Promise<void> {
  let until = performance.now() + SLICE_MS;
  while (steps.next().done !== true) {
    if (performance.now() < until) continue;
    // oxlint-disable-next-line no-await-in-loop -- one slice after the other
    await breathe();
    until = performance.now() + SLICE_MS;
  }
}

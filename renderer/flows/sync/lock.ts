/** One sync of a book at a time, over all windows: whoever comes second waits, and then reads only what has changed since. */
import type { FlowContext } from '../context.ts';

/** The part of `LockManager` that is used: waits for its turn, and rejects when the signal is aborted before. */
export interface WaitingLocks {
  /** Whether anyone holds it: who asks may be second all the same. */
  isHeld(name: string): Promise<boolean>;
  request<T>(name: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T>;
}

/** Turns within this process, where there are no Web Locks. */
export function localLocks(): WaitingLocks {
  const last = new Map<string, Promise<unknown>>();
  return {
    isHeld: async (name) => last.has(name),
    request: async (name, signal, work) => {
      const before = last.get(name) ?? Promise.resolve();
      const run = inTurn(before, signal, work);
      const own = Promise.allSettled([before, run]);
      last.set(name, own);
      try {
        return await run;
      } finally {
        if (last.get(name) === own) last.delete(name);
      }
    },
  };
}

async function inTurn<T>(
  before: Promise<unknown>,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  await Promise.race(signal === undefined ? [before] : [before, abortOf(signal)]);
  signal?.throwIfAborted();
  return work();
}

function abortOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

const inProcess = localLocks();

/** The locks of this environment. */
export function syncLocks(): WaitingLocks {
  const locks = globalThis.navigator?.locks;
  if (locks === undefined) return inProcess;
  return {
    isHeld: async (name) => (await locks.query()).held?.some((one) => one.name === name) === true,
    request: async (name, signal, work) => {
      const result = await locks.request(name, signal === undefined ? {} : { signal }, () => work());
      return result;
    },
  };
}

/**
 * Runs `work` when no other sync of this book is under way; tells by progress where it has to wait. Null where it was cancelled
 * before its turn came. Older history has a turn of its own: what is recent never waits for it.
 */
export async function inSyncTurn<T>(
  { db, signal, onProgress }: Pick<FlowContext, 'db' | 'signal' | 'onProgress'>,
  history: 'recent' | 'older',
  locks: WaitingLocks,
  work: () => Promise<T>,
): Promise<T | null> {
  const name = `${db.name}:sync:${history}`;
  if (await locks.isHeld(name)) onProgress?.({ stage: 'sync.waiting', done: 0, total: null });
  let hasBegun = false;
  try {
    return await locks.request(name, signal, () => {
      hasBegun = true;
      return work();
    });
  } catch (error) {
    if (!hasBegun && signal?.aborted === true) return null;
    throw error;
  }
}

/** A clock that only moves when everybody waits: to the earliest instant that somebody waits for. */
import { setImmediate as breathe } from 'node:timers/promises';

export interface VirtualClock {
  readonly now: () => number;
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Lets time pass until `work` is settled. */
  run<T>(work: Promise<T>): Promise<T>;
}

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that begins at `start`, milliseconds. */
export function virtualClock(start = 10_000_000): VirtualClock {
  let now = start;
  let sleepers: Sleeper[] = [];
  const sleep = async (ms: number, signal?: AbortSignal) => {
    await new Promise<void>((resolve, reject) => {
      const wake = () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      };
      const sleeper: Sleeper = { at: now + Math.max(0, ms), wake };
      sleepers.push(sleeper);
      const stop = () => {
        sleepers = sleepers.filter((one) => one !== sleeper);
        reject(new Error('woken'));
      };
      if (signal?.aborted === true) stop();
      else signal?.addEventListener('abort', stop, { once: true });
    });
  };
  return {
    now: () => now,
    sleep,
    run: async (work) => {
      let settled = false;
      const over = () => {
        settled = true;
      };
      work.then(over, over);
      // oxlint-disable-next-line no-unmodified-loop-condition -- by `over`
      while (!settled) {
        // oxlint-disable-next-line no-await-in-loop -- lets everything that can run do so
        await breathe();
        if (settled) break;
        const [next] = sleepers.toSorted((a, b) => a.at - b.at);
        if (!next) throw new Error('Everybody waits for nothing');
        sleepers = sleepers.filter((one) => one !== next);
        now = next.at;
        next.wake();
      }
      return await work;
    },
  };
}

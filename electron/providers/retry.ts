/** Asking again: only for reads, only where it may help, as long as the provider asks to wait. */
import { setTimeout as wait } from 'node:timers/promises';
import { cancelled } from './errors.ts';

/** What an error means for asking again. */
export interface Verdict {
  /** Asking again may help: the connection broke, the limit was hit, or the provider had a fault of its own. */
  readonly again: boolean;
  /** No reply came at all. */
  readonly disconnected: boolean;
  /** The provider's limit was hit. */
  readonly limited: boolean;
  /** Seconds that the provider asks to wait; null if it doesn't say. */
  readonly waitSeconds: number | null;
}

export interface RetryOptions {
  readonly signal: AbortSignal;
  readonly judge: (error: unknown) => Verdict;
  /** Told before a wait that the provider's limit causes. */
  readonly onLimit: () => void;
}

const ATTEMPTS = 5;
/** Fewer where there is no network: the user waits to be told. */
const ATTEMPTS_OFFLINE = 3;
const BASE_MS = 500;
const LONGEST_MS = 60_000;

/** Runs a read up to five times, three without a network. Throws what the last try threw, or `BridgeError` `cancelled` as soon as the signal aborts. */
export async function withRetry<T>(read: () => Promise<T>, options: RetryOptions): Promise<T> {
  let lost = 0;
  for (let attempt = 1; ; attempt += 1) {
    if (options.signal.aborted) throw cancelled();
    try {
      return await read();
    } catch (error) {
      if (options.signal.aborted) throw cancelled();
      const verdict = options.judge(error);
      if (verdict.disconnected) lost += 1;
      if (attempt >= ATTEMPTS || lost >= ATTEMPTS_OFFLINE || !verdict.again) throw error;
      if (verdict.limited) options.onLimit();
      await pause(delayMs(verdict, attempt), options.signal);
    }
  }
}

function delayMs({ waitSeconds }: Verdict, attempt: number): number {
  if (waitSeconds !== null) return Math.min(waitSeconds * 1000, LONGEST_MS);
  const full = Math.min(BASE_MS * 2 ** (attempt - 1), LONGEST_MS);
  return full / 2 + Math.random() * (full / 2);
}

/** Waits; throws `BridgeError` `cancelled` as soon as the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal });
  } catch {
    throw cancelled();
  }
}

/** Asking again: only for reads, only where it may help, as long as Stripe asks to wait. */
import { setTimeout as wait } from 'node:timers/promises';
import { cancelled, isDisconnect, isRateLimit, isTransient, retryAfterSeconds } from './errors.ts';

export interface RetryOptions {
  readonly signal: AbortSignal;
  /** Told before a wait that Stripe's limit causes. */
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
      if (isDisconnect(error)) lost += 1;
      if (attempt >= ATTEMPTS || lost >= ATTEMPTS_OFFLINE || !isTransient(error)) throw error;
      if (isRateLimit(error)) options.onLimit();
      await pause(delayMs(error, attempt), options.signal);
    }
  }
}

function delayMs(error: unknown, attempt: number): number {
  const asked = retryAfterSeconds(error, Date.now());
  if (asked !== null) return Math.min(asked * 1000, LONGEST_MS);
  const full = Math.min(BASE_MS * 2 ** (attempt - 1), LONGEST_MS);
  return full / 2 + Math.random() * (full / 2);
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal });
  } catch {
    throw cancelled();
  }
}

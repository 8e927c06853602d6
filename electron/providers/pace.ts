/** Keeps the requests of one key apart so that its provider's limit is hardly ever hit. */
import { pause } from './retry.ts';

/** Of one key, by `performance.now()`: when the next request may be sent at the earliest, and when the last one was. */
interface Pace {
  next: number;
  sent: number;
}

const paces = new Map<string, Pace>();

/**
 * Waits for this key's turn, `gapMs` after the one before. A timer that comes late on a busy machine makes those behind it wait, too:
 * requests are that far apart as they are sent, not only as they were meant. Throws `BridgeError` `cancelled` when the signal aborts.
 */
export async function takeTurn(key: string, gapMs: number, signal: AbortSignal): Promise<void> {
  const pace = paces.get(key) ?? { next: 0, sent: -Infinity };
  paces.set(key, pace);
  const mine = Math.max(performance.now(), pace.next);
  pace.next = mine + gapMs;
  for (;;) {
    const now = performance.now();
    const wait = Math.max(mine, pace.sent + gapMs) - now;
    if (wait <= 0) {
      pace.sent = now;
      return;
    }
    // oxlint-disable-next-line no-await-in-loop -- others may have been sent late meanwhile
    await pause(wait, signal);
  }
}

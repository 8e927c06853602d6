/** Keeps the requests of one key apart so that its provider's limit is hardly ever hit. */
import { pause } from './retry.ts';

const nextStart = new Map<string, number>();

/** Waits for this key's turn, `gapMs` after the one before. Throws `BridgeError` `cancelled` when the signal aborts. */
export async function takeTurn(key: string, gapMs: number, signal: AbortSignal): Promise<void> {
  const now = performance.now();
  const start = Math.max(now, nextStart.get(key) ?? 0);
  nextStart.set(key, start + gapMs);
  if (start <= now) return;
  await pause(start - now, signal);
}

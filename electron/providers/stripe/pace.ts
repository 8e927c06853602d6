/** Keeps requests apart so that Stripe's limit of 25 a second (sandboxes, and any one endpoint live) is hardly ever hit. */
import { setTimeout as wait } from 'node:timers/promises';
import { cancelled } from './errors.ts';

/** 22 a second. */
const GAP_MS = 45;
const nextStart = new Map<string, number>();

/** Waits for this key's turn. Throws `BridgeError` `cancelled` when the signal aborts. */
export async function takeTurn(key: string, signal: AbortSignal): Promise<void> {
  const now = performance.now();
  const start = Math.max(now, nextStart.get(key) ?? 0);
  nextStart.set(key, start + GAP_MS);
  if (start <= now) return;
  try {
    await wait(start - now, undefined, { signal });
  } catch {
    throw cancelled();
  }
}

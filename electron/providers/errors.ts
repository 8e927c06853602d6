/** What reading from any provider may end in. */
import { BridgeError } from '../../shared/bridge.ts';

/** The user stopped it. */
export function cancelled(): BridgeError {
  return new BridgeError({ code: 'cancelled', message: 'Stopped. What was read so far is kept.' });
}

/** Seconds that a `Retry-After` header asks to wait, as a number or a date; null if it says nothing. `now` is unix milliseconds. */
export function retryAfterIn(value: unknown, now: number): number | null {
  if (typeof value !== 'string' || value.trim() === '') return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}

/** What carries a bridge call to the desktop process. */
import { BridgeError } from '../../shared/bridge.ts';
import type { CallPriority, Method, Progress } from '../../shared/bridge.ts';

/** Carries one call: resolves with the unparsed result, rejects with `BridgeError`. */
export type Transport = (
  method: Method,
  params: unknown,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
  priority: CallPriority,
) => Promise<unknown>;

/** The `detail` of calls that found nobody: the program on this computer isn't running. */
export const HOST_GONE = 'hostGone';

/** The error of a call that was cancelled. */
export function cancelled(): BridgeError {
  return new BridgeError({ code: 'cancelled', message: 'Cancelled.' });
}

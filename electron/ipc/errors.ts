/** Turns whatever a handler threw into an error that may cross the bridge: no stack, no token, calm words. */
import { BridgeError } from '../../shared/bridge.ts';

/** `BridgeError` as it is; anything else as `cancelled` (if the call was cancelled), `offline` or `internal`. */
export function toBridgeError(thrown: unknown, aborted: boolean): BridgeError {
  if (thrown instanceof BridgeError) return thrown;
  if (aborted || nameOf(thrown) === 'AbortError') {
    return new BridgeError({ code: 'cancelled', message: 'Cancelled.' });
  }
  if (isNetworkError(thrown)) {
    return new BridgeError({
      code: 'offline',
      message: 'The service could not be reached. Check the connection and try again.',
    });
  }
  return new BridgeError({
    code: 'internal',
    message: 'Something inside Tieout failed, and this step was not completed. Try it again.',
    detail: nameOf(thrown),
  });
}

const NETWORK_CODES = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH']);

/** Only failures before anything could be sent: a reset or a time-out may have had its effect. */
function isNetworkError(thrown: unknown): boolean {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 4; error = error.cause, depth += 1) {
    if ('code' in error && typeof error.code === 'string' && NETWORK_CODES.has(error.code)) return true;
  }
  return false;
}

/** The class of an error, which is all that may be told of it: its message may hold a secret. */
function nameOf(thrown: unknown): string {
  return thrown instanceof Error && /^[A-Za-z]{1,40}$/.test(thrown.name) ? thrown.name : '';
}

import { BridgeError } from '../../shared/bridge.ts';

/** What a run rejects with when its signal is aborted. */
export function cancelled(): BridgeError {
  return new BridgeError({ code: 'cancelled', message: 'Matching was stopped. Nothing was changed.' });
}

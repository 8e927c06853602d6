/** Bridge calls through the preload script's `window.tieout`. */
import * as v from 'valibot';
import { BridgeError, ProgressSchema } from '../../shared/bridge.ts';
import type { Progress } from '../../shared/bridge.ts';
import { ReplySchema } from '../../shared/wire.ts';
import type { WindowBridge } from '../../shared/wire.ts';
import type { Transport } from './transport.ts';

/** One listener for the progress of all calls; each call has its own id. */
export function createElectronTransport(bridge: WindowBridge): Transport {
  const listeners = new Map<string, (progress: Progress) => void>();
  let count = 0;
  bridge.onProgress((id, progress) => {
    const parsed = v.safeParse(ProgressSchema, progress);
    if (parsed.success) listeners.get(id)?.(parsed.output);
  });
  return async (method, params, signal, onProgress, priority) => {
    count += 1;
    const id = String(count);
    const cancel = (): void => bridge.cancel(id);
    listeners.set(id, onProgress);
    signal.addEventListener('abort', cancel, { once: true });
    try {
      const reply = v.safeParse(
        ReplySchema,
        await bridge.call(id, method, params, priority).catch(() => null),
      );
      if (!reply.success) throw broken();
      if (!reply.output.ok) throw new BridgeError(reply.output.error);
      return reply.output.result;
    } finally {
      signal.removeEventListener('abort', cancel);
      listeners.delete(id);
    }
  };
}

function broken(): BridgeError {
  return new BridgeError({
    code: 'internal',
    message: 'Tieout did not answer. It may have changed something: look before you try again.',
    unknownOutcome: true,
  });
}

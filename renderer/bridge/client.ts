/** The bridge as the screens call it, over whichever host the page runs in. Arguments and answers are parsed here too. */
import { parseParams, parseResult } from '../../shared/bridge.ts';
import type { Method, Params, Progress, Result } from '../../shared/bridge.ts';
import type { WindowBridge } from '../../shared/wire.ts';
import type { BridgeCaller, CallOptions } from '../flows/context.ts';
import { createElectronTransport } from './electronTransport.ts';
import { createHttpTransport } from './httpTransport.ts';
import { cancelled } from './transport.ts';
import { takePageKey } from './pageKey.ts';
import type { Transport } from './transport.ts';

declare global {
  interface Window {
    readonly tieout?: WindowBridge;
  }
}

/** A caller over Electron's bridge where the preload script has put one on the window, else over the loopback host. */
export function createBridgeClient(transport: Transport = defaultTransport()): BridgeCaller {
  return async <M extends Method>(
    name: M,
    params: Params<M>,
    options: CallOptions = {},
  ): Promise<Result<M>> => {
    const signal = options.signal ?? new AbortController().signal;
    if (signal.aborted) throw cancelled();
    const parsed = parseParams(name, params);
    const onProgress = (progress: Progress) => options.onProgress?.(progress);
    const raw = await transport(name, parsed, signal, onProgress, options.priority ?? 'user');
    return parseResult(name, raw);
  };
}

function defaultTransport(): Transport {
  const { tieout } = window;
  return tieout === undefined
    ? createHttpTransport((url, init) => fetch(url, init), takePageKey(window))
    : createElectronTransport(tieout);
}

/** The bridge without a wire, for a sync: both sides parse, as they do in the app. */
import type { Connections } from '../../../../../electron/connections.ts';
import type { HandlerContext } from '../../../../../electron/ipc/contract.ts';
import type { createProviderHandlers } from '../../../../../electron/providers/handlers.ts';
import type { BridgeCaller, CallOptions } from '../../../../../renderer/flows/context.ts';
import {
  BridgeError,
  type Method,
  type Params,
  type Result,
  parseParams,
  parseResult,
} from '../../../../../shared/bridge.ts';

interface Served {
  readonly connections: Connections;
  readonly handlers: ReturnType<typeof createProviderHandlers>;
}

/** Calls the providers' handlers; anything else than a provider's data rejects. */
export function callHandlers(served: Served): BridgeCaller {
  return async <M extends Method>(
    name: M,
    params: Params<M>,
    options: CallOptions = {},
  ): Promise<Result<M>> => {
    const context: HandlerContext = {
      signal: options.signal ?? new AbortController().signal,
      progress: (progress) => options.onProgress?.(progress),
    };
    const answer = await answerOf(served, name, params, context);
    return parseResult(name, structuredClone(answer));
  };
}

async function answerOf(
  { connections, handlers }: Served,
  name: Method,
  params: unknown,
  context: HandlerContext,
) {
  switch (name) {
    case 'connections.list':
      return { connections: await connections.list() };
    case 'provider.entries':
    case 'provider.payouts':
      return handlers[name](parseParams(name, params), context);
    case 'provider.payoutsById':
      return handlers[name](parseParams(name, params), context);
    case 'provider.balance':
      return handlers[name](parseParams(name, params), context);
    default:
      throw new BridgeError({ code: 'internal', message: `${name} is not served here` });
  }
}

/** One call of the bridge, whichever host it came through: name, arguments and answer are checked here. */
import { bridge, BridgeError, parseParams, parseResult } from '../../shared/bridge.ts';
import type { Method, Result } from '../../shared/bridge.ts';
import { toBridgeError } from './errors.ts';
import type { HandlerContext, Handlers } from './contract.ts';

/**
 * Calls the handler of `name`. Arguments are parsed before it runs and its answer after.
 * Throws `BridgeError` and nothing else.
 */
export async function dispatch(
  handlers: Handlers,
  name: string,
  rawParams: unknown,
  context: HandlerContext,
): Promise<unknown> {
  try {
    if (!isMethod(name)) {
      throw new BridgeError({ code: 'badRequest', message: 'Tieout has no such bridge method.' });
    }
    return await run(handlers, name, rawParams, context);
  } catch (thrown) {
    throw toBridgeError(thrown, context.signal.aborted);
  }
}

/** Whether the bridge has a method of this name. */
export function isMethod(name: string): name is Method {
  return Object.hasOwn(bridge, name);
}

async function run<M extends Method>(
  handlers: Handlers,
  name: M,
  rawParams: unknown,
  context: HandlerContext,
): Promise<Result<M>> {
  const params = parseParams(name, rawParams);
  const handler = handlers[name];
  return parseResult(name, await handler(params, context));
}

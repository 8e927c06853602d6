/** What a room of the desktop process offers the bridge: handlers whose arguments are already parsed. */
import type { Bridge, CallContext, Method, Result } from '../../shared/bridge.ts';
import type * as v from 'valibot';

/** What a handler gets beside its arguments, with the real `AbortSignal`. */
export interface HandlerContext extends CallContext {
  readonly signal: AbortSignal;
}

export type Handler<M extends Method> = (
  params: v.InferOutput<Bridge[M]['params']>,
  context: HandlerContext,
) => Promise<Result<M>>;

/** One handler a method. Rooms return `Pick<Handlers, …>`; `services.ts` puts them together. */
export type Handlers = { readonly [M in Method]: Handler<M> };

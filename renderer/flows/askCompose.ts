/** Asks whoever matches (the worker in the app) to work out what untold payouts hold. */
import * as v from 'valibot';
import { type ComposeSummary, ComposeSummarySchema } from './compose.ts';
import type { FlowContext } from './context.ts';
import { matcherOf } from './match.ts';

/** `composePayouts` off this thread. Rejects with `BridgeError` `cancelled` when the signal is aborted: an account under way is as it was. */
export async function askCompose(ctx: FlowContext): Promise<ComposeSummary> {
  const { signal, onProgress } = ctx;
  const told = await matcherOf(ctx).job('compose', null, { now: ctx.now(), signal, onProgress });
  return v.parse(ComposeSummarySchema, told);
}

/** Xero's limits as last seen, so that the header can say how many calls are left today. */
import { create } from 'zustand';
import type { Budget, Method, Params, Result } from '../../shared/bridge.ts';
import type { BridgeCaller, CallOptions } from '../flows/context.ts';

export const useBudget = create<{ readonly budget: Budget }>(() => ({ budget: null }));

/** A caller that notes the budget of every answer that carries one. */
export function watchBudget(call: BridgeCaller): BridgeCaller {
  return async <M extends Method>(name: M, params: Params<M>, options?: CallOptions): Promise<Result<M>> => {
    const result = await call(name, params, options);
    if ('budget' in result && result.budget !== null) useBudget.setState({ budget: result.budget });
    return result;
  };
}

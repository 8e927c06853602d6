/** Xero's limits as last seen, so that the header can say how many calls are left. */
import { create } from 'zustand';
import type { Budget, Method, Params, Result } from '../../shared/bridge.ts';
import type { BridgeCaller, CallOptions } from '../flows/context.ts';

/** What one organisation still takes. */
export interface SeenBudget {
  readonly dayRemaining: number | null;
  readonly minuteRemaining: number | null;
  /** Calls that wait, and the seconds until the first of them may go on (null: for a place, not for the limit). */
  readonly waiting?: number;
  readonly opensInSeconds?: number | null;
  /** When it was seen, unix milliseconds: Xero counts minutes anew. */
  readonly at: number;
}

interface BudgetStore {
  /** By connection. */
  readonly seen: ReadonlyMap<string, SeenBudget>;
}

export const useBudget = create<BudgetStore>(() => ({ seen: new Map() }));

const MINUTE_MS = 60_000;

/** What all organisations together still take at the least: that of the one with the fewest left. Null before any call. */
export function scarcest({ seen }: BudgetStore): SeenBudget | null {
  const left = ({ dayRemaining }: SeenBudget) => dayRemaining ?? Number.MAX_SAFE_INTEGER;
  const all = [...seen.values()].toSorted((a, b) => left(a) - left(b));
  return all[0] ?? null;
}

/** The calls left this minute; null once that minute is over or where it was never seen. */
export function minuteLeft(budget: SeenBudget | null, now: number): number | null {
  return budget !== null && Math.abs(now - budget.at) < MINUTE_MS ? budget.minuteRemaining : null;
}

function note(connectionId: string, budget: Budget, at: number): void {
  if (budget === null) return;
  const { seen } = useBudget.getState();
  useBudget.setState({ seen: new Map([...seen, [connectionId, { ...budget, at }]]) });
}

/** Asks the desktop process what was last seen of an organisation's limits; no call leaves the machine. */
export async function recallBudget(
  call: BridgeCaller,
  connectionId: string,
  now: () => number,
): Promise<void> {
  const { budget } = await call('xero.budget', { connectionId });
  note(connectionId, budget, now());
}

/**
 * A caller that notes the limits with every answer of Xero's; after a call that failed, which counts too, it asks what was seen.
 * `now` in unix milliseconds.
 */
export function watchBudget(call: BridgeCaller, now: () => number): BridgeCaller {
  return async <M extends Method>(name: M, params: Params<M>, options?: CallOptions): Promise<Result<M>> => {
    const connectionId = 'connectionId' in params ? params.connectionId : '';
    try {
      const result = await call(name, params, options);
      if ('budget' in result) note(connectionId, result.budget, now());
      return result;
    } catch (error) {
      if (name.startsWith('xero.') && name !== 'xero.budget' && connectionId !== '')
        // What is left is only shown: not knowing it stops nothing.
        await recallBudget(call, connectionId, now).catch(() => undefined);
      throw error;
    }
  };
}

/** Forgets an organisation that isn't connected any more. */
export function forgetBudget(connectionId: string): void {
  const seen = new Map(useBudget.getState().seen);
  seen.delete(connectionId);
  useBudget.setState({ seen });
}

/** Whether the world outside is reached: for the whole window, from what the calls themselves met and what the system says. */
import { useEffect, useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { BridgeError, type Method, type Params, type Result } from '../../shared/bridge.ts';
import { HOST_GONE } from '../bridge/transport.ts';
import type { BridgeCaller, CallOptions } from '../flows/context.ts';

interface ReachStore {
  /** By connection, whether its last call got through; those that were never tried aren't here. */
  readonly tried: ReadonlyMap<string, boolean>;
  /** The program on this computer that this page belongs to doesn't answer. */
  readonly isHostGone: boolean;
}

export const useReachStore = create<ReachStore>(() => ({ tried: new Map(), isHostGone: false }));

export type Reach = 'here' | 'offline' | 'hostGone';

/** One provider that is down isn't the network: offline is when nothing that was tried got through. */
export function reachOf({ tried, isHostGone }: ReachStore, isOnline: boolean): Reach {
  if (isHostGone) return 'hostGone';
  const none = tried.size > 0 && [...tried.values()].every((through) => !through);
  return isOnline && !none ? 'here' : 'offline';
}

/** Notes of each call whether it got through. */
export function watchReach(call: BridgeCaller): BridgeCaller {
  return async <M extends Method>(name: M, params: Params<M>, options?: CallOptions): Promise<Result<M>> => {
    // What is asked of the desktop process alone says nothing about the network.
    const goesOut = /^(?:xero|provider)\./.test(name) && name !== 'xero.budget';
    const connectionId = goesOut && 'connectionId' in params ? params.connectionId : null;
    try {
      const result = await call(name, params, options);
      note(connectionId, true, false);
      return result;
    } catch (error) {
      const { code, detail } = error instanceof BridgeError ? error.data : { code: 'internal', detail: '' };
      if (code === 'offline') note(connectionId, false, false);
      else if (code !== 'cancelled') note(null, true, detail === HOST_GONE);
      throw error;
    }
  };
}

function note(connectionId: string | null, through: boolean, isHostGone: boolean): void {
  const before = useReachStore.getState();
  const isNews = connectionId !== null && before.tried.get(connectionId) !== through;
  if (!isNews && before.isHostGone === isHostGone) return;
  const tried = isNews ? new Map([...before.tried, [connectionId, through]]) : before.tried;
  useReachStore.setState({ tried, isHostGone });
}

/** How it stands now, as the system and the last calls say. */
export function useReach(): Reach {
  const isOnline = useSyncExternalStore(listenOnline, () => navigator.onLine);
  const store = useReachStore();
  // Back on the network nothing is known of the connections yet.
  useEffect(() => {
    if (isOnline) useReachStore.setState({ tried: new Map() });
  }, [isOnline]);
  return reachOf(store, isOnline);
}

function listenOnline(changed: () => void): () => void {
  globalThis.addEventListener('online', changed);
  globalThis.addEventListener('offline', changed);
  return () => {
    globalThis.removeEventListener('online', changed);
    globalThis.removeEventListener('offline', changed);
  };
}

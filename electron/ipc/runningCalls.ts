/** The calls that are running, so that they can be cancelled: by id, by owner (a window that went away), or all. */
export interface RunningCalls {
  /** Begins a call; null if the owner already has one of this id. `done` must be called at its end. */
  start(owner: number, id: string): { readonly signal: AbortSignal; done(): void } | null;
  cancel(owner: number, id: string): void;
  cancelOwner(owner: number): void;
  cancelAll(): void;
  readonly size: number;
}

/** An empty register of calls. */
export function createRunningCalls(): RunningCalls {
  const calls = new Map<string, { readonly owner: number; readonly controller: AbortController }>();
  const abortWhere = (wanted: (owner: number) => boolean): void => {
    for (const call of calls.values()) if (wanted(call.owner)) call.controller.abort();
  };
  return {
    start(owner, id) {
      const key = `${owner} ${id}`;
      if (calls.has(key)) return null;
      const controller = new AbortController();
      calls.set(key, { owner, controller });
      return { signal: controller.signal, done: () => void calls.delete(key) };
    },
    cancel: (owner, id) => calls.get(`${owner} ${id}`)?.controller.abort(),
    cancelOwner: (owner) => abortWhere((candidate) => candidate === owner),
    cancelAll: () => abortWhere(() => true),
    get size() {
      return calls.size;
    },
  };
}

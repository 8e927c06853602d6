/** One sender at a time, over all windows: Web Locks where there are any, otherwise a list in this process. */
const held = new Set<string>();

/** The part of `LockManager` that is used. */
export interface Locks {
  request<T>(
    name: string,
    options: { readonly ifAvailable: true },
    work: (lock: unknown) => Promise<T>,
  ): Promise<T>;
}

const inProcess: Locks = {
  async request(name, _options, work) {
    if (held.has(name)) return work(null);
    held.add(name);
    try {
      return await work({ name });
    } finally {
      held.delete(name);
    }
  },
};

/** The locks of this environment. */
export function defaultLocks(): Locks {
  const locks = globalThis.navigator?.locks;
  if (locks === undefined) return inProcess;
  return {
    request: async (name, options, work) => {
      const result = await locks.request(name, options, (lock) => work(lock));
      return result;
    },
  };
}

/** Runs `work` if nobody else posts on this database; resolves with null otherwise. */
export async function withPostingLock<T>(
  databaseName: string,
  locks: Locks,
  work: () => Promise<T>,
): Promise<T | null> {
  return locks.request(`${databaseName}:posting`, { ifAvailable: true }, async (lock) =>
    lock === null ? null : work(),
  );
}

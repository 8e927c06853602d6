/** A keychain in memory, for what a real one can't be made to do on demand: forget, refuse, lie. */
import type { OpenSlot } from '../../../../electron/vault/keychain.ts';

export interface MemoryKeychain {
  readonly openSlot: OpenSlot;
  readonly entries: Map<string, string>;
}

/** `keeps: false` accepts writes and forgets them. */
export function memoryKeychain({ keeps = true } = {}): MemoryKeychain {
  const entries = new Map<string, string>();
  return {
    entries,
    openSlot: async (account) => ({
      read: async () => entries.get(account) ?? null,
      write: async (value) => {
        if (keeps) entries.set(account, value);
      },
      delete: async () => {
        entries.delete(account);
      },
    }),
  };
}

/** The vault's content in memory, saved after every change before the change counts. */
import { inTurn } from './inTurn.ts';
import type { Secrets } from './cipher.ts';
import type { Vault } from './vault.ts';

/** Makes the secrets durable; a rejected save leaves the old ones standing. */
export type Save = (secrets: Secrets) => Promise<void>;

/** The four operations of a vault over `initial`; changes run one after the other. */
export function secretStore(initial: Secrets, save: Save): Pick<Vault, 'get' | 'set' | 'delete' | 'names'> {
  let secrets = new Map(Object.entries(initial));
  const queued = inTurn();

  /** `edit` says whether it changed anything. */
  const change = async (edit: (copy: Map<string, string>) => boolean): Promise<void> => {
    await queued(async () => {
      const copy = new Map(secrets);
      if (!edit(copy)) return;
      await save(Object.fromEntries(copy));
      secrets = copy;
    });
  };

  return {
    get: async (name) => secrets.get(name) ?? null,
    set: async (name, value) => {
      await change((copy) => {
        copy.set(name, value);
        return true;
      });
    },
    delete: async (name) => {
      await change((copy) => copy.delete(name));
    },
    names: async () => [...secrets.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
  };
}

/** The vault's content in memory, saved after every change before the change counts. */
import type { Secrets } from './cipher.ts';
import { inTurn } from './inTurn.ts';
import type { Vault } from './vault.ts';
import { compareText } from '../../shared/order.ts';

/** Where the content lives between sessions. */
export interface Keeper {
  /** Makes the secrets durable; when it rejects, the old ones still stand. */
  save(secrets: Secrets): Promise<void>;
  /** What another running Tieout has saved since the last save or load here; null if nothing. */
  changed(): Promise<Secrets | null>;
}

/** The four operations of a vault over `initial`; they run one after the other. */
export function secretStore(
  initial: Secrets,
  keeper: Keeper,
): Pick<Vault, 'get' | 'set' | 'delete' | 'names'> {
  let secrets: ReadonlyMap<string, string> = new Map(Object.entries(initial));
  const queued = inTurn();

  const current = async (): Promise<ReadonlyMap<string, string>> => {
    const newer = await keeper.changed();
    if (newer) secrets = new Map(Object.entries(newer));
    return secrets;
  };
  /** `edit` says whether it changed anything. */
  const change = async (edit: (copy: Map<string, string>) => boolean): Promise<void> => {
    await queued(async () => {
      const copy = new Map(await current());
      if (!edit(copy)) return;
      await keeper.save(Object.fromEntries(copy));
      secrets = copy;
    });
  };

  return {
    get: async (name) => await queued(async () => (await current()).get(name) ?? null),
    set: async (name, value) => {
      await change((copy) => {
        copy.set(name, value);
        return true;
      });
    },
    delete: async (name) => {
      await change((copy) => copy.delete(name));
    },
    names: async () => await queued(async () => [...(await current()).keys()].sort(compareText)),
  };
}

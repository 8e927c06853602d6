/** A vault for tests that must leave the keychain of this computer alone. */
import { openVault } from '../../electron/vault/openVault.ts';
import type { Vault } from '../../electron/vault/vault.ts';

/** The real vault as it is where there is no keychain: secrets in memory. */
export function sessionVault(dir: string): Promise<Vault> {
  return openVault({
    dir,
    openSlot: () => {
      throw new Error('No keychain in this test.');
    },
  });
}

/** Finds secrets where none may be: collects every one of a run, then looks for each in any of its disguises. */
import type { Vault } from '../../electron/vault/vault.ts';

/** Long words of the vault's values under names that hold secrets; the rest of a connection is what screens show. */
const SECRET_FIELD = /"(?:accessToken|refreshToken|key)":"([^"]+)"/g;

/** A vault that notes every token and key that is ever put into it, also those that were replaced since. */
export function watchedVault(vault: Vault): { vault: Vault; secrets: Set<string> } {
  const secrets = new Set<string>();
  const set: Vault['set'] = async (name, value) => {
    for (const [, secret = ''] of value.matchAll(SECRET_FIELD)) secrets.add(secret);
    await vault.set(name, value);
  };
  return { vault: { ...vault, set }, secrets };
}

/** How a secret could be written: as it is, in an address, in base64, or its first half in a cut-off message. */
function disguises(secret: string): string[] {
  return [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    secret.slice(0, Math.max(16, secret.length >> 1)),
  ];
}

/** Which of `secrets` occur in `text`; shortened, so that a failing test doesn't print one. */
export function secretsIn(text: string, secrets: Iterable<string>): string[] {
  const found: string[] = [];
  for (const secret of secrets) {
    if (disguises(secret).some((form) => text.includes(form)))
      found.push(`${secret.slice(0, 6)}… (${secret.length})`);
  }
  return found;
}

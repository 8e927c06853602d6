/** Opens the vault: key from the keychain, content from an encrypted file; memory only where there is no keychain. */
import { access, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BridgeError } from '../../shared/bridge.ts';
import { errorCode, readIfThere, temporaryOf, writeAtomically } from './atomicFile.ts';
import { type Secrets, VaultUnreadable, seal, unseal } from './cipher.ts';
import { type OpenSlot, systemKeychain } from './keychain.ts';
import { masterKey } from './masterKey.ts';
import { type Keeper, secretStore } from './secretStore.ts';
import type { Vault } from './vault.ts';

const FILE = 'vault.json';

export interface VaultOptions {
  /** The app's own folder; made if missing. */
  readonly dir: string;
  /** Name in the keychain; `Tieout` unless a test says otherwise. */
  readonly service?: string;
  /** The keychain; the operating system's unless a test says otherwise. */
  readonly openSlot?: OpenSlot;
}

/**
 * Opens the vault in `dir`. Never rejects: without a usable keychain (or a folder to write to) it keeps secrets in memory for this session and
 * `reason` says so; a file that can't be opened is set aside as `vault.json.unreadable-N` and the vault starts empty.
 */
export async function openVault(options: VaultOptions): Promise<Vault> {
  const path = join(options.dir, FILE);
  let key: Buffer;
  try {
    ({ key } = await masterKey(options.openSlot ?? systemKeychain(options.service ?? 'Tieout')));
  } catch {
    return sessionVault(await noKeychainReason(path));
  }
  try {
    return await fileVault(path, key);
  } catch {
    return sessionVault(
      'The folder for sign-ins can’t be read or written, so sign-ins are kept until Tieout closes. Check the permissions and the free space of the app’s data folder.',
    );
  }
}

function sessionVault(reason: string): Vault {
  return { mode: 'session', reason, ...secretStore({}, { save: async () => {}, changed: async () => null }) };
}

async function noKeychainReason(path: string): Promise<string> {
  const kept = await exists(path);
  return [
    process.platform === 'linux'
      ? 'This computer’s keychain (Secret Service) is missing or locked, so sign-ins are kept until Tieout closes.'
      : 'This computer’s keychain is missing or locked, so sign-ins are kept until Tieout closes.',
    ...(kept ? ['Sign-ins kept earlier stay where they are and can’t be used now.'] : []),
    'Unlock the keychain and start Tieout again to keep them.',
  ].join(' ');
}

async function fileVault(path: string, key: Buffer): Promise<Vault> {
  // A leftover is a write that never took effect: the file itself is the truth.
  await rm(temporaryOf(path), { force: true });
  const { secrets, reason } = await load(path, key);
  const keeper = fileKeeper(path, key);
  // Proves now, not at the first sign-in, that the folder can be written.
  await keeper.save(secrets);
  return { mode: 'keychain', reason, ...secretStore(secrets, keeper) };
}

/**
 * Saves to the file, and sees what another running Tieout wrote there: tokens rotate, so an old copy must not win.
 * A file that can't be opened while running is left to the next start.
 */
function fileKeeper(path: string, key: Buffer): Keeper {
  let seen = '';
  return {
    save: async (secrets) => {
      const text = seal(secrets, key);
      await writeAtomically(path, text).catch(explainUnwritable);
      seen = text;
    },
    changed: async () => {
      const text = await readIfThere(path).catch(() => null);
      if (text === null || text === seen) return null;
      seen = text;
      try {
        return unseal(text, key);
      } catch {
        return null;
      }
    },
  };
}

function explainUnwritable(error: unknown): never {
  const code = errorCode(error);
  throw new BridgeError({
    code: 'internal',
    message:
      'The sign-in could not be saved on this computer, so the one before still stands. Free some space or check the permissions of the app’s data folder, then try again.',
    detail: code,
  });
}

async function load(path: string, key: Buffer): Promise<{ secrets: Secrets; reason: string }> {
  const text = await readIfThere(path);
  if (text === null) return { secrets: {}, reason: '' };
  try {
    return { secrets: unseal(text, key), reason: '' };
  } catch (error) {
    if (!(error instanceof VaultUnreadable)) throw error;
    await setAside(path);
    return {
      secrets: {},
      reason:
        'The sign-ins kept on this computer couldn’t be opened: their key is gone or the file was changed. Nothing else is affected. Please sign in again.',
    };
  }
}

async function setAside(path: string): Promise<void> {
  let number = 1;
  // oxlint-disable-next-line no-await-in-loop -- looks for the first free name
  while (await exists(`${path}.unreadable-${number}`)) number += 1;
  await rename(path, `${path}.unreadable-${number}`);
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

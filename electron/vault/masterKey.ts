/** The vault's master key: 32 random bytes that live in the OS keychain and nowhere else. */
import { randomBytes } from 'node:crypto';
import { KEY_BYTES } from './cipher.ts';
import { type OpenSlot, probe } from './keychain.ts';

const ACCOUNT = 'vault-key';

export interface MasterKey {
  readonly key: Buffer;
  /** True when the keychain had none, or something that isn't a key. */
  readonly fresh: boolean;
}

/** Reads the key, or makes and keeps a new one. Rejects where the keychain can't be used. */
export async function masterKey(openSlot: OpenSlot): Promise<MasterKey> {
  const slot = await openSlot(ACCOUNT);
  const kept = parseKey(await slot.read());
  if (kept) return { key: kept, fresh: false };
  await probe(openSlot);
  const key = randomBytes(KEY_BYTES);
  await slot.write(key.toString('base64'));
  if (!parseKey(await slot.read())?.equals(key))
    throw new Error('The keychain does not keep what it is given');
  return { key, fresh: true };
}

function parseKey(text: string | null): Buffer | null {
  if (text === null) return null;
  const key = Buffer.from(text, 'base64');
  return key.length === KEY_BYTES ? key : null;
}

/** The OS keychain, as far as the vault needs it: one text under one name. */
import { randomBytes } from 'node:crypto';

/** One named place in the keychain. Every call rejects when the keychain doesn't answer within the time given. */
interface KeychainSlot {
  read(): Promise<string | null>;
  write(value: string): Promise<void>;
  delete(): Promise<void>;
}

/** Opens a slot; rejects where there is no usable keychain. */
export type OpenSlot = (account: string) => Promise<KeychainSlot>;

/** A person may have to type a password to unlock the keychain; a machine without one must not hang. */
const ANSWER_MS = 20_000;

/**
 * Slots of the OS keychain under `service`. On Linux pinned to the Secret Service: the library's own default would
 * fall back silently to the kernel's key store, which a reboot empties.
 */
export function systemKeychain(service: string, answerMs = ANSWER_MS): OpenSlot {
  return async (account) => {
    const { AsyncEntry } = await import('@napi-rs/keyring');
    const entry = new AsyncEntry(service, account, { linux: { store: 'secret-service' } });
    return {
      read: async () =>
        (await withinTime(answerMs, async (signal) => await entry.getPassword(signal))) ?? null,
      write: async (value) => {
        await withinTime(answerMs, async (signal) => await entry.setPassword(value, signal));
      },
      delete: async () => {
        await withinTime(answerMs, async (signal) => await entry.deleteCredential(signal));
      },
    };
  };
}

/** The abort signal only stops work that hasn't begun, so the clock also runs beside it. */
async function withinTime<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      stop.abort();
      reject(new Error('The keychain did not answer'));
    }, ms);
  });
  try {
    return await Promise.race([work(stop.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Writes, reads back and deletes a random text; throws if the keychain doesn't keep what it is given. */
export async function probe(openSlot: OpenSlot): Promise<void> {
  const account = `probe-${randomBytes(6).toString('hex')}`;
  const value = randomBytes(16).toString('base64');
  const slot = await openSlot(account);
  await slot.write(value);
  const kept = await slot.read();
  await slot.delete();
  if (kept !== value) throw new Error('The keychain does not keep what it is given');
}
